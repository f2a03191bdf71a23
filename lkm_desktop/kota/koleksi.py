"""The collection: a file (SQLite) or a PostgreSQL database, opened, checked, read and written in transactions.

Several staff may write at once on PostgreSQL: unique indexes keep the data right, `kerjakan` does a piece of work
again when it collided with another desk. Passwords of an address are never shown: no message carries the address.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from lkm_desktop.errors import LkmError
from lkm_desktop.kota import skema

T = TypeVar("T")
#: how often a piece of work is tried that collides with another desk, and the first pause between in seconds
_KALI, _JEDA = 8, 0.03
#: seconds: waiting for another writer of the file, for the server to answer
_TUNGGU, _SAMBUNG = 15, 10
#: PostgreSQL: serialization failure, deadlock, unique violation
_TABRAKAN = {"40001", "40P01", "23505"}
_KUNCI_BUAT = 4_152_001_968  # advisory lock: two desks do not make the tables at the same moment
#: a sign within a password that separates the parts of an address
_SANDI_BERTANDA = re.compile(r"^[^:/?]+://[^/?@]*:(?:[^/?@]*[@#:][^?]*@|[^?@]*/[^?@]*@)")
_AWAL_SQLITE = b"SQLite format 3\x00"


class PerluSandi(LkmError):
    """The server wants a password, and the address has none."""


class Koleksi:
    """An open collection. `sebutan` names it for the user, without any password."""

    def __init__(self, engine: Engine, sebutan: str) -> None:
        self._engine = engine
        self._menulis = engine.execution_options(menulis=True)
        self.sebutan = sebutan

    @property
    def bersama(self) -> bool:
        """Whether several desks work in it at once (PostgreSQL)."""
        return self._engine.dialect.name == "postgresql"

    @contextmanager
    def baca(self) -> Iterator[Session]:
        """A session for reading: all that is asked within it belongs to one moment. Raises LkmError."""
        engine = self._engine
        if self.bersama:
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with _kalimat(self.sebutan), Session(engine) as s:
            yield s

    @contextmanager
    def tulis(self) -> Iterator[Session]:
        """A session that is committed at the end of the block, or not at all. Raises LkmError.

        Work that may collide with another desk belongs into `kerjakan`.
        """
        with _kalimat(self.sebutan), Session(self._menulis) as s, s.begin():
            yield s

    def kerjakan(self, kerja: Callable[[Session], T]) -> T:
        """Do work in one transaction, again from its start when another desk was quicker. Raises LkmError."""
        jeda = _JEDA
        for kali in range(_KALI):
            try:
                with Session(self._menulis) as s, s.begin():
                    return kerja(s)
            except SQLAlchemyError as error:
                if not bertabrakan(error) or kali == _KALI - 1:
                    raise _terjemah(error, self.sebutan) from None
                time.sleep(jeda)
                jeda *= 2
        raise AssertionError("unreachable")

    def tutup(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Koleksi:
        return self

    def __exit__(self, *_: object) -> None:
        self.tutup()


def buka(tempat: Path | str) -> Koleksi:
    """Open a collection, or make it where there is none yet.

    :param tempat: a file, or the address of a database: `postgresql+psycopg://nama:sandi@server/basisdata`. Where the
        address has no password, that of the PostgreSQL client is used (PGPASSWORD, password file).
    :raises LkmError: when it cannot be opened, is no collection, or was made by a newer program.
    """
    alamat, sebutan = _alamat(tempat)
    engine = _mesin(alamat)
    try:
        with engine.connect() as hubungan:
            kosong = not inspect(hubungan).get_table_names()
        if kosong:
            with engine.execution_options(menulis=True).begin() as hubungan:
                _buat(hubungan)
        with engine.connect() as hubungan:
            _periksa(hubungan, sebutan)
    except SQLAlchemyError as error:
        engine.dispose()
        raise _terjemah(error, sebutan) from None
    except BaseException:
        engine.dispose()
        raise
    return Koleksi(engine, sebutan)


def dengan_sandi(alamat: str, sandi: str) -> str:
    """The address of a database with that password, whatever signs it holds."""
    return make_url(alamat).set(password=sandi).render_as_string(hide_password=False)


def bertabrakan(error: Exception) -> bool:
    """Whether an error only says that another writer was quicker, so that the work is worth another try."""
    if isinstance(error, IntegrityError):
        return True
    asal = getattr(error, "orig", None)
    return getattr(asal, "sqlstate", "") in _TABRAKAN or "database is locked" in str(asal)


# --- opening --------------------------------------------------------------------------------------------------------


def _alamat(tempat: Path | str) -> tuple[URL, str]:
    if isinstance(tempat, str) and "://" in tempat:
        return _alamat_peladen(tempat)
    jalur = Path(tempat)
    _periksa_berkas(jalur)
    return URL.create("sqlite", database=str(jalur)), f"koleksi {jalur.name}"


def _alamat_peladen(teks: str) -> tuple[URL, str]:
    if _SANDI_BERTANDA.search(teks):
        raise LkmError(
            "Kata sandi di alamat itu memuat tanda @, /, :, atau #, jadi servernya tidak bisa dikenali.",
            "Tulis @ sebagai %40, / sebagai %2F, : sebagai %3A, dan # sebagai %23 di kata sandinya.",
        )
    try:
        url = make_url(teks)
    except (ArgumentError, ValueError):
        raise LkmError(
            "Alamat basis data tidak bisa dibaca.", "Tulis seperti postgresql+psycopg://nama:sandi@server/basisdata."
        ) from None
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise LkmError(
            "Koleksi kota hanya bisa disimpan di berkas atau di PostgreSQL.",
            "Alamatnya diawali postgresql+psycopg://.",
        )
    url = url.set(drivername="postgresql+psycopg")
    tempat = url.host or str(url.query.get("host") or "komputer ini")
    return url, f"basis data {url.database or 'bawaan'} di {tempat}"


def _periksa_berkas(jalur: Path) -> None:
    """An existing file must be a plain database; the folder of a new one must exist. Raises LkmError."""
    if jalur.is_dir():
        raise LkmError(f"“{jalur.name}” adalah folder, bukan koleksi kota.", "Sebutkan juga nama berkasnya.")
    if not jalur.exists():
        if not jalur.absolute().parent.is_dir():
            raise LkmError(f"Folder untuk koleksi {jalur.name} tidak ada.", "Buat dulu foldernya atau pilih yang lain.")
        return
    try:
        with jalur.open("rb") as berkas:
            awal = berkas.read(16)
    except OSError:
        raise LkmError(f"Koleksi {jalur.name} tidak bisa dibuka.", "Periksa tempat penyimpanannya.") from None
    if awal and awal != _AWAL_SQLITE:
        raise _bukan_koleksi(f"“{jalur.name}”")


def _bukan_koleksi(sebutan: str) -> LkmError:
    return LkmError(
        f"{sebutan[:1].upper()}{sebutan[1:]} bukan koleksi kota dari LKM Desktop; isinya tidak disentuh.",
        "Pilih koleksi yang benar, atau nama yang belum dipakai untuk membuat yang baru.",
    )


def _mesin(alamat: URL) -> Engine:
    if alamat.drivername == "sqlite":
        sambungan = {"timeout": _TUNGGU, "check_same_thread": False}
        engine = create_engine(alamat, hide_parameters=True, connect_args=sambungan)
        _atur_sqlite(engine)
        return engine
    sambungan = {"connect_timeout": _SAMBUNG}
    return create_engine(alamat, hide_parameters=True, pool_pre_ping=True, connect_args=sambungan)


def _atur_sqlite(engine: Engine) -> None:
    """References are kept, and a writer takes its turn at the beginning, not halfway."""

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        menulis = connection.get_execution_options().get("menulis")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if menulis else "BEGIN")


def _buat(hubungan: Connection) -> None:
    """Make the tables, unless another desk has just made them."""
    if hubungan.dialect.name == "postgresql":
        hubungan.execute(text("SELECT pg_advisory_xact_lock(:kunci)"), {"kunci": _KUNCI_BUAT})
    if inspect(hubungan).get_table_names():
        return
    skema.Dasar.metadata.create_all(hubungan)
    isi = {"format": skema.FORMAT, "versi": str(skema.VERSI)}
    hubungan.execute(insert(skema.Meta), [{"kunci": k, "nilai": v} for k, v in isi.items()])


def _periksa(hubungan: Connection, sebutan: str) -> None:
    """See that a database is a collection of a version we know. Raises LkmError."""
    isi: dict[str, str] = {}
    if "meta" in inspect(hubungan).get_table_names():
        with suppress(DBAPIError):
            isi = {satu.kunci: satu.nilai for satu in hubungan.execute(select(skema.Meta.kunci, skema.Meta.nilai))}
    if isi.get("format") != skema.FORMAT or not isi.get("versi", "").isdigit():
        raise _bukan_koleksi(sebutan)
    if int(isi["versi"]) > skema.VERSI:
        raise LkmError(
            f"Koleksi ini dibuat program yang lebih baru (koleksi versi {isi['versi']}); isinya tidak disentuh.",
            "Perbarui LKM Desktop di komputer ini, lalu buka lagi.",
        )


# --- errors in words ------------------------------------------------------------------------------------------------


@contextmanager
def _kalimat(sebutan: str) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise _terjemah(error, sebutan) from None


_PULIH = "Pakai salinan cadangan, atau buat koleksi baru lalu masukkan lagi paketnya."
_TANPA_SANDI = "no password supplied"
_TAK_KENAL, _ALAMAT = "nama servernya tidak dikenal", "Periksa nama server di alamatnya, lalu ulangi."
#: what the driver says -> what happened and what to do; the first that is found counts
_SEBAB = (
    ("password authentication failed", "nama atau kata sandinya ditolak", "Periksa nama dan kata sandi di alamatnya."),
    (_TANPA_SANDI, "kata sandinya belum diisi", "Tambahkan kata sandi di alamatnya."),
    ("failed to resolve host", _TAK_KENAL, _ALAMAT), ("could not translate host name", _TAK_KENAL, _ALAMAT),
    ("Name or service not known", _TAK_KENAL, _ALAMAT), ("getaddrinfo failed", _TAK_KENAL, _ALAMAT),
    ("role ", "namanya tidak dikenal di sana", "Periksa nama di alamatnya."),
    ("does not exist", "basis data itu belum ada", "Buat dulu basis datanya di peladen PostgreSQL, kosong."),
    ("permission denied", "nama itu tidak berhak menulis di sana", "Minta hak dari pengelola peladen."),
    ("database is locked", "sedang ditulis program lain", "Tunggu sebentar, lalu ulangi."),
    ("readonly database", "hanya bisa dibaca", "Salin koleksi ke disk komputer ini, lalu buka salinannya."),
    ("disk is full", "disknya penuh", "Kosongkan sedikit ruang, lalu ulangi."),
    ("No space left", "disk peladennya penuh", "Hubungi pengelola peladen."),
    ("malformed", "berkasnya rusak", _PULIH),
    ("not a database", "berkasnya rusak", _PULIH),
    ("unable to open", "berkasnya tidak bisa dibuka", "Periksa tempat penyimpanannya."),
    ("connect", "peladennya tidak menjawab", "Periksa jaringan dan alamatnya, lalu ulangi."),
)  # fmt: skip


def _terjemah(error: SQLAlchemyError, sebutan: str) -> LkmError:
    """One sentence for what the database said. The driver's text, which may hold names and addresses, stays out."""
    asal = str(getattr(error, "orig", None) or error)
    for tanda, sebab, saran in _SEBAB:
        if tanda in asal:
            jenis = PerluSandi if tanda == _TANPA_SANDI else LkmError
            return jenis(f"{sebutan[:1].upper()}{sebutan[1:]}: {sebab}. Tidak ada yang berubah.", saran)
    if bertabrakan(error):
        return LkmError(f"Beberapa meja menulis bersamaan ke {sebutan}.", "Ulangi sebentar lagi.")
    return LkmError(
        f"{sebutan[:1].upper()}{sebutan[1:]} tidak bisa dipakai. Tidak ada yang berubah.",
        "Ulangi sebentar lagi; bila tetap begitu, periksa disk atau peladennya.",
    )
