"""The siklus, the election of the LKM, trainings, duty and the KBK."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _siklus()
    _pelatihan()
    _rapat()
    _pemilihan()
    _orang()
    _log()


def _siklus() -> None:
    """The planning cycle as data: stages, activities, requirements and what was found."""
    op.create_table("siklus",
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("preset", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=True),
        sa.Column("tahun_ke", sa.Integer(), nullable=True),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("sebelum_id", sa.String(length=32), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("selesai IS NULL OR selesai >= mulai", name=op.f("ck_siklus_urut_tanggal")),
        sa.ForeignKeyConstraint(["sebelum_id"], ["siklus.id"], name=op.f("fk_siklus_sebelum_id_siklus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_siklus"))
    )
    op.create_table("tahap",
        sa.Column("siklus_id", sa.String(length=32), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("singkat", sa.String(), nullable=True),
        sa.Column("tingkat", sa.String(), nullable=False),
        sa.Column("rencana_mulai", sa.Date(), nullable=True),
        sa.Column("rencana_selesai", sa.Date(), nullable=True),
        sa.Column("lama", sa.Integer(), nullable=True),
        sa.Column("min_perempuan", sa.Integer(), nullable=True),
        sa.Column("fakta", sa.String(), nullable=True),
        sa.Column("tujuan", sa.Text(), nullable=True),
        sa.Column("metode", sa.Text(), nullable=True),
        sa.Column("keluaran", sa.Text(), nullable=True),
        sa.Column("pelaksana", sa.Text(), nullable=True),
        sa.Column("peserta", sa.Text(), nullable=True),
        sa.Column("narasumber", sa.Text(), nullable=True),
        sa.Column("fasilitator", sa.Text(), nullable=True),
        sa.Column("catatan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("rencana_selesai IS NULL OR rencana_mulai IS NULL OR rencana_selesai >= rencana_mulai", name=op.f("ck_tahap_urut_tanggal")),
        sa.ForeignKeyConstraint(["siklus_id"], ["siklus.id"], name=op.f("fk_tahap_siklus_id_siklus")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tahap"))
    )
    op.create_index("ix_tahap_siklus_id", "tahap", ["siklus_id"], unique=False)
    op.create_table("kegiatan_siklus",
        sa.Column("tahap_id", sa.String(length=32), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("kode", sa.String(), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("jenis_rapat", sa.String(), nullable=False),
        sa.Column("tingkat", sa.String(), nullable=False),
        sa.Column("jumlah", sa.Integer(), nullable=False),
        sa.Column("tiap", sa.String(), nullable=True),
        sa.Column("kit", sa.String(), nullable=True),
        sa.Column("dokumen", sa.Text(), nullable=True),
        sa.Column("rencana_mulai", sa.Date(), nullable=True),
        sa.Column("rencana_selesai", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("jumlah >= 0", name=op.f("ck_kegiatan_siklus_jumlah")),
        sa.CheckConstraint("rencana_selesai IS NULL OR rencana_mulai IS NULL OR rencana_selesai >= rencana_mulai", name=op.f("ck_kegiatan_siklus_urut_tanggal")),
        sa.ForeignKeyConstraint(["tahap_id"], ["tahap.id"], name=op.f("fk_kegiatan_siklus_tahap_id_tahap")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kegiatan_siklus"))
    )
    op.create_index("ix_kegiatan_siklus_tahap_id", "kegiatan_siklus", ["tahap_id"], unique=False)
    op.create_table("syarat",
        sa.Column("tahap_id", sa.String(length=32), nullable=False),
        sa.Column("kegiatan_id", sa.String(length=32), nullable=True),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("uraian", sa.String(), nullable=False),
        sa.Column("rincian", sa.String(), nullable=True),
        sa.Column("jumlah", sa.Integer(), nullable=True),
        sa.Column("bebas_alasan", sa.Text(), nullable=True),
        sa.Column("bebas_oleh", sa.String(), nullable=True),
        sa.Column("bebas_tanggal", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("jumlah IS NULL OR jumlah > 0", name=op.f("ck_syarat_jumlah")),
        sa.ForeignKeyConstraint(["kegiatan_id"], ["kegiatan_siklus.id"], name=op.f("fk_syarat_kegiatan_id_kegiatan_siklus")),
        sa.ForeignKeyConstraint(["tahap_id"], ["tahap.id"], name=op.f("fk_syarat_tahap_id_tahap")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_syarat"))
    )
    op.create_index("ix_syarat_tahap_id", "syarat", ["tahap_id"], unique=False)
    op.create_table("fakta_tahap",
        sa.Column("tahap_id", sa.String(length=32), nullable=False),
        sa.Column("kunci", sa.String(), nullable=False),
        sa.Column("nilai", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["tahap_id"], ["tahap.id"], name=op.f("fk_fakta_tahap_tahap_id_tahap")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fakta_tahap"))
    )
    op.create_index("uq_fakta_tahap_kunci", "fakta_tahap", ["tahap_id", "kunci"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))
    op.create_table("butir_tahap",
        sa.Column("tahap_id", sa.String(length=32), nullable=False),
        sa.Column("daftar", sa.String(), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("bidang", sa.String(), nullable=True),
        sa.Column("rt", sa.String(), nullable=True),
        sa.Column("rw", sa.String(), nullable=True),
        sa.Column("jumlah", sa.Integer(), nullable=True),
        sa.Column("satuan", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("sebab", sa.Text(), nullable=True),
        sa.Column("oleh", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("jumlah IS NULL OR jumlah >= 0", name=op.f("ck_butir_tahap_jumlah")),
        sa.ForeignKeyConstraint(["tahap_id"], ["tahap.id"], name=op.f("fk_butir_tahap_tahap_id_tahap")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_butir_tahap"))
    )
    op.create_index("ix_butir_tahap_tahap_id", "butir_tahap", ["tahap_id"], unique=False)
    op.create_table("piket",
        sa.Column("orang_id", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("jam_mulai", sa.String(), nullable=True),
        sa.Column("jam_selesai", sa.String(), nullable=True),
        sa.Column("tugas", sa.String(), nullable=False),
        sa.Column("tempat", sa.String(), nullable=True),
        sa.Column("kegiatan_id", sa.String(length=32), nullable=True),
        sa.Column("keterangan", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["kegiatan_id"], ["kegiatan_siklus.id"], name=op.f("fk_piket_kegiatan_id_kegiatan_siklus")),
        sa.ForeignKeyConstraint(["orang_id"], ["orang.id"], name=op.f("fk_piket_orang_id_orang")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piket"))
    )
    op.create_index("ix_piket_orang_id", "piket", ["orang_id"], unique=False)
    op.create_index("ix_piket_tanggal", "piket", ["tanggal"], unique=False)


def _pelatihan() -> None:
    """Trainings, topics, agenda and certificates."""
    op.create_table("pelatihan",
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("kode_modul", sa.String(), nullable=True),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("jpl", sa.Integer(), nullable=True),
        sa.Column("tempat", sa.String(), nullable=True),
        sa.Column("pemandu", sa.String(), nullable=True),
        sa.Column("penyelenggara", sa.String(), nullable=True),
        sa.Column("jenjang", sa.String(), nullable=True),
        sa.Column("dana", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("jpl IS NULL OR jpl > 0", name=op.f("ck_pelatihan_jpl")),
        sa.CheckConstraint("selesai IS NULL OR selesai >= mulai", name=op.f("ck_pelatihan_urut_tanggal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pelatihan"))
    )
    op.create_index("ix_pelatihan_mulai", "pelatihan", ["mulai"], unique=False)
    op.create_table("peserta_pelatihan",
        sa.Column("pelatihan_id", sa.String(length=32), nullable=False),
        sa.Column("orang_id", sa.String(), nullable=False),
        sa.Column("peran", sa.String(), nullable=True),
        sa.Column("hadir_jpl", sa.Integer(), nullable=True),
        sa.Column("nilai", sa.String(), nullable=True),
        sa.Column("keterangan", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("hadir_jpl IS NULL OR hadir_jpl >= 0", name=op.f("ck_peserta_pelatihan_hadir_jpl")),
        sa.ForeignKeyConstraint(["orang_id"], ["orang.id"], name=op.f("fk_peserta_pelatihan_orang_id_orang")),
        sa.ForeignKeyConstraint(["pelatihan_id"], ["pelatihan.id"], name=op.f("fk_peserta_pelatihan_pelatihan_id_pelatihan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peserta_pelatihan"))
    )
    op.create_index("ix_peserta_pelatihan_orang_id", "peserta_pelatihan", ["orang_id"], unique=False)
    op.create_index("uq_peserta_pelatihan", "peserta_pelatihan", ["pelatihan_id", "orang_id"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))
    op.create_table("topik",
        sa.Column("kode", sa.String(), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("nilai", sa.Text(), nullable=True),
        sa.Column("dasar", sa.Boolean(), nullable=True),
        sa.Column("tujuan", sa.Text(), nullable=True),
        sa.Column("bahan", sa.Text(), nullable=True),
        sa.Column("jpl", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topik"))
    )
    op.create_table("agenda_kbk",
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("bulan", sa.Integer(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("topik_id", sa.String(length=32), nullable=False),
        sa.Column("metode", sa.String(), nullable=True),
        sa.Column("pemandu", sa.String(), nullable=True),
        sa.Column("sasaran", sa.String(), nullable=True),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("tempat", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("bulan BETWEEN 1 AND 12", name=op.f("ck_agenda_kbk_bulan")),
        sa.CheckConstraint("target IS NULL OR target > 0", name=op.f("ck_agenda_kbk_target")),
        sa.ForeignKeyConstraint(["topik_id"], ["topik.id"], name=op.f("fk_agenda_kbk_topik_id_topik")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_kbk"))
    )
    op.create_index("ix_agenda_kbk_tahun", "agenda_kbk", ["tahun"], unique=False)
    op.create_table("sertifikat",
        sa.Column("orang_id", sa.String(length=32), nullable=False),
        sa.Column("pelatihan_id", sa.String(length=32), nullable=True),
        sa.Column("tahun", sa.Integer(), nullable=True),
        sa.Column("nomor", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("(pelatihan_id IS NULL) != (tahun IS NULL)", name=op.f("ck_sertifikat_asal")),
        sa.ForeignKeyConstraint(["orang_id"], ["orang.id"], name=op.f("fk_sertifikat_orang_id_orang")),
        sa.ForeignKeyConstraint(["pelatihan_id"], ["pelatihan.id"], name=op.f("fk_sertifikat_pelatihan_id_pelatihan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sertifikat"))
    )
    op.create_index("ix_sertifikat_orang_id", "sertifikat", ["orang_id"], unique=False)
    op.create_index("uq_sertifikat_nomor", "sertifikat", ["nomor"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))


def _pemilihan() -> None:
    """Elections and sessions of the KBK; both refer to meetings."""
    op.create_table("pemilihan",
        sa.Column("siklus_id", sa.String(length=32), nullable=True),
        sa.Column("tahap_id", sa.String(length=32), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("periode", sa.String(), nullable=True),
        sa.Column("basis_mulai", sa.Date(), nullable=True),
        sa.Column("basis_selesai", sa.Date(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("tempat", sa.String(), nullable=True),
        sa.Column("jumlah_anggota", sa.Integer(), nullable=False),
        sa.Column("min_nama", sa.Integer(), nullable=False),
        sa.Column("max_nama", sa.Integer(), nullable=False),
        sa.Column("kel_nama", sa.Integer(), nullable=False),
        sa.Column("dewasa", sa.Integer(), nullable=True),
        sa.Column("kel_memilih_l", sa.Integer(), nullable=True),
        sa.Column("kel_memilih_p", sa.Integer(), nullable=True),
        sa.Column("kel_sah", sa.Integer(), nullable=True),
        sa.Column("kel_tidak_sah", sa.Integer(), nullable=True),
        sa.Column("rapat_id", sa.String(length=32), nullable=True),
        sa.Column("papan_tanggal", sa.Date(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("basis_selesai IS NULL OR basis_mulai IS NULL OR basis_selesai >= basis_mulai", name=op.f("ck_pemilihan_urut_tanggal")),
        sa.CheckConstraint("coalesce(dewasa, 0) >= 0 AND coalesce(kel_memilih_l, 0) >= 0 AND coalesce(kel_memilih_p, 0) >= 0 AND coalesce(kel_sah, 0) >= 0 AND coalesce(kel_tidak_sah, 0) >= 0", name=op.f("ck_pemilihan_jumlah")),
        sa.CheckConstraint("jumlah_anggota > 0 AND min_nama > 0 AND max_nama >= min_nama AND kel_nama > 0", name=op.f("ck_pemilihan_nama")),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_pemilihan_rapat_id_rapat")),
        sa.ForeignKeyConstraint(["siklus_id"], ["siklus.id"], name=op.f("fk_pemilihan_siklus_id_siklus")),
        sa.ForeignKeyConstraint(["tahap_id"], ["tahap.id"], name=op.f("fk_pemilihan_tahap_id_tahap")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pemilihan"))
    )
    op.create_table("pemilihan_rt",
        sa.Column("pemilihan_id", sa.String(length=32), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("rt", sa.String(), nullable=True),
        sa.Column("rw", sa.String(), nullable=True),
        sa.Column("nama", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("jam_buka", sa.String(), nullable=True),
        sa.Column("jam_tutup", sa.String(), nullable=True),
        sa.Column("tempat", sa.String(), nullable=True),
        sa.Column("dewasa_l", sa.Integer(), nullable=True),
        sa.Column("dewasa_p", sa.Integer(), nullable=True),
        sa.Column("dewasa", sa.Integer(), nullable=True),
        sa.Column("memilih_l", sa.Integer(), nullable=True),
        sa.Column("memilih_p", sa.Integer(), nullable=True),
        sa.Column("sah", sa.Integer(), nullable=True),
        sa.Column("tidak_sah", sa.Integer(), nullable=True),
        sa.Column("jatah", sa.Integer(), nullable=True),
        sa.Column("pintu", sa.Boolean(), nullable=True),
        sa.Column("petugas", sa.String(), nullable=True),
        sa.Column("saksi", sa.String(), nullable=True),
        sa.Column("ketua_rt", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("coalesce(dewasa_l, 0) >= 0 AND coalesce(dewasa_p, 0) >= 0 AND coalesce(dewasa, 0) >= 0 AND coalesce(memilih_l, 0) >= 0 AND coalesce(memilih_p, 0) >= 0 AND coalesce(sah, 0) >= 0 AND coalesce(tidak_sah, 0) >= 0 AND coalesce(jatah, 0) >= 0", name=op.f("ck_pemilihan_rt_jumlah")),
        sa.CheckConstraint("dewasa IS NULL OR dewasa_l IS NULL OR dewasa_p IS NULL OR dewasa = dewasa_l + dewasa_p", name=op.f("ck_pemilihan_rt_dewasa")),
        sa.ForeignKeyConstraint(["pemilihan_id"], ["pemilihan.id"], name=op.f("fk_pemilihan_rt_pemilihan_id_pemilihan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pemilihan_rt"))
    )
    op.create_index("ix_pemilihan_rt_pemilihan_id", "pemilihan_rt", ["pemilihan_id"], unique=False)
    op.create_table("perolehan",
        sa.Column("pemilihan_id", sa.String(length=32), nullable=False),
        sa.Column("pemilihan_rt_id", sa.String(length=32), nullable=True),
        sa.Column("utusan_id", sa.String(length=32), nullable=True),
        sa.Column("orang_id", sa.String(), nullable=True),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("jenis_kelamin", sa.String(), nullable=True),
        sa.Column("umur", sa.Integer(), nullable=True),
        sa.Column("rt", sa.String(), nullable=True),
        sa.Column("rw", sa.String(), nullable=True),
        sa.Column("suara", sa.Integer(), nullable=True),
        sa.Column("putusan", sa.Integer(), nullable=True),
        sa.Column("putusan_alasan", sa.String(), nullable=True),
        sa.Column("hasil", sa.String(), nullable=True),
        sa.Column("hadir", sa.Boolean(), nullable=True),
        sa.Column("kesediaan", sa.Boolean(), nullable=True),
        sa.Column("keterangan", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("suara IS NULL OR suara >= 0", name=op.f("ck_perolehan_suara")),
        sa.ForeignKeyConstraint(["orang_id"], ["orang.id"], name=op.f("fk_perolehan_orang_id_orang")),
        sa.ForeignKeyConstraint(["pemilihan_id"], ["pemilihan.id"], name=op.f("fk_perolehan_pemilihan_id_pemilihan")),
        sa.ForeignKeyConstraint(["pemilihan_rt_id"], ["pemilihan_rt.id"], name=op.f("fk_perolehan_pemilihan_rt_id_pemilihan_rt")),
        sa.ForeignKeyConstraint(["utusan_id"], ["perolehan.id"], name=op.f("fk_perolehan_utusan_id_perolehan")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_perolehan"))
    )
    op.create_index("ix_perolehan_pemilihan_id", "perolehan", ["pemilihan_id"], unique=False)
    op.create_index("ix_perolehan_pemilihan_rt_id", "perolehan", ["pemilihan_rt_id"], unique=False)
    op.create_index("uq_perolehan_utusan", "perolehan", ["utusan_id"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))
    op.create_table("sesi_kbk",
        sa.Column("rapat_id", sa.String(length=32), nullable=False),
        sa.Column("topik_id", sa.String(length=32), nullable=True),
        sa.Column("agenda_id", sa.String(length=32), nullable=True),
        sa.Column("lanjut_dari_id", sa.String(length=32), nullable=True),
        sa.Column("metode", sa.String(), nullable=True),
        sa.Column("pemandu", sa.String(), nullable=True),
        sa.Column("narasumber", sa.String(), nullable=True),
        sa.Column("jpl", sa.Integer(), nullable=True),
        sa.Column("dana", sa.String(), nullable=True),
        sa.Column("bahan", sa.Text(), nullable=True),
        sa.Column("pokok_bahasan", sa.Text(), nullable=True),
        sa.Column("hasil", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["agenda_id"], ["agenda_kbk.id"], name=op.f("fk_sesi_kbk_agenda_id_agenda_kbk")),
        sa.ForeignKeyConstraint(["lanjut_dari_id"], ["rapat.id"], name=op.f("fk_sesi_kbk_lanjut_dari_id_rapat")),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_sesi_kbk_rapat_id_rapat")),
        sa.ForeignKeyConstraint(["topik_id"], ["topik.id"], name=op.f("fk_sesi_kbk_topik_id_topik")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sesi_kbk"))
    )
    op.create_index("ix_sesi_kbk_topik_id", "sesi_kbk", ["topik_id"], unique=False)
    op.create_index("uq_sesi_kbk_rapat_id", "sesi_kbk", ["rapat_id"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))


def _rapat() -> None:
    """A meeting may belong to an activity or a training, and counts its relawan."""
    both = "coalesce(jumlah_l, 0) + coalesce(jumlah_p, 0)"
    with op.batch_alter_table("rapat") as batch:
        batch.add_column(sa.Column("jumlah_relawan", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("kegiatan_id", sa.String(length=32), nullable=True))
        batch.add_column(sa.Column("pelatihan_id", sa.String(length=32), nullable=True))
        batch.create_foreign_key(op.f("fk_rapat_kegiatan_id_kegiatan_siklus"), "kegiatan_siklus", ["kegiatan_id"], ["id"])
        batch.create_foreign_key(op.f("fk_rapat_pelatihan_id_pelatihan"), "pelatihan", ["pelatihan_id"], ["id"])
        batch.drop_constraint(op.f("ck_rapat_jumlah"), type_="check")
        batch.create_check_constraint(
            op.f("ck_rapat_jumlah"),
            "coalesce(jumlah_l, 0) >= 0 AND coalesce(jumlah_p, 0) >= 0 AND "
            f"coalesce(jumlah_miskin, 0) BETWEEN 0 AND {both} AND coalesce(jumlah_relawan, 0) BETWEEN 0 AND {both}",
        )
    op.create_index("ix_rapat_kegiatan_id", "rapat", ["kegiatan_id"], unique=False)
    op.create_index("ix_rapat_pelatihan_id", "rapat", ["pelatihan_id"], unique=False)


def _orang() -> None:
    """Appointments know their working group, siklus and election; a relawan knows the meeting of signing up."""
    with op.batch_alter_table("penugasan") as batch:
        for name in ("pokja", "dasar"):
            batch.add_column(sa.Column(name, sa.String(), nullable=True))
        for name, table in (("siklus_id", "siklus"), ("pemilihan_id", "pemilihan"), ("menggantikan_id", "penugasan")):
            batch.add_column(sa.Column(name, sa.String(length=32), nullable=True))
            batch.create_foreign_key(op.f(f"fk_penugasan_{name}_{table}"), table, [name], ["id"])
    op.create_index("ix_penugasan_siklus_id", "penugasan", ["siklus_id"], unique=False)
    with op.batch_alter_table("relawan") as batch:
        batch.add_column(sa.Column("evaluasi", sa.Text(), nullable=True))
        batch.add_column(sa.Column("asal_rapat_id", sa.String(length=32), nullable=True))
        batch.create_foreign_key(op.f("fk_relawan_asal_rapat_id_rapat"), "rapat", ["asal_rapat_id"], ["id"])


def _log() -> None:
    """The log of papers outlives the meetings and papers it tells of."""
    with op.batch_alter_table("dokumen") as batch:
        batch.drop_constraint(op.f("fk_dokumen_rapat_id_rapat"), type_="foreignkey")
        batch.drop_constraint(op.f("fk_dokumen_naskah_id_naskah"), type_="foreignkey")
