"""Siklus: the participatory planning cycle as data. Its Tahap (stages) hold activities, requirements and facts.

A siklus begins from a preset (`resources/siklus`), and every row of it may be edited by the office: nothing here is
law (lkm-siklus.md 3). Whether a stage is done is never stored: it is derived from meetings, papers and facts.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.domain.rapat import JENIS_RAPAT, TINGKAT
from lkm_desktop.fields import field

#: which form of facts a stage has (services.fakta_tahap); None for a stage without one
FAKTA = (
    ("rkm", "Keputusan RKM dan komitmen"),
    ("kriteria", "Kriteria kemiskinan"),
    ("ps", "Hasil pemetaan swadaya"),
    ("tipp", "TIPP dan pokjanya"),
    ("pjm", "Pengesahan PJM/Renta"),
    ("rencana_kawasan", "Pengesahan RPLP/RTPLP"),
    ("ksm", "Daftar KSM"),
    ("rwt", "RWT dan LPJ"),
    ("review", "Review partisipatif"),
    ("baseline", "Baseline 100-0-100"),
    ("pemilihan", "Pemilihan LKM"),
)
#: an activity that is held once, or in every RT or RW
TIAP = (("", "Sekali atau sejumlah"), ("RT", "Di setiap RT"), ("RW", "Di setiap RW"))
#: what a requirement looks for; each is decided by `services.syarat` from what exists
JENIS_SYARAT = (
    ("rapat", "Pertemuan terlaksana"),
    ("kehadiran", "Kehadiran dicatat"),
    ("notulen", "Notulen ditulis"),
    ("dokumen", "Dokumen dicetak"),
    ("lampiran", "Dokumen bertanda tangan dilampirkan"),
    ("fakta", "Catatan tahap diisi"),
    ("relawan", "Relawan terdaftar"),
    ("tim", "Tim dibentuk"),
    ("pemilihan", "Hasil pemilihan dicatat"),
    ("berkas", "Berkas dilampirkan pada syarat ini"),
)


class Siklus(Recorded, Base):
    """One planning cycle. `tahun_ke` counts from 1; `sebelum_id` is the former siklus it is compared with;
    `selesai` is empty while it runs."""

    __tablename__ = "siklus"

    nama: Mapped[str] = field("Nama siklus", width=34, required=True)
    preset: Mapped[str] = field("Bentuk siklus", width=16, required=True)
    program: Mapped[str | None] = field("Program", "saran", width=24, help="Tercetak di kertas siklus ini.")
    tahun_ke: Mapped[int | None] = field("Tahun ke", "angka", width=6)
    mulai: Mapped[date] = field("Mulai", "tanggal", width=12, required=True)
    selesai: Mapped[date | None] = field("Ditutup", "tanggal", width=12, help="Kosong selama masih berjalan.")
    sebelum_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("siklus.id"), default=None)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=30)

    __table_args__ = (CheckConstraint("selesai IS NULL OR selesai >= mulai", name="urut_tanggal"),)


class Tahap(Recorded, Base):
    """One stage: its plan, its least share of women in percent (None: the office's rule) and its activity sheet."""

    __tablename__ = "tahap"

    siklus_id: Mapped[str] = mapped_column(String(32), ForeignKey("siklus.id"))
    urut: Mapped[int] = mapped_column(Integer)
    kode: Mapped[str | None] = field("Kode", width=10)
    nama: Mapped[str] = field("Nama tahap", width=40, required=True)
    singkat: Mapped[str | None] = field("Nama pendek", width=16, help="Untuk kartu di papan siklus.")
    tingkat: Mapped[str] = field("Tingkat", "pilihan", width=12, required=True, choices=TINGKAT, default="kelurahan")
    rencana_mulai: Mapped[date | None] = field("Rencana mulai", "tanggal", width=12)
    rencana_selesai: Mapped[date | None] = field("Rencana selesai", "tanggal", width=12)
    lama: Mapped[int | None] = field("Lama biasanya (hari)", "angka", width=8)
    min_perempuan: Mapped[int | None] = field("Perempuan paling sedikit (%)", "angka", width=8)
    fakta: Mapped[str | None] = field("Catatan khusus", "pilihan", width=24, choices=FAKTA)
    tujuan: Mapped[str | None] = field("Tujuan", "panjang")
    metode: Mapped[str | None] = field("Metode", "panjang")
    keluaran: Mapped[str | None] = field("Keluaran", "panjang")
    pelaksana: Mapped[str | None] = field("Pelaksana", "panjang")
    peserta: Mapped[str | None] = field("Peserta", "panjang")
    narasumber: Mapped[str | None] = field("Narasumber", "panjang")
    fasilitator: Mapped[str | None] = field("Fasilitator", "panjang")
    catatan: Mapped[str | None] = field("Catatan", "panjang")

    __table_args__ = (
        CheckConstraint("rencana_selesai IS NULL OR rencana_mulai IS NULL OR rencana_selesai >= rencana_mulai",
                        name="urut_tanggal"),
        Index("ix_tahap_siklus_id", "siklus_id"),
    )


class KegiatanSiklus(Recorded, Base):
    """One activity of a stage: which meetings it expects (`jumlah` of them, or one in each RT or RW) and their papers.

    kit: code of the meeting kit that plans one · dokumen: keys of papers, one a line.
    """

    __tablename__ = "kegiatan_siklus"

    tahap_id: Mapped[str] = mapped_column(String(32), ForeignKey("tahap.id"))
    urut: Mapped[int] = mapped_column(Integer)
    kode: Mapped[str | None] = field("Kode", width=10)
    nama: Mapped[str] = field("Nama kegiatan", width=40, required=True)
    jenis_rapat: Mapped[str] = field("Jenis rapat", "pilihan", width=20, required=True, choices=JENIS_RAPAT,
                                     default="rembug_kelurahan")
    tingkat: Mapped[str] = field("Tingkat", "pilihan", width=12, required=True, choices=TINGKAT, default="kelurahan")
    jumlah: Mapped[int] = field("Jumlah pertemuan", "angka", width=8, required=True, default=1)
    tiap: Mapped[str] = field("Dilaksanakan", "pilihan", width=16, choices=TIAP, default="")
    kit: Mapped[str | None] = field("Perangkat rapat", width=16)
    dokumen: Mapped[str | None] = field("Berkas yang diperlukan", "panjang", width=30)
    rencana_mulai: Mapped[date | None] = field("Rencana mulai", "tanggal", width=12)
    rencana_selesai: Mapped[date | None] = field("Rencana selesai", "tanggal", width=12)

    __table_args__ = (
        CheckConstraint("jumlah >= 0", name="jumlah"),
        CheckConstraint("rencana_selesai IS NULL OR rencana_mulai IS NULL OR rencana_selesai >= rencana_mulai",
                        name="urut_tanggal"),
        Index("ix_kegiatan_siklus_tahap_id", "tahap_id"),
    )


class Syarat(Recorded, Base):
    """One requirement of a stage ("syarat tahap selesai"), of the whole stage or of one activity.

    rincian: what it looks for inside its kind: a key of a paper, of a list of facts, of a body · jumlah: how many,
    None for every one · bebas_*: a person waived it, when, who and why; printed on the papers of the stage.
    """

    __tablename__ = "syarat"

    tahap_id: Mapped[str] = mapped_column(String(32), ForeignKey("tahap.id"))
    kegiatan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("kegiatan_siklus.id"), default=None)
    urut: Mapped[int] = mapped_column(Integer)
    jenis: Mapped[str] = field("Yang diperiksa", "pilihan", width=24, required=True, choices=JENIS_SYARAT)
    uraian: Mapped[str] = field("Syarat", width=44, required=True)
    rincian: Mapped[str | None] = field("Rincian", width=20)
    jumlah: Mapped[int | None] = field("Jumlah", "angka", width=8)
    bebas_alasan: Mapped[str | None] = field("Alasan dibebaskan", "panjang", width=30)
    bebas_oleh: Mapped[str | None] = field("Dibebaskan oleh", width=24)
    bebas_tanggal: Mapped[date | None] = field("Dibebaskan tanggal", "tanggal", width=12)

    __table_args__ = (
        CheckConstraint("jumlah IS NULL OR jumlah > 0", name="jumlah"),
        Index("ix_syarat_tahap_id", "tahap_id"),
    )


class FaktaTahap(Recorded, Base):
    """One single fact of a stage, such as the decision of the RKM: `kunci` names it, `nilai` is its text."""

    __tablename__ = "fakta_tahap"

    tahap_id: Mapped[str] = mapped_column(String(32), ForeignKey("tahap.id"))
    kunci: Mapped[str] = mapped_column(String)
    nilai: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        Index("uq_fakta_tahap_kunci", "tahap_id", "kunci", unique=True, sqlite_where=text("dihapus IS NULL")),
    )


class ButirTahap(Recorded, Base):
    """One row of a list of facts of a stage: a commitment, a criterion of poverty, a result of the PS, a finding.

    daftar: which list · bidang: its heading in that list (a field of the Tridaya) · jumlah, satuan: a quantity ·
    sebab: why a finding of the review is so · oleh: who sees to it, a person or a unit.
    """

    __tablename__ = "butir_tahap"

    tahap_id: Mapped[str] = mapped_column(String(32), ForeignKey("tahap.id"))
    daftar: Mapped[str] = mapped_column(String)
    urut: Mapped[int] = mapped_column(Integer)
    isi: Mapped[str] = field("Isi", "panjang", width=40, required=True)
    bidang: Mapped[str | None] = field("Bidang", "saran", width=18)
    rt: Mapped[str | None] = field("RT", "rt", width=5)
    rw: Mapped[str | None] = field("RW", "rt", width=5)
    jumlah: Mapped[int | None] = field("Jumlah", "angka", width=8)
    satuan: Mapped[str | None] = field("Satuan", "saran", width=10)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=30)
    sebab: Mapped[str | None] = field("Penyebab", "panjang", width=30)
    oleh: Mapped[str | None] = field("Penanggung jawab", "saran", width=24)

    __table_args__ = (
        CheckConstraint("jumlah IS NULL OR jumlah >= 0", name="jumlah"),
        Index("ix_butir_tahap_tahap_id", "tahap_id"),
    )
