"""Who came and who did not come to a meeting, as two lists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from lkm_desktop.documents.isi import Alinea, Blok, Fakta, Isi, Judul, KolomIsi, Ruang, SubJudul, Tabel, Tanda
from lkm_desktop.documents.office import kop_of, meeting_code, place_and_date, printed_on, signers, tidak_hadir
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.domain.rapat import STATUS_HADIR
from lkm_desktop.errors import LkmError
from lkm_desktop.format import hari_tanggal, jam_rentang
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import Baris, roll

_NO = KolomIsi("No", lebar_mm=10, rata="tengah")
_LP = KolomIsi("L/P", lebar_mm=10, rata="tengah")
_RT = KolomIsi("RT/RW", lebar_mm=17, rata="tengah")


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The two lists of a meeting. Raises LkmError for one that records numbers only or is unknown."""
    office, facts, found = kantor(s), get_rapat(s, pilihan.rapat_id), roll(s, pilihan.rapat_id)
    if facts["mode"] == "jumlah":
        raise LkmError("Rapat ini hanya mencatat jumlah peserta, jadi tidak ada namanya.", "Cetak notulen saja.")
    came = [row for row in found.rows if row.status == "hadir"]
    absent = [row for row in found.rows if row.status in ("izin", "sakit", "alpa")]
    unknown = [row for row in found.rows if not row.status]
    day, words = facts["tanggal"], Keterangan(pilihan.papan)
    blok: list[Blok] = [
        Judul("DAFTAR YANG HADIR DAN TIDAK HADIR"),
        Fakta((("Kegiatan", facts["judul"]), ("Hari/tanggal", hari_tanggal(day)),
               ("Waktu", jam_rentang(facts["jam_mulai"], facts["jam_selesai"], office.zona)),
               ("Tempat", facts["tempat"] or ""))),
    ]  # fmt: skip
    if came or absent or not unknown:
        away = tidak_hadir(found.hitung) or "0 orang"
        blok += [Ruang(3), SubJudul(f"Hadir: {len(came)} orang", "judul_hadir"), *_people(came, words.present),
                 Ruang(3), SubJudul(f"Tidak hadir: {away}", "judul_tidak"), *_people(absent, words.absent)]
    if unknown:
        blok += [Ruang(3), SubJudul(f"Belum dicatat: {len(unknown)} orang", "judul_belum"),
                 *_people(unknown, words.unknown)]
    if found.kuorum is not None:
        blok += [Ruang(3), Alinea(found.kuorum.kalimat, "kuorum")]
    blok += [Ruang(4), Tanda(signers(s, office, pilihan, day), place_and_date(office, day))]
    judul = f"Yang hadir dan tidak hadir: {facts['judul']}"
    return Isi(judul, tuple(blok), kop_of(office, pilihan), kode=meeting_code(facts["nomor"], pilihan.rapat_id),
               kaki_judul="Yang hadir dan tidak hadir", dicetak=printed_on(office, pilihan), lembaga=office.lembaga)


def _people(rows: list[Baris], words: Callable[[Baris], str]) -> list[Blok]:
    if not rows:
        return [Alinea("Tidak ada.")]
    kolom = (_NO, KolomIsi("Nama", 5), _LP, KolomIsi("Jabatan/Unsur", 3), _RT, KolomIsi("Keterangan", 3))
    body = tuple(
        (str(n), row.nama, row.jk, row.jabatan, "/".join(p for p in (row.rt, row.rw) if p), words(row))
        for n, row in enumerate(rows, 1)
    )
    return [Tabel(kolom, body, luwes=True)]


@dataclass(frozen=True)
class Keterangan:
    """What stands beside a name. papan: for the notice board nobody's reason for staying away is told, nor who is ill
    (BR29)."""

    papan: bool

    def unknown(self, row: Baris) -> str:
        """Of someone who is not marked yet."""
        return "" if self.papan else row.keterangan

    def absent(self, row: Baris) -> str:
        """Of someone who stayed away."""
        if self.papan:
            return "Tanpa kabar" if row.status == "alpa" else "Izin/sakit"
        mark = "Tanpa kabar" if row.status == "alpa" else dict(STATUS_HADIR)[row.status]
        return f"{mark}: {row.keterangan}" if row.keterangan else mark

    def present(self, row: Baris) -> str:
        """Of someone who came."""
        parts = (
            f"datang {row.datang}" if row.datang else "", f"pulang {row.pulang}" if row.pulang else "",
            "" if row.diundang else "tanpa undangan", "" if self.papan else row.keterangan,
        )  # fmt: skip
        return ", ".join(part for part in parts if part)
