"""Where two people who become one stand side by side: on one roll, among the relawan, in one body.

Each function settles one table before its rows move from `b` to `a`, loses nothing (what gives way goes to the Sampah)
and tells what it did in sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Pelatihan, Rapat
from lkm_desktop.domain.izin import JENIS_IZIN
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.gabung_orang_pindah import (
    Baris,
    baris,
    bertumpuk,
    buang,
    gabung_teks,
    isi_kosong,
    tabel,
    ubah,
)
from lkm_desktop.services.gabung_orang_tugas import satukan_tugas

_KUAT = {"hadir": 3, "izin": 2, "sakit": 2, "alpa": 1, None: 0}


def bereskan(s: Session, a: str, b: str) -> list[str]:
    """Settle everything in which the rows of `b` cannot simply become rows of `a`; the sentences say how."""
    return [words for settle in _BENTROK for words in settle(s, a, b)]


# --- rolls ------------------------------------------------------------------------------------------------------------


def _kehadiran(s: Session, a: str, b: str) -> list[str]:
    """One row on each roll: the stronger presence stays, with its number on the signed sheet; both remarks are kept."""
    table = tabel("kehadiran")
    mine = {row["rapat_id"]: row for row in baris(s, table, table.c.orang_id == a)}
    found = []
    for other in baris(s, table, table.c.orang_id == b):
        own = mine.get(other["rapat_id"])
        if own is None:
            continue
        strong, weak = sorted((own, other), key=lambda r: (-_KUAT[r["status"]], r["urut"], r["id"]))
        ubah(s, table, strong["id"], diundang=strong["diundang"] or weak["diundang"],
             jabatan=strong["jabatan"] or weak["jabatan"],
             keterangan=gabung_teks(strong["keterangan"], weak["keterangan"]))  # fmt: skip
        buang(s, table, weak["id"])
        found.append((strong["rapat_id"], strong["urut"], strong["status"]))
        mine[other["rapat_id"]] = strong
    if len(found) > 1:
        return [f"Keduanya ada di {len(found)} daftar hadir yang sama; yang dipakai tanda yang lebih kuat."]
    titles = _judul(s, [meeting for meeting, _, _ in found])
    return [
        f"Keduanya ada di daftar hadir {titles[meeting]}; yang dipakai baris {number}"
        + (f" ({status})." if status else ".")
        for meeting, number, status in found
    ]


def _judul(s: Session, meetings: list[str]) -> dict[str, str]:
    rows = s.execute(select(Rapat.id, Rapat.judul, Rapat.tanggal).where(Rapat.id.in_(meetings)))
    return {row.id: f"{row.judul}, {tanggal_panjang(row.tanggal)}" for row in rows}


# --- relawan ----------------------------------------------------------------------------------------------------------


def _relawan(s: Session, a: str, b: str) -> list[str]:
    """One registration: the number of the one that stays, the earliest day, the other number in the remarks."""
    table = tabel("relawan")
    own = next(iter(baris(s, table, table.c.orang_id == a)), None)
    other = next(iter(baris(s, table, table.c.orang_id == b)), None)
    if own is None or other is None:
        return []
    days = [day for day in (own["tanggal_daftar"], other["tanggal_daftar"]) if day]
    first = other if other["tanggal_daftar"] and other["tanggal_daftar"] == min(days) else own
    values: dict[str, Any] = {
        "tanggal_daftar": min(days, default=None), "status_tanggal": own["status_tanggal"],
        "keterangan": gabung_teks(own["keterangan"], other["keterangan"], _dulu(other)),
    }
    for key in ("kegiatan_asal", "asal_rapat_id"):
        values[key] = first[key] or own[key] or other[key]
    for key in ("minat", "evaluasi"):
        values[key] = gabung_teks(own[key], other[key])
    if own["status"] == "tidak aktif" and other["status"] == "aktif":
        values |= {"status": "aktif", "status_tanggal": None}
    isi_kosong(s, "relawan", own, other, **values)
    number = own["nomor"] or other["nomor"] or ""
    return [f"Keduanya terdaftar sebagai relawan; nomornya {number}, nomor {other['nomor']} ada di keterangan."
            if other["nomor"] and own["nomor"] else f"Keduanya terdaftar sebagai relawan {number}."]  # fmt: skip


def _dulu(other: Baris) -> str | None:
    """The number of a registration that went into another one."""
    if not other["nomor"]:
        return None
    since = f", terdaftar {tanggal_panjang(other['tanggal_daftar'])}" if other["tanggal_daftar"] else ""
    return f"Dulu juga relawan {other['nomor']}{since}"


# --- excuses, trainings, duty -----------------------------------------------------------------------------------------


def _izin(s: Session, a: str, b: str) -> list[str]:
    """Excuses that overlap become one over all their days."""
    table, told = tabel("izin"), []
    for other in baris(s, table, table.c.orang_id == b):
        for own in baris(s, table, table.c.orang_id == a):
            if not bertumpuk(own["mulai"], own["selesai"], other["mulai"], other["selesai"]):
                continue
            end = None if None in (own["selesai"], other["selesai"]) else max(own["selesai"], other["selesai"])
            kind = "" if own["jenis"] == other["jenis"] else dict(JENIS_IZIN)[other["jenis"]].lower()
            buang(s, table, other["id"])
            ubah(s, table, own["id"], mulai=min(own["mulai"], other["mulai"]), selesai=end,
                 alasan=gabung_teks(own["alasan"], kind, other["alasan"]))  # fmt: skip
            other = {**other, "id": own["id"], "mulai": min(own["mulai"], other["mulai"]), "selesai": end}
            told = ["Izin tetap yang bertumpuk dijadikan satu."]
    return told


def _peserta(s: Session, a: str, b: str) -> list[str]:
    """One place in each training, with the higher of two counts of lessons."""
    table, found = tabel("peserta_pelatihan"), []
    mine = {row["pelatihan_id"]: row for row in baris(s, table, table.c.orang_id == a)}
    for other in baris(s, table, table.c.orang_id == b):
        own = mine.get(other["pelatihan_id"])
        if own is not None:
            lessons = [n for n in (own["hadir_jpl"], other["hadir_jpl"]) if n is not None]
            isi_kosong(s, "peserta_pelatihan", own, other, hadir_jpl=max(lessons, default=None),
                        keterangan=gabung_teks(own["keterangan"], other["keterangan"]))  # fmt: skip
            found.append(own["pelatihan_id"])
    names = s.scalars(select(Pelatihan.nama).where(Pelatihan.id.in_(found)).order_by(Pelatihan.nama))
    return [f"Keduanya peserta {name}; dijadikan satu." for name in names]


def _sertifikat(s: Session, a: str, b: str) -> list[str]:
    """One certificate for one training or year: the one that was given first; the other is taken back."""
    table, told = tabel("sertifikat"), []
    mine = {(row["pelatihan_id"], row["tahun"]): row for row in baris(s, table, table.c.orang_id == a)}
    for other in baris(s, table, table.c.orang_id == b):
        own = mine.get((other["pelatihan_id"], other["tahun"]))
        if own is not None:
            first, later = sorted((own, other), key=lambda row: (row["tanggal"], row["nomor"]))
            buang(s, table, later["id"])
            told.append(f"Sertifikat {later['nomor']} ditarik; yang berlaku nomor {first['nomor']}.")
    return told


def _piket(s: Session, a: str, b: str) -> list[str]:
    """The same duty is done once."""
    table, told = tabel("piket"), []
    same = ("tanggal", "jam_mulai", "jam_selesai", "tugas")
    mine = {tuple(row[key] for key in same): row for row in baris(s, table, table.c.orang_id == a)}
    for other in baris(s, table, table.c.orang_id == b):
        own = mine.get(tuple(other[key] for key in same))
        if own is not None:
            isi_kosong(s, "piket", own, other, keterangan=gabung_teks(own["keterangan"], other["keterangan"]))
            told.append(f"Piket {tanggal_panjang(own['tanggal'])} yang sama dijadikan satu.")
    return told


# --- votes, files, people known to be two -----------------------------------------------------------------------------


def _perolehan(s: Session, a: str, b: str) -> list[str]:
    """A name stands once on a tally; a line without votes gives way (two lines with votes are refused before)."""
    table, told = tabel("perolehan"), []
    mine = {(row["pemilihan_id"], row["pemilihan_rt_id"]): row for row in baris(s, table, table.c.orang_id == a)}
    rows = baris(s, table, table.c.orang_id == b)
    for other in sorted(rows, key=lambda row: row["pemilihan_rt_id"] or ""):  # the kelurahan first: it names its RT row
        own = mine.get((other["pemilihan_id"], other["pemilihan_rt_id"]))
        if own is not None:
            keep, go = (own, other) if own["suara"] is not None or other["suara"] is None else (other, own)
            isi_kosong(s, "perolehan", keep, go)
            told.append("Namanya dua kali di satu penghitungan suara; dijadikan satu.")
    return told


def _lampiran(s: Session, a: str, b: str) -> list[str]:
    """The same file is attached once."""
    table, told = tabel("lampiran"), []
    mine = {row["sidik"] for row in baris(s, table, table.c.pemilik_id == a)}
    for other in baris(s, table, table.c.pemilik_id == b):
        if other["sidik"] in mine:
            buang(s, table, other["id"])
            told.append(f"Lampiran {other['nama']} ada pada keduanya; dipakai satu.")
    return told


def _bukan_sama(s: Session, a: str, b: str) -> list[str]:
    """Who was not `b` is not `a` either; that `a` and `b` were told to be two is over."""
    table = tabel("bukan_sama")
    of_a, of_b = (baris(s, table, or_(table.c.satu_id == one, table.c.dua_id == one)) for one in (a, b))
    mine, told = {frozenset((row["satu_id"], row["dua_id"])) for row in of_a}, []
    for row in of_b:
        third = row["dua_id"] if row["satu_id"] == b else row["satu_id"]
        if third == a or frozenset((a, third)) in mine:
            buang(s, table, row["id"])
            told += ["Keduanya pernah ditandai bukan orang yang sama; tanda itu dicabut."] if third == a else []
        else:
            one, two = sorted((a, third))
            ubah(s, table, row["id"], satu_id=one, dua_id=two)
    return told


_BENTROK: tuple[Callable[[Session, str, str], list[str]], ...] = (
    _kehadiran, _relawan, satukan_tugas, _izin, _peserta, _sertifikat, _piket, _perolehan, _lampiran, _bukan_sama,
)  # fmt: skip
