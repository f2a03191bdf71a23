"""The words that go with a package: an SMS that fits one message, and a longer text for WhatsApp or surel."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from lkm_desktop.format import ribuan, tanggal_panjang, tanggal_pendek
from lkm_desktop.services.kelengkapan_data import sebut_periode
from lkm_desktop.services.organisasi import Kantor, kantor, penanda
from lkm_desktop.services.paket import Siap
from lkm_desktop.services.rekap.isi import Baris
from lkm_desktop.services.templat import Susunan, susunan

#: characters of one SMS
SMS = 160
#: characters that are not in the alphabet of SMS and would halve its length, as they are written there
_ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def sms(s: Session, siap: Siap) -> str:
    """At most 160 plain characters: long names give way, to the abbreviation of the body first."""
    office, words = kantor(s), susunan(s, "pesan-rekap")
    text = ""
    for given in _kian_pendek(office, siap):
        text = _polos(words("sms", **given))
        if len(text) <= SMS:
            return text
    return text[: SMS - 3].rsplit(" ", 1)[0].rstrip(" ,.(") + "..."


def _kian_pendek(office: Kantor, siap: Siap) -> Iterator[dict[str, str]]:
    """The fill-ins of the message, each shorter than the one before."""
    common = {"periode": sebut_periode(siap.periode), "sampai": tanggal_pendek(siap.sampai), "berkas": siap.nama}
    kind = "Kel." if office.wilayah == "Kelurahan" else office.wilayah
    yield common | {"lembaga": office.lembaga, "wilayah": f"{office.wilayah} {office.kelurahan}", "sekretaris": ""}
    yield common | {"lembaga": office.lembaga, "wilayah": f"{kind} {office.kelurahan}", "sekretaris": ""}
    yield common | {"lembaga": office.singkatan, "wilayah": f"{kind} {office.kelurahan}", "sekretaris": ""}
    yield common | {"lembaga": office.singkatan, "wilayah": f"{kind} {office.kelurahan}", "sekretaris": "",
                    "periode": siap.periode.kode if siap.periode.jenis != "siklus" else "siklus"}  # fmt: skip


def _polos(text: str) -> str:
    """One line in the alphabet of SMS: no accents, no curly quotes."""
    plain = unicodedata.normalize("NFKD", " ".join(text.translate(_ASCII).split()))
    return plain.encode("ascii", "ignore").decode("ascii")


def wa(s: Session, siap: Siap) -> str:
    """Salam, what was sent, its figures, what is missing, the file and its sender, as plain text with line breaks."""
    office, words = kantor(s), susunan(s, "pesan-rekap")
    nilai = {
        "lembaga": office.lembaga, "wilayah": f"{office.wilayah} {office.kelurahan}",
        "periode": sebut_periode(siap.periode), "sampai": tanggal_panjang(siap.sampai),
        "sekretaris": penanda(s, siap.sampai)[1][1], "berkas": siap.nama,
    }  # fmt: skip
    figures = [f"- {one}" for one in angka_pokok(siap.rekap.lembar)]
    parts = (
        words("salam", **nilai), words("isi", **nilai),
        "\n".join([words("angka", **nilai), *figures]) if figures else "", f"Berkas: {siap.nama}",
        words("penutup", **nilai), _dari(words, nilai),
    )  # fmt: skip
    return "\n\n".join(part.strip() for part in parts if part.strip())


def _dari(words: Susunan, nilai: Mapping[str, str]) -> str:
    return words("dari", **nilai).strip(" ,")


def angka_pokok(lembar: Mapping[str, list[Baris]]) -> list[str]:
    """The recap in a few figures; what there is nothing of is left out."""
    found = []
    for kode, noun in (("R2", "Anggota"), ("R4", "Relawan")):
        rows = [row for row in lembar.get(kode, ()) if not str(row.get("status")).startswith("Berhenti")]
        men, women = (sum(row.get("jenis_kelamin") == jk for row in rows) for jk in "LP")
        if rows:
            found.append(f"{noun} {ribuan(len(rows))} orang ({men} L, {women} P)")
    for kode, noun in (("R8", "Pertemuan rutin"), ("R9", "Sesi KBK"), ("R10", "Pelatihan")):
        rows = lembar.get(kode, [])
        if rows:
            found.append(f"{noun} {ribuan(len(rows))} kali")
    done = sum(str(row.get("status") or "").lower() == "selesai" for row in lembar.get("R6", ()))
    if lembar.get("R6"):
        found.append(f"Kegiatan siklus selesai {done} dari {len(lembar['R6'])}")
    return found
