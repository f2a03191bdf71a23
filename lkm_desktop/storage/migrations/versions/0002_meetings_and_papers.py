"""Meetings that carry on, letters, plain books, papers with their own wording."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _columns()
    _letters()
    _papers()
    _meetings()
    _minutes()
    _books()


def _columns() -> None:
    """New columns of the tables that stay."""
    for name in ("rt", "rw", "kode_kegiatan"):
        op.add_column("rapat", sa.Column(name, sa.String(), nullable=True))
    op.add_column("rapat", sa.Column("seri_id", sa.String(length=32), nullable=True))
    for name in ("datang", "pulang"):
        op.add_column("kehadiran", sa.Column(name, sa.String(), nullable=True))
    for name in ("waktu", "pembawa"):
        op.add_column("agenda", sa.Column(name, sa.String(), nullable=True))
    for name in ("singkatan", "faskel_nama"):
        op.add_column("organisasi", sa.Column(name, sa.String(), nullable=True))
    op.add_column("organisasi", sa.Column("logo_kanan", sa.LargeBinary(), nullable=True))


def _minutes() -> None:
    """Who sees to a decision and until when become follow-ups of their own; decisions say how they were reached."""
    op.execute(
        "INSERT INTO tindak_lanjut "
        "(id, rapat_id, keputusan_id, urut, isi, penanggung_jawab, tenggat, keadaan, selesai, dihapus) "
        "SELECT lower(hex(randomblob(16))), rapat_id, id, urut, isi, penanggung_jawab, tenggat, "
        "CASE WHEN selesai IS NULL THEN 'terbuka' ELSE 'selesai' END, selesai, dihapus FROM keputusan "
        "WHERE penanggung_jawab IS NOT NULL OR tenggat IS NOT NULL OR selesai IS NOT NULL"
    )
    with op.batch_alter_table("keputusan") as batch:
        batch.add_column(sa.Column("agenda_id", sa.String(length=32), nullable=True))
        batch.add_column(sa.Column("nomor", sa.String(), nullable=True))
        batch.add_column(sa.Column("cara", sa.String(), nullable=False, server_default="musyawarah"))
        batch.add_column(sa.Column("jam", sa.String(), nullable=True))
        for name in ("setuju", "tolak", "abstain"):
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
        for name in ("penanggung_jawab", "tenggat", "selesai"):
            batch.drop_column(name)
        batch.create_foreign_key(op.f("fk_keputusan_agenda_id_agenda"), "agenda", ["agenda_id"], ["id"])
        batch.create_check_constraint(
            op.f("ck_keputusan_suara"),
            "coalesce(setuju, 0) >= 0 AND coalesce(tolak, 0) >= 0 AND coalesce(abstain, 0) >= 0",
        )
    with op.batch_alter_table("keputusan") as batch:
        batch.alter_column("cara", existing_type=sa.String(), existing_nullable=False, server_default=None)


def _letters() -> None:
    """Books of letters in and out, deliveries, decrees, where papers lie."""
    op.create_table("surat_keluar",
        sa.Column("nomor", sa.String(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("tanggal_kirim", sa.Date(), nullable=True),
        sa.Column("kepada", sa.String(), nullable=True),
        sa.Column("alamat", sa.String(), nullable=True),
        sa.Column("perihal", sa.String(), nullable=True),
        sa.Column("lampiran", sa.String(), nullable=True),
        sa.Column("keadaan", sa.String(), nullable=False),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("deret", sa.String(), nullable=False),
        sa.Column("tahun", sa.Integer(), nullable=False),
        sa.Column("urut", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surat_keluar")),
    )
    op.create_index("ix_surat_keluar_tanggal", "surat_keluar", ["tanggal"], unique=False)
    op.create_index("uq_surat_keluar_nomor", "surat_keluar", ["tahun", "nomor"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))
    op.create_table("surat_masuk",
        sa.Column("nomor_agenda", sa.Integer(), nullable=True),
        sa.Column("tanggal_terima", sa.Date(), nullable=False),
        sa.Column("pengirim", sa.String(), nullable=False),
        sa.Column("surat_tanggal", sa.Date(), nullable=True),
        sa.Column("surat_nomor", sa.String(), nullable=True),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("disposisi", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surat_masuk")),
    )
    op.create_index("ix_surat_masuk_tanggal_terima", "surat_masuk", ["tanggal_terima"], unique=False)
    op.create_table("ekspedisi",
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("surat_nomor", sa.String(), nullable=True),
        sa.Column("isi", sa.String(), nullable=False),
        sa.Column("kepada", sa.String(), nullable=False),
        sa.Column("penerima", sa.String(), nullable=True),
        sa.Column("tanggal_terima", sa.Date(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ekspedisi")),
    )
    op.create_table("sk",
        sa.Column("nomor", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("tentang", sa.String(), nullable=False),
        sa.Column("uraian", sa.Text(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sk")),
    )
    op.create_index("uq_sk_nomor", "sk", ["nomor"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))
    op.create_table("arsip_dokumen",
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("nomor", sa.String(), nullable=True),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("judul", sa.String(), nullable=False),
        sa.Column("lokasi", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arsip_dokumen")),
    )


def _papers() -> None:
    """Papers with their own wording, the archive of printed files, kits, attachments."""
    op.create_table("naskah",
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("rapat_id", sa.String(length=32), nullable=True),
        sa.Column("subjek", sa.String(length=32), nullable=False),
        sa.Column("surat_id", sa.String(length=32), nullable=True),
        sa.Column("judul", sa.String(), nullable=False),
        sa.Column("tanggal", sa.Date(), nullable=True),
        sa.Column("isian", sa.Text(), nullable=False),
        sa.Column("suntingan", sa.Text(), nullable=False),
        sa.Column("keadaan", sa.String(), nullable=False),
        sa.Column("versi", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_naskah_rapat_id_rapat")),
        sa.ForeignKeyConstraint(["surat_id"], ["surat_keluar.id"], name=op.f("fk_naskah_surat_id_surat_keluar")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_naskah")),
    )
    op.create_index("ix_naskah_jenis", "naskah", ["jenis"], unique=False)
    op.create_index("ix_naskah_rapat_id", "naskah", ["rapat_id"], unique=False)
    op.create_table("arsip",
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("isi", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sidik", name=op.f("pk_arsip")),
    )
    op.create_table("templat",
        sa.Column("kode", sa.String(), nullable=False),
        sa.Column("teks", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kode", name=op.f("pk_templat")),
    )
    op.create_table("kit",
        sa.Column("kode", sa.String(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("tingkat", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("pola_judul", sa.String(), nullable=True),
        sa.Column("jam_mulai", sa.String(), nullable=True),
        sa.Column("jam_selesai", sa.String(), nullable=True),
        sa.Column("acara", sa.Text(), nullable=True),
        sa.Column("undang", sa.Text(), nullable=True),
        sa.Column("undang_luar", sa.Text(), nullable=True),
        sa.Column("dokumen", sa.Text(), nullable=True),
        sa.Column("pembukaan", sa.Text(), nullable=True),
        sa.Column("penutup", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit")),
    )
    op.create_index("uq_kit_kode", "kit", ["kode"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))
    op.create_table("lampiran",
        sa.Column("pemilik", sa.String(), nullable=False),
        sa.Column("pemilik_id", sa.String(length=32), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("keterangan", sa.String(), nullable=True),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("waktu", sa.DateTime(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lampiran")),
    )
    op.create_index("ix_lampiran_pemilik_pemilik_id", "lampiran", ["pemilik", "pemilik_id"], unique=False)
    with op.batch_alter_table("dokumen") as batch:
        batch.add_column(sa.Column("naskah_id", sa.String(length=32), nullable=True))
        for name in ("judul", "tujuan"):
            batch.add_column(sa.Column(name, sa.String(), nullable=True))
        batch.add_column(sa.Column("versi", sa.Integer(), nullable=True))
        for name in ("ralat", "teks"):
            batch.add_column(sa.Column(name, sa.Text(), nullable=True))
        batch.add_column(sa.Column("papan", sa.Boolean(), nullable=True))
        batch.create_foreign_key(op.f("fk_dokumen_naskah_id_naskah"), "naskah", ["naskah_id"], ["id"])
    op.create_index("ix_dokumen_waktu", "dokumen", ["waktu"], unique=False)


def _meetings() -> None:
    """Standing excuses, proposals, follow-ups and what was heard of them."""
    op.create_table("izin",
        sa.Column("orang_id", sa.String(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("mulai", sa.Date(), nullable=False),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("alasan", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("selesai IS NULL OR selesai >= mulai", name=op.f("ck_izin_urut_tanggal")),
        sa.ForeignKeyConstraint(["orang_id"], ["orang.id"], name=op.f("fk_izin_orang_id_orang")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_izin")),
    )
    op.create_index("ix_izin_orang_id", "izin", ["orang_id"], unique=False)
    op.create_table("usulan",
        sa.Column("rapat_id", sa.String(length=32), nullable=False),
        sa.Column("agenda_id", sa.String(length=32), nullable=True),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("pengusul", sa.String(), nullable=True),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("tanggapan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["agenda_id"], ["agenda.id"], name=op.f("fk_usulan_agenda_id_agenda")),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_usulan_rapat_id_rapat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usulan")),
    )
    op.create_index("ix_usulan_rapat_id", "usulan", ["rapat_id"], unique=False)
    op.create_table("tindak_lanjut",
        sa.Column("rapat_id", sa.String(length=32), nullable=False),
        sa.Column("keputusan_id", sa.String(length=32), nullable=True),
        sa.Column("urut", sa.Integer(), nullable=False),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("penanggung_jawab", sa.String(), nullable=True),
        sa.Column("tenggat", sa.Date(), nullable=True),
        sa.Column("keadaan", sa.String(), nullable=False),
        sa.Column("selesai", sa.Date(), nullable=True),
        sa.Column("selesai_rapat_id", sa.String(length=32), nullable=True),
        sa.Column("catatan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("keadaan IN ('terbuka', 'selesai', 'batal')", name=op.f("ck_tindak_lanjut_keadaan")),
        sa.ForeignKeyConstraint(["keputusan_id"], ["keputusan.id"], name=op.f("fk_tindak_lanjut_keputusan_id_keputusan")),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_tindak_lanjut_rapat_id_rapat")),
        sa.ForeignKeyConstraint(["selesai_rapat_id"], ["rapat.id"], name=op.f("fk_tindak_lanjut_selesai_rapat_id_rapat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tindak_lanjut")),
    )
    op.create_index("ix_tindak_lanjut_keadaan", "tindak_lanjut", ["keadaan"], unique=False)
    op.create_index("ix_tindak_lanjut_rapat_id", "tindak_lanjut", ["rapat_id"], unique=False)
    op.create_table("laporan_tindak_lanjut",
        sa.Column("rapat_id", sa.String(length=32), nullable=False),
        sa.Column("tindak_lanjut_id", sa.String(length=32), nullable=False),
        sa.Column("keadaan", sa.String(), nullable=False),
        sa.Column("catatan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["rapat_id"], ["rapat.id"], name=op.f("fk_laporan_tindak_lanjut_rapat_id_rapat")),
        sa.ForeignKeyConstraint(["tindak_lanjut_id"], ["tindak_lanjut.id"], name=op.f("fk_laporan_tindak_lanjut_tindak_lanjut_id_tindak_lanjut")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_laporan_tindak_lanjut")),
    )
    op.create_index("uq_laporan_tindak_lanjut_rapat_id_tindak_lanjut_id", "laporan_tindak_lanjut", ["rapat_id", "tindak_lanjut_id"], unique=True, sqlite_where=sa.text("dihapus IS NULL"))


def _books() -> None:
    """Guests, inventory, activities, complaints."""
    op.create_table("tamu",
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("instansi", sa.String(), nullable=True),
        sa.Column("jabatan", sa.String(), nullable=True),
        sa.Column("keperluan", sa.String(), nullable=True),
        sa.Column("kesan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tamu")),
    )
    op.create_table("inventaris",
        sa.Column("kode", sa.String(), nullable=True),
        sa.Column("nama_barang", sa.String(), nullable=False),
        sa.Column("merk", sa.String(), nullable=True),
        sa.Column("asal", sa.String(), nullable=True),
        sa.Column("tanggal_perolehan", sa.Date(), nullable=True),
        sa.Column("jumlah", sa.Integer(), nullable=True),
        sa.Column("satuan", sa.String(), nullable=True),
        sa.Column("kondisi", sa.String(), nullable=True),
        sa.Column("harga", sa.Integer(), nullable=True),
        sa.Column("lokasi", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventaris")),
    )
    op.create_table("kegiatan",
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("kegiatan", sa.String(), nullable=False),
        sa.Column("tempat", sa.String(), nullable=True),
        sa.Column("pelaksana", sa.String(), nullable=True),
        sa.Column("peserta_l", sa.Integer(), nullable=True),
        sa.Column("peserta_p", sa.Integer(), nullable=True),
        sa.Column("hasil", sa.Text(), nullable=True),
        sa.Column("tindak_lanjut", sa.Text(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("coalesce(peserta_l, 0) >= 0 AND coalesce(peserta_p, 0) >= 0", name=op.f("ck_kegiatan_peserta")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kegiatan")),
    )
    op.create_table("pengaduan",
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("pelapor", sa.String(), nullable=True),
        sa.Column("media", sa.String(), nullable=True),
        sa.Column("isi", sa.Text(), nullable=False),
        sa.Column("penanganan", sa.Text(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("tanggal_selesai", sa.Date(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pengaduan")),
    )
