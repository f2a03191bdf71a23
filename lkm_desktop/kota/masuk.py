"""Taking recaps in: each replaces an older one of its kelurahan and period, whatever the order of arrival.

Of several recaps the newest counts (`dibuat`, then cut-off day, then contents); the others stay as history.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_pendek
from lkm_desktop.kota import kenal
from lkm_desktop.kota.bahan import BahanPaket, KepalaPaket, Maju
from lkm_desktop.kota.koleksi import Koleksi
from lkm_desktop.kota.skema import (
    BENTROK,
    DITERIMA,
    RUSAK,
    TABEL_ANGKA,
    TABEL_BARIS,
    Kelurahan,
    Kiriman,
    id_baru,
)

#: what became of a file: taken · took the place of an older one · identical to what is here · older than what is here
#: · broken · taken, but not in the register and not counted · its kelurahan stands for another office or name
BARU, MENGGANTI, SAMA, USANG, TAK_DIKENAL = "diterima", "mengganti", "sama", "lama", "tak_dikenal"
KEADAAN = (
    (BARU, "Diterima"), (MENGGANTI, "Mengganti"), (SAMA, "Kembar"), (USANG, "Lebih lama"), (RUSAK, "Rusak"),
    (TAK_DIKENAL, "Tidak di daftar"), (BENTROK, "Bentrok"),
)  # fmt: skip
#: recaps taken in one transaction
_SEKALI = 20


@dataclass(frozen=True)
class HasilTerima:
    """What became of one file. keadaan: see KEADAAN · kalimat: for the user · catatan: what an older version lacks."""

    berkas: str
    keadaan: str
    kalimat: str
    kelurahan: str = ""
    kode: str = ""
    periode: str = ""
    kiriman_id: str = ""
    catatan: tuple[str, ...] = ()


def terima(
    koleksi: Koleksi, bahan: Iterable[BahanPaket], *, maju: Maju | None = None,
    batal: Callable[[], bool] | None = None, kini: datetime | None = None,
) -> tuple[HasilTerima, ...]:  # fmt: skip
    """Take recaps in, a few per transaction; each is taken whole or not at all.

    :param bahan: may be an iterator, so that only a few are in memory.
    :param maju: called with (done, total, words); total is 0 for an iterator.
    :param batal: asked between transactions; what has been taken by then stays, and is in the result.
    :param kini: time of arrival; None: now.
    :raises LkmError: when the collection cannot be written; what was taken before stays.
    """
    jumlah = len(bahan) if isinstance(bahan, Sized) else 0
    hasil: list[HasilTerima] = []
    for kelompok in _potong(bahan, _SEKALI):
        if batal is not None and batal():
            break
        saat = kini or datetime.now().replace(microsecond=0)
        hasil += koleksi.kerjakan(lambda s, k=kelompok, t=saat: _sekelompok(s, k, t))  # type: ignore[misc]
        if maju is not None:
            maju(len(hasil), jumlah, "Memasukkan paket")
    if any(one.keadaan == RUSAK for one in hasil):
        koleksi.kerjakan(kenal.cocokkan_rusak)
    return tuple(hasil)


def akui_kantor(s: Session, kiriman_id: str) -> None:
    """Take the office that sent this recap as the office of its kelurahan; recaps of any other one count no more.

    Raises KeyError for an unknown recap, or a broken one.
    """
    kiriman = s.get(Kiriman, kiriman_id)
    kelurahan = s.get(Kelurahan, kiriman.kelurahan_id) if kiriman is not None else None
    if kiriman is None or kelurahan is None or kiriman.keadaan == RUSAK:
        raise KeyError(kiriman_id)
    kelurahan.kantor_id = kiriman.kantor_id
    semua = list(s.scalars(select(Kiriman).where(Kiriman.kelurahan_id == kelurahan.id, Kiriman.keadaan != RUSAK)))
    for one in semua:
        one.keadaan = DITERIMA if one.kantor_id == kelurahan.kantor_id else BENTROK
    for periode in sorted({one.periode for one in semua}):
        _tetapkan(s, [one for one in semua if one.periode == periode])


def lupakan(s: Session, kiriman_id: str) -> None:
    """Take a broken file off the board for good; it holds nothing. Raises KeyError for any other one."""
    satu = s.get(Kiriman, kiriman_id)
    if satu is None or satu.keadaan != RUSAK:
        raise KeyError(kiriman_id)
    s.delete(satu)


# --- one after the other --------------------------------------------------------------------------------------------


def _potong(bahan: Iterable[BahanPaket], banyak: int) -> Iterator[list[BahanPaket]]:
    aliran = iter(bahan)
    while kelompok := list(islice(aliran, banyak)):
        yield kelompok


def _sekelompok(s: Session, bahan: Sequence[BahanPaket], kini: datetime) -> list[HasilTerima]:
    """Take them in the order of their kelurahan, so that two desks never wait for each other crosswise."""
    berdaftar = s.scalar(select(Kelurahan.id).where(Kelurahan.terdaftar).limit(1)) is not None
    tumpuk = _Tumpuk()
    hasil: dict[int, HasilTerima] = {}
    for urut in sorted(range(len(bahan)), key=lambda n: (_urutan(bahan[n]), n)):
        hasil[urut] = _satu(s, bahan[urut], _Saat(kini, berdaftar, tumpuk))
    tumpuk.simpan(s)
    return [hasil[urut] for urut in range(len(bahan))]


@dataclass
class _Tumpuk:
    """Rows and figures of several recaps, written in one go."""

    baris: list[dict[str, object]] = field(default_factory=list)
    angka: list[dict[str, object]] = field(default_factory=list)

    def tambah(self, kiriman_id: str, b: BahanPaket) -> None:
        """Those of one recap."""
        self.baris += [{"kiriman_id": kiriman_id, "lembar": kode, "isi": isi} for kode, isi in b.lembar.items()]
        self.angka += [{"kiriman_id": kiriman_id, "kunci": kunci, "nilai": n} for kunci, n in b.angka.items()]

    def simpan(self, s: Session) -> None:
        """Write them; the recaps themselves are there."""
        for tabel, isi in ((TABEL_BARIS, self.baris), (TABEL_ANGKA, self.angka)):
            if isi:
                s.execute(insert(tabel), isi)


@dataclass(frozen=True)
class _Saat:
    """What all recaps of a transaction share: when they arrived, whether there is a register, what is to be written."""

    kini: datetime
    berdaftar: bool
    tumpuk: _Tumpuk


def _urutan(b: BahanPaket) -> str:
    k = b.kepala
    return kenal.kunci(k.kode, k.kelurahan, k.kecamatan, k.kota) if k else ""


def _satu(s: Session, b: BahanPaket, saat: _Saat) -> HasilTerima:
    if b.rusak or b.kepala is None:
        return _rusak(s, b, saat.kini)
    temu = kenal.temukan(s, b.kepala)
    kelurahan = temu.kelurahan if temu else _kelurahan_baru(s, b.kepala)
    if temu and temu.kalimat:
        return _bentrok(s, b, b.kepala, temu, saat)
    _lengkapi(kelurahan, b.kepala)
    return _berlakukan(s, b, b.kepala, kelurahan, saat)


def _kelurahan_baru(s: Session, k: KepalaPaket) -> Kelurahan:
    baru = Kelurahan(
        id=id_baru(), kunci=kenal.kunci(k.kode, k.kelurahan, k.kecamatan, k.kota), kode=k.kode, nama=k.kelurahan,
        lipatan=kenal.lipat(k.kelurahan), kecamatan=k.kecamatan, kota=k.kota, nama_lkm=k.nama_lkm,
        kantor_id=k.kantor_id,
    )  # fmt: skip
    s.add(baru)
    s.flush()
    return baru


def _lengkapi(kelurahan: Kelurahan, k: KepalaPaket) -> None:
    """Fill in what was not known of a kelurahan. What the register says stays."""
    for nama in ("kode", "kecamatan", "kota", "nama_lkm", "kantor_id"):
        if not getattr(kelurahan, nama) and getattr(k, nama):
            setattr(kelurahan, nama, getattr(k, nama))
    if kelurahan.kode and not kelurahan.kunci.startswith("kode:"):
        kelurahan.kunci = kenal.kunci(kelurahan.kode, "", "", "")


def _berlakukan(s: Session, b: BahanPaket, k: KepalaPaket, kelurahan: Kelurahan, saat: _Saat) -> HasilTerima:
    ada = list(s.scalars(select(Kiriman).where(
        Kiriman.kelurahan_id == kelurahan.id, Kiriman.periode == k.periode, Kiriman.keadaan == DITERIMA
    )))  # fmt: skip
    dulu = next((one for one in ada if one.berlaku), None)
    kembar = next((one for one in ada if one.isi == b.isi), None)
    if kembar is not None:
        kembar.dibuat = max(kembar.dibuat or k.dibuat, k.dibuat)
        kembar.pertama = min(kembar.pertama or k.dibuat, k.dibuat)
        satu = kembar
    else:
        satu = _simpan(s, b, k, kelurahan.id, saat, DITERIMA, berlaku=not ada)
        ada.append(satu)
    sekarang = _tetapkan(s, ada)
    keadaan, kalimat = _kalimat(k, satu, dulu, sekarang, kembar is not None)
    if saat.berdaftar and not kelurahan.terdaftar and keadaan in (BARU, MENGGANTI):
        keadaan = TAK_DIKENAL
        kalimat = f"{k.sebutan} tidak ada di daftar kelurahan; isinya disimpan, tetapi tidak ikut dijumlahkan."
    return HasilTerima(b.berkas, keadaan, kalimat, kelurahan.nama, kelurahan.kode, k.periode, satu.id, b.catatan)


def _kalimat(
    k: KepalaPaket, satu: Kiriman, dulu: Kiriman | None, sekarang: Kiriman, kembar: bool
) -> tuple[str, str]:
    apa = f"{k.sebutan}, {k.label}"
    if satu is not sekarang:
        if kembar:
            return SAMA, f"{apa}: sama dengan kiriman lama yang sudah ada."
        berjam = sekarang.dibuat is not None and sekarang.dibuat.date() == k.dibuat.date()
        saat = f" dan yang ada dibuat {_saat(sekarang.dibuat, berjam)}" if sekarang.dibuat else ""
        return USANG, f"{apa}: dibuat {_saat(k.dibuat, berjam)}{saat}; yang lebih baru tetap dipakai."
    if kembar and dulu is satu:
        return SAMA, f"{apa}: sama persis dengan yang sudah ada."
    if dulu is not None:
        return MENGGANTI, f"{apa}: mengganti kiriman sebelumnya."
    return BARU, f"{apa}: diterima."


def _saat(dibuat: datetime, berjam: bool) -> str:
    """When a recap was made; with the time of day where two of one day are told apart."""
    return tanggal_pendek(dibuat) + (f" pukul {dibuat:%H.%M.%S}" if berjam else "")


def _simpan(
    s: Session, b: BahanPaket, k: KepalaPaket, kelurahan_id: str, saat: _Saat, keadaan: str, *, berlaku: bool = False
) -> Kiriman:
    satu = Kiriman(
        id=id_baru(), kelurahan_id=kelurahan_id, kantor_id=k.kantor_id, kode=k.kode, nama=k.kelurahan,
        periode=k.periode, label=k.label, sampai=k.sampai, dibuat=k.dibuat, pertama=k.dibuat, diterima=saat.kini,
        berkas=b.berkas, sidik=b.sidik, isi=b.isi, versi=k.versi, versi_program=k.versi_program, berlaku=berlaku,
        keadaan=keadaan, catatan=json.dumps(b.catatan, ensure_ascii=False),
    )  # fmt: skip
    s.add(satu)
    s.flush()
    saat.tumpuk.tambah(satu.id, b)
    return satu


def _tetapkan(s: Session, semua: Sequence[Kiriman]) -> Kiriman:
    """Make the newest of these recaps (one kelurahan, one period) the current one and give it."""
    terbaru = max(semua, key=lambda one: (one.keadaan == DITERIMA, one.dibuat or datetime.min,
                                          one.sampai or datetime.min.date(), one.isi))  # fmt: skip
    for one in semua:
        if one.berlaku and one is not terbaru:
            one.berlaku = False
    s.flush()  # before the newest takes the place: the index allows one
    if terbaru.keadaan == DITERIMA and not terbaru.berlaku:
        terbaru.berlaku = True
        s.flush()
    return terbaru


def _bentrok(s: Session, b: BahanPaket, k: KepalaPaket, temu: kenal.Temu, saat: _Saat) -> HasilTerima:
    """Keep what contradicts the register or another office, without counting it."""
    syarat = (Kiriman.kelurahan_id == temu.kelurahan.id, Kiriman.isi == b.isi, Kiriman.keadaan == BENTROK)
    satu = s.scalar(select(Kiriman).where(*syarat).limit(1))
    if satu is None:
        satu = _simpan(s, b, k, temu.kelurahan.id, saat, BENTROK)
        satu.pesan = f"{temu.kalimat} {temu.saran}".strip()
    return HasilTerima(b.berkas, BENTROK, f"{temu.kalimat} Tidak digabung. {temu.saran}", k.kelurahan, k.kode,
                       k.periode, satu.id, b.catatan)  # fmt: skip


def _rusak(s: Session, b: BahanPaket, kini: datetime) -> HasilTerima:
    """Keep that a broken file came, once."""
    syarat = (Kiriman.keadaan == RUSAK, Kiriman.sidik == b.sidik, Kiriman.berkas == b.berkas)
    satu = s.scalar(select(Kiriman).where(*syarat).limit(1))
    pemilik = kenal.pemilik(s, b.kode, b.kelurahan)
    if satu is None:
        satu = Kiriman(id=id_baru(), kelurahan_id=pemilik.id if pemilik else None, kode=b.kode, nama=b.kelurahan,
                       periode=b.periode, diterima=kini, berkas=b.berkas, sidik=b.sidik, keadaan=RUSAK)  # fmt: skip
        s.add(satu)
    satu.pesan = b.rusak
    s.flush()
    return HasilTerima(b.berkas, RUSAK, b.rusak, pemilik.nama if pemilik else b.kelurahan, b.kode, b.periode, satu.id)
