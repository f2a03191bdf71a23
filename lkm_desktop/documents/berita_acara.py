"""Berita acara: the frame that every kind shares (lkm-siklus.md 5.1, 5.5): title and number, opening with the date in
words, participants, quorum, agenda, results, the representatives who agree, closing, signatures. The table stands
before the closing as in the form of 5.5: no page holds names and signatures without the sentence they belong to.

What is not known leaves dots to write on; nothing is said that was neither recorded nor typed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.documents.berita_acara_tanda import hadir, penanda_ba, tabel_wakil
from lkm_desktop.documents.isi import METERAI, Alinea, Blok, Isi, Judul, Ruang, Tanda
from lkm_desktop.documents.notulen import kalimat_kuorum
from lkm_desktop.documents.office import kop_of, meeting_code, printed_on
from lkm_desktop.documents.peringatan import belum_berlangsung, penanda_absen, suara_janggal, tempat_tanda
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import tanggal_isian
from lkm_desktop.services import fakta_ba
from lkm_desktop.services.fakta_rapat import (
    FaktaRapat,
    angka_kata,
    bertitik,
    fakta,
    jumlah_suara,
    kunci_cara,
    semua_mufakat,
)
from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.surat import TITIK, baris
from lkm_desktop.services.templat import Susunan, susunan

_NUMBER_MM = 7
_BLANK_LINES = 3
#: so many decisions by consent are each told so when others were voted on; more are told so together
_ONE_BY_ONE = 3
#: a long line of dots that fills most of a line
GARIS = "." * 110


@dataclass(frozen=True)
class Bahan:
    """One berita acara in the making: the meeting, what was typed, its sentences and the fill-ins they share; title and
    name of the koordinator; `belum`: whether the meeting is still to come."""

    f: FaktaRapat
    pilihan: Pilihan
    nilai: dict[str, str]
    kata: Susunan
    isian: dict[str, str]
    hari: date
    koordinator: tuple[str, str]
    belum: bool = False

    def teks(self, kunci: str) -> str:
        """What was typed in a one-line field."""
        return " ".join(self.nilai.get(kunci, "").split())

    def baris(self, kunci: str) -> list[str]:
        """The typed lines of a field."""
        return baris(self.nilai.get(kunci, ""))

    def ya(self, kunci: str, bawaan: bool = False) -> bool:
        """A field answered "ya" or "tidak"; empty takes the usual answer."""
        return {"ya": True, "1": True, "tidak": False}.get(self.nilai.get(kunci, ""), bawaan)

    def kalimat(self, kunci: str, **lain: str) -> str:
        """A sentence of the program; fill-ins without value are dots, those that end in nothing stay empty."""
        return self.kata(kunci, **{**self.isian, **lain})

    def alinea(self, kunci: str, ikut: bool = False, **lain: str) -> Alinea:
        """A sentence of the program as a paragraph."""
        return Alinea(self.kalimat(kunci, **lain), kunci, ikut=ikut)


#: makes what is particular to one kind; it stands between the agenda and the decisions
Tengah = Callable[[Bahan], Sequence[Blok]]
#: what the user should look at before printing one kind, "" for nothing
Periksa = Callable[[Bahan], str]


def susun(s: Session, jenis: str, pilihan: Pilihan, tengah: Tengah | None = None, periksa: Periksa | None = None,
          **judul: str) -> Isi:
    """A berita acara of that kind as blocks. `judul`: further fill-ins of the title.

    Raises LkmError for an unknown meeting, FieldErrors (key `tanggal`) for a typed date that is none.
    """
    b = bahan(s, jenis, pilihan)
    middle = list(tengah(b)) if tengah else []
    title, duty = b.kalimat("judul", **judul), METERAI if pilihan.meterai else ""
    blok: list[Blok] = [
        Judul(title, f"Nomor: {b.nilai.get('nomor') or TITIK}"), _opening(b),
        b.alinea("pemandu"), *_people(b), *_agenda(b), *middle, *_decisions(b, bool(middle)), *tabel_wakil(b),
        Ruang(1.5, ikut=True), b.alinea("penutup"), Tanda(penanda_ba(b), tempat_tanda(b.f, b.hari, pilihan), duty),
    ]  # fmt: skip
    name, office = b.f.rapat["judul"], b.f.kantor
    notes = (belum_berlangsung(b.f, pilihan), penanda_absen(b.f), suara_janggal(b.f), periksa(b) if periksa else "")
    return Isi(
        f"Berita acara {name}", tuple(blok), kop_of(office, pilihan), f"Berita acara: {name}",
        meeting_code(b.f.rapat["nomor"], pilihan.rapat_id), printed_on(office, pilihan), office.lembaga,
        keterangan=" ".join(note for note in notes if note),
    )  # fmt: skip


def bahan(s: Session, jenis: str, pilihan: Pilihan) -> Bahan:
    """What a berita acara is made from: what was typed for it, else what the facts of its stage say. Raises like
    `susun`."""
    f, typed = fakta(s, pilihan.rapat_id), {key: value.strip() for key, value in pilihan.isian if value.strip()}
    nilai = {**fakta_ba.isian(s, jenis, pilihan.rapat_id), **typed}
    day = tanggal_isian(nilai, "tanggal", "Tanggal tanda tangan") or f.rapat["tanggal"]
    return Bahan(f, pilihan, nilai, susunan(s, jenis), bertitik(f.isian), day, penanda(s, day)[0],
                 f.belum(pilihan.dicetak or date.today()))


# --- parts ------------------------------------------------------------------------------------------------------------


def _opening(b: Bahan) -> Alinea:
    """What was held, or before its day what is to be held; one kunci, so that own words stay when the day is over."""
    return Alinea(b.kalimat("pembuka_belum" if b.belum else "pembuka"), "pembuka")


def _people(b: Bahan) -> list[Blok]:
    """How many came, the quorum of a members' meeting."""
    hitung = b.f.roll.hitung
    unknown = hitung.hadir - hitung.l - hitung.p
    detail = b.nilai.get("peserta") or "lp"
    sentence = b.alinea(
        f"peserta_{detail}" if detail in ("lp", "lpm", "jumlah") else "peserta_lp",
        belum_lp=b.kalimat("belum_lp", sisa=angka_kata(unknown)) if unknown else "",
        terlampir=b.kalimat("terlampir") if b.ya("lampiran_dh", bool(hadir(b.f))) else "",
    )
    key, quorum = kalimat_kuorum(b.f, b.kata)
    return [sentence, Alinea(quorum, key, label="Kalimat kuorum")]


def _agenda(b: Bahan) -> list[Blok]:
    points = [a["pokok"] for a in b.f.notulen["agenda"]]
    return [b.alinea("acara", ikut=True), *butir(points)] if points else []


def _decisions(b: Bahan, told: bool) -> list[Blok]:
    """Numbered decisions with the way they were reached; lines to write on when the paper has no other result."""
    rows = b.f.notulen["keputusan"]
    if not rows:
        return [] if told else [b.alinea("hasil", ikut=True), *garis_kosong()]
    agreed = semua_mufakat(rows)
    by_consent = [k for k in rows if k["cara"] != "suara"]
    once = len(by_consent) > _ONE_BY_ONE
    parts: list[Blok] = [b.alinea("hasil_mufakat" if agreed else "hasil", ikut=True)]
    for n, k in enumerate(rows, 1):
        told = not agreed and not (once and k in by_consent)
        parts.append(Alinea(k["isi"], nomor=f"{n}.", ikut=told))
        if told:
            parts.append(_how(b, n, k))
    return [*parts, b.alinea("cara_lain")] if once and not agreed else parts


def _how(b: Bahan, n: int, k: dict[str, Any]) -> Alinea:
    clock = f" pukul {k['jam']} {b.f.kantor.zona}" if k["jam"] else ""
    text = b.kalimat(kunci_cara(k), pukul=clock, **jumlah_suara(k))
    return Alinea(text, f"cara_{k['id'][:12]}", gaya="miring", inden_mm=_NUMBER_MM, label=f"Cara keputusan {n}")


# --- pieces of every kind ---------------------------------------------------------------------------------------------


def butir(lines: Sequence[str | Alinea]) -> list[Blok]:
    """Numbered points: typed lines, or sentences of the program that keep their kunci."""
    return [
        Alinea(line.teks, line.kunci, f"{n}.") if isinstance(line, Alinea) else Alinea(line, nomor=f"{n}.")
        for n, line in enumerate(lines, 1)
    ]


def garis_kosong(lines: int = _BLANK_LINES) -> list[Blok]:
    """Numbered dotted lines to write on."""
    return [Alinea(GARIS, nomor=f"{n}.", rata="kiri") for n in range(1, lines + 1)]


def coret(b: Bahan) -> Alinea:
    """The small note below a choice that is made by hand."""
    return Alinea(b.kalimat("coret"), "coret", gaya="miring", rata="kiri")
