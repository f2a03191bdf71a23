"""Papers of a meeting. A new one is one line: key, label, paper, and where its prose is gathered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents import borang_rapat as borang
from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4, Kertas

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from lkm_desktop.documents.isi import Kertasnya
    from lkm_desktop.documents.pilihan import Pilihan
    from lkm_desktop.fields import Field

_M = "lkm_desktop.documents."


def _daftar_hadir(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import daftar_hadir

    return daftar_hadir.paper(daftar_hadir.gather(s, pilihan.rapat_id, pilihan), kertas, pilihan)


def _daftar_hadir_kosong(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import daftar_hadir

    return daftar_hadir.paper(daftar_hadir.gather_blank(s, pilihan.rapat_id, pilihan), kertas, pilihan)


def _kisi(s: Session, pilihan: Pilihan, kertas: Kertas) -> Kertasnya:
    from lkm_desktop.documents import kisi_kehadiran

    return kisi_kehadiran.buat(s, pilihan, kertas)


def _berita_acara(label: str, dibuat: str, borang_: tuple[Field, ...]) -> JenisDokumen:
    return JenisDokumen(
        f"Berita acara {label}", F4, "perlu", isi=_M + dibuat, borang=borang_, nomor="berita_acara", satu_halaman=True
    )


DOKUMEN_RAPAT: dict[str, JenisDokumen] = {
    "daftar-hadir": JenisDokumen("Daftar hadir", F4, "perlu", buat=_daftar_hadir, ukuran=10.0),
    "notulen": JenisDokumen("Notulen", F4, "perlu", isi=_M + "notulen:isi", borang=borang.NOTULEN, nomor="notulen"),
    "daftar-hadir-kosong": JenisDokumen("Daftar hadir kosong", F4, "boleh", buat=_daftar_hadir_kosong, ukuran=10.0),
    "hadir-tidak": JenisDokumen("Daftar hadir dan tidak hadir", F4, "perlu", isi=_M + "hadir_tidak:isi"),
    "rekap-kehadiran": JenisDokumen("Rekap kehadiran", F4.rebah(), buat=_kisi, ukuran=0),
    "undangan": JenisDokumen(
        "Undangan", F4, "perlu", isi=_M + "undangan:isi", borang=borang.UNDANGAN, nomor="undangan"
    ),
    "undangan-tanda-terima": JenisDokumen("Tanda terima undangan", F4, "perlu", isi=_M + "undangan_terima:isi"),
    "ba-umum": _berita_acara("umum", "ba_rapat:umum", borang.BA_UMUM),
    "ba-rkm": _berita_acara("RKM", "ba_rapat:rkm", borang.BA_RKM),
    "ba-rembug": _berita_acara("rembug warga", "ba_rapat:rembug", borang.BA_REMBUG),
    "ba-rwt": _berita_acara("RWT", "ba_rapat:rwt", borang.BA_RWT),
    "ba-koordinator": _berita_acara("pemilihan koordinator", "ba_pemilihan:koordinator", borang.BA_KOORDINATOR),
    "ba-tim": _berita_acara("pembentukan tim/panitia", "ba_pemilihan:tim", borang.BA_TIM),
    "petikan": JenisDokumen(
        "Petikan keputusan", F4, isi=_M + "petikan:isi", borang=borang.PETIKAN, nomor="petikan", subjek="keputusan"
    ),
}
