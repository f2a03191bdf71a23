"""Notulen: the minutes of a meeting (lkm-siklus.md 5.4), signed by the chair and the note-taker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.documents.isi import (
    Alinea,
    Blok,
    Fakta,
    Isi,
    Judul,
    KolomIsi,
    Nama,
    Ruang,
    SubJudul,
    Tabel,
    Tanda,
)
from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.office import kop_of, lurah, meeting_code, place_and_date, printed_on
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.domain.rapat import JENIS_RAPAT, TINGKAT
from lkm_desktop.format import hari_tanggal, jam_rentang, tanggal_kata, tanggal_panjang
from lkm_desktop.services.notulen import get_notulen
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import Hitung, Roll, roll

#: more names than this go on a list behind the signatures
_NAMES_INSIDE = 60
_NUMBER_MM = 7
_NOTHING = Alinea("-")


@dataclass(frozen=True)
class Pokok:
    """One point of the agenda and what was said about it."""

    pokok: str
    pembahasan: str = ""


@dataclass(frozen=True)
class Putusan:
    """One decision: what, who sees to it, until when (as text)."""

    isi: str
    penanggung_jawab: str = ""
    tenggat: str = ""


@dataclass(frozen=True)
class Notulen:
    """Everything that is printed in the minutes, as text.

    fakta: "label, value" pairs under the title · pembuka: the sentence with the date in words · kuorum: its sentence ·
    pembukaan: how the meeting was opened · hadir, izin, tidak_hadir, belum_dicatat: names.
    """

    kop: Kop | None
    rapat: str
    fakta: tuple[tuple[str, str], ...] = ()
    pembuka: str = ""
    kuorum: str = ""
    pembukaan: str = ""
    agenda: tuple[Pokok, ...] = ()
    keputusan: tuple[Putusan, ...] = ()
    penutup: str = ""
    hadir: tuple[str, ...] = ()
    izin: tuple[str, ...] = ()
    tidak_hadir: tuple[str, ...] = ()
    belum_dicatat: tuple[str, ...] = ()
    penanda: tuple[Penanda, ...] = ()
    tempat_tanggal: str = ""
    judul: str = "NOTULEN RAPAT"
    kode: str = ""
    dicetak: str = ""
    lembaga: str = ""


def gather(s: Session, rapat_id: str, pilihan: Pilihan | None = None) -> Notulen:
    """The minutes of a meeting: what was written, and from the roll who came, was excused, stayed away.

    Raises LkmError for an unknown meeting.
    """
    pilihan = pilihan or Pilihan()
    office, facts, written, found = kantor(s), get_rapat(s, rapat_id), get_notulen(s, rapat_id), roll(s, rapat_id)
    day = facts["tanggal"]
    signed: tuple[Penanda, ...]
    signed = (Penanda("Pimpinan rapat", written["pimpinan"] or ""), Penanda("Notulis", written["notulis"] or ""))
    if pilihan.penanda == "lurah":
        signed = (*signed, lurah(office))
    return Notulen(
        kop_of(office, pilihan), facts["judul"], _facts(facts, written, found.hitung, office.zona),
        _opening(facts, found.hitung), found.kuorum.kalimat if found.kuorum else "", written["pembukaan"] or "",
        tuple(Pokok(a["pokok"], a["pembahasan"] or "") for a in written["agenda"]),
        tuple(_decision(k) for k in written["keputusan"]), written["penutup"] or "",
        _names(found, "hadir"), _names(found, "izin", "sakit"), _names(found, "alpa"), _names(found, ""),
        () if pilihan.penanda == "tanpa" else signed, place_and_date(office, day),
        kode=meeting_code(facts["nomor"], rapat_id), dicetak=printed_on(office, pilihan), lembaga=office.lembaga,
    )


def _decision(k: dict[str, Any]) -> Putusan:
    who = dict.fromkeys(t["penanggung_jawab"] for t in k["tindak_lanjut"] if t["penanggung_jawab"])
    until = dict.fromkeys(tanggal_panjang(t["tenggat"]) for t in k["tindak_lanjut"] if t["tenggat"])
    return Putusan(k["isi"], ", ".join(who), "; ".join(until))


def _facts(facts: dict[str, Any], written: dict[str, Any], hitung: Hitung, zona: str) -> tuple[tuple[str, str], ...]:
    kind = dict(JENIS_RAPAT).get(facts["jenis"], "")
    level = dict(TINGKAT).get(facts["tingkat"], "")
    found = [
        ("Nama rapat", facts["judul"]),
        ("Jenis rapat", f"{kind} (tingkat {level})" if level else kind),
        ("Hari/tanggal", hari_tanggal(facts["tanggal"])),
        ("Waktu", jam_rentang(facts["jam_mulai"], facts["jam_selesai"], zona)),
        ("Tempat", facts["tempat"] or ""),
        ("Pimpinan rapat", written["pimpinan"] or ""),
        ("Notulis", written["notulis"] or ""),
    ]
    if hitung.diundang:
        found.append(("Diundang", f"{hitung.diundang} orang"))
    if hitung.hadir:
        unknown = hitung.hadir - hitung.l - hitung.p
        rest = f", belum tercatat {unknown}" if unknown else ""
        found.append(("Hadir", f"{hitung.hadir} orang (L {hitung.l}, P {hitung.p}{rest})"))
    if hitung.izin or hitung.sakit:
        found.append(("Izin/sakit", f"{hitung.izin + hitung.sakit} orang"))
    if hitung.alpa:
        found.append(("Tidak hadir", f"{hitung.alpa} orang"))
    if hitung.hadir and hitung.belum:
        found.append(("Belum dicatat", f"{hitung.belum} orang"))
    return tuple(found)


def _opening(facts: dict[str, Any], hitung: Hitung) -> str:
    """The sentence with the date in words that opens every record of a meeting."""
    place = f", bertempat di {facts['tempat']}" if facts["tempat"] else ""
    text = f"Pada hari ini {tanggal_kata(facts['tanggal'])}{place}, telah dilaksanakan {facts['judul']}"
    if not hitung.hadir:
        return text + "."
    known = hitung.l + hitung.p
    rest = f", {hitung.hadir - known} belum tercatat L/P" if known < hitung.hadir else ""
    text += f", dihadiri oleh {hitung.hadir} orang ({hitung.l} laki-laki dan {hitung.p} perempuan{rest})"
    return text + (f" dari {hitung.diundang} orang yang diundang." if hitung.diundang else ".")


def _names(found: Roll, *states: str) -> tuple[str, ...]:
    """Names with one of these marks; before anyone came there is nobody to list as not yet marked."""
    if states == ("",) and not found.hitung.hadir:
        return ()
    return tuple(row.nama for row in found.rows if row.status in states)


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The minutes of `pilihan.rapat_id` as blocks. Raises LkmError for an unknown meeting."""
    return blok(gather(s, pilihan.rapat_id, pilihan))


def blok(data: Notulen) -> Isi:
    """The minutes as blocks; a long list of names goes behind the signatures."""
    parts: list[Blok] = [Judul(data.judul), Fakta(data.fakta), Alinea(data.pembuka, "pembuka", label="Kalimat pembuka")]
    parts.append(Alinea(data.kuorum, "kuorum", label="Kalimat kuorum"))
    sections = [("Susunan acara", _agenda(data)), ("Jalannya rapat", _course(data)), ("Keputusan", _decisions(data))]
    inside = sum(map(len, (data.hadir, data.izin, data.tidak_hadir, data.belum_dicatat))) <= _NAMES_INSIDE
    if inside:
        sections.append(("Peserta", _people(data)))
    sections.append(("Penutup", [Alinea(data.penutup or "-", "penutup", label="Penutup")]))
    for letter, (title, body) in zip("ABCDEF", sections, strict=False):
        parts += [SubJudul(f"{letter}. {title}"), *body]
    parts.append(Tanda(data.penanda, data.tempat_tanggal))
    if not inside:
        parts += [Ruang(6), SubJudul("Lampiran: peserta rapat"), *_people(data)]
    return Isi(f"Notulen {data.rapat}", tuple(parts), data.kop, f"Notulen: {data.rapat}", data.kode, data.dicetak,
               data.lembaga)


def _agenda(data: Notulen) -> list[Blok]:
    return [Alinea(point.pokok, nomor=f"{n}.") for n, point in enumerate(data.agenda, 1)] or [_NOTHING]


def _course(data: Notulen) -> list[Blok]:
    parts: list[Blok] = []
    if data.pembukaan:
        parts += [Alinea("Pembukaan", gaya="tebal", ikut=True), Alinea(data.pembukaan, "pembukaan", label="Pembukaan")]
    for n, point in enumerate(data.agenda, 1):
        if point.pembahasan.strip():
            parts.append(Alinea(point.pokok, nomor=f"{n}.", gaya="tebal", ikut=True))
            parts.append(Alinea(point.pembahasan, inden_mm=_NUMBER_MM))
    return parts or [_NOTHING]


def _decisions(data: Notulen) -> list[Blok]:
    if not data.keputusan:
        return [_NOTHING]
    kolom = (KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Keputusan"),
             KolomIsi("Penanggung jawab", lebar_mm=40), KolomIsi("Tenggat", lebar_mm=28, rata="tengah"))
    rows = ((str(n), k.isi, k.penanggung_jawab or "-", k.tenggat or "-") for n, k in enumerate(data.keputusan, 1))
    return [Tabel(kolom, tuple(rows))]


def _people(data: Notulen) -> list[Blok]:
    groups = (("Hadir", data.hadir), ("Izin/sakit", data.izin), ("Tidak hadir", data.tidak_hadir),
              ("Belum dicatat", data.belum_dicatat))
    parts: list[Blok] = []
    for label, names in groups:
        if names:
            parts += [Alinea(f"{label} ({len(names)} orang)", gaya="tebal", ikut=True), Nama(names)]
    return parts or [_NOTHING]
