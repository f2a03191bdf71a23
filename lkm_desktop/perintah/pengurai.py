"""argparse that speaks Indonesian: words of the help, messages of mistakes, exit code 2."""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NoReturn

from lkm_desktop.format import parse_tanggal

SALAH_PAKAI = 2

#: what argparse says about a mistake -> what we say; the groups are the parts to keep
_PESAN: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"belum ada: \1"),
    (r"unrecognized arguments: (.+)", r"tidak dikenal: \1"),
    (r"argument (.+?): expected one argument", r"\1 perlu satu isian"),
    (r"argument (.+?): expected at least one argument", r"\1 perlu isian"),
    (r"argument (.+?): expected (\d+) arguments?", r"\1 perlu \2 isian"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 tidak bisa bersama \2"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 tidak perlu isian \2"),
    (r"argument (.+?): invalid int value: (.+)", r"\1 harus angka bulat, bukan \2"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", r"\1 tidak mengenal \2; pilih \3"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 bisa berarti \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class Bantuan(argparse.HelpFormatter):
    """Help text with Indonesian words, wide enough for our commands."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=100)
        self._action_max_length = 20  # else names of commands longer than eleven letters would stand alone on a line

    def _split_lines(self, text: str, width: int) -> list[str]:
        """Wrap between words only: "surat-tugas" is typed as one."""
        return textwrap.wrap(" ".join(text.split()), width, break_on_hyphens=False)

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Begin with our own word; an empty prefix (names of the commands) stays empty."""
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


class Pengurai(argparse.ArgumentParser):
    """A parser that tells a mistake in one sentence and ends with code 2."""

    def __init__(self, **isi: Any) -> None:
        super().__init__(**isi, formatter_class=Bantuan, add_help=False, allow_abbrev=False)
        self._positionals.title = "isian"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        """One Indonesian sentence and where to read more."""
        self.exit(SALAH_PAKAI, f"Salah pakai: {terjemah(message)}. Bantuan: {self.prog} --help\n")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program; the message goes to stderr."""
        if message:
            sys.stderr.write(message)
        raise SystemExit(status)


def terjemah(pesan: str) -> str:
    """The Indonesian sentence for a message of argparse."""
    for pola, ganti in _PESAN:
        if cocok := re.fullmatch(pola, pesan, re.DOTALL):
            return cocok.expand(ganti).rstrip(".")
    return pesan.rstrip(".")


def angka(terkecil: int) -> Callable[[str], int]:
    """A whole number of at least that size."""

    def baca(teks: str) -> int:
        if not re.fullmatch(r"\d{1,9}", teks) or int(teks) < terkecil:
            raise argparse.ArgumentTypeError(f"harus angka bulat, paling kecil {terkecil}, bukan “{teks}”")
        return int(teks)

    return baca


def ukuran(teks: str) -> float:
    """A type size between 10 and 12 points: "11", "10,5"."""
    if not re.fullmatch(r"1[01]([.,]5)?|12", teks):
        raise argparse.ArgumentTypeError(f"harus 10 sampai 12, boleh setengahan, bukan “{teks}”")
    return float(teks.replace(",", "."))


def pasangan(teks: str) -> tuple[str, str]:
    """A name and its value: "tugas=Menghadiri lokakarya"."""
    nama, tanda, nilai = teks.partition("=")
    if not tanda or not nama.strip():
        raise argparse.ArgumentTypeError(f"tulis sebagai nama=nilai, bukan “{teks}”")
    return nama.strip(), nilai


def tanggal(teks: str) -> date:
    """A date in any Indonesian spelling."""
    try:
        hasil = parse_tanggal(teks)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if hasil is None:
        raise argparse.ArgumentTypeError("tanggal kosong")
    return hasil


def salah_satu(*pilihan: str) -> Callable[[str], str]:
    """One of these words, whatever the case."""

    def baca(teks: str) -> str:
        for kata in pilihan:
            if kata.lower() == teks.lower():
                return kata
        raise argparse.ArgumentTypeError(f"tidak mengenal “{teks}”; pilih {', '.join(pilihan)}")

    return baca
