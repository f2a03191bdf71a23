"""A real PostgreSQL server for the tests: its own folder, reached by a socket only, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

#: who runs the server when the tests run as root, which PostgreSQL refuses
_PENGGANTI = ("postgres", "nobody")
_TUNGGU = 30.0


class TanpaPeladen(Exception):
    """No server can be started here; the text says why."""


def program(nama: str) -> Path | None:
    """A program of PostgreSQL: on the path, or where Debian keeps it (the newest version)."""
    if ada := shutil.which(nama):
        return Path(ada)
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{nama}"), key=lambda p: float(p.parts[-3]))
    return debian[-1] if debian else None


class Peladen:
    """A server that runs until `tutup`. Role "sandi" needs its password "rahasia-123", all others come in freely."""

    def __init__(self) -> None:
        initdb, postgres = program("initdb"), program("postgres")
        if sys.platform == "win32" or initdb is None or postgres is None:
            raise TanpaPeladen("PostgreSQL tidak ada di komputer ini (Debian: apt-get install postgresql)")
        self._siapa = _siapa()
        self._awalan = _awalan(self._siapa)
        self.folder = Path(tempfile.mkdtemp(prefix="lkm-pg-"))
        self._nomor = 0
        try:
            if self._siapa:
                shutil.chown(self.folder, self._siapa)
            self._jalan(str(initdb), "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C",
                        "--no-sync")  # fmt: skip
            self._proses = subprocess.Popen(
                [*self._awalan, str(postgres), "-D", str(self.data), "-k", str(self.folder), "-c", "listen_addresses=",
                 "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "shared_buffers=16MB",
                 "-c", "max_connections=40"],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
            )  # fmt: skip
            self._tunggu()
            self._sandi()
        except BaseException:
            self.tutup()
            raise

    @property
    def data(self) -> Path:
        """The folder of the cluster."""
        return self.folder / "data"

    def basis_data(self) -> str:
        """The address of a new, empty database."""
        self._nomor += 1
        nama = f"uji{self._nomor}"
        self.perintah(f'CREATE DATABASE "{nama}"')
        return self.alamat(nama)

    def alamat(self, basis: str, masuk: str = "postgres") -> str:
        """The address of a database; masuk: role, or role:password."""
        return f"postgresql+psycopg://{masuk}@/{basis}?host={self.folder}"

    def perintah(self, sql: str, basis: str = "postgres") -> list[tuple[object, ...]]:
        """Run a command outside any transaction and give its rows."""
        with psycopg.connect(host=str(self.folder), user="postgres", dbname=basis, autocommit=True) as hubungan:
            kursor = hubungan.execute(sql.encode())
            return list(kursor.fetchall()) if kursor.description else []

    def tutup(self) -> None:
        """End the server and remove its folder."""
        proses = getattr(self, "_proses", None)
        if proses is not None:
            proses.send_signal(signal.SIGINT)  # end now, whoever is connected; setpriv has become the server itself
            try:
                proses.wait(10)
            except subprocess.TimeoutExpired:
                proses.kill()
                proses.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _jalan(self, *perintah: str) -> None:
        selesai = subprocess.run([*self._awalan, *perintah], capture_output=True, text=True, cwd="/", check=False)
        if selesai.returncode:
            raise TanpaPeladen(f"PostgreSQL tidak bisa disiapkan: {selesai.stderr.strip()[-300:]}")

    def _tunggu(self) -> None:
        batas = time.monotonic() + _TUNGGU
        while True:
            try:
                self.perintah("SELECT 1")
                return
            except psycopg.OperationalError as error:
                if self._proses.poll() is not None or time.monotonic() > batas:
                    raise TanpaPeladen(f"PostgreSQL tidak mau berjalan: {error}") from error
                time.sleep(0.05)

    def _sandi(self) -> None:
        self.perintah("CREATE ROLE sandi LOGIN PASSWORD 'rahasia-123'")
        aturan = "local all sandi scram-sha-256\nlocal all all trust\n"
        (self.data / "pg_hba.conf").write_text(aturan, encoding="utf-8")
        self.perintah("SELECT pg_reload_conf()")


def _siapa() -> str:
    """Another user to run as, "" when we are not root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return ""
    import pwd

    ada = {one.pw_name for one in pwd.getpwall()}
    siapa = next((nama for nama in _PENGGANTI if nama in ada), "")
    if not siapa or not shutil.which("setpriv"):
        raise TanpaPeladen("PostgreSQL tidak mau berjalan sebagai root dan tidak ada pengguna penggantinya")
    return siapa


def _awalan(siapa: str) -> list[str]:
    """What a command begins with to run as that user."""
    if not siapa:
        return []
    import pwd

    satu = pwd.getpwnam(siapa)
    return ["setpriv", f"--reuid={satu.pw_uid}", f"--regid={satu.pw_gid}", "--clear-groups", "--"]
