"""Papers of the KBK and certificates. A new one is one line.

It says key, label, paper, and where the paper is gathered. Subjects: a year ("2026"), for the report also a month
("2026-03"), for certificates also the id of a training.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, Kertas
from lkm_desktop.fields import Field

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.jenis import Pelukis
    from lkm_desktop.documents.pilihan import Pilihan

_M = "lkm_desktop.documents."
_SERTIFIKAT = (
    Field("pemandu", "Pemandu", "teks", 30, help="Kosong berarti yang tercatat, dari beberapa yang tersering."),
    Field("topik", "Daftar materi", "pilihan", 24, choices=(
        ("depan", "Di halaman depan"), ("belakang", "Di halaman belakang"), ("tanpa", "Tidak dicetak")),
        help="Kosong berarti di belakang bila lebih dari lima."),
)  # fmt: skip


def _pelukis(module: str, name: str = "buat") -> Pelukis:
    """The drawing function of a module, imported when the paper is made."""
    def buat(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
        made: Kertasnya = getattr(import_module(_M + module), name)(s, pilihan, kertas)
        return made

    return buat


def _tabel(label: str, module: str, name: str = "buat", borang: tuple[Field, ...] = (),
           subjek: str = "tahun") -> JenisDokumen:  # fmt: skip
    return JenisDokumen(label, F4.rebah(), buat=_pelukis(module, name), borang=borang, subjek=subjek, ukuran=0)


DOKUMEN_BELAJAR: dict[str, JenisDokumen] = {
    "kalender-kbk": _tabel("Kalender belajar KBK", "kalender_kbk"),
    "agenda-kbk": _tabel("Agenda belajar KBK", "agenda_kbk", "agenda"),
    "buku-kbk": _tabel("Buku KBK", "agenda_kbk", "buku_kbk"),
    "laporan-kbk": JenisDokumen("Laporan KBK", F4.rebah(), isi=_M + "laporan_kbk:isi", subjek="bulan", ukuran=10.0),
    "lembar-sesi-kbk": JenisDokumen(
        "Lembar sesi KBK", F4, "boleh", isi=_M + "lembar_sesi_kbk:isi", satu_halaman=True
    ),
    "sertifikat": _tabel("Sertifikat", "sertifikat", borang=_SERTIFIKAT, subjek="sertifikat"),
}
