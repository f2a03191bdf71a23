"""What stands on a daftar hadir, gathered from the office: facts, rows, counts, choices (lkm-siklus.md 5.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy.orm import Session

from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.office import kop_of, meeting_code, place_and_date, printed_on, signers
from lkm_desktop.documents.pilihan import PENUHI_HALAMAN, Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.format import hari_tanggal, jam_rentang
from lkm_desktop.services.kata_rapat import kata_tingkat
from lkm_desktop.services.organisasi import Kantor, kantor
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import Baris, Roll, roll
from lkm_desktop.services.undangan import printed_last

SPARE = 5  # rows for guests behind the roll
LEAST = 2  # of them when more would begin another page
#: value of `baris_kosong`: SPARE rows, fewer when they alone would need another page
SEPERLUNYA = -2
_GUESTS = "Tamu dan yang belum diisi RT/RW-nya"


class Peserta(NamedTuple):
    """One row of the sheet; a status ("izin", "hadir") is printed where the signature would stand.

    miskin: "M", "NM" or "" when not known · kelompok: the RT whose sheet the row stands on.
    """

    urut: int
    nama: str
    jk: str = ""
    jabatan: str = ""
    rt_rw: str = ""
    status: str = ""
    miskin: str = ""
    kelompok: str = ""


@dataclass(frozen=True)
class Hitungan:
    """Heads counted; None is left open for the pen."""

    l: int | None = None  # noqa: E741 - L and P are the words of every Indonesian form
    p: int | None = None
    total: int | None = None
    miskin: int | None = None


@dataclass(frozen=True)
class DaftarHadir:
    """Everything that is printed on an attendance sheet, as text.

    baris_kosong: spare numbered rows after the last number (or after `nomor_akhir`), PENUHI_HALAMAN or SEPERLUNYA ·
    zigzag: odd signatures left, even right · hitungan: counts printed under the rows, open where None · jumlah: a sheet
    of counts only, without rows · kode: the meeting's short code, printed as QR too · kolom_lp, kolom_miskin: the
    columns L/P and M/NM · per_rt: one sheet for each RT · kelompok: the RT of this one · lanjutan: a line under the
    title of a blank sheet whose numbers go on from another · kolom_tanda: heading of the last column.
    """

    kop: Kop | None
    kegiatan: str
    hari_tanggal: str = ""
    waktu: str = ""
    tempat: str = ""
    tingkat: str = ""
    rows: tuple[Peserta, ...] = ()
    baris_kosong: int = 5
    penanda: tuple[Penanda, ...] = ()
    tempat_tanggal: str = ""
    judul: str = "DAFTAR HADIR"
    kode: str = ""
    dicetak: str = ""
    lembaga: str = ""
    zigzag: bool = True
    nomor_akhir: int = 0
    hitungan: Hitungan = Hitungan()
    jumlah: Hitungan | None = None
    kolom_lp: bool = True
    kolom_miskin: bool = False
    per_rt: bool = False
    kelompok: str = ""
    lanjutan: str = ""
    kolom_tanda: str = "Tanda tangan"


def gather(s: Session, rapat_id: str, pilihan: Pilihan | None = None) -> DaftarHadir:
    """The sheet of a meeting, pre-filled from its roll; counts only when the meeting records counts only.

    Excuses known beforehand are printed where the signature would stand; other marks only when `pilihan.tanda`. Who is
    poor is printed only when it was asked for and the paper is not for the notice board (BR29).
    Raises LkmError for an unknown meeting.
    """
    pilihan = pilihan or Pilihan()
    data = _meeting(s, rapat_id, pilihan)
    found = roll(s, rapat_id)
    if get_rapat(s, rapat_id)["mode"] == "jumlah":
        return replace(data, jumlah=_typed_counts(s, rapat_id))
    spare = (0 if pilihan.tanda else SEPERLUNYA) if pilihan.baris_kosong is None else pilihan.baris_kosong
    counts = _counts(found) if pilihan.tanda else Hitungan()
    return replace(
        data, rows=_roll_rows(found, pilihan.tanda), baris_kosong=spare, hitungan=counts, per_rt=pilihan.per_rt,
        kolom_tanda="Kehadiran" if pilihan.tanda else data.kolom_tanda,
    )


def gather_blank(s: Session, rapat_id: str = "", pilihan: Pilihan | None = None) -> DaftarHadir:
    """A sheet of empty rows: for a meeting, its numbers go on after the sheet's; else all is left to the pen.

    The sheet of a meeting ends with spare rows, on which guests may have signed: no number stands on two papers. How
    far the numbers of the printed sheet went, the log of papers tells.
    """
    pilihan = pilihan or Pilihan()
    spare = PENUHI_HALAMAN if pilihan.baris_kosong is None else pilihan.baris_kosong
    if not rapat_id:
        office = kantor(s)
        return DaftarHadir(
            kop_of(office, pilihan), "", baris_kosong=spare, zigzag=pilihan.zigzag, kolom_lp=pilihan.kolom_lp,
            dicetak=printed_on(office, pilihan), lembaga=office.lembaga, kolom_miskin=pilihan.kolom_miskin,
        )
    last = max((row.urut for row in roll(s, rapat_id).rows), default=0)
    begin = max(last + SPARE if last else 0, printed_last(s, rapat_id))
    data = _meeting(s, rapat_id, pilihan)
    more = f"Lembar tambahan, mulai nomor {begin + 1}" if begin else ""
    return replace(data, baris_kosong=spare, nomor_akhir=begin, kolom_miskin=pilihan.kolom_miskin, lanjutan=more)


def _poor(pilihan: Pilihan) -> bool:
    return pilihan.kolom_miskin and not pilihan.papan


def _meeting(s: Session, rapat_id: str, pilihan: Pilihan) -> DaftarHadir:
    """The sheet without rows: office, facts, signers."""
    office: Kantor = kantor(s)
    facts = get_rapat(s, rapat_id)
    day = facts["tanggal"]
    return DaftarHadir(
        kop_of(office, pilihan), facts["judul"], hari_tanggal(day),
        jam_rentang(facts["jam_mulai"], facts["jam_selesai"], office.zona), facts["tempat"] or "",
        kata_tingkat(facts, office), penanda=signers(s, office, pilihan, day),
        tempat_tanggal=place_and_date(office, day), kode=meeting_code(facts["nomor"], rapat_id),
        dicetak=printed_on(office, pilihan), lembaga=office.lembaga, zigzag=pilihan.zigzag,
        kolom_lp=pilihan.kolom_lp, kolom_miskin=_poor(pilihan),
    )


def _roll_rows(found: Roll, all_marks: bool) -> tuple[Peserta, ...]:
    before = all_marks or found.hitung.hadir == 0  # nobody has come yet: an excuse was given beforehand
    shown = ("hadir", "izin", "sakit", "alpa") if all_marks else ("izin", "sakit") if before else ()
    return tuple(
        Peserta(r.urut, r.nama, r.jk, r.jabatan, "/".join(part for part in (r.rt, r.rw) if part),
                r.status if r.status in shown else "", _poverty(r), _group(r))
        for r in found.rows
    )


def _poverty(row: Baris) -> str:
    return "" if row.miskin is None else "M" if row.miskin else "NM"


def _group(row: Baris) -> str:
    """Whose sheet a row stands on; RT of one RW stay together when these words are sorted."""
    if not row.rt:
        return _GUESTS
    return f"RW {row.rw} · RT {row.rt}" if row.rw else f"RT {row.rt}"


def _counts(found: Roll) -> Hitungan:
    return Hitungan(found.hitung.l, found.hitung.p, found.hitung.hadir, found.hitung.miskin)


def _typed_counts(s: Session, rapat_id: str) -> Hitungan:
    """The counts that were typed; open where nothing was."""
    facts = get_rapat(s, rapat_id)
    men, women = facts["jumlah_l"], facts["jumlah_p"]
    total = None if men is None or women is None else men + women
    return Hitungan(men, women, total, facts["jumlah_miskin"])


def by_rt(data: DaftarHadir) -> list[DaftarHadir]:
    """One sheet for each RT, in the order of RW and RT, with the numbers of the roll; guests and spare rows last.

    Counts that were recorded belong to the whole meeting, so each sheet counts its own marks.
    """
    groups: dict[str, list[Peserta]] = {}
    for row in data.rows:
        groups.setdefault(row.kelompok or _GUESTS, []).append(row)
    guests = groups.pop(_GUESTS, [])
    last = max((row.urut for row in data.rows), default=0)
    found = [
        replace(data, rows=tuple(rows), kelompok=name, baris_kosong=0, hitungan=_counted(data, rows))
        for name, rows in sorted(groups.items(), key=lambda pair: (not pair[0].startswith("RW"), pair[0]))
    ]
    if guests or data.baris_kosong or not found:
        counted = _counted(data, guests)
        found.append(replace(data, rows=tuple(guests), kelompok=_GUESTS, hitungan=counted, nomor_akhir=last))
    return found


def _counted(data: DaftarHadir, rows: list[Peserta]) -> Hitungan:
    if data.hitungan.total is None:
        return Hitungan()
    there = [row for row in rows if row.status == "hadir"]
    men, women, poor = (sum(row[place] == word for row in there) for place, word in ((2, "L"), (2, "P"), (6, "M")))
    return Hitungan(men, women, len(there), poor)
