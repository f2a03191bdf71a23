"""Pemilihan: the election of the LKM, from the vote for utusan in every RT to the rembug of the kelurahan.

Sources, lkm-siklus.md: 1.4 (tata tertib of the RT vote), 1.5 (rembug of the kelurahan), 1.6 (figures), 5.7 (papers).
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from lkm_desktop.domain.base import Base, Recorded
from lkm_desktop.domain.orang import JENIS_KELAMIN
from lkm_desktop.fields import field

HASIL = (("terpilih", "Terpilih"), ("cadangan", "Cadangan"), ("tidak", "Tidak terpilih"))


class Pemilihan(Recorded, Base):
    """One election. The dates, the seats, the rules of the ballot, the round of the kelurahan and what came of it.

    kel_*: the round of the kelurahan · min_nama, max_nama: names that a ballot of the RT may carry · kel_nama: names
    that a ballot of the kelurahan may carry at most · papan_tanggal: first day of the board that was made of it.
    """

    __tablename__ = "pemilihan"

    siklus_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("siklus.id"), default=None)
    tahap_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("tahap.id"), default=None)
    nama: Mapped[str] = field("Nama pemilihan", width=34, required=True)
    periode: Mapped[str | None] = field("Periode LKM", width=12, help="Misalnya 2026-2029.")
    basis_mulai: Mapped[date | None] = field("Pemilihan RT mulai", "tanggal", width=12)
    basis_selesai: Mapped[date | None] = field("Pemilihan RT selesai", "tanggal", width=12)
    tanggal: Mapped[date | None] = field("Rembug kelurahan", "tanggal", width=12)
    tempat: Mapped[str | None] = field("Tempat", "saran", width=24)
    jumlah_anggota: Mapped[int] = field("Anggota yang dipilih", "angka", width=8, required=True, default=13)
    min_nama: Mapped[int] = field("Nama paling sedikit di surat suara RT", "angka", width=6, required=True, default=2)
    max_nama: Mapped[int] = field("Nama paling banyak di surat suara RT", "angka", width=6, required=True, default=3)
    kel_nama: Mapped[int] = field("Nama paling banyak di surat suara kelurahan", "angka", width=6, required=True,
                                  default=3)
    dewasa: Mapped[int | None] = field("Penduduk dewasa", "angka", width=8,
                                       help="Hanya bila rincian per RT belum ada; kosong: dijumlah dari RT.")
    kel_memilih_l: Mapped[int | None] = field("Utusan yang memilih, laki-laki", "angka", width=8)
    kel_memilih_p: Mapped[int | None] = field("Utusan yang memilih, perempuan", "angka", width=8)
    kel_sah: Mapped[int | None] = field("Surat suara sah", "angka", width=8)
    kel_tidak_sah: Mapped[int | None] = field("Surat suara tidak sah", "angka", width=8)
    rapat_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("rapat.id"), default=None)
    papan_tanggal: Mapped[date | None] = field("Papan baru mulai", "tanggal", width=12)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=30)

    __table_args__ = (
        CheckConstraint("basis_selesai IS NULL OR basis_mulai IS NULL OR basis_selesai >= basis_mulai",
                        name="urut_tanggal"),
        CheckConstraint("jumlah_anggota > 0 AND min_nama > 0 AND max_nama >= min_nama AND kel_nama > 0", name="nama"),
        CheckConstraint(
            "coalesce(dewasa, 0) >= 0 AND coalesce(kel_memilih_l, 0) >= 0 AND coalesce(kel_memilih_p, 0) >= 0 AND "
            "coalesce(kel_sah, 0) >= 0 AND coalesce(kel_tidak_sah, 0) >= 0",
            name="jumlah",
        ),
    )


class PemilihanRT(Recorded, Base):
    """The vote of one RT (or other basis): adults, voters, ballots, and how it went.

    dewasa: adults when their L/P is not known; with L and P it is their sum · jatah: utusan this RT sends ·
    pintu: officers went from door to door (turnout below the rule BR11).
    """

    __tablename__ = "pemilihan_rt"

    pemilihan_id: Mapped[str] = mapped_column(String(32), ForeignKey("pemilihan.id"))
    urut: Mapped[int] = mapped_column(Integer)
    rt: Mapped[str | None] = field("RT", "rt", width=5)
    rw: Mapped[str | None] = field("RW", "rt", width=5)
    nama: Mapped[str | None] = field("Nama basis", width=18, help="Bila bukan RT, misalnya Dusun Timur.")
    tanggal: Mapped[date | None] = field("Tanggal", "tanggal", width=12)
    jam_buka: Mapped[str | None] = field("Dibuka", width=6)
    jam_tutup: Mapped[str | None] = field("Ditutup", width=6)
    tempat: Mapped[str | None] = field("Tempat", "saran", width=20)
    dewasa_l: Mapped[int | None] = field("Dewasa L", "angka", width=8)
    dewasa_p: Mapped[int | None] = field("Dewasa P", "angka", width=8)
    dewasa: Mapped[int | None] = field("Dewasa", "angka", width=8)
    memilih_l: Mapped[int | None] = field("Memilih L", "angka", width=8)
    memilih_p: Mapped[int | None] = field("Memilih P", "angka", width=8)
    sah: Mapped[int | None] = field("Suara sah", "angka", width=8)
    tidak_sah: Mapped[int | None] = field("Tidak sah", "angka", width=8)
    jatah: Mapped[int | None] = field("Jatah utusan", "angka", width=8)
    pintu: Mapped[bool] = field("Dari pintu ke pintu", "ya_tidak", width=8, default=False)
    petugas: Mapped[str | None] = field("Petugas", "saran", width=20)
    saksi: Mapped[str | None] = field("Saksi", width=30, help="Pisahkan dengan titik koma.")
    ketua_rt: Mapped[str | None] = field("Ketua RT", "saran", width=20)
    keterangan: Mapped[str | None] = field("Keterangan", "panjang", width=24)

    __table_args__ = (
        CheckConstraint(
            "coalesce(dewasa_l, 0) >= 0 AND coalesce(dewasa_p, 0) >= 0 AND coalesce(dewasa, 0) >= 0 AND "
            "coalesce(memilih_l, 0) >= 0 AND coalesce(memilih_p, 0) >= 0 AND coalesce(sah, 0) >= 0 AND "
            "coalesce(tidak_sah, 0) >= 0 AND coalesce(jatah, 0) >= 0",
            name="jumlah",
        ),
        CheckConstraint("dewasa IS NULL OR dewasa_l IS NULL OR dewasa_p IS NULL OR dewasa = dewasa_l + dewasa_p",
                        name="dewasa"),
        Index("ix_pemilihan_rt_pemilihan_id", "pemilihan_id"),
    )


class Perolehan(Recorded, Base):
    """One name on a tally: of an RT (`pemilihan_rt_id` is set) or of the round of the kelurahan (it is None).

    hasil: None while nobody decided; a program never breaks a tie, `putusan` is the place that people gave within it
    and `putusan_alasan` how (draw, second vote) · utusan_id: the tally row of the RT that made this person an utusan ·
    hadir: was present at the rembug of the kelurahan; kesediaan: wrote that they are willing though absent (BR14).
    """

    __tablename__ = "perolehan"

    pemilihan_id: Mapped[str] = mapped_column(String(32), ForeignKey("pemilihan.id"))
    pemilihan_rt_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("pemilihan_rt.id"), default=None)
    utusan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("perolehan.id"), default=None)
    orang_id: Mapped[str | None] = field("Orang", "orang", width=24, foreign_key=ForeignKey("orang.id"))
    nama: Mapped[str] = field("Nama", width=30, required=True)
    jenis_kelamin: Mapped[str | None] = field("L/P", "jk", width=5, choices=JENIS_KELAMIN)
    umur: Mapped[int | None] = field("Umur", "angka", width=6)
    rt: Mapped[str | None] = field("RT", "rt", width=5)
    rw: Mapped[str | None] = field("RW", "rt", width=5)
    suara: Mapped[int | None] = field("Suara", "angka", width=8)
    putusan: Mapped[int | None] = field("Urutan menurut putusan", "angka", width=8)
    putusan_alasan: Mapped[str | None] = field("Cara memutus", width=30)
    hasil: Mapped[str | None] = field("Hasil", "pilihan", width=12, choices=HASIL)
    hadir: Mapped[bool | None] = field("Hadir di rembug", "ya_tidak", width=8)
    kesediaan: Mapped[bool] = field("Surat kesediaan", "ya_tidak", width=8, default=False)
    keterangan: Mapped[str | None] = field("Keterangan", width=24)

    __table_args__ = (
        CheckConstraint("suara IS NULL OR suara >= 0", name="suara"),
        Index("ix_perolehan_pemilihan_id", "pemilihan_id"),
        Index("ix_perolehan_pemilihan_rt_id", "pemilihan_rt_id"),
        Index("uq_perolehan_utusan", "utusan_id", unique=True, sqlite_where=text("dihapus IS NULL")),
    )
