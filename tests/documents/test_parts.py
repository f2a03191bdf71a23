"""Paper, letterhead, signature block, page footer."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from lkm_desktop.documents.daftar_hadir import DaftarHadir, Peserta, draw
from lkm_desktop.documents.kop import KOP_KOSONG, Kop
from lkm_desktop.documents.page import A4, F4, FOLIO, TEPI_NASKAH, Naskah
from lkm_desktop.documents.signature import Penanda, tanda_bagian
from tests.documents.pdf_reader import MM, Box, assert_no_overlap, boxes, page_texts, rules, squeezed, text_of

SHORT = ("LEMBAGA KESWADAYAAN MASYARAKAT", "LKM Maju Bersama", "Kelurahan Kelayan Tengah", "Jl. Contoh 1")
LONG = (
    "PROGRAM PENANGANAN KAWASAN KUMUH PERKOTAAN DAN PENINGKATAN KUALITAS PERMUKIMAN",
    "LKM " + "Sejahtera Bersama Membangun Kelurahan " * 3,
    "Kelurahan " + "Kelayan Tengah Barat Daya " * 5,
    "Jl. " + "Gang Setia Rahman Komplek Handayani " * 6,
)


def logo(size: tuple[int, int] = (300, 300), kind: str = "PNG", mode: str = "RGBA") -> bytes:
    out = io.BytesIO()
    colour: object = {"RGBA": (0, 0, 0, 255), "RGB": (0, 0, 0), "CMYK": (0, 0, 0, 255), "P": 1, "I;16": 9}[mode]
    Image.new(mode, size, colour).save(out, kind)  # type: ignore[arg-type]
    return out.getvalue()


def sheet(kop: Kop | None) -> DaftarHadir:
    return DaftarHadir(kop, "Rapat", rows=(Peserta(1, "Siti"),))


def pictures(data: bytes) -> list[tuple[float, float, float, float]]:
    """Boxes of the pictures on the first page, read by pdfium."""
    import pypdfium2
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        return [obj.get_bounds() for obj in page.get_objects() if obj.type == raw.FPDF_PAGEOBJ_IMAGE]
    finally:
        document.close()


def test_f4_is_not_folio() -> None:
    assert (F4.lebar_mm, F4.tinggi_mm) == (215, 330)
    assert (FOLIO.lebar_mm, FOLIO.tinggi_mm) == (210, 330)
    assert F4.rebah().lebar_mm == 330
    assert F4.rebah().rebah() == F4.rebah()
    assert F4.rebah().tegak() == F4
    assert A4.tegak() is A4


@pytest.mark.parametrize("lines", [SHORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("logos", [0, 1, 2])
def test_letterhead_touches_neither_logo_nor_rule(lines: tuple[str, ...], logos: int) -> None:
    kop = Kop(lines, logo() if logos else None, logo((400, 200)) if logos == 2 else None)
    data = draw(sheet(kop), A4)
    assert_no_overlap(data)
    title = next(b for b in next(boxes(data)) if b.text.strip() == "DAFTAR HADIR")
    head = [b for b in next(boxes(data)) if b.bottom > title.top]
    rule = [y for y, *_ in rules(data, 0)[0] if y > title.top]
    assert len(rule) == 2
    assert min(b.bottom for b in head) > max(rule) + 1
    assert title.top < min(rule)
    assert len(pictures(data)) == logos
    for left, bottom, right, top in pictures(data):
        assert bottom > max(rule) + 1
        assert top <= (297 - 10) * MM
        assert not any(b.meets(Box(left, bottom, right, top, "logo"), 0) for b in head)
    assert squeezed(lines[1].upper()) in squeezed(text_of(data))


def test_name_is_in_capitals_and_larger_than_the_rest() -> None:
    found = {b.text.strip(): b for b in next(boxes(draw(sheet(Kop(SHORT)))))}
    name = found["LKM MAJU BERSAMA"]
    assert name.top - name.bottom > max(found[t].top - found[t].bottom for t in (SHORT[0], SHORT[2]))


def test_name_may_stand_on_the_third_line() -> None:
    text = text_of(draw(sheet(Kop(("PROGRAM KOTAKU", *SHORT), nama=2))))
    assert "LKM MAJU BERSAMA" in text
    assert "LKM Maju Bersama" not in text


@pytest.mark.parametrize(
    "data",
    [
        b"bukan gambar", b"\x89PNG\r\n\x1a\n rusak", logo((1, 4001)), b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        logo(kind="GIF", mode="P"), logo()[:200], b"x" * 6_000_000,
    ],
    ids=["text", "damaged", "huge", "svg", "gif", "cut", "large"],
)  # fmt: skip
def test_a_bad_logo_is_left_out(data: bytes) -> None:
    made = draw(sheet(Kop(SHORT, data)))
    assert not pictures(made)
    assert "LKM MAJU BERSAMA" in text_of(made)


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("JPEG", "CMYK")])
def test_every_common_picture_is_a_logo(kind: str, mode: str) -> None:
    made = draw(sheet(Kop(SHORT, logo((2000, 1500), kind, mode))))
    assert len(pictures(made)) == 1
    assert len(made) < 300_000


def test_without_letterhead_and_with_room_for_a_printed_one() -> None:
    def top_of_title(kop: Kop | None) -> float:
        return next(b.top for b in next(boxes(draw(sheet(kop)))) if b.text.strip() == "DAFTAR HADIR")

    assert top_of_title(None) > F4.tinggi - 20 * MM
    assert top_of_title(None) - top_of_title(KOP_KOSONG) == pytest.approx(38 * MM, abs=1)


def block(*signers: Penanda) -> dict[str, Box]:
    data = replace(sheet(None), penanda=signers, tempat_tanggal="Banjarmasin, 21 September 2015")
    made = draw(data)
    assert_no_overlap(made)
    return {b.text.strip(): b for b in next(boxes(made))}


def centre(box: Box) -> float:
    return (box.left + box.right) / 2


def test_one_signer_stands_right_under_place_and_date() -> None:
    found = block(Penanda("Sekretaris", "Noor Hasanah"))
    assert centre(found["Noor Hasanah"]) > F4.lebar / 2 + 30
    assert centre(found["Noor Hasanah"]) == pytest.approx(centre(found["Sekretaris"]), abs=0.5)
    assert found["Banjarmasin, 21 September 2015"].bottom > found["Sekretaris"].top - 1
    assert found["Sekretaris"].bottom - found["Noor Hasanah"].top > 18 * MM  # room for the stamp


def test_two_signers_stand_on_one_line() -> None:
    found = block(Penanda("Koordinator", "H. Syamsuddin", "Mengetahui,"), Penanda("Sekretaris", "Noor Hasanah"))
    left, right = found["H. Syamsuddin"], found["Noor Hasanah"]
    assert left.right < right.left
    assert left.bottom == pytest.approx(right.bottom, abs=3)
    assert centre(found["Banjarmasin, 21 September 2015"]) == pytest.approx(centre(right), abs=0.5)
    assert found["Koordinator"].bottom == pytest.approx(found["Sekretaris"].bottom, abs=3)


def test_three_and_four_signers() -> None:
    three = block(*(Penanda(f"Jabatan {n}", f"Nama {n}") for n in "123"))
    assert centre(three["Nama 3"]) == pytest.approx((centre(three["Nama 1"]) + centre(three["Nama 2"])) / 2, abs=1)
    assert three["Nama 3"].top < three["Nama 1"].bottom
    four = block(*(Penanda(f"Jabatan {n}", f"Nama {n}", bawah="NIP 1") for n in "1234"))
    assert centre(four["Nama 4"]) == pytest.approx(centre(four["Nama 2"]), abs=1)
    assert four["Nama 4"].bottom == pytest.approx(four["Nama 3"].bottom, abs=1)


def test_names_are_underlined_and_an_unknown_name_leaves_a_line() -> None:
    data = draw(replace(sheet(None), penanda=(Penanda("Sekretaris", "Noor Hasanah"),)))
    name = next(b for b in next(boxes(data)) if b.text.strip() == "Noor Hasanah")
    under = [r for r in rules(data, 0)[0] if abs(r[1] - name.left) < 2 and abs(r[2] - name.right) < 2]
    assert len(under) == 1
    assert 0 < name.top - under[0][0] < 14
    assert "Sekretaris" in block(Penanda("Sekretaris"))


def test_long_signers_wrap() -> None:
    found = block(
        Penanda("Koordinator Lembaga Keswadayaan Masyarakat Sejahtera Bersama Kelurahan Kelayan Tengah", "A" * 90),
        Penanda("Sekretaris", "Prof. Dr. H. Muhammad Abdul Rahman Al-Banjari Arsyad, S.H., M.Hum., Ph.D."),
    )
    assert any("Kelayan" in text for text in found)


def test_seven_signers_are_refused() -> None:
    with pytest.raises(ValueError, match="six"):
        tanda_bagian((Penanda("a"),) * 7, "", 400)


def test_footer_is_shortened_not_overprinted() -> None:
    data = draw(replace(sheet(None), kegiatan="Rapat " + "pleno " * 40, dicetak="21 September 2015"))
    assert_no_overlap(data)
    assert "…" in page_texts(data)[0]
    assert page_texts(data)[0].endswith("Halaman 1 dari 1")


def test_what_the_file_says_about_itself() -> None:
    data = draw(replace(sheet(None), kegiatan="Rapat <pleno>", lembaga="LKM Maju Bersama"))
    reader = PdfReader(io.BytesIO(data))
    assert reader.metadata is not None
    assert reader.metadata.title == "Daftar hadir: Rapat <pleno>"
    assert reader.metadata.author == "LKM Maju Bersama"
    assert reader.metadata.creator == "LKM Desktop"
    assert reader.trailer["/Root"]["/Lang"] == "id-ID"  # type: ignore[index]


def test_announced_pages_must_be_drawn() -> None:
    naskah = Naskah(F4, TEPI_NASKAH, "x", "x", 2)
    naskah.buka_halaman()
    with pytest.raises(AssertionError, match="1 pages drawn, 2 announced"):
        naskah.selesai()


def test_black_lines_wide_enough_for_the_photocopier() -> None:
    """Nothing is filled or coloured, and no line is thinner than half a point."""
    import re

    contents = PdfReader(io.BytesIO(draw(sheet(Kop(SHORT))))).pages[0].get_contents()
    assert contents is not None
    stream = contents.get_data()
    assert not re.search(rb"(?m)(^|\s)(rg|RG|g|G|k|K|f|f\*|B)(\s|$)", re.sub(rb"\(.*?\)|<.*?>", b"", stream))
    widths = [float(w) for w in re.findall(rb"([\d.]+) w\b", stream)]
    assert widths
    assert min(widths) >= 0.5
