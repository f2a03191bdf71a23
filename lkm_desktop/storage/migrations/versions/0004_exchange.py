"""What goes out and comes in: layouts, templates, the IDF, people known to be two, logs of packages and imports."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _keluar()
    _isi()
    _catatan()
    _profil()
    _gabung()


def _keluar() -> None:
    """Saved layouts and the workbooks of others."""
    op.create_table("tata_letak",
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("judul", sa.String(), nullable=True),
        sa.Column("kolom", sa.Text(), nullable=False),
        sa.Column("saring", sa.Text(), nullable=False),
        sa.Column("papan", sa.Boolean(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tata_letak")),
    )
    op.create_index("uq_tata_letak_register_nama", "tata_letak", ["register", "nama"],
                    unique=True, sqlite_where=sa.text("dihapus IS NULL"))
    op.create_table("templat_excel",
        sa.Column("nama", sa.String(), nullable=False),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("keterangan", sa.String(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_templat_excel")),
    )
    op.create_table("sel_templat",
        sa.Column("templat_id", sa.String(length=32), nullable=False),
        sa.Column("lembar", sa.String(), nullable=False),
        sa.Column("sel", sa.String(), nullable=False),
        sa.Column("jenis", sa.String(), nullable=False),
        sa.Column("angka", sa.String(), nullable=False),
        sa.Column("rincian", sa.Text(), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["templat_id"], ["templat_excel.id"],
                                name=op.f("fk_sel_templat_templat_id_templat_excel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sel_templat")),
    )
    op.create_index("uq_sel_templat_templat_id_lembar_sel", "sel_templat", ["templat_id", "lembar", "sel"],
                    unique=True, sqlite_where=sa.text("dihapus IS NULL"))


def _isi() -> None:
    """The IDF sheet, and people who look like one."""
    op.create_table("idf",
        sa.Column("tanggal", sa.Date(), nullable=False),
        sa.Column("penilai", sa.String(), nullable=True),
        sa.Column("keterangan", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idf")),
    )
    op.create_table("nilai_idf",
        sa.Column("idf_id", sa.String(length=32), nullable=False),
        sa.Column("aspek", sa.String(), nullable=False),
        sa.Column("nilai", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("bukti", sa.Text(), nullable=True),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("nilai IS NULL OR (nilai >= 0 AND nilai <= 100)", name=op.f("ck_nilai_idf_nilai")),
        sa.ForeignKeyConstraint(["idf_id"], ["idf.id"], name=op.f("fk_nilai_idf_idf_id_idf")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nilai_idf")),
    )
    op.create_index("uq_nilai_idf_idf_id_aspek", "nilai_idf", ["idf_id", "aspek"],
                    unique=True, sqlite_where=sa.text("dihapus IS NULL"))
    op.create_table("bukan_sama",
        sa.Column("satu_id", sa.String(length=32), nullable=False),
        sa.Column("dua_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("dihapus", sa.DateTime(), nullable=True),
        sa.CheckConstraint("satu_id < dua_id", name=op.f("ck_bukan_sama_urut")),
        sa.ForeignKeyConstraint(["dua_id"], ["orang.id"], name=op.f("fk_bukan_sama_dua_id_orang")),
        sa.ForeignKeyConstraint(["satu_id"], ["orang.id"], name=op.f("fk_bukan_sama_satu_id_orang")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bukan_sama")),
    )
    op.create_index("uq_bukan_sama_satu_id_dua_id", "bukan_sama", ["satu_id", "dua_id"],
                    unique=True, sqlite_where=sa.text("dihapus IS NULL"))


def _catatan() -> None:
    """Logs that are no history: packages, mappings, imports."""
    op.create_table("paket",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("waktu", sa.DateTime(), nullable=False),
        sa.Column("periode", sa.String(), nullable=False),
        sa.Column("sampai", sa.Date(), nullable=False),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("ukuran", sa.Integer(), nullable=False),
        sa.Column("pilihan", sa.Text(), nullable=False),
        sa.Column("ringkas", sa.Text(), nullable=False),
        sa.Column("dikirim", sa.DateTime(), nullable=True),
        sa.Column("cara", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paket")),
    )
    op.create_index("ix_paket_waktu", "paket", ["waktu"], unique=False)
    op.create_table("peta_impor",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("tujuan", sa.String(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("judul", sa.Text(), nullable=False),
        sa.Column("peta", sa.Text(), nullable=False),
        sa.Column("kode", sa.Text(), nullable=False),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("dipakai", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peta_impor")),
    )
    op.create_index("uq_peta_impor_tujuan_sidik", "peta_impor", ["tujuan", "sidik"], unique=True)
    op.create_table("catatan_impor",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("waktu", sa.DateTime(), nullable=False),
        sa.Column("tujuan", sa.String(), nullable=False),
        sa.Column("berkas", sa.String(), nullable=False),
        sa.Column("lembar", sa.String(), nullable=False),
        sa.Column("sidik", sa.String(length=64), nullable=False),
        sa.Column("baru", sa.Integer(), nullable=False),
        sa.Column("berubah", sa.Integer(), nullable=False),
        sa.Column("sama", sa.Integer(), nullable=False),
        sa.Column("dilewati", sa.Integer(), nullable=False),
        sa.Column("langkah_id", sa.Integer(), nullable=True),
        sa.Column("ditarik", sa.DateTime(), nullable=True),
        sa.Column("ditarik_baris", sa.Integer(), nullable=True),
        sa.Column("tersisa", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catatan_impor")),
    )
    op.create_index("ix_catatan_impor_waktu", "catatan_impor", ["waktu"], unique=False)


def _profil() -> None:
    """The figures of the kelurahan and the deed, for the recap."""
    for name, kind in (("tanggal_terbentuk", sa.Date()), ("akta", sa.String()), ("tanggal_akta", sa.Date()),
                       ("notaris", sa.String())):  # fmt: skip
        op.add_column("organisasi", sa.Column(name, kind, nullable=True))
    for name in ("rt", "rw", "kk", "penduduk", "kk_miskin"):
        op.add_column("organisasi", sa.Column(f"jumlah_{name}", sa.Integer(), nullable=True))


def _gabung() -> None:
    """Which record a merged person became."""
    with op.batch_alter_table("orang") as batch:
        batch.add_column(sa.Column("gabung_ke_id", sa.String(length=32), nullable=True))
        batch.create_foreign_key(op.f("fk_orang_gabung_ke_id_orang"), "orang", ["gabung_ke_id"], ["id"])
    op.create_index("ix_orang_gabung_ke_id", "orang", ["gabung_ke_id"], unique=False,
                    sqlite_where=sa.text("gabung_ke_id IS NOT NULL"))
