"""Charts on paper and in Word copies: words and numbers are text, bars are drawn, nothing leaves the margins."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

from lkm_desktop.documents import susun
from lkm_desktop.documents.isi import GambarBagan, Isi, Judul, teks
from lkm_desktop.documents.page import F4
from lkm_desktop.documents.word_docx import docx
from lkm_desktop.services.bagan import Acuan, Bagan, Seri
from tests.documents.pdf_reader import assert_sound, text_of

BAGAN = Bagan(
    "Peserta per tahap", "tumpuk", ("Sosialisasi awal", "RKM", "RWT"),
    (Seri("Laki-laki", (40, 65, 12)), Seri("Perempuan", (31, 80, None))), "orang", (Acuan(50, "sasaran 50 orang"),),
)  # fmt: skip
ISI = Isi("Rekap", (Judul("REKAP"), GambarBagan(BAGAN), GambarBagan(BAGAN, 60)))


def test_a_chart_is_printed_with_its_numbers() -> None:
    made = susun.pdf(ISI, F4)
    text = text_of(made.data)
    for words in ("Peserta per tahap (orang)", "Laki-laki", "145", "65", "sasaran 50 orang"):
        assert text.count(words) == 2, words
    assert_sound(made)


def test_the_word_copy_has_the_chart_as_a_picture() -> None:
    data = docx(ISI, F4)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(n for n in archive.namelist() if n.startswith("word/media/"))
        picture = Image.open(io.BytesIO(archive.read(names[0])))
    assert len(names) == 2
    assert picture.width > 1500
    dark = picture.convert("1").histogram()[0]
    assert 0.01 < dark / (picture.width * picture.height) < 0.5


def test_the_archive_keeps_the_words_of_a_chart() -> None:
    assert "RKM: Laki-laki 65, Perempuan 80, jumlah 145." in teks(ISI)
