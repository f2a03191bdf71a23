"""A few rows for every plain book of the practice office: letters, guests, things, activities, complaints.

Everything is invented; days are counted back from the day the practice is made, so that the books look in use.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.domain import (
    ArsipDokumen,
    Ekspedisi,
    Inventaris,
    Kegiatan,
    Pengaduan,
    SuratKeluar,
    SuratKeputusan,
    SuratMasuk,
    Tamu,
)
from lkm_desktop.services import nomor

#: days ago, sender, number of the letter, days from letter to receipt, contents, passed on to
_MASUK = (
    (201, "Lurah Kelayan Tengah", "005/041/KT", 2, "Undangan musrenbang kelurahan", "Koordinator"),
    (164, "Askot Mandiri Kota Banjarmasin", "032/AM-BJM", 3, "Permintaan laporan relawan dan pelatihan", "Sekretaris"),
    (120, "Camat Banjarmasin Selatan", "094/117/Bansel", 1, "Pemberitahuan pendataan ulang warga miskin", "UPS"),
    (77, "Lurah Kelayan Tengah", "005/098/KT", 1, "Undangan rapat koordinasi kebersihan", "UPL"),
    (40, "KSM Sejahtera", None, 0, "Permohonan perbaikan saluran di RT 09", "UPL"),
    (12, "Fasilitator kelurahan", "07/FK/KLT", 0, "Jadwal lokakarya orientasi tingkat kelurahan", None),
)
#: days ago, kind, to whom, about, enclosure, state
_KELUAR = (
    (190, "surat_biasa", "Lurah Kelayan Tengah", "Laporan hasil rembug warga tahunan", "1 berkas", "terpakai"),
    (158, "surat_pengantar", "Askot Mandiri Kota Banjarmasin", "Data relawan dan pelatihan", "3 lembar", "terpakai"),
    (118, "surat_tugas", "Tim pemetaan swadaya", "Pendataan ulang PS-2", None, "terpakai"),
    (75, "surat_biasa", "Ketua RT 01 sampai RT 18", "Kerja bakti saluran RW 02", None, "terpakai"),
    (38, "surat_biasa", "KSM Sejahtera", "Jawaban permohonan perbaikan saluran", None, "terpakai"),
    (30, "surat_biasa", "Camat Banjarmasin Selatan", "Permohonan narasumber", None, "batal"),
    (9, "surat_biasa", "Lurah Kelayan Tengah", "Peminjaman balai kelurahan", None, "terpakai"),
)
_SK = (
    (400, "Pengangkatan pengelola UPK, UPL dan UPS", "Menetapkan petugas unit pengelola untuk satu masa bakti."),
    (150, "Panitia rembug warga tahunan", "Membentuk panitia berjumlah sembilan orang."),
)
_TAMU = (
    (88, "Ratna Juwita", "Korkot 1 Kalimantan Selatan", "Asisten kota", "Supervisi pembukuan sekretariat",
     "Papan informasi sudah rapi."),
    (52, "Bahruddin, S.Sos.", "Kelurahan Kelayan Tengah", "Lurah", "Koordinasi kerja bakti", None),
    (20, "Sri Handayani", "Mahasiswa, Jl. Contoh No. 7", None, "Wawancara untuk skripsi", "Terima kasih."),
)
_BARANG = (
    ("A.01", "Lemari arsip", "Brother", "Dana BOP", 1, "buah", "B", 1_750_000, "Sekretariat"),
    ("A.02", "Meja kerja", None, "Hibah kelurahan", 2, "buah", "B", 650_000, "Sekretariat"),
    ("A.03", "Kursi plastik", "Napolly", "Swadaya", 40, "buah", "B", 55_000, "Balai warga"),
    ("A.04", "Papan informasi", None, "Dana BOP", 3, "buah", "RR", 400_000, "RW 01, RW 02, RW 03"),
    ("A.05", "Printer", "Epson L120", "Dana BOP", 1, "unit", "RB", 1_400_000, "Sekretariat"),
    ("A.06", "Pengeras suara", "TOA", "Sumbangan warga", 1, "set", "B", None, "Balai warga"),
)
_KEGIATAN = (
    (110, "Pendataan ulang PS-2", "RT 01 sampai RT 18", "Tim pemetaan swadaya", 14, 22,
     "Daftar 214 keluarga diperiksa ulang.", "Hasil ditempel di papan informasi."),
    (68, "Kerja bakti saluran RW 02", "RW 02", "UPL", 46, 21, "Saluran sepanjang 120 meter dibersihkan.", None),
    (25, "Pelatihan pembukuan KSM", "Balai warga", "UPK", 6, 18, "18 anggota KSM mengisi buku kas sendiri.",
     "Pendampingan satu bulan."),
)
_PENGADUAN = (
    (95, "Warga RT 09", "lisan", "Saluran tersumbat dan airnya meluap.", "Dikerjakan bersama kerja bakti RW 02.",
     "selesai", 68),
    (33, None, "kotak saran", "Jadwal papan informasi terlambat diganti.", "Diingatkan kepada petugasnya.",
     "ditangani", None),
    (6, "Ketua RT 14", "SMS/WA", "Lampu jalan Gang Kenanga mati.", None, "baru", None),
)  # fmt: skip
_ARSIP = (
    (190, "Berita acara", None, "Berita acara rembug warga tahunan", "Ordner 1"),
    (150, "SK", "02/SK", "SK panitia rembug warga tahunan", "Ordner 2"),
    (60, "Laporan", None, "Laporan triwulan sekretariat", "Ordner 3"),
)


def fill_books(s: Session, *, today: date, benih: int) -> int:
    """Put the rows into an empty office; the same seed and day give the same rows, ids included. Returns how many."""
    acak = Random(f"buku-{benih}")
    made = [
        *_letters(s, today), *_decrees(s, today), *_archive(today), *_visits(today), *_things(today),
        *_deeds(today), *_complaints(today),
    ]  # fmt: skip
    for row in made:
        row.id = f"{acak.getrandbits(128):032x}"
    s.add_all(made)
    s.flush()
    return len(made)


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


def _letters(s: Session, today: date) -> list[Any]:
    found: list[Any] = []
    counts: dict[int, int] = {}
    for days, sender, number, travel, words, passed in _MASUK:
        day = _ago(today, days)
        counts[day.year] = counts.get(day.year, 0) + 1
        found.append(SuratMasuk(
            nomor_agenda=counts[day.year], tanggal_terima=day, pengirim=sender, surat_nomor=number,
            surat_tanggal=day - timedelta(days=travel), isi=words, disposisi=passed,
        ))  # fmt: skip
    serials: dict[int, int] = {}
    for days, kind, to, about, enclosed, state in _KELUAR:
        day = _ago(today, days)
        serials[day.year] = serial = serials.get(day.year, 0) + 1
        number = nomor.bentuk(s, kind, day, serial)
        sent = day + timedelta(days=1) if state == "terpakai" else None
        found.append(SuratKeluar(
            nomor=number, jenis=kind, tanggal=day, tanggal_kirim=sent, kepada=to, perihal=about, lampiran=enclosed,
            keadaan=state, keterangan="Narasumber berhalangan" if state == "batal" else None, deret="surat",
            tahun=day.year, urut=serial,
        ))  # fmt: skip
        if sent and kind != "surat_tugas":
            found.append(Ekspedisi(
                tanggal=sent, surat_nomor=number, isi=about, kepada=to, tanggal_terima=sent, penerima="Petugas piket",
            ))  # fmt: skip
    return found


def _decrees(s: Session, today: date) -> list[Any]:
    serials: dict[int, int] = {}
    found = []
    for days, about, words in _SK:
        day = _ago(today, days)
        serials[day.year] = serials.get(day.year, 0) + 1
        number = nomor.bentuk(s, "sk", day, serials[day.year])
        found.append(SuratKeputusan(nomor=number, tanggal=day, tentang=about, uraian=words))
    return found


def _archive(today: date) -> Sequence[Any]:
    return [
        ArsipDokumen(tanggal=_ago(today, days), jenis=kind, nomor=number, judul=title, lokasi=place)
        for days, kind, number, title, place in _ARSIP
    ]


def _visits(today: date) -> Sequence[Any]:
    return [
        Tamu(tanggal=_ago(today, days), nama=name, instansi=where, jabatan=role, keperluan=why, kesan=words)
        for days, name, where, role, why, words in _TAMU
    ]


def _things(today: date) -> Sequence[Any]:
    return [
        Inventaris(kode=code, nama_barang=name, merk=make, asal=source, tanggal_perolehan=_ago(today, 300 + 20 * n),
                   jumlah=count, satuan=unit, kondisi=state, harga=price, lokasi=place)
        for n, (code, name, make, source, count, unit, state, price, place) in enumerate(_BARANG)
    ]  # fmt: skip


def _deeds(today: date) -> Sequence[Any]:
    return [
        Kegiatan(tanggal=_ago(today, days), kegiatan=what, tempat=where, pelaksana=who, peserta_l=men, peserta_p=women,
                 hasil=result, tindak_lanjut=follow)
        for days, what, where, who, men, women, result, follow in _KEGIATAN
    ]  # fmt: skip


def _complaints(today: date) -> Sequence[Any]:
    return [
        Pengaduan(tanggal=_ago(today, days), pelapor=who, media=how, isi=what, penanganan=deed, status=state,
                  tanggal_selesai=_ago(today, done) if done is not None else None)
        for days, who, how, what, deed, state, done in _PENGADUAN
    ]  # fmt: skip
