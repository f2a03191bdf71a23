"""Surat keputusan: its starting texts filled in, and its line in the book of decrees (lkm-siklus.md 5.12, 1.13 B10)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import SuratKeluar, SuratKeputusan, new_id
from lkm_desktop.domain.naskah import Naskah
from lkm_desktop.errors import LkmError
from lkm_desktop.format import parse_tanggal
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.surat import TITIK, baris, isian_kantor
from lkm_desktop.services.templat import susunan

#: kinds of decrees that have starting texts: code -> label; the texts are those of "sk-<code>" in services.kalimat
JENIS_SK = (
    ("panitia", "Pembentukan panitia/tim"),
    ("pengangkatan", "Pengangkatan pengelola/unit pengelola"),
    ("hasil", "Penetapan hasil"),
    ("papan", "Penetapan anggota terpilih"),
    ("pemberhentian", "Pemberhentian pengelola"),
    ("sendiri", "Tulis sendiri semuanya"),
)
KE = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH")
_SEJAK_DITETAPKAN = "sejak tanggal ditetapkan"
_SEJAK = re.compile(r"(sejak|mulai|terhitung)\b", re.IGNORECASE)
_HANYA_SEJAK = re.compile(r"(berlaku )?(sejak|mulai|terhitung)\b(?!.*\b(sampai|hingga|selama|s\.d)\b)", re.IGNORECASE)
_SAMPAI = re.compile(r"(sampai|hingga|s\.d\.)", re.IGNORECASE)
_SELAMA = re.compile(r"(selama|untuk|dalam)\b", re.IGNORECASE)
_LAMA = re.compile(r"\b(hari|minggu|bulan|tahun)$", re.IGNORECASE)
_AWAL_TENTANG = re.compile(
    r"^(pembentukan|pengangkatan|penetapan hasil|penetapan|pemberhentian)(\s+pengelola)?\s+", re.IGNORECASE
)
_BAGIAN = ("menimbang", "mengingat", "memutuskan")
_URAIAN = 400


@dataclass(frozen=True)
class SusunanSK:
    """What a decree says. sendiri: parts whose text was typed, so that it is not a sentence of the program."""

    tentang: str
    menimbang: tuple[str, ...]
    mengingat: tuple[str, ...]
    memperhatikan: tuple[str, ...]
    memutuskan: tuple[str, ...]
    sendiri: frozenset[str]


def susun_sk(s: Session, isian: Mapping[str, str]) -> SusunanSK:
    """The parts of a decree: what was typed, else the office's starting text of the chosen kind, filled in.

    Raises LkmError for more than ten points of decision.
    """
    jenis = isian.get("jenis_sk", "") or "panitia"
    typed = {part: tuple(baris(isian.get(part, ""))) for part in (*_BAGIAN, "memperhatikan")}
    tentang = " ".join(isian.get("tentang", "").split())
    sendiri = frozenset(part for part, lines in typed.items() if lines) | ({"tentang"} if tentang else frozenset())
    if jenis != "sendiri":
        words = susunan(s, f"sk-{jenis}")
        given = _isian(s, isian)
        typed |= {part: typed[part] or tuple(baris(words(part, **given))) for part in _BAGIAN}
        tentang = tentang or words("tentang", **given)
    if len(typed["memutuskan"]) > len(KE):
        raise LkmError(f"Keputusan paling banyak {len(KE)} butir.", "Gabungkan beberapa butir atau buat SK lain.")
    return SusunanSK(tentang or TITIK, typed["menimbang"] or (TITIK,), typed["mengingat"] or (TITIK,),
                     typed["memperhatikan"], typed["memutuskan"] or (TITIK,), sendiri)  # fmt: skip


def _isian(s: Session, isian: Mapping[str, str]) -> dict[str, str]:
    """Fill-ins of the starting texts; dots where nothing is known."""
    badan, tugas, masa = (" ".join(isian.get(key, "").split()) for key in ("badan", "tugas", "masa"))
    badan = badan or badan_dari(isian.get("tentang", ""))
    term = masa_berlaku("" if masa_diabaikan(isian) else masa)
    return isian_kantor(kantor(s), badan=badan, tugas=tugas.rstrip("."), masa=term)


def badan_dari(tentang: str) -> str:
    """The unit or committee that a title names: "Pembentukan Panitia RWT" -> "Panitia RWT"."""
    return _AWAL_TENTANG.sub("", " ".join(tentang.split()), count=1)


def masa_berlaku(masa: str) -> str:
    """From when and how long a decree is valid, as the end of "berlaku ...": the beginning is always said.

    "3 bulan" -> "sejak tanggal ditetapkan selama 3 bulan"; words that begin with a beginning are kept as typed.
    """
    text = " ".join(masa.split()).rstrip(".")
    text = re.sub(r"^berlaku\s+", "", text, flags=re.IGNORECASE)
    if not text or _SEJAK.match(text):
        return text or _SEJAK_DITETAPKAN
    joined = _SAMPAI.match(text) or _SELAMA.match(text)
    if joined:
        return f"{_SEJAK_DITETAPKAN} {text}"
    word = "selama" if _LAMA.search(text) else "untuk masa"
    return f"{_SEJAK_DITETAPKAN} {word} {text}"


def masa_diabaikan(isian: Mapping[str, str]) -> bool:
    """Whether the typed term is not used: a dismissal has a beginning only, no length."""
    masa = " ".join(isian.get("masa", "").split())
    return isian.get("jenis_sk", "") == "pemberhentian" and bool(masa) and not _HANYA_SEJAK.match(masa)


def catat_sk(s: Session, naskah_id: str) -> str:
    """Write a decree into the book of decrees, or bring its line up to date; returns the id of the line.

    The paper remembers its line, so that doing it again, also after a correction (ralat), adds none. A line that was
    typed before with the same number is taken over. Raises LkmError when the decree has no number yet.
    """
    paper = s.get_one(Naskah, naskah_id)
    isian: dict[str, str] = json.loads(paper.isian)
    letter = s.get(SuratKeluar, paper.surat_id) if paper.surat_id else None
    nomor = letter.nomor if letter else isian.get("nomor", "").strip()
    if not nomor:
        raise LkmError("Surat keputusan ini belum bernomor.", "Beri nomor dulu, lalu catat di buku keputusan.")
    row = _line(s, paper.subjek, nomor) or SuratKeputusan(id=new_id())
    words = susun_sk(s, isian)
    own = json.loads(paper.suntingan)
    row.nomor, row.tentang = nomor, " ".join(own.get("tentang", words.tentang).split()) or words.tentang
    row.tanggal = _day(isian, letter, paper)
    points = (own.get(f"putusan_{n}", text) for n, text in enumerate(words.memutuskan, 1))
    row.uraian = _short("; ".join(text.rstrip(".; ") for text in points if text.strip()))
    s.add(row)
    paper.subjek = row.id
    s.flush()
    return row.id


def _line(s: Session, row_id: str, nomor: str) -> SuratKeputusan | None:
    """The line of a paper: the one it remembers, else one with its number; nothing from the Sampah. Raises LkmError
    when another decree has that number."""
    query = select(SuratKeputusan).where(SuratKeputusan.nomor == nomor, SuratKeputusan.dihapus.is_(None))
    known, numbered = s.get(SuratKeputusan, row_id) if row_id else None, s.scalar(query)
    if known is None or known.dihapus is not None:
        return numbered
    if numbered is not None and numbered.id != known.id:
        raise LkmError(f"Nomor {nomor} sudah ada di buku keputusan untuk {numbered.tentang}.", "Pakai nomor lain.")
    return known


def _day(isian: Mapping[str, str], letter: SuratKeluar | None, paper: Naskah) -> date:
    """The day of a decree: as typed, else of its number, else of the paper, else today."""
    try:
        typed = parse_tanggal(isian.get("tanggal", ""))
    except ValueError:
        typed = None
    return typed or (letter.tanggal if letter else None) or paper.tanggal or date.today()


def _short(text: str) -> str:
    return text if len(text) <= _URAIAN else text[: _URAIAN - 1].rstrip() + "…"
