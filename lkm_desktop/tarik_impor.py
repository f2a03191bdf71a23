"""Take an import back, weeks later too: one undoable step that leaves alone what was touched or is used since."""

from __future__ import annotations

from dataclasses import dataclass

from lkm_desktop.errors import LkmError
from lkm_desktop.services import riwayat_impor, riwayat_impor_kata
from lkm_desktop.services.riwayat_impor import Catatan
from lkm_desktop.storage import Store, cadangan, tarik
from lkm_desktop.storage.tarik import Tarikan


@dataclass(frozen=True)
class HasilTarik:
    """What taking an import back does or did: rows that go, in words and number; rows kept, in number and sentences."""

    catatan: Catatan
    kembali: int
    apa: str
    tersisa: int
    alasan: tuple[str, ...]

    @property
    def rencana(self) -> str:
        """What would happen, in one sentence."""
        what = f"Akan ditarik: {self.apa}" if self.kembali else "Tidak ada yang bisa ditarik"
        return f"{what}; {self.tersisa} baris dibiarkan." if self.tersisa else f"{what}."

    @property
    def kalimat(self) -> str:
        """What was done, in one sentence."""
        what = f"{self.apa} ditarik kembali" if self.kembali else "Tidak ada yang ditarik"
        return f"{what}; {self.tersisa} baris dibiarkan." if self.tersisa else f"{what}."


def lihat(store: Store, catatan_id: str) -> HasilTarik:
    """What would happen; writes nothing. Raises LkmError when the import cannot be taken back."""
    with store.read() as s:
        one = _catatan(riwayat_impor.satu(s, catatan_id))
        found = tarik.periksa(s.connection(), one.langkah or 0)
        return _hasil(one, found, riwayat_impor_kata.alasan(s, found.tahan))


def tarik_kembali(store: Store, catatan_id: str) -> HasilTarik:
    """Take the untouched rows of an import back in one step, after a backup. Raises LkmError when there is none, and
    nothing changes then."""
    with store.read() as s:
        one = _catatan(riwayat_impor.satu(s, catatan_id))
    cadangan.before(store, "Sebelum tarik impor")
    with store.unit(f"Tarik kembali impor {one.berkas}") as s:
        found = tarik.periksa(s.connection(), one.langkah or 0)
        tarik.laksanakan(s.connection(), found)
        done = _hasil(one, found, riwayat_impor_kata.alasan(s, found.tahan))
        if not found.kembali:
            told = " ".join(done.alasan) or "Isinya sudah tidak ada."
            raise LkmError(f"Tidak ada yang bisa ditarik dari impor ini. {told}")
        riwayat_impor.tandai_ditarik(s, one.id, done.kembali, done.tersisa)
        return done


def _catatan(one: Catatan | None) -> Catatan:
    if one is None:
        raise LkmError("Impor ini tidak ada di riwayat.", "Muat ulang daftar dengan F5.")
    if not one.bisa_ditarik:
        why = "tidak mengubah apa pun" if one.keadaan == riwayat_impor.KOSONG else f"sudah {one.keadaan_kata}"
        raise LkmError(f"Impor {one.berkas} tidak bisa ditarik karena {why}.")
    return one


def _hasil(one: Catatan, found: Tarikan, reasons: tuple[str, ...]) -> HasilTarik:
    made = riwayat_impor_kata.hitung((row.tabel, row.baris) for row in found.kembali if row.sebelum is None)
    filled = riwayat_impor_kata.hitung((row.tabel, row.baris) for row in found.kembali if row.sebelum is not None)
    apa = " dan ".join(part for part in (made, filled and f"isian pada {filled}") if part)
    return HasilTarik(one, len(found.kembali), apa, len(found.tahan), reasons)
