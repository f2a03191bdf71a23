"""A meeting made in one step: from a kit, or as a copy of a former one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lkm_desktop.domain.base import new_id
from lkm_desktop.domain.notulen import Agenda
from lkm_desktop.domain.rapat import JENIS_RAPAT, RAPAT_ANGGOTA, Kehadiran, Rapat
from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import kegiatan_rapat, organisasi
from lkm_desktop.services.kit import Perangkat, acara_dari, baris_teks, get_kit, kata_kantor
from lkm_desktop.services.kit_kata import isi, kata_tanggal, kosong
from lkm_desktop.services.rapat import blank_rapat, get_rapat, save_rapat
from lkm_desktop.services.undangan import renumber, undang_badan, undang_luar

#: what a copy takes over: the facts, never marks, minutes, counts or decisions
SALINAN = ("jenis", "judul", "tingkat", "jam_mulai", "jam_selesai", "tempat", "mode", "rt", "rw", "kode_kegiatan")


def judul_kit(s: Session, kode: str, tanggal: date | None, rt: str | None = None, rw: str | None = None) -> str:
    """The name that a kit gives a meeting on that day; without a day the words of the day stay in braces."""
    kit = get_kit(s, kode)
    return isi(kit.pola_judul or kit.nama, _kata(s, tanggal, rt or "", rw or ""))


def isian_kit(s: Session, kode: str, tanggal: date | None) -> dict[str, Any]:
    """Form values of a new meeting of that kit, to be looked over before saving, with `undang` and `undang_luar`.

    The place is that of the newest meeting of the same kind. Raises LkmError for an unknown kit.
    """
    kit, words = get_kit(s, kode), _kata(s, tanggal, "", "")
    guests = {key: word for key, word in words.items() if key not in ("rt", "rw")}  # those are filled in on saving
    return {
        **blank_rapat(),
        "jenis": kit.jenis,
        "tingkat": kit.tingkat,
        "mode": kit.mode,
        "tanggal": tanggal,
        "judul": isi(kit.pola_judul or kit.nama, words),
        "jam_mulai": kit.jam_mulai or None,
        "jam_selesai": kit.jam_selesai or None,
        "tempat": _tempat(s, kit.jenis),
        "agenda": "\n".join(isi(point.pokok, words) for point in kit.susunan()),
        "undang": kit.undang,
        "undang_luar": "\n".join(isi(line, guests) for line in kit.undang_luar),
    }


def rapat_dari_kit(s: Session, kode: str, tanggal: date, **values: Any) -> str:
    """Make the meeting with its name, agenda, sentences, invited bodies and guests from outside; gives its id.

    values: whatever the form says otherwise; `agenda` is text with one point a line, `undang` codes of bodies,
    `undang_luar` text with one "nama | unsur" a line. An empty kode makes a bare meeting of the values.
    Raises FieldErrors, LkmError.
    """
    kit = get_kit(s, kode) if kode else None
    words = _kata(s, tanggal, str(values.get("rt") or ""), str(values.get("rw") or ""))
    given = {**_dari_kit(s, kit, words), **values, "tanggal": tanggal}
    title = given.get("judul") or dict(JENIS_RAPAT).get(str(given.get("jenis") or ""), "")
    given["judul"] = isi(title, words)
    if kit is not None:
        given.setdefault("pembukaan", isi(kit.pembukaan, words) or None)
        given.setdefault("penutup", isi(kit.penutup, words) or None)
    bodies, guests = given.pop("undang", ()), given.pop("undang_luar", "")
    rapat_id = save_rapat(s, None, given)
    if kit is not None:
        _isi_susunan(s, rapat_id, kit, words)
    _undang(s, rapat_id, tuple(bodies), guests, words)
    return rapat_id


def _dari_kit(s: Session, kit: Perangkat | None, words: dict[str, str]) -> dict[str, Any]:
    if kit is None:
        return {}
    return {
        "jenis": kit.jenis,
        "tingkat": kit.tingkat,
        "mode": kit.mode,
        "judul": kit.pola_judul or kit.nama,
        "jam_mulai": kit.jam_mulai,
        "jam_selesai": kit.jam_selesai,
        "tempat": _tempat(s, kit.jenis),
        "agenda": "\n".join(isi(point.pokok, words) for point in kit.susunan()),
        "undang": kit.undang,
        "undang_luar": "\n".join(kit.undang_luar),
    }


def _kata(s: Session, tanggal: date | None, rt: str, rw: str) -> dict[str, str]:
    return {**kata_kantor(s), **(kata_tanggal(tanggal) if tanggal else {}), "rt": rt, "rw": rw}


def _tempat(s: Session, jenis: str) -> str | None:
    """Where the newest meeting of that kind was held; for the first meeting of the members, the office itself."""
    query = select(Rapat.tempat).where(Rapat.jenis == jenis, Rapat.tempat.is_not(None), Rapat.dihapus.is_(None))
    found = s.scalar(query.order_by(Rapat.tanggal.desc(), Rapat.nomor.desc()).limit(1))
    if found or jenis not in RAPAT_ANGGOTA:
        return found
    office = organisasi.get(s)
    name = f"{office['istilah']} {office['nama'] or ''}".strip()
    return f"Sekretariat {name}" if office["alamat"] else None


def _isi_susunan(s: Session, rapat_id: str, kit: Perangkat, words: dict[str, str]) -> None:
    """Give the points the time and leader of the kit: by their words, or by their place when none came or went."""
    known = {isi(point.pokok, words): point for point in kit.susunan()}
    lines = list(kit.susunan())
    rows = list(s.scalars(select(Agenda).where(Agenda.rapat_id == rapat_id).order_by(Agenda.urut)))
    same = len(rows) == len(lines)
    for number, row in enumerate(rows):
        point = known.get(row.pokok) or (lines[number] if same else None)
        if point is not None:
            row.waktu = point.waktu or None
            row.pembawa = isi(point.pembawa, words) or None
    s.flush()


def _undang(s: Session, rapat_id: str, bodies: Sequence[str], guests: object, words: dict[str, str]) -> None:
    for body in bodies:
        undang_badan(s, rapat_id, body)
    for line in baris_teks(guests):
        if not kosong(line, words):
            guest = acara_dari(isi(line, words))
            undang_luar(s, rapat_id, guest.pokok, None, guest.waktu)


# --- copies ---------------------------------------------------------------------------------------------------------


def pola_salinan(judul: str, tanggal: date) -> str:
    """The name of a copied meeting with the month and year of the old day left open: "Rapat rutin {bulan} {tahun}"."""
    for word, text in kata_tanggal(tanggal).items():
        if word in ("bulan", "tahun"):
            judul = re.sub(rf"\b{text}\b", f"{{{word}}}", judul)
    return judul


def isian_salinan(s: Session, rapat_id: str) -> dict[str, Any]:
    """Form values of a copy of a meeting, its day still empty. Raises LkmError for an unknown meeting.

    The copy belongs to the same activity as long as the siklus of that one still runs.
    """
    values = get_rapat(s, rapat_id)
    running = {found.id for found in kegiatan_rapat.pilihan(s)}
    activity = values["kegiatan_id"] if values["kegiatan_id"] in running else None
    taken = {key: values[key] for key in SALINAN}
    return {**blank_rapat(), **taken, "kegiatan_id": activity, "tanggal": None, "agenda": values["agenda"]}


def salin_rapat(s: Session, rapat_id: str, tanggal: date | None, **values: Any) -> str:
    """Copy a meeting to another day: facts, agenda and who was invited; marks, minutes and decisions stay behind.

    values: what the form says otherwise. Gives the new id. Raises LkmError for an unknown meeting, FieldErrors.
    """
    if tanggal is None:
        raise FieldErrors({"tanggal": "Tanggal harus diisi."})
    from_form = {**isian_salinan(s, rapat_id), **values, "tanggal": tanggal}
    made = save_rapat(s, None, from_form)
    _salin_susunan(s, rapat_id, made)
    _salin_undangan(s, rapat_id, made)
    return made


def _salin_susunan(s: Session, source: str, target: str) -> None:
    old = s.scalars(select(Agenda).where(Agenda.rapat_id == source, Agenda.dihapus.is_(None)))
    known = {row.pokok: row for row in old}
    for row in s.scalars(select(Agenda).where(Agenda.rapat_id == target)):
        if row.pokok in known:
            row.waktu, row.pembawa = known[row.pokok].waktu, known[row.pokok].pembawa
    s.flush()


def _salin_undangan(s: Session, source: str, target: str) -> None:
    """Who was invited, in the old order; those who came uninvited are left out."""
    query = select(Kehadiran).where(
        Kehadiran.rapat_id == source, Kehadiran.dihapus.is_(None), Kehadiran.diundang.is_(True)
    )
    taken = ("orang_id", "tamu_nama", "tamu_jk", "tamu_asal", "jabatan")
    rows = [
        {"id": new_id(), "rapat_id": target, "urut": number, "diundang": True}
        | {key: getattr(row, key) for key in taken}
        for number, row in enumerate(s.scalars(query.order_by(Kehadiran.urut)), 1)
    ]
    if rows:
        s.execute(insert(Kehadiran), rows)
        renumber(s, target)
