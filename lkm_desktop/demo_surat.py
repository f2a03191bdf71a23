"""The papers of the demo beside its daftar hadir and notulen: one of each kind, stored, numbered, made final."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from lkm_desktop.documents import DOKUMEN, Pilihan, make_paper, word
from lkm_desktop.documents.isi import teks
from lkm_desktop.documents.simpanan import tersimpan
from lkm_desktop.format import nama_berkas
from lkm_desktop.services import naskah, nomor, organisasi, sk
from lkm_desktop.services.dokumen import Keluaran
from lkm_desktop.services.notulen import get_notulen
from lkm_desktop.services.rapat import rapat_list

if TYPE_CHECKING:
    from lkm_desktop.demo import Demo

#: kind of berita acara -> kind of meeting it is about; the others are made for the demo's own meeting
_RAPAT = {"ba-rkm": "rkm", "ba-rwt": "rwt", "ba-rembug": "rkm"}
#: made elsewhere in the demo, or about one decision
_SENDIRI = ("daftar-hadir", "notulen", "petikan")
_LEMBAR = ("formulir-relawan", "formulir-warga", "halaman-uji")


def rapat(demo: Demo, rapat_id: str) -> None:
    """Every further paper of a meeting, each for a meeting of its kind, and the excerpt of the first decision."""
    with demo.store.read() as s:
        found = {r.jenis: r.id for r in reversed(rapat_list(s)) if r.tanggal < demo.today}
        decision = get_notulen(s, rapat_id)["keputusan"][0]["id"]
    for kunci, jenis in DOKUMEN.items():
        if jenis.rapat != "tidak" and kunci not in _SENDIRI:
            demo.cetak(kunci, nama_berkas(jenis.label, akhiran="pdf"), found.get(_RAPAT.get(kunci, ""), rapat_id))
    demo.cetak("petikan", "Petikan-keputusan.pdf", subjek=decision)


def surat(demo: Demo, relawan: list[str]) -> None:
    """One letter of each kind, stored with its number and made final; a Word copy; the blank forms."""
    for kunci, isian in _isian(demo, relawan).items():
        _letter(demo, kunci, isian)
    for kunci in _LEMBAR:
        demo.cetak(kunci, nama_berkas(DOKUMEN[kunci].label, akhiran="pdf"))


def _isian(demo: Demo, relawan: list[str]) -> dict[str, dict[str, str]]:
    """What a secretary types for each letter."""
    day, later = demo.today.isoformat(), (demo.today + timedelta(days=7)).isoformat()
    with demo.store.read() as s:
        (_, ketua), (_, sekretaris) = organisasi.penanda(s, demo.today)
    people = "\n".join([f"{sekretaris} | Sekretaris LKM", *(f"{name} | Relawan" for name in relawan)])
    return {
        "surat-tugas": {
            "tanggal": day, "petugas": people, "dasar": "keputusan rapat pleno", "mulai": later,
            "tugas": "Mendata ulang warga miskin PS-2 di RT 04\nMelaporkan hasilnya pada rapat berikutnya",
            "waktu": "16.00 WITA s.d. selesai", "tempat_tugas": "RT 04", "tembusan": "Ketua RT 04\nArsip",
        },
        "surat-biasa": {
            "tanggal": day, "hal": "Permohonan pinjam peralatan kerja bakti", "kepada": "Ketua RW 02",
            "isi": "Dalam rangka kerja bakti saluran RW 02, kami bermaksud meminjam peralatan berikut.\n\n"
                   "1. Gerobak sampah dua buah\n2. Cangkul sepuluh buah\n\nPeralatan kami kembalikan hari itu juga.",
            "tembusan": "Lurah\nArsip",
        },
        "surat-pengantar": {
            "tanggal": day, "hal": "Laporan rapat pleno", "kepada": "Koordinator Kota", "tembusan": "Arsip",
            "kiriman": "Notulen rapat pleno | 1 berkas | Salinan\nDaftar hadir | 1 berkas | Salinan",
        },
        "sk": {
            "tanggal": day, "jenis_sk": "panitia", "badan": "Tim Pendataan Ulang PS-2", "petugas": people,
            "tugas": "mendata ulang warga miskin menurut PS-2", "memperhatikan": "Hasil rapat pleno LKM.",
            "tembusan": "Lurah\nArsip",
        },
        "tanda-terima": {
            "tanggal": day, "dari": ketua, "kepada": sekretaris, "jumlah": "1.250.000",
            "untuk": "Konsumsi dan alat tulis pendataan ulang PS-2",
        },
    }  # fmt: skip


def _letter(demo: Demo, kunci: str, isian: dict[str, str]) -> None:
    """Store one letter, number it, draw it, make it final; a decree enters its book."""
    jenis = DOKUMEN[kunci]
    about = isian.get("hal") or isian.get("badan") or isian.get("untuk") or isian["tugas"].splitlines()[0]
    with demo.store.unit(f"Tulis {jenis.label.lower()}") as s:
        paper = naskah.baru(s, kunci, judul=about, tanggal=demo.today)
        naskah.simpan(s, paper, isian=isian)
        line = nomor.catat(s, jenis.nomor, demo.today, kepada=isian.get("kepada"), perihal=about)
        naskah.pakai_nomor(s, paper, line)
    with demo.store.read() as s:
        pilihan = tersimpan(s, kunci, Pilihan(naskah_id=paper, dicetak=demo.today))
        made, copy = make_paper(s, kunci, pilihan), word(s, kunci, pilihan)
        number = naskah.baca(s, paper).nomor
    demo.simpan(nama_berkas(jenis.label, akhiran="pdf"), made.data)
    demo.simpan(nama_berkas(jenis.label, akhiran="docx"), copy)
    with demo.store.unit(f"Finalkan {jenis.label.lower()}") as s:
        naskah.sahkan(s, paper, Keluaran(made.data, jenis.kertas.nama, made.halaman, about, "final",
                                         teks(made.isi) if made.isi else ()))  # fmt: skip
        if kunci == "sk":
            sk.catat_sk(s, paper)
    demo.katakan(f"{jenis.label} {number}: {made.halaman} halaman, final, dengan salinan Word.")
