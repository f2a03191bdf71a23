"""Lembar pemantauan kegiatan: what an activity should reach, how that is seen, and what was reached (5.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkm_desktop.documents.isi import Blok, Fakta, Isi, Judul, KolomIsi, Tabel, Tanda
from lkm_desktop.documents.office import meeting_code
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.surat_bantu import Bahan, bahan, tabel_baris
from lkm_desktop.format import hari_tanggal, jam_rentang
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import roll

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_KOLOM = (
    KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Sasaran", 1.1), KolomIsi("Indikator", 1.2),
    KolomIsi("Sumber informasi"), KolomIsi("Capaian"), KolomIsi("Catatan"),
)  # fmt: skip
#: rows on a sheet, and the fewest that stay empty to write on
_BARIS, _KOSONG = 8, 2


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The sheet as blocks, of a meeting or blank. Raises LkmError for an unknown meeting."""
    b = bahan(s, "lembar-pemantauan", pilihan)
    facts = get_rapat(s, pilihan.rapat_id) if pilihan.rapat_id else {}
    kode = b.teks("kode") or facts.get("kode_kegiatan") or ""
    kegiatan = b.teks("kegiatan") or facts.get("judul") or ""
    rows = tabel_baris(b.teks("sasaran"), 5) or _counted(s, pilihan.rapat_id)
    many = max(_KOSONG, _BARIS - len(rows))
    blok: list[Blok] = [
        Judul(b.kalimat("judul", **b.isian(kode=kode, kegiatan=kegiatan))),
        Fakta((("Kode", kode), ("Nama kegiatan", kegiatan), *_when(b, facts)), 34),
        Tabel(_KOLOM, rows, 13.5, many, len(rows) + 1),
        b.alinea("petunjuk", kode=kode, kegiatan=kegiatan),
        *_signatures(b),
    ]
    made = b.jadi(f"Lembar pemantauan {kegiatan}".strip(), blok)
    if not facts:
        return made
    return Isi(made.judul, made.blok, made.kop, "", meeting_code(facts["nomor"], pilihan.rapat_id), made.dicetak,
               made.lembaga)


def _when(b: Bahan, facts: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    if not facts:
        return (("Hari/tanggal", ""), ("Tempat", ""), ("Lokasi", b.isian()["wilayah"]))
    hours = jam_rentang(facts["jam_mulai"], facts["jam_selesai"], b.kantor.zona)
    day = hari_tanggal(facts["tanggal"])
    return (("Hari/tanggal", f"{day}, {hours}" if hours else day), ("Tempat", facts["tempat"] or ""),
            ("Lokasi", b.isian()["wilayah"]))


def _counted(s: Session, rapat_id: str) -> tuple[tuple[str, ...], ...]:
    """What supervisors read of every meeting and the roll knows (3.7): who came, women, the poor."""
    count = roll(s, rapat_id).hitung if rapat_id else None
    if count is None or not count.hadir:
        return ()
    invited = f"{count.hadir} dari {count.diundang} orang" if count.diundang else f"{count.hadir} orang"
    share = f"{count.p} orang ({round(100 * count.p / count.hadir)} %)"
    rows = [("Warga hadir", "Jumlah yang hadir dibanding yang diundang", "Daftar hadir", invited, ""),
            ("Keterwakilan perempuan", "Jumlah perempuan yang hadir", "Daftar hadir", share, "")]
    if count.miskin:
        rows.append(("Keikutsertaan warga miskin", "Jumlah warga miskin yang hadir", "Daftar hadir, PS-2",
                     f"{count.miskin} orang", ""))
    return tuple((str(n), *row) for n, row in enumerate(rows, 1))


def _signatures(b: Bahan) -> list[Blok]:
    if b.pilihan.penanda == "tanpa":
        return []
    return [Tanda((Penanda("Pemantau", b.teks("pemantau")),), b.tempat_tanggal)]
