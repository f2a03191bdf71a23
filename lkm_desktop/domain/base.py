"""What every entity shares: naming of constraints, client-made ids, the Sampah mark."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import DateTime, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Declarative base of all tables of an office."""

    metadata = MetaData(naming_convention=NAMING)


def new_id() -> str:
    """A fresh record id. Made before the first save, so that saving again after a doubtful error is harmless."""
    return uuid4().hex


class Recorded:
    """Mixin of tables whose rows have an id of their own and go to the Sampah instead of vanishing."""

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id)
    dihapus: Mapped[datetime | None] = mapped_column(DateTime, default=None)
