"""The register of kelurahan of the city: who has to send a recap. Rows outside it are kept and not counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.errors import LkmError
from lkm_desktop.kota import kenal
from lkm_desktop.kota.pilih import Tempat
from lkm_desktop.kota.skema import Kelurahan, id_baru


@dataclass(frozen=True)
class BarisDaftar:
    """One line of the register. kode: of the Kemendagri, "" when it is not known · nomor: row of the sheet it stood in,
    0 for none · catatan: sentences about what was understood otherwise than it stands there."""

    nama: str
    kode: str = ""
    kecamatan: str = ""
    kota: str = ""
    nama_lkm: str = ""
    nomor: int = field(default=0, compare=False)
    catatan: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class HasilDaftar:
    """What became of a register: lines that were new, changed, the same, taken off, and left out. catatan: sentences
    about lines that were left out, then about those that were understood otherwise than they stand there."""

    baru: int
    berubah: int
    sama: int
    dikeluarkan: int
    catatan: tuple[str, ...] = ()
    dilewati: int = 0

    @property
    def kalimat(self) -> str:
        """One sentence for the user."""
        keluar = f", {self.dikeluarkan} dikeluarkan" if self.dikeluarkan else ""
        lewat = f", {self.dilewati} baris dilewati" if self.dilewati else ""
        return f"Daftar kelurahan: {self.baru} baru, {self.berubah} berubah, {self.sama} sama{keluar}{lewat}."


def semua(s: Session, *, terdaftar: bool | None = None) -> list[Tempat]:
    """All kelurahan that are known, or only those in the register (True) or outside it (False)."""
    query = select(Kelurahan)
    if terdaftar is not None:
        query = query.where(Kelurahan.terdaftar.is_(terdaftar))
    return sorted((Tempat.dari(one) for one in s.scalars(query)), key=lambda t: t.urutan)


def muat(s: Session, baris: Sequence[BarisDaftar], *, ganti: bool = False) -> HasilDaftar:
    """Take a register in. Known kelurahan (same kode, else same name and place) are brought up to date.

    :param ganti: kelurahan that are not among these lines leave the register; their recaps stay.
    :raises LkmError: when no line can be taken.
    """
    catatan: list[str] = []
    paham: list[str] = []
    hitung = {"baru": 0, "berubah": 0, "sama": 0}
    kena: dict[str, str] = {}
    for ke, satu in enumerate(baris, 1):
        urut = satu.nomor or ke
        if not satu.nama.strip():
            catatan.append(f"Baris {urut} tanpa nama kelurahan.")
            continue
        ada = _cari(s, satu)
        if ada is not None and ada.id in kena:
            catatan.append(f"{satu.nama} (baris {urut}) sudah disebut di baris {kena[ada.id]}.")
            continue
        hasil, milik = _tulis(s, ada, satu)
        hitung[hasil] += 1
        kena[milik] = str(urut)
        paham += [f"{satu.nama} (baris {urut}): {kata}" for kata in satu.catatan]
    if not kena:
        raise LkmError("Daftar kelurahan itu tidak berisi satu kelurahan pun.", "Periksa kolom Kode dan Kelurahan.")
    keluar = _keluarkan_lain(s, set(kena)) if ganti else 0
    kenal.cocokkan_rusak(s)
    return HasilDaftar(hitung["baru"], hitung["berubah"], hitung["sama"], keluar, (*catatan, *paham), len(catatan))


def daftarkan(s: Session, kelurahan_id: str, terdaftar: bool = True) -> None:
    """Put a kelurahan into the register or take it off. Raises KeyError for an unknown one."""
    one = s.get(Kelurahan, kelurahan_id)
    if one is None:
        raise KeyError(kelurahan_id)
    one.terdaftar = terdaftar


def _cari(s: Session, b: BarisDaftar) -> Kelurahan | None:
    tepat = kenal.kunci(b.kode, b.nama, b.kecamatan, b.kota)
    if (one := s.scalar(select(Kelurahan).where(Kelurahan.kunci == tepat))) is not None:
        return one
    senama = s.scalars(select(Kelurahan).where(Kelurahan.lipatan == kenal.lipat(b.nama)).with_for_update())
    cocok = [one for one in senama if kenal.setempat(one, b.kecamatan, b.kota) and not (b.kode and one.kode)]
    return cocok[0] if len(cocok) == 1 else None


def _tulis(s: Session, ada: Kelurahan | None, b: BarisDaftar) -> tuple[str, str]:
    """What happened ("baru", "berubah", "sama") and the id."""
    if ada is None:
        baru = Kelurahan(
            id=id_baru(), kunci=kenal.kunci(b.kode, b.nama, b.kecamatan, b.kota), kode=b.kode.strip(), nama=b.nama,
            lipatan=kenal.lipat(b.nama), kecamatan=b.kecamatan, kota=b.kota, nama_lkm=b.nama_lkm, terdaftar=True,
        )  # fmt: skip
        s.add(baru)
        s.flush()
        return "baru", baru.id
    baru_nilai = {"nama": b.nama, "lipatan": kenal.lipat(b.nama), "terdaftar": True}
    baru_nilai |= {k: v for k in ("kode", "kecamatan", "kota", "nama_lkm") if (v := getattr(b, k).strip())}
    beda = {k: v for k, v in baru_nilai.items() if getattr(ada, k) != v}
    for k, v in beda.items():
        setattr(ada, k, v)
    ada.kunci = kenal.kunci(ada.kode, ada.nama, ada.kecamatan, ada.kota)
    s.flush()
    return "berubah" if beda else "sama", ada.id


def _keluarkan_lain(s: Session, kena: set[str]) -> int:
    lain = [one for one in s.scalars(select(Kelurahan).where(Kelurahan.terdaftar)) if one.id not in kena]
    for one in lain:
        one.terdaftar = False
    return len(lain)
