"""Numbers of papers: a pattern for each kind, a serial that restarts in January, reserved, cancelled and missing ones.

BR25 (lkm-siklus.md section 8): numbers are unique within a year and gaps are listed. The pattern is a setting because
the one real letter seen numbers `005/LKMCC/XI/2009` (5.2) and other offices number otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Keputusan, Rapat, Sertifikat, SuratKeluar, Templat, new_id
from lkm_desktop.domain.surat import JENIS_SURAT
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.format import bulan_romawi
from lkm_desktop.services.organisasi import kantor

#: names that a pattern may use; {urut:03} pads the serial
NAMA = ("urut", "kode", "singkatan", "bulan_romawi", "bulan", "tahun")
_NAME = re.compile(r"\{(\w+)(?::0?(\d))?\}")

#: kinds that are numbered without a line in the agenda surat keluar
SENDIRI = ("keputusan", "sertifikat")


@dataclass(frozen=True)
class Pola:
    """How one kind of paper is numbered. deret: kinds of the same series count on together."""

    jenis: str
    label: str
    pola: str
    kode: str
    deret: str


@dataclass(frozen=True)
class Usul:
    """The next free number of a kind on a day."""

    nomor: str
    urut: int
    deret: str
    tahun: int


_UMUM = "{urut:03}/{kode}/{singkatan}/{bulan_romawi}/{tahun}"
#: as shipped: letters share one series, papers of other kinds have their own
BAWAAN: dict[str, Pola] = {
    p.jenis: p
    for p in (
        Pola("undangan", "Undangan", _UMUM, "UND", "surat"),
        Pola("surat_tugas", "Surat tugas", _UMUM, "ST", "surat"),
        Pola("surat_biasa", "Surat biasa", _UMUM, "SB", "surat"),
        Pola("surat_pengantar", "Surat pengantar", _UMUM, "SP", "surat"),
        Pola("tanda_terima", "Tanda terima", _UMUM, "TT", "surat"),
        Pola("lain", "Surat lain", _UMUM, "SL", "surat"),
        Pola("sk", "Surat keputusan", _UMUM, "SK", "sk"),
        Pola("berita_acara", "Berita acara", _UMUM, "BA", "berita_acara"),
        Pola("notulen", "Notulen", _UMUM, "NOT", "notulen"),
        Pola("petikan", "Petikan keputusan", _UMUM, "PTK", "petikan"),
        Pola("keputusan", "Keputusan rapat", "{urut}/{kode}/{singkatan}/{bulan_romawi}/{tahun}", "KEP", "keputusan"),
        Pola("sertifikat", "Sertifikat", _UMUM, "SRT", "sertifikat"),
    )
}


def pola(s: Session, jenis: str) -> Pola:
    """The pattern of a kind as this office has it. Raises KeyError for an unknown kind."""
    shipped = BAWAAN[jenis]
    own = {part: s.get(Templat, f"nomor/{jenis}/{part}") for part in ("pola", "kode", "deret")}
    given = {part: row.teks for part, row in own.items() if row is not None}
    return Pola(
        jenis, shipped.label, given.get("pola", shipped.pola), given.get("kode", shipped.kode),
        given.get("deret", shipped.deret),
    )  # fmt: skip


def simpan_pola(s: Session, jenis: str, pola_baru: str, kode: str, deret: str) -> None:
    """Keep the pattern, code and series of a kind. Raises FieldErrors (keys `pola`, `kode`, `deret`)."""
    values = {"pola": pola_baru.strip(), "kode": kode.strip(), "deret": deret.strip() or BAWAAN[jenis].deret}
    periksa_pola(values["pola"])
    if "/" in values["kode"]:
        raise FieldErrors({"kode": "Kode ditulis tanpa garis miring; garis miring ada di polanya."})
    for part, text in values.items():
        row = s.get(Templat, f"nomor/{jenis}/{part}")
        if text == getattr(BAWAAN[jenis], part):
            if row is not None:
                s.delete(row)
        elif row is None:
            s.add(Templat(kode=f"nomor/{jenis}/{part}", teks=text))
        else:
            row.teks = text
    s.flush()


def periksa_pola(text: str) -> None:
    """Raises FieldErrors when a pattern has an unknown name, no serial, or no year (the serial restarts in January)."""
    names = [m[1] for m in _NAME.finditer(text)]
    left = _NAME.sub("", text)
    unknown = [n for n in names if n not in NAMA]
    if unknown or "{" in left or "}" in left:
        named = f"{{{unknown[0]}}}" if unknown else "kurung kurawal"
        there = ", ".join(f"{{{n}}}" for n in NAMA)
        raise FieldErrors({"pola": f"Pola nomor memuat {named} yang tidak dikenal. Yang dapat dipakai: {there}."})
    needs = {"urut": "nomor urut {urut}", "tahun": "tahun {tahun}, karena nomor urut mulai lagi tiap Januari"}
    for needed, why in needs.items():
        if needed not in names:
            raise FieldErrors({"pola": f"Pola nomor harus memuat {why}."})


def bentuk(s: Session, jenis: str, tanggal: date, urut: int) -> str:
    """The number with that serial on that day."""
    rule = pola(s, jenis)
    return rangkai(rule.pola, rule.kode, kantor(s).singkatan, tanggal, urut)


def rangkai(pola: str, kode: str, singkatan: str, tanggal: date, urut: int) -> str:
    """The number that a pattern gives; empty parts leave no double slash. Raises KeyError for an unknown name."""
    values = {
        "urut": str(urut), "kode": kode, "singkatan": singkatan, "tahun": str(tanggal.year),
        "bulan": f"{tanggal.month:02}", "bulan_romawi": bulan_romawi(tanggal.month),
    }  # fmt: skip
    number = _NAME.sub(lambda m: values[m[1]].zfill(int(m[2] or 0)), pola)
    return re.sub(r"/{2,}", "/", number).strip("/")


def usul(s: Session, jenis: str, tanggal: date) -> Usul:
    """The number to propose: one after the highest of the series in that year, reserved and cancelled ones included."""
    rule = pola(s, jenis)
    if jenis in SENDIRI:
        last = (_last_decision if jenis == "keputusan" else _last_certificate)(s, tanggal.year)
    else:
        last = _last(s, rule.deret, tanggal.year)
    return Usul(bentuk(s, jenis, tanggal, last + 1), last + 1, rule.deret, tanggal.year)


def _last(s: Session, deret: str, tahun: int) -> int:
    query = select(func.max(SuratKeluar.urut)).where(
        SuratKeluar.deret == deret, SuratKeluar.tahun == tahun, SuratKeluar.dihapus.is_(None)
    )
    return s.scalar(query) or 0


def _last_decision(s: Session, tahun: int) -> int:
    query = select(Keputusan.nomor).join(Rapat, Rapat.id == Keputusan.rapat_id).where(
        Keputusan.dihapus.is_(None), Rapat.dihapus.is_(None), Keputusan.nomor.is_not(None),
        func.strftime("%Y", Rapat.tanggal) == str(tahun),
    )  # fmt: skip
    return max((urut_dari(s, "keputusan", number or "") or 0 for number in s.scalars(query)), default=0)


def _last_certificate(s: Session, tahun: int) -> int:
    """Numbers of certificates that were taken back stay taken."""
    query = select(Sertifikat.nomor).where(func.strftime("%Y", Sertifikat.tanggal) == str(tahun))
    return max((urut_dari(s, "sertifikat", number) or 0 for number in s.scalars(query)), default=0)


def urut_dari(s: Session, jenis: str, nomor: str) -> int | None:
    """The serial inside a number that follows the kind's pattern; None when it does not."""
    shape, after = "", 0
    rule = pola(s, jenis).pola
    for m in _NAME.finditer(rule):
        shape += re.escape(rule[after : m.start()]) + (r"0*(\d{1,6})" if m[1] == "urut" else "[^/]*?")
        after = m.end()
    found = re.fullmatch(shape + re.escape(rule[after:]), nomor.strip())
    return int(found[1]) if found else None


def catat(
    s: Session, jenis: str, tanggal: date, nomor: str = "", *, surat_id: str | None = None, **isi: str | None
) -> str:
    """Put an outgoing paper into the agenda surat keluar and give it its number; the id of the line comes back.

    nomor: empty takes the proposed one; a reserved number is used up · surat_id: the line to change · isi: kepada,
    alamat, perihal, lampiran, keterangan. Raises FieldErrors (key `nomor`) when the number is taken that year (BR25).
    """
    nomor = " ".join(nomor.split()) or usul(s, jenis, tanggal).nomor
    taken = _taken(s, nomor, tanggal.year, surat_id)
    if taken is not None and taken.keadaan == "dipesan" and surat_id is None:
        surat_id = taken.id
    elif taken is not None:
        raise FieldErrors({"nomor": _refused(taken)})
    row = (s.get(SuratKeluar, surat_id) if surat_id else None) or SuratKeluar(id=surat_id or new_id())
    series, serial = pola(s, jenis).deret, urut_dari(s, jenis, nomor)
    row.jenis = jenis if jenis in dict(JENIS_SURAT) else "lain"
    row.nomor, row.tanggal, row.tahun, row.deret = nomor, tanggal, tanggal.year, series
    row.urut, row.keadaan = serial, "terpakai"
    for key, value in isi.items():
        setattr(row, key, (value or "").strip() or None)
    s.add(row)
    s.flush()
    return row.id


def _taken(s: Session, nomor: str, tahun: int, besides: str | None) -> SuratKeluar | None:
    query = select(SuratKeluar).where(
        SuratKeluar.nomor == nomor, SuratKeluar.tahun == tahun, SuratKeluar.dihapus.is_(None)
    )
    return next((row for row in s.scalars(query) if row.id != besides), None)


def _refused(taken: SuratKeluar) -> str:
    if taken.keadaan == "batal":
        return f"Nomor {taken.nomor} sudah dibatalkan dan tidak dipakai lagi. Pakai nomor berikutnya."
    about = f" untuk {taken.perihal}" if taken.perihal else ""
    return f"Nomor {taken.nomor} sudah dipakai{about}. Pakai nomor lain; nomor yang sama tidak boleh dua kali."


def periksa_nomor(s: Session, nomor: str, tahun: int, surat_id: str | None = None) -> str:
    """The sentence that refuses a number, or "" when it is free."""
    taken = _taken(s, " ".join(nomor.split()), tahun, surat_id)
    return _refused(taken) if taken is not None else ""


def pesan(s: Session, jenis: str, tanggal: date, perihal: str = "") -> str:
    """Reserve the next number, for a letter that is written by hand later. Returns the id of its line."""
    row_id = catat(s, jenis, tanggal, perihal=perihal)
    s.get_one(SuratKeluar, row_id).keadaan = "dipesan"
    s.flush()
    return row_id


def batal(s: Session, surat_id: str, alasan: str) -> None:
    """Cancel a number; its line stays, with the reason. Raises LkmError without a reason."""
    if not alasan.strip():
        raise LkmError("Alasan pembatalan nomor belum diisi.", "Tulis singkat, misalnya salah alamat.")
    row = s.get_one(SuratKeluar, surat_id)
    row.keadaan, row.keterangan = "batal", alasan.strip()
    s.flush()


def lowong(s: Session, tahun: int, deret: str = "surat") -> list[int]:
    """Serials of a series that no line of that year has, below its highest one."""
    query = select(SuratKeluar.urut).where(
        SuratKeluar.deret == deret, SuratKeluar.tahun == tahun, SuratKeluar.dihapus.is_(None),
        SuratKeluar.urut.is_not(None),
    )  # fmt: skip
    used = {int(n) for n in s.scalars(query) if n is not None}
    return [n for n in range(1, max(used, default=0)) if n not in used]
