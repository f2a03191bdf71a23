"""Where the rows of an import come from: a file or the clipboard, read off the GUI thread and looked through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.importers import table
from lkm_desktop.importers.arti import kalimat
from lkm_desktop.importers.daftar_arti import NilaiArti, daftar_arti
from lkm_desktop.importers.ingatan import Ingatan, ingat
from lkm_desktop.importers.kehadiran import mirip_daftar_hadir
from lkm_desktop.importers.kenali import JADWAL, sekeluarga
from lkm_desktop.importers.pengenal import kenali_buku
from lkm_desktop.importers.read import baca
from lkm_desktop.importers.sel import Buku, teks_sel
from lkm_desktop.importers.susun import TabelImpor, dari_temuan, untuk
from lkm_desktop.importers.tabel import tak_berjudul
from lkm_desktop.importers.tempel import dari_teks
from lkm_desktop.importers.temuan import Telaah, Temuan
from lkm_desktop.services import peta_impor
from lkm_desktop.services.impor_bahan import TUJUAN, TUJUAN_ORANG, Arti, kunci_arti
from lkm_desktop.storage import Store
from ui.work import Cancelled, Progress

#: the program finds out what a file is for
SELF = ""
#: attendance of a meeting, which is no register
KEHADIRAN = "kehadiran"


@dataclass(frozen=True)
class Sheet:
    """A source that was read, with the table to import from it.

    ke: the register it fills · chosen: keys of the tables that are taken, none when the user pointed at a heading ·
    hint: why the heading is only a guess · guessed: the register was proposed, not chosen · headless: the headings are
    made from what stands below · better: the register that the headings are of, when another one was chosen · memory:
    what was chosen for such a sheet before.
    """

    name: str
    found: Telaah
    table: TabelImpor
    ke: str
    chosen: tuple[str, ...] = ()
    hint: str = ""
    guessed: bool = False
    headless: bool = False
    better: str = ""
    memory: Ingatan | None = None


@dataclass(frozen=True)
class Elsewhere:
    """A source that is no list of a register. kind: "rekap", "lembar_isian", "jadwal" or "kehadiran" · words: what it
    is."""

    kind: str
    book: Buku
    words: str = ""
    path: Path | None = None


@dataclass(frozen=True)
class Line:
    """A table of the file, or a sheet that holds none, as the list of tables shows it. key: "" when its heading means
    nothing to the register · why: that, or what it is recognised as · sheet, first: where somebody may point at a
    heading; first is 0 where nothing stands."""

    key: str
    name: str
    place: str
    rows: int
    why: str
    chosen: bool = False
    sheet: str = ""
    first: int = 0


def read_file(path: Path, store: Store, wanted: str, progress: Progress) -> Sheet | Elsewhere:
    """Read a file and find what it holds. Raises LkmError, or Cancelled when the user gave up."""
    return look(read_book(path, progress), store, wanted, path)


def read_book(path: Path, progress: Progress) -> Buku:
    """Every sheet of a file, with progress. Raises LkmError, or Cancelled when the user gave up."""

    def stopped() -> bool:
        try:
            progress(0, 0, f"Membaca {path.name}")
        except Cancelled:
            return True
        return False

    try:
        return baca(path, batal=stopped, maju=progress)
    finally:
        progress(0, 0, f"Membaca {path.name}")  # Cancelled instead of a sentence


def read_text(text: str, store: Store, wanted: str, progress: Progress) -> Sheet | Elsewhere:
    """Find what a pasted text holds. Raises LkmError."""
    progress(0, 0, "Membaca papan klip")
    made = dari_teks(text)
    found = look(made.buku, store, wanted, None)
    return replace(found, headless=made.ditebak) if isinstance(found, Sheet) else found


def look(book: Buku, store: Store, wanted: str, path: Path | None) -> Sheet | Elsewhere:
    """What a book is for, and the table to import from it. Raises LkmError when there is none.

    wanted: the register that the user chose, or SELF.
    """
    if known := kenali_buku(book):
        return Elsewhere(known.jenis, book, f"{known.kalimat} {known.saran}", path)
    found = Telaah(book)
    ke = wanted or guess(found, store)
    if ke == JADWAL:
        return Elsewhere(JADWAL, book, "", path)
    if ke == KEHADIRAN or (not wanted and mirip_daftar_hadir(book)):
        return Elsewhere(KEHADIRAN, book, "", path)
    sheet = take(found, store, ke)
    if not wanted:
        return replace(sheet, guessed=True)
    likely = guess(found, store, "")
    return replace(sheet, better=likely if likely and not sekeluarga(ke, likely) else "")


def guess(found: Telaah, store: Store, unknown: str = "orang") -> str:
    """What most rows of a file are; where a sheet like it was imported before, what it was used for then. `unknown`
    when no heading says anything."""
    rows: dict[str, int] = {}
    for one in found.tabel:
        if one.ke:
            rows[one.ke] = rows.get(one.ke, 0) + max(one.baris, 1)
    if not rows:
        return unknown
    kin = {ke: sum(n for other, n in rows.items() if sekeluarga(ke, other)) for ke in rows}
    best = max(rows, key=lambda ke: (kin[ke], rows[ke]))
    first = next(one for one in found.tabel if one.ke == best)
    with store.read() as s:
        memory = peta_impor.cari(s, headings(first))
    if memory is not None and memory.tujuan in TUJUAN and sekeluarga(best, memory.tujuan):
        return memory.tujuan
    return best


def headings(one: Temuan) -> list[str]:
    """The headings of a table, one for each column."""
    levels = one.kepala.judul if one.kepala is not None else ()
    return [" ".join(dict.fromkeys(text.strip() for text in each if text.strip())) for each in levels]


def take(found: Telaah, store: Store, ke: str, keys: Sequence[str] | None = None) -> Sheet:
    """The table for a register: of the tables named by `keys`, or of all that it can be filled from. Raises LkmError.

    Without a known heading the first filled row is proposed as one.
    """
    tables = [one for one in found.semua if one.kunci in keys] if keys is not None else untuk(found.tabel, ke)
    try:
        made = dari_temuan(found, tables, ke) if tables or keys is not None else table.siapkan(found, ke=ke)
    except LkmError as error:
        if keys is not None:
            raise
        return guess_heading(found, store, ke, error)
    return _with_memory(Sheet(found.buku.nama, found, made, ke, tuple(one.kunci for one in tables)), store)


def point(found: Telaah, store: Store, ke: str, name: str, heading: int) -> Sheet:
    """The table of a sheet whose heading stands in the row that the user points at; 0: it has none. Raises LkmError."""
    made = table.siapkan(found, name, (heading, heading), ke=ke)
    return _with_memory(Sheet(found.buku.nama, found, made, ke, headless=heading == 0), store)


def guess_heading(found: Telaah, store: Store, ke: str, error: LkmError) -> Sheet:
    """A sheet that begins with people at once has no heading; else let the user point at it: take the first row with
    two filled cells. Raises the error when none has."""
    if ke in TUJUAN_ORANG and (plain := next(filter(tak_berjudul, found.bersih.lembar), None)) is not None:
        return replace(point(found, store, ke, plain.nama, 0), headless=True)
    for sheet in found.bersih.lembar:
        for number, row in enumerate(sheet.baris[:200], 1):
            if sum(bool(teks_sel(cell)) for cell in row) > 1:
                return replace(point(found, store, ke, sheet.nama, number), hint=error.message)
    raise error


def _with_memory(sheet: Sheet, store: Store) -> Sheet:
    with store.read() as s:
        return replace(sheet, memory=ingat(s, sheet.table, sheet.ke))


# --- what is shown of a source ----------------------------------------------------------------------------------------


def lines(sheet: Sheet) -> list[Line]:
    """Every table of the file and every sheet without one, in the order of the file."""
    fit = {one.kunci for one in untuk(sheet.found.semua, sheet.ke)}
    made: list[Line] = []
    pointed = "" if sheet.chosen else sheet.table.lembar.nama
    for name, rows, why in sheet_states(sheet.found):
        tables = sheet.found.di_lembar(name)
        for one in tables:
            known = kind_words(one.ke)
            told = known if one.kunci in fit else f"{known}, tidak ikut" if known else "judul kolom tidak dikenal"
            told = f"{told} (lembar tersembunyi)" if one.tersembunyi else told
            key = one.kunci if one.kunci in fit else ""
            taken = one.kunci in sheet.chosen or name == pointed
            made.append(Line(key, one.nama, one.tempat, one.baris, told, taken, name, one.petak.atas + 1))
        if not tables:
            first = 0 if why else 1
            made.append(Line("", name, name, rows, why or "keterangan kode", name == pointed, name, first))
    return made


def sheet_states(found: Telaah) -> list[tuple[str, int, str]]:
    """Name, rows and why it cannot be read, of every sheet."""
    return [
        (one.nama, len(one.baris), one.masalah or ("" if one.baris else "kosong")) for one in found.buku.lembar
    ]  # fmt: skip


def kind_words(ke: str) -> str:
    """What a table is, for the user; "" for a table that is not recognised."""
    if ke == JADWAL:
        return "Jadwal induk"
    return REGISTERS[ke].title if ke in REGISTERS else ""


@dataclass(frozen=True)
class Meanings:
    """The values of coded columns, and how the codes were read in sentences."""

    values: list[NilaiArti]
    told: tuple[str, ...] = ()


def meanings(sheet: Sheet, pemetaan: dict[int, str | None], arti: Arti, progress: Progress) -> Meanings:
    """The values of coded columns with what they mean."""
    progress(0, 0, "Membaca arti nilai")
    columns = sheet.table.nilai_kolom(sheet.ke, pemetaan, arti)
    told = {}
    for one in columns:
        told[kalimat(one.judul, one.field, one.arti, {kunci_arti(teks_sel(cell)) for cell in one.isi})] = True
    return Meanings(daftar_arti(columns, sheet.ke), tuple(text for text in told if text))
