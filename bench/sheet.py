"""Goal 2: the attendance sheet as a PDF, against ReportLab's own tables and against bare compression."""

from __future__ import annotations

import io
import pickle
import zlib
from pathlib import Path
from typing import Any

from bench.clock import Clock, Metrics
from bench.common import Case, Goal, Line, Round
from bench.data import residents

HEADINGS = ("No", "Nama", "L/P", "Jabatan/Unsur", "RT/RW", "Tanda tangan")


def _data(count: int) -> Any:
    """A sheet of that many rows, as the program gathers it from a meeting."""
    from lkm_desktop.documents.daftar_hadir import DaftarHadir, Peserta
    from lkm_desktop.documents.kop import Kop
    from lkm_desktop.documents.signature import Penanda

    people = [(p["nama"], p["jenis_kelamin"], p["unsur"], f"{p['rt']}/{p['rw']}") for p in residents(min(count, 3000))]
    rows = tuple(Peserta(n + 1, *people[n % 3000]) for n in range(count))
    return DaftarHadir(
        Kop(("LEMBAGA KESWADAYAAN MASYARAKAT", "LKM Maju Bersama", "Kelurahan Kelayan Tengah, Kota Banjarmasin")),
        "Rembug warga tahunan", "Senin, 21 September 2015", "19.30 s.d. 22.00 WITA", "Balai RW 03", "Kelurahan", rows,
        0, (Penanda("Koordinator LKM", "H. Syamsuddin", "Mengetahui,"), Penanda("Sekretaris", "Noor Hasanah, S.Pd.")),
        "Banjarmasin, 21 September 2015", kode="R3-ab12cd", dicetak="21-09-2015", lembaga="LKM Maju Bersama",
    )  # fmt: skip


def ours(folder: str, count: int) -> Metrics:
    """The program's sheet, fonts read inside."""
    from lkm_desktop.documents.daftar_hadir import draw

    data = _data(count)
    with Clock() as clock:
        pdf = draw(data)
    return {**clock.metrics(), "bytes": len(pdf)}


def streams(folder: str, count: int) -> Metrics:
    """Keep the uncompressed pages of the program's sheet for `floor`."""
    from pypdf import PdfReader

    from lkm_desktop.documents.daftar_hadir import draw

    pages = PdfReader(io.BytesIO(draw(_data(count)))).pages
    contents = [page.get_contents() for page in pages]
    found = [content.get_data() for content in contents if content is not None]
    (Path(folder) / f"streams-{count}").write_bytes(pickle.dumps(found))
    return {}


def floor(folder: str, count: int) -> Metrics:
    """Nothing but compressing those pages at zlib's level 6 and writing them."""
    pages: list[bytes] = pickle.loads((Path(folder) / f"streams-{count}").read_bytes())
    with Clock() as clock, (Path(folder) / "floor.bin").open("wb") as out:
        for page in pages:
            out.write(zlib.compress(page, 6))
    return clock.metrics()


def longtable(folder: str, count: int) -> Metrics:
    """The same rows as one usually writes it: LongTable, a Paragraph where text may wrap, repeated heading, footer."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer

    from lkm_desktop.documents.fonts import font_folder
    from lkm_desktop.documents.page import F4, MM

    data = _data(count)
    with Clock() as clock:
        for style, name in (("Text", "LiberationSans-Regular.ttf"), ("Bold", "LiberationSans-Bold.ttf")):
            pdfmetrics.registerFont(TTFont(style, str(font_folder() / name)))
        text = ParagraphStyle("text", fontName="Text", fontSize=10, leading=11.8)
        title = ParagraphStyle("title", fontName="Bold", fontSize=13, leading=16, alignment=1)
        facts = (data.kegiatan, data.hari_tanggal, data.waktu, data.tempat)
        story: list[Any] = [*(Paragraph(line, title) for line in (*data.kop.baris, data.judul)),
                            *(Paragraph(line, text) for line in facts), Spacer(1, 6)]  # fmt: skip
        rows = [HEADINGS, *((str(p.urut), Paragraph(p.nama, text), p.jk, Paragraph(p.jabatan, text), p.rt_rw,
                             f"{p.urut}. ..............") for p in data.rows)]  # fmt: skip
        widths = [width * MM for width in (10.5, 77, 9, 31.5, 15.5, 47)]
        story.append(LongTable(rows, colWidths=widths, repeatRows=1, style=_style()))
        out = io.BytesIO()
        document = SimpleDocTemplate(out, pagesize=(F4.lebar, F4.tinggi), leftMargin=12 * MM, rightMargin=12 * MM,
                                     topMargin=15 * MM, bottomMargin=18 * MM)  # fmt: skip
        document.build(story, canvasmaker=_numbered())
    return {**clock.metrics(), "bytes": len(out.getvalue())}


def _style() -> list[tuple[Any, ...]]:
    """Grid, type, and rows of 9.2 mm like the program's."""
    everywhere = ((0, 0), (-1, -1))
    padding = {"TOPPADDING": 7.1, "BOTTOMPADDING": 7.1, "LEFTPADDING": 3, "RIGHTPADDING": 3}
    return [
        ("GRID", *everywhere, 0.5, (0, 0, 0)),
        ("FONT", *everywhere, "Text", 10),
        ("FONT", (0, 0), (-1, 0), "Bold", 10),
        ("VALIGN", *everywhere, "MIDDLE"),
        *((name, *everywhere, points) for name, points in padding.items()),
    ]


def _numbered() -> Any:
    """ReportLab's usual way to "Halaman x dari y": keep all pages, number them at the end."""
    from reportlab.pdfgen.canvas import Canvas

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, state in enumerate(self._kept, 1):
                self.__dict__.update(state)
                self.setFont("Text", 8)
                self.drawString(34, 32, f"Daftar hadir · Halaman {number} dari {len(self._kept)}")
                super().showPage()
            super().save()

    return Numbered


def _per_row(results: Round) -> float:
    """KB of memory per further row between 3,000 and 30,000 rows."""
    return (results["ours:30000"]["rss"] - results["ours:3000"]["rss"]) / 27_000 / 1024


CASE = Case(
    "sheet",
    "daftar hadir as PDF (ours), against ReportLab's LongTable with Paragraphs and against zlib alone",
    "bench.sheet",
    ("ours:1", "ours:30", "ours:300", "longtable:300", "floor:300",
     "ours:3000", "longtable:3000", "floor:3000", "ours:30000"),
    (
        Line("300 rows: LongTable takes this many times ours", "longtable:300", "ours:300"),
        Line("300 rows: ours to zlib alone", "ours:300", "floor:300"),
        Line("3,000 rows: LongTable takes this many times ours", "longtable:3000", "ours:3000", Goal(20, True)),
        Line("3,000 rows: ours to zlib alone", "ours:3000", "floor:3000", Goal(8)),
        Line("one click: 30 rows to 1 row", "ours:30", "ours:1", Goal(1.15)),
        Line("growth: 30,000 rows to 3,000", "ours:30000", "ours:3000", Goal(10.5)),
        Line("memory per further row", "", goal=Goal(1.5), unit=" KB", value=_per_row),
    ),
    once=("streams:300", "streams:3000"),
    brief=("ours:1", "ours:30", "ours:300", "longtable:300", "floor:300"),
)  # fmt: skip
