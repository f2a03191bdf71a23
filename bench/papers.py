"""Goal 2b: a batch of 200 papers, and the roll of a meeting of 3,000, from the office's data to the finished file."""

from __future__ import annotations

import io
import pickle
import shutil
import time
import zlib
from pathlib import Path
from typing import Any

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line, Round
from bench.data import office, residents

__all__ = [
    "CASE", "bare", "floor", "office", "platypus", "prose", "redraw", "roll", "roll_floor", "roll_once", "streams",
    "year",
]

PAPERS = 200
INVITED = 3000
#: papers of a meeting, in the order in which a batch makes them
KINDS = ("notulen", "ba-umum", "undangan-tanda-terima", "lembar-pemantauan", "daftar-hadir", "daftar-hadir-kosong")
#: papers that the preview draws again, and how often each is drawn
PREVIEWED = ("undangan", "notulen", "ba-umum", "daftar-hadir")
REDRAWS = 6
_TEXT = (
    "Koordinator membuka rapat dan menyampaikan bahwa program kerja triwulan ini terlaksana delapan puluh persen; dua "
    "kegiatan lingkungan di RT 03 dan RT 07 tertunda karena hujan dan dilanjutkan bulan berikutnya oleh UPL bersama "
    "warga, sedangkan laporan keuangan UPK ditempel di papan informasi paling lambat tanggal lima."
)
_KOP = ("LEMBAGA KESWADAYAAN MASYARAKAT", "LKM MAJU BERSAMA", "Kelurahan Kelayan Tengah, Kota Banjarmasin")
_HEADINGS = ("No", "Keputusan", "Penanggung jawab", "Tenggat")


def _rows(people: list[dict[str, Any]], number: int) -> list[tuple[str, str, str, str]]:
    """Ten decisions with names that differ from paper to paper."""
    names = [people[(number * 10 + n) % len(people)]["nama"] for n in range(10)]
    return [(str(n), "Menyelesaikan pendataan ulang di RT 04", name, "31-03-2025") for n, name in enumerate(names, 1)]


def _isi(people: list[dict[str, Any]], number: int) -> Any:
    """One page of minutes: letterhead, six justified paragraphs, a table of ten rows, two signers."""
    from lkm_desktop.documents.isi import Alinea, Isi, Judul, KolomIsi, Tabel, Tanda
    from lkm_desktop.documents.kop import Kop
    from lkm_desktop.documents.signature import Penanda

    kolom = (KolomIsi(_HEADINGS[0], lebar_mm=10, rata="tengah"), KolomIsi(_HEADINGS[1]),
             KolomIsi(_HEADINGS[2], lebar_mm=44), KolomIsi(_HEADINGS[3], lebar_mm=28, rata="tengah"))  # fmt: skip
    signers = (Penanda("Koordinator LKM", people[number]["nama"], "Mengetahui,"), Penanda("Sekretaris", "Noor Hasanah"))
    blok: tuple[Any, ...] = (
        Judul("NOTULEN RAPAT", f"Nomor: {number:03}/NOT/LKM-MB/III/2025"), *(Alinea(_TEXT) for _ in range(6)),
        Tabel(kolom, tuple(_rows(people, number))), Tanda(signers, "Banjarmasin, 10 Maret 2025"),
    )  # fmt: skip
    return Isi(f"Notulen {number}", blok, Kop(_KOP), dicetak="10-03-2025", lembaga="LKM Maju Bersama")


def prose(folder: str, count: int) -> Metrics:
    """That many one-page minutes, already gathered, drawn by the program; fonts read inside."""
    from lkm_desktop.documents import susun

    people = residents(PAPERS)
    papers = [_isi(people, n) for n in range(count)]
    made = []
    with Clock() as clock:
        for paper in papers:
            made.append(susun.pdf(paper).data)
    return {**clock.metrics(), "bytes": sum(map(len, made)) / count}


def streams(folder: str, count: int) -> Metrics:
    """Keep what is in those papers, uncompressed, for `floor`."""
    from lkm_desktop.documents import susun

    people = residents(PAPERS)
    _keep(folder, f"prose-{count}", [susun.pdf(_isi(people, n)).data for n in range(count)])
    return {}


def _keep(folder: str, name: str, files: list[bytes]) -> None:
    """Every stream of those files (pages, fonts, pictures), uncompressed."""
    from pypdf import PdfReader
    from pypdf.generic import StreamObject

    found: list[bytes] = []
    for data in files:
        reader = PdfReader(io.BytesIO(data))
        objects = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
        found += [thing.get_data() for thing in objects if isinstance(thing, StreamObject)]
    (Path(folder) / f"streams-{name}").write_bytes(pickle.dumps(found))


def floor(folder: str, count: int) -> Metrics:
    """Nothing but compressing the same pages and fonts at zlib's level 6 and writing them."""
    return _compress(folder, f"prose-{count}")


def _compress(folder: str, name: str) -> Metrics:
    pages: list[bytes] = pickle.loads((Path(folder) / f"streams-{name}").read_bytes())
    with Clock() as clock, (Path(folder) / "floor.bin").open("wb") as out:
        for page in pages:
            out.write(zlib.compress(page, 6))
    return clock.metrics()


def platypus(folder: str, count: int) -> Metrics:
    """The same papers as one usually writes them with ReportLab: Paragraphs and a Table, fonts registered once."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    from lkm_desktop.documents.fonts import font_folder
    from lkm_desktop.documents.page import F4, MM

    people = residents(PAPERS)
    made = []
    with Clock() as clock:
        for style, name in (("Text", "LiberationSans-Regular.ttf"), ("Bold", "LiberationSans-Bold.ttf")):
            pdfmetrics.registerFont(TTFont(style, str(font_folder() / name)))
        text = ParagraphStyle("text", fontName="Text", fontSize=11, leading=15, alignment=4, spaceAfter=3)
        title = ParagraphStyle("title", fontName="Bold", fontSize=13, leading=16, alignment=1)
        grid = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("FONT", (0, 0), (-1, -1), "Text", 10)]
        for number in range(count):
            table = Table([_HEADINGS, *_rows(people, number)], [width * MM for width in (10, 83, 44, 28)], style=grid)
            signed = Table([["Koordinator LKM", "Sekretaris"], ["", ""], [people[number]["nama"], "Noor Hasanah"]],
                           [82 * MM] * 2, [14, 60, 14], style=grid[1:])  # fmt: skip
            story = [*(Paragraph(line, title) for line in (*_KOP, "NOTULEN RAPAT")),
                     *(Paragraph(_TEXT, text) for _ in range(6)), table, Spacer(1, 14), signed]  # fmt: skip
            out = io.BytesIO()
            SimpleDocTemplate(out, pagesize=(F4.lebar, F4.tinggi), leftMargin=30 * MM, rightMargin=20 * MM).build(story)
            made.append(out.getvalue())
    return {**clock.metrics(), "bytes": sum(map(len, made)) / count}


# --- from an office ---------------------------------------------------------------------------------------------------


def year(folder: str, count: int) -> Metrics:
    """That many papers of the practice year: read from the office, gathered, drawn."""
    from lkm_desktop.documents import Pilihan, make_paper
    from lkm_desktop.services.rapat import rapat_list
    from lkm_desktop.storage import open_store

    store = open_store(Path(folder) / "office")
    with store.read() as s:
        meetings = [r.id for r in rapat_list(s)]
        wanted = [(kind, meeting) for kind in KINDS for meeting in meetings] * 2
        pages = size = 0
        with Clock() as clock:
            for kind, meeting in wanted[:count]:
                made = make_paper(s, kind, Pilihan(rapat_id=meeting))
                pages, size = pages + made.halaman, size + len(made.data)
    store.close()
    return {**clock.metrics(), "pages": float(pages), "bytes": size / count}


def redraw(folder: str) -> Metrics:
    """The preview after a setting was changed: the paper read, gathered, drawn, and its first page made a picture.

    `slowest` is the mean processor time of the kind that takes longest, in seconds; first drawings are not counted.
    """
    from lkm_desktop.documents import Pilihan, ralat
    from lkm_desktop.services.rapat import rapat_list
    from lkm_desktop.storage import open_store

    store, slowest = open_store(Path(folder) / "office"), 0.0
    with store.read() as s:
        meeting = rapat_list(s)[0].id
        choices = [Pilihan(rapat_id=meeting, kop=kop) for kop in ("logo", "polos") * (REDRAWS // 2)]
        for kind in PREVIEWED:
            _shown(ralat.make_paper(s, kind, choices[0], 0, "")[0].data)
        with Clock() as clock:
            for kind in PREVIEWED:
                begun = time.process_time()
                for choice in choices:
                    _shown(ralat.make_paper(s, kind, choice, 0, "")[0].data)
                slowest = max(slowest, (time.process_time() - begun) / REDRAWS)
    store.close()
    return {**clock.metrics(), "slowest": slowest}


def _shown(data: bytes) -> None:
    """The first page as the preview paints it at 100 %."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document[0].render(scale=96 / 72)
    document.close()


def roll_once(folder: str) -> Metrics:
    """A copy of the office with a meeting to which 3,000 people are invited, and the bare pages of its roll."""
    from sqlalchemy import select

    from lkm_desktop.documents import Pilihan, make
    from lkm_desktop.domain import Orang
    from lkm_desktop.services import rapat, undangan
    from lkm_desktop.storage import open_store

    place = Path(folder) / "roll"
    shutil.copytree(Path(folder) / "office", place)
    store = open_store(place)
    with store.unit("Rapat besar") as s:
        given = {"judul": "Rembug warga", "jenis": "rembug_kelurahan", "tanggal": "2025-03-10", "jam_mulai": "19.30"}
        meeting = rapat.save_rapat(s, None, given)
        undangan.undang(s, meeting, list(s.scalars(select(Orang.id).order_by(Orang.id).limit(INVITED))))
    with store.read() as s:
        data = make(s, "daftar-hadir", Pilihan(rapat_id=meeting))
    store.close()
    (Path(folder) / "roll-id.txt").write_text(meeting, encoding="ascii")
    _keep(folder, "roll", [data])
    return {}


def roll(folder: str) -> Metrics:
    """The daftar hadir of that meeting: read, sorted, laid out, drawn."""
    from lkm_desktop.documents import Pilihan, make_paper
    from lkm_desktop.storage import open_store

    meeting = (Path(folder) / "roll-id.txt").read_text(encoding="ascii")
    store = open_store(Path(folder) / "roll")
    with store.read() as s, Clock() as clock:
        made = make_paper(s, "daftar-hadir", Pilihan(rapat_id=meeting))
    store.close()
    return {**clock.metrics(), "bytes": float(len(made.data)), "pages": float(made.halaman)}


def bare(folder: str) -> Metrics:
    """The same roll, gathered before: laid out and drawn only."""
    from lkm_desktop.documents import Pilihan, daftar_hadir
    from lkm_desktop.storage import open_store

    meeting = (Path(folder) / "roll-id.txt").read_text(encoding="ascii")
    store = open_store(Path(folder) / "roll")
    with store.read() as s:
        data = daftar_hadir.gather(s, meeting, Pilihan(rapat_id=meeting))
    store.close()
    with Clock() as clock:
        daftar_hadir.draw(data)
    return clock.metrics()


def roll_floor(folder: str) -> Metrics:
    """Nothing but compressing the pages and fonts of that roll."""
    return _compress(folder, "roll")


def _size(results: Round) -> float:
    """Bytes of one of our files by those of platypus."""
    return results[f"prose:{PAPERS}"]["bytes"] / results[f"platypus:{PAPERS}"]["bytes"]


CASE = Case(
    "papers",
    "200 papers in one batch, and the roll of a meeting of 3,000 (ours), against ReportLab's platypus and zlib alone",
    "bench.papers",
    (f"prose:{PAPERS}", f"platypus:{PAPERS}", f"floor:{PAPERS}", f"year:{PAPERS}", "year:20", "redraw", "roll", "bare",
     "roll_floor"),
    (
        Line("200 minutes: ours to platypus", f"prose:{PAPERS}", f"platypus:{PAPERS}", Goal(0.7)),
        Line("200 minutes: ours to zlib alone", f"prose:{PAPERS}", f"floor:{PAPERS}", Goal(3.2, size="cut fonts")),
        Line("200 minutes: size of a file to platypus'", "", goal=Goal(0.5, size="cut fonts"), value=_size),
        Line("a paper of the year, from the office", f"year:{PAPERS}/cpu", unit=" ms", scale=1000 / PAPERS),
        Line("preview redrawn after a change", "redraw", unit=" ms", scale=1000 / REDRAWS / len(PREVIEWED)),
        Line("preview redrawn, the slowest kind", "redraw/slowest", goal=Goal(200), unit=" ms", scale=1000),
        Line("growth: 200 papers to 20 (10 is linear)", f"year:{PAPERS}", "year:20", Goal(10.5)),
        Line("memory of the batch, grown: 200 papers to 20", f"year:{PAPERS}/grown", "year:20/grown"),
        Line("roll of 3,000 from the office to zlib alone", "roll", "roll_floor"),
        Line("roll of 3,000: all to drawing alone", "roll", "bare"),
        Line("memory of that roll: all to drawing alone", "roll/rss", "bare/rss"),
    ),
    once=("office", f"streams:{PAPERS}", "roll_once"),
)  # fmt: skip
