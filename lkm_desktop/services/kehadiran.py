"""How the signed sheet is entered: marks by number or name, times, guests, frozen numbers, typed totals."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Kehadiran, Orang, Rapat, new_id
from lkm_desktop.domain.rapat import STATUS_HADIR
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.names import fold
from lkm_desktop.services.jam_hadir import outside, set_times
from lkm_desktop.services.nama_dekat import refuse_near
from lkm_desktop.services.rapat import count_errors, one
from lkm_desktop.services.roll import Baris, rows_of
from lkm_desktop.services.undangan import last_number, printed_last, undang_luar
from lkm_desktop.tanda import Tanda, TandaNama, TandaSisa, parse_tanda

#: spare rows that a sheet may have when its log does not say how many were printed
_SPARE_AT_MOST = 40


@dataclass(frozen=True)
class Catatan:
    """What one line of marks did: rows marked, guests added, residents added who were not invited.

    diubah: how many rows lost another mark, by (old, new) · peringatan: times outside of the meeting's own, or "".
    """

    ditandai: int
    tamu: tuple[str, ...]
    tanpa_undangan: tuple[str, ...]
    kalimat: str
    diubah: dict[tuple[str, str], int] = field(default_factory=dict)
    peringatan: str = ""


def record_kehadiran(s: Session, rapat_id: str, text: str, pasti: Collection[str] = ()) -> Catatan:
    """Enter marks as typed from the signed sheet: "1-9 12 15i 20s", names too; an unknown name becomes a guest.

    "semua" and "sisanya alpa" mark the rows that have no mark at that point of the line.

    Nothing is marked when any part is wrong. Raises LkmError naming the part, NamaDekat for a name that is nearly one
    of the roll. pasti: names (as typed) of guests all the same.
    """
    meeting = one(s, rapat_id)
    if meeting.mode == "jumlah":
        raise LkmError("Rapat ini hanya mencatat jumlah peserta.", "Isi jumlahnya, atau ubah cara mencatatnya.")
    marks = parse_tanda(text)
    rows = rows_of(s, meeting)
    _refuse_missing([m for m in marks if isinstance(m, Tanda)], {r.urut for r in rows}, text)
    marked: set[str] = set()
    guests: list[str] = []
    walk_ins: list[str] = []
    for mark_ in marks:
        if isinstance(mark_, Tanda):
            wanted = [r.id for r in rows if mark_.awal <= r.urut <= mark_.akhir]
            marked.update(wanted)
            mark(s, rapat_id, wanted, mark_.status)
            set_times(s, wanted, mark_.datang, mark_.pulang)
        elif isinstance(mark_, TandaSisa):
            wanted = _unset(s, rapat_id)
            marked.update(wanted)
            mark(s, rapat_id, wanted, mark_.status)
        else:
            if mark_.nama not in pasti:
                _refuse_near(s, rows, mark_)
            marked.add(_mark_name(s, meeting, rows, mark_, guests, walk_ins))
    changed = _changed(s, rapat_id, rows)
    return Catatan(
        len(marked), tuple(guests), tuple(walk_ins), _told(len(marked), guests, walk_ins, changed), changed,
        outside(s, rapat_id, marked),
    )


def _changed(s: Session, rapat_id: str, before: list[Baris]) -> dict[tuple[str, str], int]:
    """How many rows had another mark before, by (old, new)."""
    query = select(Kehadiran.id, Kehadiran.status).where(Kehadiran.rapat_id == rapat_id, Kehadiran.dihapus.is_(None))
    now = {row_id: status or "" for row_id, status in s.execute(query)}
    pairs = [(row.status, now[row.id]) for row in before if row.status and row.status != now[row.id]]
    return {pair: pairs.count(pair) for pair in dict.fromkeys(pairs)}


def _told(marked: int, guests: list[str], walk_ins: list[str], changed: dict[tuple[str, str], int]) -> str:
    parts = [f"{marked} baris ditandai"]
    for (old, new), count in changed.items():
        parts.append(f"{count} baris diubah dari {old} menjadi {new or 'belum dicatat'}")
    if guests:
        parts.append(f"tamu baru: {', '.join(guests)}")
    if walk_ins:
        parts.append(f"hadir tanpa undangan: {', '.join(walk_ins)}")
    return "; ".join(parts) + "."


def _refuse_missing(marks: list[Tanda], numbers: set[int], text: str) -> None:
    missing = sorted({n for m in marks for n in range(m.awal, min(m.akhir, m.awal + 10_000) + 1)} - numbers)
    if missing:
        named = ", ".join(str(n) for n in missing[:5]) + (" ..." if len(missing) > 5 else "")
        raise LkmError(
            f"Baris {named} tidak ada di daftar hadir ini; tidak ada yang ditandai.",
            f"Untuk tamu di baris kosong tulis nomor dan namanya, misalnya {missing[0]}=Siti Aminah.",
        )


def _refuse_near(s: Session, rows: list[Baris], typed: TandaNama) -> None:
    """Ask about a name that nobody on the roll or in the register has, but that is nearly one of the roll."""
    if typed.status != "hadir" or _same_name(rows, typed) is not None:
        return
    known = select(Orang.id).where(
        Orang.kunci_nama == fold(typed.nama), Orang.dihapus.is_(None), Orang.status == "aktif")
    if s.scalar(known.limit(1)) is None:
        refuse_near(rows, typed.nama, typed.jk, typed.nomor)


def _mark_name(
    s: Session, meeting: Rapat, rows: list[Baris], typed: TandaNama, guests: list[str], walk_ins: list[str]
) -> str:
    row = _same_name(rows, typed)
    if row is not None:
        mark(s, meeting.id, [row.id], typed.status)
        return row.id
    taken = next((r for r in rows if r.urut == typed.nomor), None) if typed.nomor is not None else None
    if taken is not None:
        raise LkmError(
            f"Baris {typed.nomor} di daftar hadir ini atas nama {taken.nama}, bukan {typed.nama}.",
            "Periksa nomornya; tidak ada yang ditandai.",
        )
    _refuse_unclear(rows, typed)
    _refuse_far(s, meeting, typed)
    people = s.scalars(
        select(Orang)
        .where(Orang.kunci_nama == fold(typed.nama), Orang.dihapus.is_(None), Orang.status == "aktif")
        .limit(2)
    ).all()
    if len(people) == 1 and fold(typed.nama):
        row_id, names = hadir_tanpa_undangan(s, meeting.id, people[0].id), walk_ins
    else:
        row_id, names = undang_luar(s, meeting.id, typed.nama, typed.jk, diundang=False), guests
    names.append(typed.nama)
    added = s.get_one(Kehadiran, row_id)
    if typed.nomor is not None:
        added.urut = typed.nomor
    added.status = typed.status
    s.flush()
    return row_id


def _refuse_far(s: Session, meeting: Rapat, typed: TandaNama) -> None:
    """A guest signs on a spare row of the paper; a number beyond those was mistyped."""
    if typed.nomor is None:
        return
    printed, last = printed_last(s, meeting.id), last_number(s, meeting.id)
    most = max(printed, last) if printed else last + _SPARE_AT_MOST
    if typed.nomor > most:
        raise LkmError(
            f"Baris {typed.nomor} tidak ada di kertas daftar hadir ini; tidak ada yang ditandai.",
            f"Nomor paling besar di kertas itu {most}." if printed else
            f"Baris terakhir sekarang {last}; tamu ditulis di baris kosong di bawahnya.",
        )


def hadir_tanpa_undangan(s: Session, rapat_id: str, orang_id: str) -> str:
    """A resident came without being invited: a new row at the end, marked present. Returns the row's id."""
    row = Kehadiran(
        id=new_id(), rapat_id=rapat_id, urut=last_number(s, rapat_id) + 1, orang_id=orang_id, diundang=False,
        status="hadir",
    )  # fmt: skip
    s.add(row)
    s.flush()
    return row.id


def _refuse_unclear(rows: list[Baris], typed: TandaNama) -> None:
    """No guest is excused or absent, and "SITI AMINAH I" is no guest while Siti Aminah stands on the sheet."""
    if typed.nomor is not None:
        return
    if typed.status != "hadir":
        raise LkmError(
            f"{typed.nama} tidak ada di daftar hadir ini; tidak ada yang ditandai.",
            "Periksa namanya atau tulis nomornya.",
        )
    name, _, letter = typed.nama.rpartition(" ")
    if name and letter in ("H", "I", "S", "A") and (row := _same_name(rows, TandaNama(name, None, None, "hadir"))):
        raise LkmError(
            f"“{typed.nama}” tidak jelas: {row.nama} ada di baris {row.urut}.",
            f"Tulis {row.urut}{letter.lower()}, atau nama lengkap tamunya.",
        )


def _same_name(rows: list[Baris], typed: TandaNama) -> Baris | None:
    """The one row of that name: equal after folding, else the only one that contains all typed words.

    Raises LkmError when several fit and no number says which.
    """
    wanted = fold(typed.nama)
    if not wanted:
        return None
    words = set(wanted.split())
    equal = [r for r in rows if fold(r.nama) == wanted]
    fitting = equal or [r for r in rows if words <= set(fold(r.nama).split())]
    if len(fitting) > 1 and typed.nomor is not None:
        return next((r for r in fitting if r.urut == typed.nomor), None)
    if len(fitting) > 1:
        first = [r.urut for r in fitting[:5]]
        named = f"{', '.join(map(str, first[:-1]))} atau {first[-1]}" + (" ..." if len(fitting) > 5 else "")
        kind = "bernama" if equal else "yang namanya memuat"
        raise LkmError(
            f"Ada {len(fitting)} orang {kind} {typed.nama} di daftar hadir ini.", f"Ketik nomor barisnya: {named}."
        )
    return fitting[0] if fitting else None


def mark(s: Session, rapat_id: str, kehadiran_ids: Sequence[str], status: str | None) -> int:
    """Mark rows hadir, izin, sakit, alpa or None (not marked). Returns how many changed. Raises LkmError."""
    if status is not None and status not in dict(STATUS_HADIR):
        raise LkmError(f"Tanda {status} tidak dikenal.", "Pakai hadir, izin, sakit atau alpa.")
    changed = 0
    wanted = list(kehadiran_ids)
    for start in range(0, len(wanted), 500):
        query = select(Kehadiran).where(
            Kehadiran.rapat_id == rapat_id, Kehadiran.id.in_(wanted[start : start + 500]), Kehadiran.dihapus.is_(None)
        )
        for row in s.scalars(query):
            if row.status != status:
                row.status = status
                changed += 1
            if status != "hadir":
                row.datang = row.pulang = None
    s.flush()
    return changed


def fill_unset(s: Session, rapat_id: str, status: str) -> int:
    """Mark every row that has no mark yet; typed marks stay (complaint mod_attendance#405). Returns how many."""
    return mark(s, rapat_id, _unset(s, rapat_id), status)


def _unset(s: Session, rapat_id: str) -> list[str]:
    unset = select(Kehadiran.id).where(
        Kehadiran.rapat_id == rapat_id, Kehadiran.status.is_(None), Kehadiran.dihapus.is_(None)
    )
    return list(s.scalars(unset))


def note(s: Session, kehadiran_id: str, keterangan: str) -> None:
    """Write the remark of one row."""
    s.get_one(Kehadiran, kehadiran_id).keterangan = " ".join(keterangan.split()) or None


def freeze(s: Session, rapat_id: str) -> None:
    """The sheet is printed: its numbers and positions stay as they are on paper from now on.

    A meeting that records counts only has no numbers to keep.
    """
    meeting = one(s, rapat_id)
    if meeting.dh_beku is not None or meeting.mode == "jumlah":
        return
    texts = {r.id: r.jabatan for r in rows_of(s, meeting)}
    for row in s.scalars(select(Kehadiran).where(Kehadiran.rapat_id == rapat_id, Kehadiran.dihapus.is_(None))):
        row.jabatan = texts[row.id]
    meeting.dh_beku = datetime.now().replace(microsecond=0)
    s.flush()


def thaw(s: Session, rapat_id: str) -> None:
    """The printed sheet is not used: numbers may move again. Raises LkmError once anyone is marked."""
    meeting = one(s, rapat_id)
    marked = s.scalar(
        select(func.count()).where(
            Kehadiran.rapat_id == rapat_id, Kehadiran.dihapus.is_(None), Kehadiran.status.is_not(None)
        )
    )
    if marked:
        raise LkmError(
            f"Sudah ada {marked} baris yang ditandai menurut nomor di kertas.",
            "Kosongkan dulu tandanya bila kertas itu memang tidak dipakai.",
        )
    meeting.dh_beku = None
    for row in s.scalars(select(Kehadiran).where(Kehadiran.rapat_id == rapat_id)):
        row.jabatan = None
    s.flush()


def link_tamu(s: Session, kehadiran_id: str, orang_id: str) -> None:
    """A guest turns out to be a person of the register; the row keeps its number and mark. Raises LkmError."""
    row = s.get_one(Kehadiran, kehadiran_id)
    person = s.get_one(Orang, orang_id)
    if row.orang_id is not None:
        raise LkmError(f"Baris {row.urut} sudah terhubung dengan seseorang.")
    double = s.scalar(
        select(Kehadiran.urut).where(
            Kehadiran.rapat_id == row.rapat_id, Kehadiran.orang_id == orang_id, Kehadiran.dihapus.is_(None)
        )
    )
    if double is not None:
        raise LkmError(f"{person.nama} sudah ada di baris {double} daftar hadir ini.", "Tandai baris itu saja.")
    row.orang_id, row.tamu_nama, row.tamu_jk, row.tamu_asal = orang_id, None, None, None
    s.flush()


def save_counts(s: Session, rapat_id: str, laki: int | None, perempuan: int | None, miskin: int | None,
                relawan: int | None = None) -> None:
    """Typed totals of a large rembug. Raises FieldErrors when they cannot be true (BR19)."""
    values = {"jumlah_l": laki, "jumlah_p": perempuan, "jumlah_miskin": miskin, "jumlah_relawan": relawan}
    errors = count_errors(values)
    if errors:
        raise FieldErrors(errors)
    meeting = one(s, rapat_id)
    for key, value in values.items():
        setattr(meeting, key, value)
    s.flush()
