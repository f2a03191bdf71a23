"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aturan",
        sa.Column("kode", sa.String(), nullable=False),
        sa.Column("nilai", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_aturan")),
    )
    op.create_table(
        "draf",
        sa.Column("kunci", sa.String(), nullable=False),
        sa.Column("isi", sa.String(), nullable=False),
        sa.Column("waktu", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kunci", name=op.f("pk_draf")),
    )
    op.create_table(
        "konteks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("langkah_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_konteks")),
    )
    op.create_table(
        "langkah",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("waktu", sa.DateTime(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("terhadap", sa.Integer(), nullable=True),
        sa.Column("keadaan", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["terhadap"], ["langkah.id"], name=op.f("fk_langkah_terhadap_langkah")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_langkah")),
    )
    op.create_table(
        "meta",
        sa.Column("kunci", sa.String(), nullable=False),
        sa.Column("nilai", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kunci", name=op.f("pk_meta")),
    )
    op.create_table(
        "orang",
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("jenis_kelamin", sa.String(), nullable=True),
        sa.Column("nik", sa.String(), nullable=True),
        sa.Column("no_kk", sa.String(), nullable=True),
        sa.Column("tempat_lahir", sa.String(), nullable=True),
        sa.Column("tanggal_lahir", sa.Date(), nullable=True),
        sa.Column("status_kawin", sa.String(), nullable=True),
        sa.Column("pendidikan", sa.String(), nullable=True),
        sa.Column("pekerjaan", sa.String(), nullable=True),
        sa.Column("alamat", sa.String(), nullable=True),
        sa.Column("rt", sa.String(), nullable=True),
        sa.Column("rw", sa.String(), nullable=True),
        sa.Column("no_hp", sa.String(), nullable=True),
        sa.Column("miskin", sa.Boolean(), nullable=True),
        sa.Column("unsur", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_tanggal", sa.Date(), nullable=True),
        sa.Column("status_alasan", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("cari", sa.Text(), nullable=False),
        sa.Column("kunci_nama", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("jenis_kelamin IN ('L', 'P')", name=op.f("ck_orang_jenis_kelamin")),
        sa.CheckConstraint("length(trim(nama)) > 0", name=op.f("ck_orang_nama_isi")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orang")),
    )
    op.create_index("ix_orang_kunci_nama", "orang", ["kunci_nama"], unique=False)
    op.create_index("ix_orang_nama", "orang", ["nama"], unique=False)
    op.create_index("ix_orang_nik", "orang", ["nik"], unique=False)
    op.create_table(
        "organisasi",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("istilah", sa.String(), nullable=False),
        sa.Column("wilayah", sa.String(), nullable=False),
        sa.Column("kelurahan", sa.String(), nullable=False),
        sa.Column("kecamatan", sa.String(), nullable=True),
        sa.Column("kota", sa.String(), nullable=True),
        sa.Column("provinsi", sa.String(), nullable=True),
        sa.Column("kode_kemendagri", sa.String(), nullable=True),
        sa.Column("kode_bps", sa.String(), nullable=True),
        sa.Column("alamat", sa.String(), nullable=True),
        sa.Column("telepon", sa.String(), nullable=True),
        sa.Column("kode_pos", sa.String(), nullable=True),
        sa.Column("zona", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=True),
        sa.Column("periode_mulai", sa.Date(), nullable=True),
        sa.Column("periode_selesai", sa.Date(), nullable=True),
        sa.Column("kop_tambahan", sa.String(), nullable=True),
        sa.Column("tempat_surat", sa.String(), nullable=True),
        sa.Column("ttd_koordinator", sa.String(), nullable=True),
        sa.Column("ttd_sekretaris", sa.String(), nullable=True),
        sa.Column("lurah_nama", sa.String(), nullable=True),
        sa.Column("lurah_nip", sa.String(), nullable=True),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("latihan", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisasi")),
    )
    op.create_table(
        "rapat",
        sa.Column("nomor", sa.Integer(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("judul", sa.String(), nullable=False),
        sa.Column("tingkat", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("jam_mulai", sa.String(), nullable=True),
        sa.Column("jam_selesai", sa.String(), nullable=True),
        sa.Column("tempat", sa.String(), nullable=True),
        sa.Column("pimpinan", sa.String(), nullable=True),
        sa.Column("notulis", sa.String(), nullable=True),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("jumlah_l", sa.Integer(), nullable=True),
        sa.Column("jumlah_p", sa.Integer(), nullable=True),
        sa.Column("jumlah_miskin", sa.Integer(), nullable=True),
        sa.Column("pembukaan", sa.Text(), nullable=True),
        sa.Column("penutup", sa.Text(), nullable=True),
        sa.Column("dh_beku", sa.DateTime(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "coalesce(jumlah_l, 0) >= 0 AND coalesce(jumlah_p, 0) >= 0 AND coalesce(jumlah_miskin, 0) BETWEEN 0 AND coalesce(jumlah_l, 0) + coalesce(jumlah_p, 0)",
            name=op.f("ck_rapat_jumlah"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rapat")),
        sa.UniqueConstraint("nomor", name=op.f("uq_rapat_nomor")),
    )
    op.create_index("ix_rapat_tanggal", "rapat", ["tanggal"], unique=False)
    op.create_table(
        "agenda",
        sa.Column("rapat_id", sa.String(length=32), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("pokok", sa.String(), nullable=False),
        sa.Column("pembahasan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_agenda_rapat_id_rapat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
    )
    op.create_index("ix_agenda_rapat_id", "agenda", ["rapat_id"], unique=False)
    op.create_table(
        "dokumen",
        sa.Column("rapat_id", sa.String(length=32), nullable=True),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("waktu", sa.DateTime(), nullable=False),
        sa.Column("kertas", sa.String(), nullable=False),
        sa.Column("halaman", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_dokumen_rapat_id_rapat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dokumen")),
    )
    op.create_table(
        "kehadiran",
        sa.Column("rapat_id", sa.String(length=32), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("orang_id", sa.String(length=32), nullable=True),
        sa.Column("tamu_nama", sa.String(), nullable=True),
        sa.Column("tamu_jk", sa.String(), nullable=True),
        sa.Column("tamu_asal", sa.String(), nullable=True),
        sa.Column("jabatan", sa.String(), nullable=True),
        sa.Column("diundang", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=True),
        sa.Column("keterangan", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("status IN ('hadir', 'izin', 'sakit', 'alpa')", name=op.f("ck_kehadiran_status")),
        sa.CheckConstraint("(orang_id IS NULL) != (tamu_nama IS NULL)", name=op.f("ck_kehadiran_orang_atau_tamu")),
        sa.ForeignKeyConstraint(["orang_id"], ["orang.id"], name=op.f("fk_kehadiran_orang_id_orang")),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_kehadiran_rapat_id_rapat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kehadiran")),
    )
    op.create_index("ix_kehadiran_orang_id", "kehadiran", ["orang_id"], unique=False)
    op.create_index("ix_kehadiran_rapat_id", "kehadiran", ["rapat_id"], unique=False)
    op.create_table(
        "keputusan",
        sa.Column("rapat_id", sa.String(length=32), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("penanggung_jawab", sa.String(), nullable=True),
        sa.Column("tenggat", sa.Date(), nullable=True),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_keputusan_rapat_id_rapat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keputusan")),
    )
    op.create_index("ix_keputusan_rapat_id", "keputusan", ["rapat_id"], unique=False)
    op.create_table(
        "penugasan",
        sa.Column("orang_id", sa.String(), nullable=False),
        sa.Column("badan", sa.String(), nullable=False),
        sa.Column("jabatan", sa.String(), nullable=False),
        sa.Column("periode", sa.String(), nullable=True),
        sa.Column("mulai", sa.Date(), nullable=True),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("sk_nomor", sa.String(), nullable=True),
        sa.Column("sk_tanggal", sa.Date(), nullable=True),
        sa.Column("suara", sa.Integer(), nullable=True),
        sa.Column("tanggal_dikukuhkan", sa.Date(), nullable=True),
        sa.Column("alasan_berhenti", sa.String(), nullable=True),
        sa.Column("pengganti_id", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "selesai IS NULL OR mulai IS NULL OR selesai >= mulai", name=op.f("ck_penugasan_urut_tanggal")
        ),
        sa.ForeignKeyConstraint(["orang_id"], ["orang.id"], name=op.f("fk_penugasan_orang_id_orang")),
        sa.ForeignKeyConstraint(["pengganti_id"], ["orang.id"], name=op.f("fk_penugasan_pengganti_id_orang")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_penugasan")),
    )
    op.create_index("ix_penugasan_badan", "penugasan", ["badan"], unique=False)
    op.create_index("ix_penugasan_orang_id", "penugasan", ["orang_id"], unique=False)
    op.create_table(
        "relawan",
        sa.Column("orang_id", sa.String(), nullable=False),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("tanggal_daftar", sa.Date(), nullable=True),
        sa.Column("kegiatan_asal", sa.String(), nullable=True),
        sa.Column("minat", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_tanggal", sa.Date(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["orang_id"], ["orang.id"], name=op.f("fk_relawan_orang_id_orang")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relawan")),
    )
    op.create_index(
        "uq_relawan_orang_id", "relawan", ["orang_id"], unique=True, sqlite_where=sa.text("dihapus IS NULL")
    )
    op.create_table(
        "riwayat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("langkah_id", sa.Integer(), nullable=True),
        sa.Column("tabel", sa.String(), nullable=False),
        sa.Column("baris", sa.String(), nullable=False),
        sa.Column("aksi", sa.String(length=1), nullable=False),
        sa.Column("sebelum", sa.Text(), nullable=True),
        sa.Column("sesudah", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["langkah_id"], ["langkah.id"], name=op.f("fk_riwayat_langkah_id_langkah")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_riwayat")),
    )
    op.create_index("ix_riwayat_langkah_id", "riwayat", ["langkah_id"], unique=False)
    op.create_index("ix_riwayat_tabel_baris", "riwayat", ["tabel", "baris"], unique=False)
