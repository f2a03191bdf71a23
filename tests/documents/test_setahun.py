"""A year of the practice LKM (12 rapat rutin, 6 RKM, 1 RWT, 8 KBK, more): every paper of every meeting, page by page.

No text over another or outside the margins, no cut name, no signatures alone on a page, no blank page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.documents import DOKUMEN, Kertasnya, Pilihan, make_paper
from lkm_desktop.documents.page import Tepi
from lkm_desktop.documents.paper import TEPI_DAFTAR
from lkm_desktop.documents.surat_suara import TEPI_SURAT_SUARA
from lkm_desktop.domain import Keputusan
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.latihan import make_practice
from lkm_desktop.services import organisasi
from lkm_desktop.services.rapat import RapatRingkas, rapat_list
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import (
    assert_margins,
    assert_no_overlap,
    assert_pages_in_use,
    assert_sound,
    paper_mm,
    squeezed,
    text_of,
)

#: one paper in two in every run, all of them in the long one
pytestmark = [pytest.mark.lambat, pytest.mark.kisi(2)]
#: more pages than this are read for two meetings of a kind only; all are made
LETTERS = 25

HARI_INI = date(2025, 9, 21)
RAPAT = [key for key, jenis in DOKUMEN.items() if jenis.rapat != "tidak"]
#: papers with margins of their own and no signatures below: the test page of a printer, cards to cut out
BEBAS = ("halaman-uji", "kartu-relawan")
BUKU = [key for key, jenis in DOKUMEN.items() if jenis.rapat == "tidak" and jenis.buat and key not in BEBAS]
#: ballots are cut into four equal parts, not filed: their margins are the same all round
TEPI = {"surat-suara": TEPI_SURAT_SUARA, "surat-suara-kelurahan": TEPI_SURAT_SUARA}
#: papers that name everyone on the roll
NAMA_SEMUA = ("daftar-hadir", "undangan", "undangan-tanda-terima")
#: papers that are refused for a meeting whose people were only counted
NAMA_SAJA = ("hadir-tidak",)


@pytest.fixture(scope="module")
def setahun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The practice office, open."""
    store, _ = make_practice(tmp_path_factory.mktemp("setahun") / "latihan", today=HARI_INI)
    yield store
    store.close()


@pytest.fixture(scope="module")
def rapat(setahun: Store) -> list[RapatRingkas]:
    """Its meetings."""
    with setahun.read() as s:
        return rapat_list(s)


def table_signatures(s: Session, day: date) -> list[str]:
    """Lines of the signature block under a large table."""
    office = organisasi.kantor(s)
    pairs = organisasi.penanda(s, day)
    return ["Mengetahui,", f"{office.tempat_surat}, {tanggal_panjang(day)}", *(text for pair in pairs for text in pair)]


def check(s: Session, made: Kertasnya, day: date, tepi: Tepi = TEPI_DAFTAR) -> None:
    """The geometry of one paper."""
    if made.isi is not None:
        assert_sound(made)
        return
    assert len(paper_mm(made.data)) == made.halaman
    assert_no_overlap(made.data)
    assert_margins(made.data, tepi.kiri, tepi.kanan, tepi.atas, 16)
    assert_pages_in_use(made.data, table_signatures(s, day))


def test_the_year_is_the_one_asked_for(rapat: list[RapatRingkas]) -> None:
    count = Counter(r.jenis for r in rapat)
    assert count["rapat_rutin"] >= 12
    assert (count["rkm"], count["rwt"], count["kbk"]) == (6, 1, 8)


@pytest.mark.parametrize("kunci", RAPAT)
def test_every_meeting(setahun: Store, rapat: list[RapatRingkas], kunci: str) -> None:
    pages = large = 0
    with setahun.read() as s:
        for r in rapat:
            if kunci in NAMA_SAJA and not r.diundang:
                with pytest.raises(LkmError, match="hanya mencatat jumlah"):
                    make_paper(s, kunci, Pilihan(rapat_id=r.id))
                continue
            made = make_paper(s, kunci, Pilihan(rapat_id=r.id, dicetak=HARI_INI))
            pages += made.halaman
            if made.halaman > LETTERS:  # a letter for each of many: reading all of them takes a minute
                large += 1
                if large > 2:
                    continue
            try:
                check(s, made, r.tanggal)
            except AssertionError as error:
                raise AssertionError(f"{kunci}, {r.judul} ({r.tanggal}): {error}") from error
            if kunci in NAMA_SEMUA:
                whole = squeezed(text_of(made.data))
                for row in roll(s, r.id).rows:
                    if row.diundang:
                        assert squeezed(row.nama) in whole, (r.judul, row.nama)
    assert pages >= len(rapat) - (kunci in NAMA_SAJA)


def test_every_decision(setahun: Store) -> None:
    with setahun.read() as s:
        decisions = list(s.scalars(select(Keputusan.id)))
        assert len(decisions) > 40
        for found in decisions:
            made = make_paper(s, "petikan", Pilihan(subjek=found, dicetak=HARI_INI))
            assert_sound(made)
            assert made.halaman == 1


@pytest.mark.parametrize("kunci", BUKU)
def test_every_book(setahun: Store, kunci: str) -> None:
    with setahun.read() as s:
        made = make_paper(s, kunci, Pilihan(dicetak=HARI_INI))
        check(s, made, HARI_INI, TEPI.get(kunci, TEPI_DAFTAR))
