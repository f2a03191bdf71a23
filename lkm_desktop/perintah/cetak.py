"""The command that makes papers: cetak, as PDF or as a Word copy."""

from __future__ import annotations

import argparse
import io
from calendar import monthrange
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field
from lkm_desktop.perintah.data import masa
from lkm_desktop.perintah.umum import logging_output, office, write_output
from lkm_desktop.services import dokumen, naskah
from lkm_desktop.services import rapat as layanan
from lkm_desktop.services.keputusan import cari_keputusan
from lkm_desktop.services.registers import Query
from lkm_desktop.services.surat import cari_surat
from lkm_desktop.services.values import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.orm import Session

    from lkm_desktop.documents import JenisDokumen, Kertas, Pilihan

#: typed for every paper that carries a number
_BERNOMOR = (Field("nomor", "Nomor"), Field("tanggal", "Tanggal surat", "tanggal"))


def cetak(args: argparse.Namespace) -> int:
    """Write one paper as PDF or Word; a daftar hadir keeps its row numbers from then on."""
    from lkm_desktop.documents import DOKUMEN, make_paper, paper_isi, word
    from lkm_desktop.documents.isi import teks

    kunci, jenis = args.dokumen, DOKUMEN[args.dokumen]
    as_word = _as_word(args.keluaran, args.word)
    _fits(kunci, jenis, args)
    kertas = _paper(jenis, args.kertas)
    with office(args.kantor) as store:
        with store.read() as s:
            pilihan = _pilihan(s, kunci, jenis, kertas, args)
            with _typed():
                if as_word:
                    data, halaman, isi = word(s, kunci, pilihan), 0, paper_isi(s, kunci, pilihan)
                    note = isi.keterangan if isi else ""
                else:
                    made = make_paper(s, kunci, pilihan)
                    data, halaman, note, isi = made.data, made.halaman, made.keterangan, made.isi
            lines = teks(isi) if isi else _rows(s, kunci, pilihan, kertas)
        write_output(args.keluaran, data, args.kantor)
        out = dokumen.Keluaran(data, kertas.nama, halaman, isi.judul if isi else "", "word" if as_word else "pdf",
                               lines, pilihan.papan)
        with logging_output(), store.unit(f"Cetak {jenis.label.lower()}") as s:
            dokumen.keluar(s, kunci, out, pilihan.rapat_id or None, naskah_id=pilihan.naskah_id or None)
    size = "Word" if as_word else f"{halaman} halaman"
    print(f"Tersimpan: {args.keluaran} ({jenis.label}, {kertas.nama}, {size})")
    if note:
        print(note)
    return 0


@contextmanager
def _typed() -> Iterator[None]:
    """What is wrong with a typed field, told by the name under which it was given."""
    try:
        yield
    except FieldErrors as wrong:
        raise LkmError(" ".join(wrong.errors.values()), f"Perbaiki --isian {', '.join(wrong.errors)}.") from None


def _fits(kunci: str, jenis: JenisDokumen, args: argparse.Namespace) -> None:
    """Raises LkmError for a meeting given to a paper that is made of none, and for a name that is no PDF."""
    if args.rapat and jenis.rapat == "tidak" and kunci != "petikan":
        raise LkmError(f"{jenis.label} tidak dibuat dari rapat.", "Hapus --rapat.")
    if args.keluaran.suffix.lower() not in (".pdf", ".docx", ""):
        raise LkmError(f"Dokumen disimpan sebagai .pdf atau .docx, bukan “{args.keluaran.name}”.",
                       "Ganti nama keluarannya.")


def _rows(s: Session, kunci: str, pilihan: Pilihan, kertas: Kertas) -> tuple[str, ...]:
    """The numbered rows of a daftar hadir, for the log; other tables keep none."""
    if not pilihan.rapat_id or not kunci.startswith("daftar-hadir"):
        return ()
    from lkm_desktop.documents.daftar_hadir import numbers

    return numbers(s, pilihan, kertas, blank=kunci == "daftar-hadir-kosong")


def _as_word(path: Path, asked: bool) -> bool:
    """Whether a Word copy is wanted. Raises LkmError when it would not be found as one."""
    docx = path.suffix.lower() == ".docx"
    if asked and not docx:
        raise LkmError(f"Salinan Word disimpan sebagai .docx, bukan “{path.name}”.", "Ganti nama keluarannya.")
    return docx


def _paper(jenis: JenisDokumen, name: str | None) -> Kertas:
    """The paper asked for, or the document's own, lying or upright as the document wants it."""
    from lkm_desktop.documents import KERTAS

    kertas = KERTAS[name] if name else jenis.kertas.tegak()
    return kertas.rebah() if jenis.kertas.mendatar else kertas


def _pilihan(s: Session, kunci: str, jenis: JenisDokumen, kertas: Kertas, args: argparse.Namespace) -> Pilihan:
    """The choices: what is stored for that paper, and what was typed over it. Raises LkmError for wrong names."""
    from lkm_desktop.documents import Pilihan
    from lkm_desktop.documents.simpanan import tersimpan

    rapat_id = layanan.find_rapat(s, args.rapat) if args.rapat and jenis.rapat != "tidak" else ""
    grid = kunci == "rekap-kehadiran"
    period = {} if grid else masa(args, REGISTERS.get(jenis.register))
    query = Query(cari=args.cari or "", per_tanggal=args.per_tanggal, saring=period)
    found = Pilihan(
        rapat_id, kertas, tanda=args.tanda, papan=not args.lengkap, query=query,
        subjek=_decision(s, args.rapat, args.subjek) if kunci == "petikan" else args.subjek or "",
        naskah_id=_letter(s, kunci, jenis, args.surat) if args.surat else "", satu_halaman=args.satu_halaman,
        ukuran=args.ukuran,
    )  # fmt: skip
    if found.rapat_id or found.naskah_id or found.subjek:
        found = tersimpan(s, kunci, found)
    typed = {**isian(jenis, args.isian or ()), **(_span(args) if grid else {})}
    return replace(found, isian=tuple({**dict(found.isian), **typed}.items()))


def _span(args: argparse.Namespace) -> dict[str, str]:
    """First and last day of --tahun and --bulan for the grid; nothing when neither was given."""
    if args.tahun is None and args.bulan is None:
        return {}
    year, month = args.tahun or date.today().year, args.bulan
    if month is not None and month > 12:
        raise LkmError(f"Bulan {month} tidak ada.", "Isi 1 sampai 12.")
    last = monthrange(year, month)[1] if month else 31
    return {"mulai": date(year, month or 1, 1).isoformat(), "selesai": date(year, month or 12, last).isoformat()}


def _decision(s: Session, rapat: str | None, subjek: str | None) -> str:
    """The decision of a petikan: by its number or code, or as the n-th one of a meeting. Raises LkmError."""
    if not subjek:
        raise LkmError("Petikan dibuat untuk satu keputusan.",
                       "Sebutkan nomornya: --subjek 3/KEP/..., atau --rapat 31 --subjek 2 untuk keputusan ke-2.")
    return cari_keputusan(s, subjek, layanan.find_rapat(s, rapat) if rapat else "")


def _letter(s: Session, kunci: str, jenis: JenisDokumen, text: str) -> str:
    """The stored letter. Raises LkmError when there is none, or it is of another kind."""
    from lkm_desktop.documents import DOKUMEN

    found = naskah.baca(s, cari_surat(s, text))
    if found.jenis != kunci:
        other = DOKUMEN[found.jenis].label.lower() if found.jenis in DOKUMEN else found.jenis
        raise LkmError(f"Surat “{text}” adalah {other}, bukan {jenis.label.lower()}.", f"Pakai cetak {found.jenis}.")
    return found.id


def isian(jenis: JenisDokumen, pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Typed "name=value" pairs as a paper takes them: dates as 2025-03-10, "\\n" as a new line.

    Raises LkmError for a name that the paper does not ask for, or a value of the wrong kind.
    """
    known = {f.key: f for f in (*(_BERNOMOR if jenis.nomor else ()), *jenis.borang)}
    found: dict[str, str] = {}
    for name, text in pairs:
        field = known.get(name.replace("-", "_"))
        if field is None:
            there = f"Yang ada: {', '.join(known)}." if known else "Dokumen ini tidak punya isian."
            raise LkmError(f"Isian “{name}” tidak dikenal untuk {jenis.label.lower()}.", there)
        found[field.key] = _value(field, text.replace("\\n", "\n"))
    return found


def _value(field: Field, text: str) -> str:
    try:
        value: Any = clean(field, text)
    except ValueError as error:
        raise LkmError(f"Isian {field.key}: {error}") from None
    if value is None:
        return ""
    if field.kind == "pilihan":
        codes = {word.lower(): code for code, label in field.choices for word in (code, label)}
        if text.strip().lower() not in codes:
            there = ", ".join(code for code, _ in field.choices)
            raise LkmError(f"Isian {field.key} tidak mengenal “{text}”.", f"Pilih {there}.")
        return codes[text.strip().lower()]
    if field.kind == "tanggal":
        day: date = value
        return day.isoformat()
    return "1" if value is True else "" if value is False else str(value)


def pages(data: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    pdf: Any = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return len(pdf)
    finally:
        pdf.close()
