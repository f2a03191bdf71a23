"""What the world did to the database (full disk, pulled stick, bad sector), as a sentence for the user."""

from __future__ import annotations

import sqlite3

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from lkm_desktop.errors import DamagedOffice, LkmError

#: every error that a database call may raise: SQLAlchemy's wrapper, or the driver's own on a raw connection
DATABASE_ERRORS = (DBAPIError, sqlcipher.Error, sqlite3.Error)
_OPERATIONAL = (sqlcipher.OperationalError, sqlite3.OperationalError)
_BUG = ("no such ", "syntax error", "near ", "has no column", "already exists")


def database_error(error: BaseException) -> BaseException:
    """The LkmError for a database error that the world caused; a bug of ours comes back as it is.

    The first cause counts: alembic, for one, stumbles over the rolled-back transaction while it handles a full disk. An
    error told by the disk does not prove that nothing was saved: the commit may have been made before it.
    """
    link: BaseException | None = error
    while link is not None:
        told = _sentence(link.orig if isinstance(link, DBAPIError) else link)
        if told is not None:
            return told
        link = link.__cause__ or link.__context__
    return error


def _sentence(cause: BaseException | None) -> LkmError | None:
    if not isinstance(cause, (sqlcipher.DatabaseError, sqlite3.DatabaseError)):
        return None
    words = str(cause).lower()
    if "malformed" in words or "not a database" in words:
        return DamagedOffice(
            "Sebagian data kantor di disk tidak terbaca lagi.",
            "Tutup program, jangan menghapus apa pun, lalu pulihkan dari folder cadangan.",
        )
    if not isinstance(cause, _OPERATIONAL) or any(bug in words for bug in _BUG):
        return None
    if "full" in words:
        return LkmError(
            "Disk penuh sehingga perubahan tidak bisa disimpan; data lama tetap aman.",
            "Kosongkan ruang disk, lalu simpan lagi.",
        )
    if "readonly" in words or "read-only" in words:
        return LkmError(
            "Folder kantor hanya bisa dibaca sehingga perubahan tidak bisa disimpan; data lama tetap aman.",
            "Pindahkan folder kantor ke tempat yang bisa ditulis.",
        )
    return LkmError(
        "Disk tidak menjawab dengan benar. Data lama aman; perubahan terakhir mungkin sudah tersimpan.",
        "Periksa isinya, lalu simpan lagi bila perlu.",
    )
