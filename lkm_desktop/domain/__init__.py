"""The entities, their rules and their registers.

Glossary (each noun is used in code as it is spoken in the office):
LKM/BKM: elected leadership of a kelurahan's residents · Orang: a person, once · Penugasan: a dated appointment in a
badan (body) with a jabatan (position) and an SK (decree) · Pengelola: people of the secretariat, the units UPK
(finance), UPL (environment), UPS (social), pengawas (supervisors) and penasehat (advisers) · Relawan: a registered
volunteer · Rapat: any gathering · Kehadiran: one row of its roll · daftar hadir: the sheet that is signed · Notulen:
minutes · Usulan: a proposal, with its tanggapan (answer) · Keputusan: a decision, reached by musyawarah or by suara
(votes) · Tindak lanjut: a follow-up, with penanggung jawab (who) and tenggat (until when) · Izin: a standing excuse ·
Naskah: one paper and its own wording · ralat: a correction of a final paper · Kit: what a kind of meeting needs ·
Templat: the office's wording · Lampiran: an attached file · SK: a decree · Organisasi: this office ·
Aturan: its thresholds · riwayat: the history of changes · langkah: one undoable step of it · Sampah: the trash ·
unsur: the part of society someone stands for · kuorum: quorum · kop: letterhead · warga: resident · tamu: guest ·
latihan: practice · Siklus: the planning cycle · Tahap: a stage of it · KegiatanSiklus: an activity of a stage · Syarat:
a requirement of a stage · FaktaTahap, ButirTahap: what a stage found or decided · Pemilihan: an election · utusan: a
delegate of an RT · Perolehan: one name on a tally · PAW: replacement before the end of a term · Topik, AgendaKbk,
SesiKbk: what the Komunitas Belajar Kelurahan learns, when, and how it went · Pelatihan: a training · Piket: duty ·
rekap: the figures for the korkot (city coordinator), sent as a Paket · gabung: to merge those of many kelurahan.
"""

from lkm_desktop.domain.base import Base, new_id
from lkm_desktop.domain.belajar import (
    PELATIHAN,
    AgendaKbk,
    Pelatihan,
    PesertaPelatihan,
    Sertifikat,
    SesiKbk,
    Topik,
)
from lkm_desktop.domain.buku import INVENTARIS, KEGIATAN, PENGADUAN, TAMU, Inventaris, Kegiatan, Pengaduan, Tamu
from lkm_desktop.domain.izin import Izin
from lkm_desktop.domain.naskah import Arsip, Dokumen, Kit, Lampiran, Naskah, Templat
from lkm_desktop.domain.notulen import Agenda, Keputusan, LaporanTindakLanjut, TindakLanjut, Usulan
from lkm_desktop.domain.orang import REGISTER as ORANG
from lkm_desktop.domain.orang import Orang
from lkm_desktop.domain.organisasi import Aturan, Draf, Meta, Organisasi
from lkm_desktop.domain.pemilihan import Pemilihan, PemilihanRT, Perolehan
from lkm_desktop.domain.penugasan import ANGGOTA, Penugasan
from lkm_desktop.domain.penugasan import PENGELOLA_REGISTER as PENGELOLA
from lkm_desktop.domain.pertukaran import (
    BukanSama,
    CatatanImpor,
    Idf,
    NilaiIdf,
    Paket,
    PetaImpor,
    SelTemplat,
    TataLetak,
    TemplatExcel,
)
from lkm_desktop.domain.piket import Piket
from lkm_desktop.domain.rapat import Kehadiran, Rapat
from lkm_desktop.domain.relawan import REGISTER as RELAWAN
from lkm_desktop.domain.relawan import Relawan
from lkm_desktop.domain.siklus import ButirTahap, FaktaTahap, KegiatanSiklus, Siklus, Syarat, Tahap
from lkm_desktop.domain.surat import (
    ARSIP_DOKUMEN,
    EKSPEDISI,
    SK,
    SURAT_KELUAR,
    SURAT_MASUK,
    ArsipDokumen,
    Ekspedisi,
    SuratKeluar,
    SuratKeputusan,
    SuratMasuk,
)
from lkm_desktop.fields import Register

#: plain books of the office (lkm-siklus.md 1.13), in the order in which they are offered
BUKU = (SURAT_MASUK, SURAT_KELUAR, EKSPEDISI, SK, ARSIP_DOKUMEN, TAMU, INVENTARIS, KEGIATAN, PENGADUAN, PELATIHAN)
REGISTERS: dict[str, Register] = {r.key: r for r in (ORANG, ANGGOTA, PENGELOLA, RELAWAN, *BUKU)}

#: tables whose changes are history and can be undone; the log of papers is not: paper cannot be unprinted
RECORDED = (
    Orang, Penugasan, Relawan, Izin, Rapat, Kehadiran, Agenda, Usulan, Keputusan, TindakLanjut, LaporanTindakLanjut,
    SuratKeluar, Naskah, SuratMasuk, Ekspedisi, SuratKeputusan, ArsipDokumen, Tamu, Inventaris, Kegiatan, Pengaduan,
    Kit, Lampiran, Templat, Organisasi, Aturan, Siklus, Tahap, KegiatanSiklus, Syarat, FaktaTahap, ButirTahap,
    Pemilihan, PemilihanRT, Perolehan, Topik, AgendaKbk, SesiKbk, Pelatihan, PesertaPelatihan, Sertifikat, Piket,
    TataLetak, TemplatExcel, SelTemplat, Idf, NilaiIdf, BukanSama,
)  # fmt: skip

__all__ = [
    "ANGGOTA",
    "BUKU",
    "EKSPEDISI",
    "ORANG",
    "PELATIHAN",
    "PENGELOLA",
    "RECORDED",
    "REGISTERS",
    "RELAWAN",
    "Agenda",
    "AgendaKbk",
    "Arsip",
    "ArsipDokumen",
    "Aturan",
    "Base",
    "BukanSama",
    "ButirTahap",
    "CatatanImpor",
    "Dokumen",
    "Draf",
    "Ekspedisi",
    "FaktaTahap",
    "Idf",
    "Inventaris",
    "Izin",
    "Kegiatan",
    "KegiatanSiklus",
    "Kehadiran",
    "Keputusan",
    "Kit",
    "Lampiran",
    "LaporanTindakLanjut",
    "Meta",
    "Naskah",
    "NilaiIdf",
    "Orang",
    "Organisasi",
    "Paket",
    "Pelatihan",
    "Pemilihan",
    "PemilihanRT",
    "Pengaduan",
    "Penugasan",
    "Perolehan",
    "PesertaPelatihan",
    "PetaImpor",
    "Piket",
    "Rapat",
    "Relawan",
    "SelTemplat",
    "Sertifikat",
    "SesiKbk",
    "Siklus",
    "SuratKeluar",
    "SuratKeputusan",
    "SuratMasuk",
    "Syarat",
    "Tahap",
    "Tamu",
    "TataLetak",
    "Templat",
    "TemplatExcel",
    "TindakLanjut",
    "Topik",
    "Usulan",
    "new_id",
]
