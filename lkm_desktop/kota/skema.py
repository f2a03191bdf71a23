"""Tables of a collection. The same on SQLite and on PostgreSQL; nothing here is encrypted or undone."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import (
    Boolean,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

#: what meta "format" says, and the newest scheme that this program knows
FORMAT, VERSI = "koleksi-lkm", 1

#: states of a kiriman: taken in · broken · of a kelurahan that another office or another name stands for
DITERIMA, RUSAK, BENTROK = "diterima", "rusak", "bentrok"

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Dasar(DeclarativeBase):
    """Declarative base of all tables of a collection."""

    metadata = MetaData(naming_convention=NAMING)


def id_baru() -> str:
    """A fresh record id, made before the first save."""
    return uuid4().hex


class Meta(Dasar):
    """Facts about the collection itself and its settings: format, versi, "setelan.tenggat" and so on."""

    __tablename__ = "meta"

    kunci: Mapped[str] = mapped_column(String(100), primary_key=True)
    nilai: Mapped[str] = mapped_column(Text)


class Kelurahan(Dasar):
    """One kelurahan with its LKM.

    kunci: what makes it one, see `kenal.kunci`: the kode, else name, kecamatan and kota · lipatan: the name as it is
    compared · terdaftar: in the register
    of the city · kantor_id: of the office whose recaps are taken; the first one that came.
    """

    __tablename__ = "kelurahan"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=id_baru)
    kunci: Mapped[str] = mapped_column(String(400))
    kode: Mapped[str] = mapped_column(String(40), default="")
    nama: Mapped[str] = mapped_column(Text)
    lipatan: Mapped[str] = mapped_column(String(400))
    kecamatan: Mapped[str] = mapped_column(Text, default="")
    kota: Mapped[str] = mapped_column(Text, default="")
    nama_lkm: Mapped[str] = mapped_column(Text, default="")
    kantor_id: Mapped[str] = mapped_column(String(64), default="")
    terdaftar: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (
        Index("uq_kelurahan_kunci", "kunci", unique=True),
        Index("ix_kelurahan_lipatan", "lipatan"),
        Index("ix_kelurahan_kantor_id", "kantor_id"),
    )


class Kiriman(Dasar):
    """One recap that came in. The newest of a kelurahan and period is `berlaku`, the others stay as history.

    keadaan: diterima, bentrok (not taken, see `kenal`) or rusak (broken; kelurahan_id only when its head or name told)
    · kantor_id, kode, nama: of the office that sent it · dibuat: by the sender's clock, the newest of identical ones;
    pertama: the oldest of them · sidik: SHA-256 of the file · isi: SHA-256 of what it says · pesan: sentence for the
    user · catatan: JSON list of what an older version lacks.
    """

    __tablename__ = "kiriman"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=id_baru)
    kelurahan_id: Mapped[str | None] = mapped_column(String(32), ForeignKey("kelurahan.id"))
    kantor_id: Mapped[str] = mapped_column(String(64), default="")
    kode: Mapped[str] = mapped_column(String(40), default="")
    nama: Mapped[str] = mapped_column(Text, default="")
    periode: Mapped[str] = mapped_column(String(60), default="")
    label: Mapped[str] = mapped_column(Text, default="")
    sampai: Mapped[date | None] = mapped_column(Date, default=None)
    dibuat: Mapped[datetime | None] = mapped_column(DateTime, default=None)
    pertama: Mapped[datetime | None] = mapped_column(DateTime, default=None)
    diterima: Mapped[datetime] = mapped_column(DateTime)
    berkas: Mapped[str] = mapped_column(Text)
    sidik: Mapped[str] = mapped_column(String(64), default="")
    isi: Mapped[str] = mapped_column(String(64), default="")
    versi: Mapped[int] = mapped_column(Integer, default=0)
    versi_program: Mapped[str] = mapped_column(Text, default="")
    berlaku: Mapped[bool] = mapped_column(Boolean, default=False)
    keadaan: Mapped[str] = mapped_column(String(20), default=DITERIMA)
    pesan: Mapped[str] = mapped_column(Text, default="")
    catatan: Mapped[str] = mapped_column(Text, default="[]")

    __table_args__ = (
        # whatever several desks do at once, one recap of a kelurahan and period is the current one
        Index("uq_kiriman_berlaku", "kelurahan_id", "periode", unique=True,
              sqlite_where=text("berlaku"), postgresql_where=text("berlaku")),
        Index("ix_kiriman_periode", "periode", "berlaku"),
        Index("ix_kiriman_sidik", "sidik"),
    )  # fmt: skip


class Baris(Dasar):
    """All rows of one sheet of a recap, as `kota.baris` writes them."""

    __tablename__ = "baris"

    kiriman_id: Mapped[str] = mapped_column(String(32), ForeignKey("kiriman.id"), primary_key=True)
    lembar: Mapped[str] = mapped_column(String(10), primary_key=True)
    isi: Mapped[str] = mapped_column(Text)


class Angka(Dasar):
    """One key figure of a recap."""

    __tablename__ = "angka"

    kiriman_id: Mapped[str] = mapped_column(String(32), ForeignKey("kiriman.id"), primary_key=True)
    kunci: Mapped[str] = mapped_column(String(100), primary_key=True)
    nilai: Mapped[float] = mapped_column(Float)

    __table_args__ = (Index("ix_angka_kunci", "kunci"),)


#: the two that take many rows at once
TABEL_BARIS, TABEL_ANGKA = Dasar.metadata.tables["baris"], Dasar.metadata.tables["angka"]
