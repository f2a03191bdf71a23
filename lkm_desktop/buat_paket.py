"""Makes a package for the korkot: the recap as a workbook, the papers as PDF, the checklist, all in one .zip.

It stands above the layers, as it needs services, documents and workbooks at once. Page and command line call the same.
Each paper is read and drawn in a turn of its own, so that the window stays usable meanwhile; a `maju` that raises stops
the work, and as the file is written last, nothing is left behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from lkm_desktop.documents import DOKUMEN, Pilihan, make
from lkm_desktop.documents.simpanan import tersimpan
from lkm_desktop.errors import LkmError
from lkm_desktop.services import dokumen, paket
from lkm_desktop.services.paket import Siap
from lkm_desktop.services.paket_isi import KertasPaket, PilihanPaket
from lkm_desktop.services.paket_manifes import KELENGKAPAN, REKAP
from lkm_desktop.services.rekap.periode import Periode
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.rekap import rekap_workbook, tanda_tangan

#: progress: done, of how many, what is being made
Maju = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Jadi:
    """A finished package. data: the .zip · nama: its name · kertas: papers in it · dilewati: papers that could not be
    made, each with the reason in a sentence."""

    siap: Siap
    data: bytes = field(repr=False)
    nama: str
    dibuat: datetime
    kertas: int
    dilewati: tuple[str, ...] = ()


def buat(
    store: Store, periode: Periode, sampai: date, pilihan: PilihanPaket, *, maju: Maju | None = None,
    dibuat: datetime | None = None,
) -> Jadi:  # fmt: skip
    """The package of a period as it stands on the cut-off day; nothing is written yet.

    A paper that cannot be made is left out and told; everything else raises LkmError.
    """
    tell, moment = maju or _diam, (dibuat or datetime.now()).replace(microsecond=0)
    tell(0, 1, "Membaca data periode")
    with store.read() as s:
        ready = paket.siapkan(s, periode, sampai, pilihan)
        signers = tanda_tangan(s, moment.date())
    total = len(ready.dipilih) + 3
    tell(0, total, "Menyusun rekap Excel")
    files = {REKAP: rekap_workbook(ready.rekap, ttd=signers, dibuat=moment)}
    tell(1, total, "Membuat lembar kelengkapan")
    files[KELENGKAPAN] = _kelengkapan(store, ready, moment.date())
    skipped = []
    for number, one in enumerate(ready.dipilih, 2):
        tell(number, total, one.label)
        try:
            files[one.nama] = _kertas(store, one, ready, moment.date())
        except LkmError as error:
            skipped.append(f"{one.label}: {error}")
    tell(total - 1, total, "Membungkus paket")
    data = paket.bungkus(ready, files, moment)
    tell(total, total, "Menyimpan")
    return Jadi(ready, data, ready.nama, moment, len(files) - 2, tuple(skipped))


def _diam(_done: int, _total: int, _text: str) -> None:
    """Nobody wants to know."""


def _kelengkapan(store: Store, ready: Siap, hari: date) -> bytes:
    """The checklist; it names relawan only when the recap does."""
    typed, hidden = (("sampai", ready.sampai.isoformat()),), not ready.pilihan.nama_relawan
    with store.read() as s:
        return make(s, "kelengkapan", Pilihan(subjek=ready.periode.kode, isian=typed, dicetak=hari, papan=hidden))


def _kertas(store: Store, one: KertasPaket, ready: Siap, hari: date) -> bytes:
    """The archived file, else the paper made from today's data with what is stored for it: a roll with its marks,
    participation as on the cut-off day, private data only when NIK was chosen. Raises LkmError."""
    with store.read() as s:
        if one.dokumen_id:
            return dokumen.berkas(s, one.dokumen_id)
        choice = Pilihan(
            rapat_id=one.rapat_id, subjek=one.subjek, naskah_id=one.naskah_id, dicetak=hari, baris_kosong=0,
            papan=not ready.pilihan.nik, kertas=DOKUMEN[one.kunci].kertas, tanda=one.kunci == "daftar-hadir",
        )  # fmt: skip
        choice = tersimpan(s, one.kunci, choice)
        if one.kunci == "rekap-partisipasi":
            choice = replace(choice, isian=(*choice.isian, ("sampai", ready.sampai.isoformat())))
        return make(s, one.kunci, choice)
