"""Rapat: the shared object of every gathering, and Kehadiran, one row of its roll."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, DateTime, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.fields import field

#: kinds of meetings (lkm-siklus.md 1.12); the code is stored
JENIS_RAPAT = (
    ("rapat_rutin", "Rapat rutin"),
    ("rapat_koordinator", "Rapat pemilihan koordinator"),
    ("rapat_koordinasi", "Rapat koordinasi LKM dan UP"),
    ("rembug_rt", "Rembug warga RT/RW"),
    ("rembug_kelurahan", "Rembug warga kelurahan"),
    ("rkm", "Rembug Kesiapan Masyarakat (RKM)"),
    ("rwt", "Rembug Warga Tahunan (RWT)"),
    ("rembug_khusus", "Rembug khusus/luar biasa"),
    ("fgd", "FGD"),
    ("lokakarya", "Lokakarya"),
    ("kbk", "KBK"),
    ("pelatihan", "Pelatihan"),
    ("rapat_lain", "Rapat lain"),
)
#: kinds whose quorum is counted over the members of the LKM (BR21)
RAPAT_ANGGOTA = ("rapat_rutin", "rapat_koordinator", "rapat_koordinasi")
TINGKAT = (("LKM", "LKM"), ("RT", "RT"), ("RW", "RW"), ("kelurahan", "Kelurahan"), ("kota", "Kota/kabupaten"))
STATUS_HADIR = (("hadir", "Hadir"), ("izin", "Izin"), ("sakit", "Sakit"), ("alpa", "Alpa"))
MODE = (("daftar", "Daftar nama"), ("jumlah", "Jumlah saja"))


class Rapat(Recorded, Base):
    """One gathering. `nomor` is its short number in this office; `dh_beku` is when its roll numbers were frozen;
    meetings made in one step share a `seri_id`. kegiatan_id: the activity of a siklus it belongs to · pelatihan_id: the
    training of which it is a session."""

    __tablename__ = "rapat"

    nomor: Mapped[int] = mapped_column(Integer, unique=True)
    jenis: Mapped[str] = field("Jenis", "pilihan", width=20, required=True, choices=JENIS_RAPAT, default="rapat_rutin")
    judul: Mapped[str] = field("Nama rapat", width=40, required=True)
    tingkat: Mapped[str] = field("Tingkat", "pilihan", width=12, required=True, choices=TINGKAT, default="LKM")
    tanggal: Mapped[date] = field("Tanggal", "tanggal", width=12, required=True)
    jam_mulai: Mapped[str | None] = field("Jam mulai", width=6)
    jam_selesai: Mapped[str | None] = field("Jam selesai", width=6)
    tempat: Mapped[str | None] = field("Tempat", "saran", width=24)
    pimpinan: Mapped[str | None] = field("Pimpinan rapat", "saran", width=24)
    notulis: Mapped[str | None] = field("Notulis", "saran", width=24)
    mode: Mapped[str] = field("Cara mencatat", "pilihan", width=12, required=True, choices=MODE, default="daftar")
    jumlah_l: Mapped[int | None] = field("Hadir laki-laki", "angka", width=8)
    jumlah_p: Mapped[int | None] = field("Hadir perempuan", "angka", width=8)
    jumlah_miskin: Mapped[int | None] = field("Hadir miskin", "angka", width=8)
    jumlah_relawan: Mapped[int | None] = field("Relawan", "angka", width=8, help="Relawan di antara yang hadir.")
    rt: Mapped[str | None] = field("RT", "rt", width=5, help="Hanya untuk rembug RT.")
    rw: Mapped[str | None] = field("RW", "rt", width=5, help="Hanya untuk rembug RT/RW.")
    kode_kegiatan: Mapped[str | None] = field("Kode kegiatan", width=12, help="Kode tahap siklus, bila ada.")
    pembukaan: Mapped[str | None] = field("Pembukaan", "panjang")
    penutup: Mapped[str | None] = field("Penutup", "panjang")
    dh_beku: Mapped[datetime | None] = mapped_column(DateTime, default=None)
    seri_id: Mapped[str | None] = mapped_column(String(32), default=None)
    kegiatan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("kegiatan_siklus.id"), default=None)
    pelatihan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("pelatihan.id"), default=None)

    __table_args__ = (
        CheckConstraint(
            "coalesce(jumlah_l, 0) >= 0 AND coalesce(jumlah_p, 0) >= 0 AND "
            "coalesce(jumlah_miskin, 0) BETWEEN 0 AND coalesce(jumlah_l, 0) + coalesce(jumlah_p, 0) AND "
            "coalesce(jumlah_relawan, 0) BETWEEN 0 AND coalesce(jumlah_l, 0) + coalesce(jumlah_p, 0)",
            name="jumlah",
        ),
        Index("ix_rapat_tanggal", "tanggal"),
        Index("ix_rapat_kegiatan_id", "kegiatan_id"),
        Index("ix_rapat_pelatihan_id", "pelatihan_id"),
    )


class Kehadiran(Recorded, Base):
    """One row of the roll: a person or a guest, its number on the sheet, and how it was marked.

    status: None while nobody marked it · urut: the number on the printed sheet, which never moves once frozen ·
    datang, pulang: "19.45" when someone came late or left early, None for the whole meeting.
    """

    __tablename__ = "kehadiran"

    rapat_id: Mapped[str] = mapped_column(String(32), ForeignKey("rapat.id"))
    urut: Mapped[int] = mapped_column(Integer)
    orang_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("orang.id"), default=None)
    tamu_nama: Mapped[str | None] = field("Nama tamu", width=30)
    tamu_jk: Mapped[str | None] = field("L/P", "jk", width=5, choices=(("L", "Laki-laki"), ("P", "Perempuan")))
    tamu_asal: Mapped[str | None] = field("Asal/unsur", width=20)
    jabatan: Mapped[str | None] = field("Jabatan/unsur", width=20)
    diundang: Mapped[bool] = mapped_column(default=True)
    status: Mapped[str | None] = field("Kehadiran", "pilihan", width=8, choices=STATUS_HADIR)
    keterangan: Mapped[str | None] = field("Keterangan", width=24)
    datang: Mapped[str | None] = field("Datang pukul", width=6, help="Hanya bila terlambat.")
    pulang: Mapped[str | None] = field("Pulang pukul", width=6, help="Hanya bila pulang lebih awal.")

    __table_args__ = (
        CheckConstraint("(orang_id IS NULL) != (tamu_nama IS NULL)", name="orang_atau_tamu"),
        CheckConstraint("status IN ('hadir', 'izin', 'sakit', 'alpa')", name="status"),
        Index("ix_kehadiran_rapat_id", "rapat_id"),
        Index("ix_kehadiran_orang_id", "orang_id"),
    )
