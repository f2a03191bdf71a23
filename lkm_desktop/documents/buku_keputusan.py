"""Buku Keputusan Rapat (lkm-siklus.md 1.13, B10), the book of follow-ups, and the list of late ones by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.buku import Buku, KolomBuku
from lkm_desktop.documents.office import kop_of, place_and_date, printed_on, signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.domain.rapat import JENIS_RAPAT
from lkm_desktop.format import tanggal_panjang, tanggal_pendek
from lkm_desktop.services import buku_tindak_lanjut, keputusan
from lkm_desktop.services.buku_tindak_lanjut import TANPA_NAMA, BarisTindakLanjut
from lkm_desktop.services.keputusan import BarisKeputusan
from lkm_desktop.services.organisasi import kantor
from lkm_desktop.services.registers import Query

_KEPUTUSAN = (
    KolomBuku("Nomor", 16), KolomBuku("Tanggal", 10, "tengah"), KolomBuku("Rapat", 22), KolomBuku("Keputusan", 50),
    KolomBuku("Cara", 16), KolomBuku("Penanggung jawab", 18), KolomBuku("Tindak lanjut", 16),
)
_TINDAK = (
    KolomBuku("Tindak lanjut", 42), KolomBuku("Penanggung jawab", 18), KolomBuku("Tenggat", 10, "tengah"),
    KolomBuku("Keadaan", 14), KolomBuku("Selesai tanggal", 10, "tengah"), KolomBuku("Rapat", 22),
    KolomBuku("Nomor keputusan", 15), KolomBuku("Laporan/catatan", 26),
)
_ORANG = (
    KolomBuku("Penanggung jawab", 20), KolomBuku("Tindak lanjut", 46), KolomBuku("Tenggat", 10, "tengah"),
    KolomBuku("Terlambat", 12), KolomBuku("Rapat", 24), KolomBuku("Laporan terakhir", 26),
    KolomBuku("Paraf", 8, terkecil=48),
)


def gather_keputusan(s: Session, query: Query | None = None, pilihan: Pilihan | None = None) -> Buku:
    """Decisions that a filter keeps, the oldest first: query.cari and query.saring with tahun, jenis, keadaan."""
    query, today = query or Query(), _today(pilihan)
    rows = keputusan.daftar(s, keputusan.saring_dari(query), today)
    texts = tuple(_decision(row) for row in rows)
    return _book(s, "BUKU KEPUTUSAN RAPAT", _KEPUTUSAN, texts, "keputusan", query, pilihan, dict(keputusan.KEADAAN))


def _decision(row: BarisKeputusan) -> tuple[str, ...]:
    return (
        row.nomor, tanggal_pendek(row.tanggal), row.rapat, row.isi, row.cara, ", ".join(row.siapa),
        row.tindak.capitalize(),
    )  # fmt: skip


def gather_tindak_lanjut(s: Session, query: Query | None = None, pilihan: Pilihan | None = None) -> Buku:
    """Follow-ups that a filter keeps: query.cari and query.saring with tahun, jenis, keadaan, siapa."""
    query = query or Query()
    rows = buku_tindak_lanjut.daftar(s, buku_tindak_lanjut.saring_dari(query), _today(pilihan))
    states = dict(buku_tindak_lanjut.KEADAAN)
    texts = tuple(_follow_up(row) for row in rows)
    return _book(s, "BUKU TINDAK LANJUT", _TINDAK, texts, "tindak lanjut", query, pilihan, states)


def _follow_up(row: BarisTindakLanjut) -> tuple[str, ...]:
    return (
        row.isi, row.penanggung_jawab, _day(row.tenggat), row.status, _day(row.selesai),
        f"{row.rapat}, {tanggal_pendek(row.rapat_tanggal)}", row.nomor, row.kabar,
    )  # fmt: skip


def gather_terlambat(s: Session, query: Query | None = None, pilihan: Pilihan | None = None) -> Buku:
    """Late follow-ups person by person, the earliest deadline first; those of nobody at the end."""
    query = query or Query()
    late = replace(query, saring={**query.saring, "keadaan": "terlambat"}, urut="siapa", turun=False)
    rows = buku_tindak_lanjut.daftar(s, buku_tindak_lanjut.saring_dari(late), _today(pilihan))
    texts = tuple(
        (
            row.penanggung_jawab or "(belum ada penanggung jawab)", row.isi, _day(row.tenggat),
            row.status.removeprefix("Terlambat "), f"{row.rapat}, {tanggal_pendek(row.rapat_tanggal)}", row.kabar, "",
        )
        for row in rows
    )  # fmt: skip
    title, words = "DAFTAR TINDAK LANJUT TERLAMBAT PER ORANG", dict(buku_tindak_lanjut.KEADAAN)
    return _book(s, title, _ORANG, texts, "tindak lanjut", query, pilihan, words)


def _book(
    s: Session, title: str, columns: tuple[KolomBuku, ...], rows: tuple[tuple[str, ...], ...], unit: str, query: Query,
    pilihan: Pilihan | None, states: dict[str, str],
) -> Buku:  # fmt: skip
    pilihan, office, today = pilihan or Pilihan(), kantor(s), _today(pilihan)
    words = [f"{office.wilayah} {office.kelurahan}", f"keadaan per tanggal {tanggal_panjang(today)}"]
    return Buku(
        title, columns, rows, ", ".join([*words, *_filter_words(query, states)]), kop_of(office, pilihan), unit,
        signers(s, office, pilihan, today), place_and_date(office, today), dicetak=printed_on(office, pilihan),
        lembaga=office.lembaga,
    )  # fmt: skip


def _filter_words(query: Query, states: dict[str, str]) -> list[str]:
    """What the list leaves out, so that nobody takes a part for the whole."""
    given = query.saring
    words = [f"rapat tahun {given['tahun']}"] if given.get("tahun") else []
    if given.get("jenis"):
        words.append(dict(JENIS_RAPAT).get(given["jenis"], given["jenis"]).lower())
    if given.get("keadaan"):
        words.append(states.get(given["keadaan"], given["keadaan"]).lower())
    if given.get("siapa"):
        words.append("tanpa penanggung jawab" if given["siapa"] == TANPA_NAMA else f"oleh {given['siapa']}")
    if query.cari.strip():
        words.append(f"mengandung “{query.cari.strip()}”")
    return words


def _day(day: date | None) -> str:
    return tanggal_pendek(day) if day else ""


def _today(pilihan: Pilihan | None) -> date:
    return (pilihan.dicetak if pilihan else None) or date.today()
