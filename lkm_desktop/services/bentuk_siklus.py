"""Forms of a siklus: the shipped presets (`resources/siklus`), and every siklus of the office as a form to begin from.

A preset is data; its texts may hold the words {istilah} and {wilayah} of the office. The section of the domain notes
that a stage was written after stands beside it (`sumber`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, TypeVar

from lkm_desktop.paths import resources
from lkm_desktop.services.kit_kata import isi

Baris = TypeVar("Baris", "Bentuk", "BentukTahap", "BentukKegiatan", "BentukSyarat")
#: the shipped presets in the order in which they are offered
URUTAN = ("pnpm_tahun_1", "pnpm_review", "pnpm_tahun_4", "p2kkp_2015", "kotaku", "plpbk")


@dataclass(frozen=True)
class BentukKegiatan:
    """One activity of a form. hari: days after the stage's first day · lama: days; None: as long as the stage."""

    nama: str
    kode: str = ""
    jenis_rapat: str = "rembug_kelurahan"
    tingkat: str = "kelurahan"
    jumlah: int = 1
    tiap: str = ""
    kit: str = ""
    dokumen: tuple[str, ...] = ()
    hari: int | None = None
    lama: int | None = None


@dataclass(frozen=True)
class BentukSyarat:
    """One requirement of a form. kegiatan: place of its activity in the stage, from 0; None: of the whole stage."""

    jenis: str
    uraian: str
    rincian: str = ""
    jumlah: int | None = None
    kegiatan: int | None = None


@dataclass(frozen=True)
class BentukTahap:
    """One stage of a form. lama: its usual length in days · min_perempuan: in percent, None: the office's rule."""

    nama: str
    kode: str = ""
    singkat: str = ""
    tingkat: str = "kelurahan"
    lama: int | None = None
    min_perempuan: int | None = None
    fakta: str | None = None
    tujuan: str = ""
    metode: str = ""
    keluaran: str = ""
    pelaksana: str = ""
    peserta: str = ""
    narasumber: str = ""
    fasilitator: str = ""
    kegiatan: tuple[BentukKegiatan, ...] = ()
    syarat: tuple[BentukSyarat, ...] = ()
    sumber: str = ""


@dataclass(frozen=True)
class Bentuk:
    """One form: kode is that of a preset, or "siklus:" and the id of a siklus of the office (`milik_kantor`).

    program: as it is printed · tahun_ke: the year it is meant for, None for any · keterangan: what it is, in a
    sentence.
    """

    kode: str
    nama: str
    program: str = ""
    tahun_ke: int | None = None
    keterangan: str = ""
    sumber: str = ""
    tahap: tuple[BentukTahap, ...] = ()
    milik_kantor: bool = False

    @property
    def lama(self) -> int:
        """Days that the whole siklus usually takes."""
        return sum(one.lama or 0 for one in self.tahap)


@lru_cache(maxsize=1)
def bawaan() -> dict[str, Bentuk]:
    """The shipped presets by code, in their order."""
    return {kode: _baca(kode) for kode in URUTAN}


def _baca(kode: str) -> Bentuk:
    text = (resources() / "siklus" / f"{kode}.json").read_text(encoding="utf-8")
    given: dict[str, Any] = json.loads(text)
    return Bentuk(**{**given, "kode": kode, "tahap": tuple(_tahap(one) for one in given["tahap"])})


def _tahap(given: dict[str, Any]) -> BentukTahap:
    activities = tuple(
        BentukKegiatan(**{**one, "dokumen": tuple(one.get("dokumen", ()))}) for one in given.get("kegiatan", ())
    )
    needs = tuple(BentukSyarat(**one) for one in given.get("syarat", ()))
    return BentukTahap(**{**given, "kegiatan": activities, "syarat": needs})


def dengan_kata(bentuk: Bentuk, kata: Mapping[str, str]) -> Bentuk:
    """The form with the words of the office filled in: {istilah} is LKM or BKM, {wilayah} kelurahan or desa."""
    return replace(_isi(bentuk, kata), tahap=tuple(
        replace(
            _isi(one, kata), kegiatan=tuple(_isi(row, kata) for row in one.kegiatan),
            syarat=tuple(_isi(row, kata) for row in one.syarat),
        )
        for one in bentuk.tahap
    ))  # fmt: skip


def _isi(baris: Baris, kata: Mapping[str, str]) -> Baris:
    """One row with the words filled in; a word at the beginning of a text gets its capital letter."""
    texts = {one.name: getattr(baris, one.name) for one in fields(baris)}
    found: dict[str, Any] = {
        key: isi(text, {**kata}) for key, text in texts.items() if isinstance(text, str) and "{" in text
    }
    return replace(baris, **{
        key: text[:1].upper() + text[1:] if texts[key].startswith("{") else text for key, text in found.items()
    })  # fmt: skip
