"""What is special about the plain books: what a new row begins with, what is proposed, the rules, sums below a list.

Sources: lkm-siklus.md 1.13 (B4-B14) and rule BR25 of section 8. A register without an entry here has no rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Inventaris, Naskah, Pelatihan, Pengaduan, SuratKeluar, SuratKeputusan, SuratMasuk
from lkm_desktop.domain.buku import STATUS_PENGADUAN
from lkm_desktop.errors import LkmError
from lkm_desktop.fields import Register
from lkm_desktop.format import ribuan, rupiah, tanggal_panjang
from lkm_desktop.services import nomor
from lkm_desktop.services.aturan import Temuan
from lkm_desktop.services.pesan import INFO, PERINGATAN, SALAH, Pesan

_BR25 = "BR25: nomor surat tidak boleh dua kali dalam setahun"
#: pairs of dates that follow each other: register -> (earlier, later, sentence, level)
_ORDER: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "surat_masuk": (
        ("surat_tanggal", "tanggal_terima", "Tanggal terima lebih awal daripada tanggal suratnya.", PERINGATAN),
    ),
    "surat_keluar": (("tanggal", "tanggal_kirim", "Tanggal kirim lebih awal daripada tanggal surat.", PERINGATAN),),
    "ekspedisi": (("tanggal", "tanggal_terima", "Tanggal terima lebih awal daripada tanggal kirim.", SALAH),),
    "pengaduan": (("tanggal", "tanggal_selesai", "Tanggal selesai lebih awal daripada tanggal pengaduan.", SALAH),),
    "pelatihan": (("mulai", "selesai", "Tanggal selesai lebih awal daripada tanggal mulai.", SALAH),),
}


# --- a new row --------------------------------------------------------------------------------------------------------


def blank_values(register: Register) -> dict[str, Any]:
    """A dated book begins with today."""
    return {register.dated: date.today()} if register.dated and register.field(register.dated).required else {}


def propose(s: Session, register: Register, values: dict[str, Any]) -> dict[str, Any]:
    """The next number of that book for these values; {} for books without numbers or while the date is missing."""
    day = values.get(register.dated) if register.dated else None
    if not isinstance(day, date):
        return {}
    if register.key == "surat_masuk":
        return {"nomor_agenda": next_agenda(s, day.year)}
    if register.key == "surat_keluar":
        return {"nomor": nomor.usul(s, str(values.get("jenis") or "lain"), day).nomor}
    return {}


def next_agenda(s: Session, tahun: int) -> int:
    """One after the highest agenda number of the letters received in that year."""
    query = select(func.max(SuratMasuk.nomor_agenda)).where(
        SuratMasuk.dihapus.is_(None), func.strftime("%Y", SuratMasuk.tanggal_terima) == f"{tahun:04}"
    )
    return (s.scalar(query) or 0) + 1


def derived(s: Session, register: Register, row_id: str | None, values: dict[str, Any]) -> dict[str, Any]:
    """What is kept beside the typed fields: an incoming letter's number, year and serial of an outgoing one."""
    if register.key == "surat_masuk" and row_id is None and values.get("nomor_agenda") is None:
        return {"nomor_agenda": next_agenda(s, values["tanggal_terima"].year)}
    if register.key == "surat_keluar":
        return serial_of(s, values)
    return {}


def serial_of(s: Session, values: dict[str, Any]) -> dict[str, Any]:
    """Year, series and serial of an outgoing letter with these values."""
    kind = str(values.get("jenis") or "lain")
    serial = nomor.urut_dari(s, kind, str(values["nomor"]))
    return {"tahun": values["tanggal"].year, "deret": nomor.pola(s, kind).deret, "urut": serial}


# --- rules ------------------------------------------------------------------------------------------------------------


def check(s: Session, register: Register, row_id: str | None, v: dict[str, Any]) -> list[Pesan]:
    """What the rules of that book say about cleaned values."""
    found = _dates(register, v)
    if register.key == "surat_masuk":
        found += _incoming(s, row_id, v)
    elif register.key == "surat_keluar":
        found += _outgoing(s, row_id, v)
    elif register.key == "sk":
        found += _decree(s, row_id, v)
    elif register.key == "inventaris":
        found += _thing(s, row_id, v)
    elif register.key == "pengaduan":
        found += _complaint(v)
    elif register.key == "pelatihan":
        found += _training(s, row_id, v)
    return found


def _dates(register: Register, v: dict[str, Any]) -> list[Pesan]:
    found = []
    for earlier, later, words, level in _ORDER.get(register.key, ()):
        if isinstance(v.get(earlier), date) and isinstance(v.get(later), date) and v[later] < v[earlier]:
            found.append(Pesan(later, level, words))
    return found


def _incoming(s: Session, row_id: str | None, v: dict[str, Any]) -> list[Pesan]:
    found = []
    others = select(SuratMasuk).where(SuratMasuk.dihapus.is_(None), SuratMasuk.id != (row_id or ""))
    if v.get("surat_nomor") and v.get("pengirim"):
        same = others.where(SuratMasuk.surat_nomor == v["surat_nomor"], SuratMasuk.pengirim == v["pengirim"])
        if (row := s.scalars(same.limit(1)).first()) is not None:
            words = f"Surat ini sudah dicatat, diterima {tanggal_panjang(row.tanggal_terima)}."
            found.append(Pesan("surat_nomor", PERINGATAN, words))
    number, day = v.get("nomor_agenda"), v.get("tanggal_terima")
    if number is not None and isinstance(day, date):
        year = func.strftime("%Y", SuratMasuk.tanggal_terima) == f"{day.year:04}"
        row = s.scalars(others.where(SuratMasuk.nomor_agenda == number, year).limit(1)).first()
        if row is not None:
            words = f"Nomor agenda {number} tahun {day.year} sudah dipakai surat dari {row.pengirim}."
            found.append(Pesan("nomor_agenda", PERINGATAN, words))
    return found


def _outgoing(s: Session, row_id: str | None, v: dict[str, Any]) -> list[Pesan]:
    """BR25: one number once a year; a cancelled number needs its reason."""
    found = []
    if v.get("nomor") and isinstance(v.get("tanggal"), date):
        refused = nomor.periksa_nomor(s, v["nomor"], v["tanggal"].year, row_id)
        if refused:
            found.append(Pesan("nomor", SALAH, refused, _BR25))
    if v.get("keadaan") == "batal" and not v.get("keterangan"):
        found.append(Pesan("keterangan", PERINGATAN, "Sebaiknya ditulis mengapa nomornya dibatalkan."))
    if v.get("keadaan") == "terpakai" and not (v.get("kepada") and v.get("perihal")):
        lacking = "kepada" if not v.get("kepada") else "perihal"
        found.append(Pesan(lacking, INFO, "Masih kosong; buku agenda memuat tujuan dan perihalnya."))
    return found


def _decree(s: Session, row_id: str | None, v: dict[str, Any]) -> list[Pesan]:
    query = select(SuratKeputusan).where(
        SuratKeputusan.nomor == v.get("nomor"), SuratKeputusan.dihapus.is_(None), SuratKeputusan.id != (row_id or "")
    )
    row = s.scalars(query.limit(1)).first() if v.get("nomor") else None
    if row is None:
        return []
    words = f"Nomor {row.nomor} sudah dipakai SK tentang {row.tentang} tanggal {tanggal_panjang(row.tanggal)}."
    return [Pesan("nomor", SALAH, words, "BR25: nomor SK tidak boleh dua kali")]


def _thing(s: Session, row_id: str | None, v: dict[str, Any]) -> list[Pesan]:
    query = select(Inventaris.nama_barang).where(
        Inventaris.kode == v.get("kode"), Inventaris.dihapus.is_(None), Inventaris.id != (row_id or "")
    )
    other = s.scalar(query.limit(1)) if v.get("kode") else None
    return [Pesan("kode", PERINGATAN, f"Kode {v['kode']} sudah dipakai {other}.")] if other else []


def _complaint(v: dict[str, Any]) -> list[Pesan]:
    done, day = v.get("status") == "selesai", v.get("tanggal_selesai")
    if done and day is None:
        return [Pesan("tanggal_selesai", SALAH, "Pengaduan yang selesai perlu tanggal selesainya.")]
    if day is not None and not done:
        return [Pesan("status", PERINGATAN, "Tanggal selesai sudah diisi; statusnya belum Selesai.")]
    return []


def _training(s: Session, row_id: str | None, v: dict[str, Any]) -> list[Pesan]:
    found = []
    if v.get("jpl") is not None and v["jpl"] < 1:
        found.append(Pesan("jpl", SALAH, "JPL paling sedikit 1; kosongkan bila belum diketahui."))
    query = select(Pelatihan.id).where(
        Pelatihan.dihapus.is_(None), Pelatihan.id != (row_id or ""), Pelatihan.nama == v.get("nama"),
        Pelatihan.mulai == v.get("mulai"),
    )  # fmt: skip
    if v.get("nama") and isinstance(v.get("mulai"), date) and s.scalar(query.limit(1)):
        found.append(Pesan("nama", PERINGATAN, "Pelatihan dengan nama dan tanggal mulai ini sudah ada."))
    return found


# --- Sampah -----------------------------------------------------------------------------------------------------------


def refuse_taken(s: Session, register: Register, wanted: Sequence[str]) -> None:
    """Raises LkmError when a row from the Sampah carries a number that another row got meanwhile."""
    if register.key not in ("surat_keluar", "sk"):
        return
    entity = register.entity
    for row in s.scalars(select(entity).where(entity.id.in_(wanted), entity.dihapus.is_not(None))):
        same = select(entity.id).where(entity.nomor == row.nomor, entity.id != row.id, entity.dihapus.is_(None))
        if register.key == "surat_keluar":
            same = same.where(SuratKeluar.tahun == row.tahun)
        if s.scalar(same.limit(1)) is not None:
            raise LkmError(
                f"Nomor {row.nomor} sudah dipakai lagi, jadi yang di Sampah tidak dapat dipulihkan.",
                "Ubah dulu nomor yang baru.",
            )


def refuse_papers(s: Session, register: Register, wanted: Sequence[str]) -> None:
    """Raises LkmError for a letter that a paper of the program carries: its number is cancelled, never thrown away."""
    if register.key != "surat_keluar":
        return
    query = select(SuratKeluar.nomor).join(Naskah, Naskah.surat_id == SuratKeluar.id)
    number = s.scalar(query.where(SuratKeluar.id.in_(wanted), Naskah.dihapus.is_(None)).limit(1))
    if number:
        raise LkmError(
            f"Surat {number} tidak dihapus karena suratnya dibuat di program ini.",
            "Ubah keadaan nomornya menjadi Batal, dengan alasannya.",
        )


# --- sums -------------------------------------------------------------------------------------------------------------


def sums(s: Session, register: Register, wanted: Sequence[str]) -> list[str]:
    """Sentences that stand below the rows with these ids, on paper and on the screen."""
    if register.key == "inventaris":
        return _worth(s, wanted)
    if register.key == "pengaduan":
        return _states(s, wanted)
    return []


def _worth(s: Session, wanted: Sequence[str]) -> list[str]:
    """Sum of jumlah x harga satuan, and how many things lack one of both."""
    total = lacking = 0
    for part in _parts(wanted):
        query = select(Inventaris.jumlah, Inventaris.harga).where(Inventaris.id.in_(part))
        for count, price in s.execute(query):
            if count is None or price is None:
                lacking += 1
            else:
                total += count * price
    words = [f"Nilai seluruhnya: {rupiah(total)}"]
    return words + ([f"{ribuan(lacking)} barang belum terhitung (tanpa jumlah atau harga)"] if lacking else [])


def _states(s: Session, wanted: Sequence[str]) -> list[str]:
    counts: dict[str, int] = {}
    for part in _parts(wanted):
        for status in s.scalars(select(Pengaduan.status).where(Pengaduan.id.in_(part))):
            counts[status] = counts.get(status, 0) + 1
    return [", ".join(f"{label} {counts.get(code, 0)}" for code, label in STATUS_PENGADUAN)] if wanted else []


def _parts(wanted: Sequence[str]) -> list[list[str]]:
    return [list(wanted[start : start + 500]) for start in range(0, len(wanted), 500)]


def findings(s: Session, register: Register) -> list[Temuan]:
    """Numbers that the agenda surat keluar of this year lacks (BR25: gaps are listed); nothing for other books."""
    if register.key != "surat_keluar":
        return []
    year = date.today().year
    lacking = nomor.lowong(s, year)
    if not lacking:
        return []
    listed = ", ".join(map(str, lacking[:10])) + (f" dan {len(lacking) - 10} lagi" if len(lacking) > 10 else "")
    return [Temuan("BR25", INFO, f"Nomor urut surat tahun {year} yang belum tercatat: {listed}.", _BR25)]
