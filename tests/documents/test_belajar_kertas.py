"""Papers of learning: what they say and how they lie on the page; certificates for one, 33 and 60 people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
from sqlalchemy import select

from lkm_desktop.documents import KERTAS, Pilihan, make_paper, paper_isi
from lkm_desktop.documents.isi import teks
from lkm_desktop.documents.kalender_kbk import UKURAN
from lkm_desktop.domain import Kehadiran, Orang, Rapat, Sertifikat, new_id
from lkm_desktop.errors import LkmError
from lkm_desktop.names import fold
from lkm_desktop.services import kbk, kbk_agenda, kbk_anggota, kehadiran, notulen, sertifikat, tindak_lanjut, topik
from lkm_desktop.storage import Store, create_store
from tests.conftest import OFFICE
from tests.documents.pdf_reader import (
    MM,
    assert_no_overlap,
    assert_sound,
    boxes,
    page_texts,
    paper_mm,
    squeezed,
    text_of,
)

TODAY = date(2026, 11, 20)
LONG = "Drs. H. Muhammad Abdurrahman Syarifuddin Al-Banjari Kusumawardhana Prawiranegara, S.Pd.I., M.M.Pd. (Guru)"
F4, A4 = KERTAS["F4"].rebah(), KERTAS["A4"].rebah()


class Kantor(NamedTuple):
    store: Store
    sesi: list[str]


@pytest.fixture(scope="module")
def kantor_kbk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    """Shipped topics, a year's agenda, four sessions with 61 people, certificates of 2024 (1), 2025 (33), 2026 (60)."""
    store = create_store(tmp_path_factory.mktemp("kbk") / "kantor", {**OFFICE, "nama": "Maju Bersama"})
    with store.unit("Isi") as s:
        topik.ambil_bawaan(s)
        names = [LONG, *(f"Warga Nomor {n:02}" for n in range(60))]
        people = [new_id() for _ in names]
        s.add_all(Orang(id=i, nama=name, kunci_nama=fold(name), cari=fold(name), jenis_kelamin="LP"[n % 2])
                  for n, (i, name) in enumerate(zip(people, names, strict=True)))
        s.flush()
        kbk_anggota.tambah(s, people[1], date(2026, 1, 1))
        kbk_agenda.susun(s, 2026)
        rows = kbk_agenda.daftar(s, 2026, TODAY)
        held = []
        for n, b in enumerate([rows[0], *rows[2:5]]):  # January has two topics
            made = kbk_agenda.buat_sesi(s, b.id, date(2026, b.bulan, 14))
            kbk.simpan(s, made, {"pemandu": "Warga Nomor 00", "dana": "swadaya", "pokok_bahasan": "1. Satu\n2. Dua",
                                 "hasil": "Disepakati aturan bersama."})  # fmt: skip
            asked = s.scalars(select(Kehadiran).where(Kehadiran.rapat_id == made)).all()
            taken = {row.orang_id for row in asked}
            kehadiran.mark(s, made, [row.id for row in asked], "hadir")
            s.add_all(Kehadiran(id=new_id(), rapat_id=made, urut=m + 10, orang_id=i, status="hadir")
                      for m, i in enumerate(people) if i not in taken and (m < 60 or n < 2))
            held.append(made)
        notulen.save_notulen(s, held[0], {"tindak_lanjut": [
            {"isi": "Menempel laporan kas", "penanggung_jawab": "Siti", "tenggat": date(2026, 2, 1)}]})
        row = notulen.get_notulen(s, held[0])["tindak_lanjut"][0]["id"]
        tindak_lanjut.tandai(s, [row], "selesai", date(2026, 2, 5))
        assert sertifikat.terbitkan(s, "2026", None, TODAY, TODAY) == 60, "one came to half of the sessions"
        for year, count in ((2024, 1), (2025, 33)):
            s.add_all(Sertifikat(id=new_id(), orang_id=i, tahun=year, nomor=f"{n:03}/SRT/{year}", tanggal=TODAY)
                      for n, i in enumerate(people[:count], 1))
    yield Kantor(store, held)
    store.close()


def made(office: Kantor, key: str, subjek: str = "2026", **more: object) -> bytes:
    with office.store.read() as s:
        return make_paper(s, key, Pilihan(subjek=subjek, dicetak=TODAY, **more)).data  # type: ignore[arg-type]


# --- certificates -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("subjek", "count", "kertas"), [("2024", 1, F4), ("2024", 1, A4), ("2025", 33, A4),
                                                          ("2026", 60, F4)])  # fmt: skip
def test_one_page_for_each_person(kantor_kbk: Kantor, subjek: str, count: int, kertas: object) -> None:
    data = made(kantor_kbk, "sertifikat", subjek, kertas=kertas)
    pages = page_texts(data)
    assert len(pages) == count
    assert all(wide > tall for wide, tall in paper_mm(data))
    assert sum("SERTIFIKAT" in page for page in pages) == count
    assert sum(squeezed(LONG) in squeezed(page) for page in pages) == 1, "the longest name is whole"
    assert all("MAJU BERSAMA" in page and "Nomor:" in page for page in pages)
    if count < 40:
        assert_no_overlap(data)


def test_everything_of_a_certificate_lies_inside_its_frame(kantor_kbk: Kantor) -> None:
    for kertas in (F4, A4):
        data = made(kantor_kbk, "sertifikat", "2024", kertas=kertas)
        (found,), ((wide, tall),) = list(boxes(data)), paper_mm(data)
        assert all(b.left > 18 * MM and b.right < (wide - 18) * MM for b in found)
        assert all(b.bottom > 18 * MM and b.top < (tall - 18) * MM for b in found)
        centre = [(b.left + b.right) / 2 for b in found if b.text.strip() == "SERTIFIKAT"]
        assert centre[0] == pytest.approx(wide * MM / 2, abs=1)


def test_a_certificate_names_hours_topics_and_signers(kantor_kbk: Kantor) -> None:
    with kantor_kbk.store.read() as s:
        one = next(t for t in sertifikat.terbit(s, "2026") if t.nama == "Warga Nomor 07")
    subject = f"2026/{one.orang_id}"
    text = text_of(made(kantor_kbk, "sertifikat", subject))
    for words in ("Warga Nomor 07", one.nomor, "sebanyak 8 jam pelajaran (JPL)", "Jujur mengelola titipan warga",
                  "Koordinator LKM Maju Bersama", "Pemandu", "Warga Nomor 00", "Banjarmasin, 20 November 2026"):
        assert words in text, words
    assert made(kantor_kbk, "sertifikat", subject) == made(kantor_kbk, "sertifikat", subject), "a reprint is the same"
    back = page_texts(made(kantor_kbk, "sertifikat", subject, isian=(("topik", "belakang"), ("pemandu", "Hasan"))))
    assert len(back) == 2
    assert "Hasan" in back[0]
    assert "Jujur mengelola" not in back[0]
    assert "MATERI YANG DIPELAJARI" in back[1]
    assert "Jumlah: 8 JPL" in back[1]
    assert one.nomor in back[1]


def test_a_year_without_certificates_is_a_form(kantor_kbk: Kantor) -> None:
    with kantor_kbk.store.read() as s:
        form = make_paper(s, "sertifikat", Pilihan(subjek="2020", dicetak=TODAY))
        assert (form.halaman, form.keterangan[:22]) == (1, "Belum ada sertifikat y")
        with pytest.raises(LkmError):
            make_paper(s, "sertifikat", Pilihan(subjek="tidak ada"))
        with pytest.raises(LkmError, match="Tahun “20x6” tidak dikenal"):
            make_paper(s, "kalender-kbk", Pilihan(subjek="20x6"))
        with pytest.raises(LkmError, match="Bulan “13” tidak ada"):
            make_paper(s, "laporan-kbk", Pilihan(subjek="2026-13"))


# --- calendar, agenda, book, report, sheet ----------------------------------------------------------------------------


def test_the_wall_calendar_has_twelve_months_on_one_page(kantor_kbk: Kantor) -> None:
    for kertas in (F4, A4, KERTAS["F4"]):
        data = made(kantor_kbk, "kalender-kbk", kertas=kertas)
        assert_no_overlap(data)
        (text,) = page_texts(data)
        for words in ("KALENDER BELAJAR 2026", "JANUARI", "DESEMBER", "Jujur mengelola titipan warga",
                      "Pertemuan terbuka bagi semua warga."):
            assert words in text, words
    (found,) = list(boxes(made(kantor_kbk, "kalender-kbk")))
    topics = [b for b in found if "Ikhlas" in b.text]
    assert topics
    assert topics[0].top - topics[0].bottom > UKURAN[0] * 0.6, "large enough to read on a wall"


def test_a_crowded_month_stays_in_its_box(kantor_kbk: Kantor) -> None:
    with kantor_kbk.store.unit("Isi satu bulan") as s:
        for t in topik.daftar(s):
            kbk_agenda.simpan(s, None, {"tahun": 2030, "bulan": 5, "topik_id": t.id, "tempat": "Balai RW 01"})
    data = made(kantor_kbk, "kalender-kbk", "2030")
    assert kantor_kbk.store.undo() == "Isi satu bulan"
    assert_no_overlap(data)
    assert "topik lain" in text_of(data)


def test_agenda_and_book_hold_every_line(kantor_kbk: Kantor) -> None:
    agenda = text_of(made(kantor_kbk, "agenda-kbk"))
    assert "Jumlah: 13 topik" in agenda
    assert "Terlaksana 14-01-2026, 61 orang" in squeezed_lines(agenda)
    book = text_of(made(kantor_kbk, "buku-kbk"))
    for words in ("BUKU KBK TAHUN 2026", "Jumlah: 4 sesi", "Menempel laporan kas"):
        assert words in book, words
    assert "Miskin" not in book
    assert "Miskin" in text_of(made(kantor_kbk, "buku-kbk", papan=False))


def squeezed_lines(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("subjek", "said"), [
    ("2026-01", ("Pada Januari 2026 KBK mengadakan 1 sesi belajar dengan 61 kehadiran", "Menempel laporan kas",
                 "Keadaan KBK per 31 Januari 2026: Belum ada", "Anggota inti baru 1 orang; perlu 4 lagi.")),
    ("2026-02", ("Menempel laporan kas", "Selesai 05-02-2026")),
    ("2026-09", ("Pada September 2026 tidak ada sesi belajar.", "Belum ada sesi, lewat 51 hari")),
    ("2026", ("LAPORAN TAHUNAN", "Pada tahun 2026 KBK mengadakan 4 sesi belajar")),
    ("2019-05", ("Pada Mei 2019 tidak ada sesi belajar.", "Belum ada agenda belajar.")),
])  # fmt: skip
def test_the_report_of_a_month_and_of_a_year(kantor_kbk: Kantor, subjek: str, said: tuple[str, ...]) -> None:
    with kantor_kbk.store.read() as s:
        pilihan = Pilihan(subjek=subjek, dicetak=TODAY)
        paper = make_paper(s, "laporan-kbk", pilihan)
        isi = paper_isi(s, "laporan-kbk", pilihan)
    assert_sound(paper)
    assert isi is not None
    whole = " ".join(teks(isi))
    for words in said:
        assert words in whole, words


def test_the_sheet_of_a_session_and_the_blank_one(kantor_kbk: Kantor) -> None:
    with kantor_kbk.store.read() as s:
        sheet = make_paper(s, "lembar-sesi-kbk", Pilihan(rapat_id=kantor_kbk.sesi[1], dicetak=TODAY))
        full = make_paper(s, "lembar-sesi-kbk", Pilihan(rapat_id=kantor_kbk.sesi[1], dicetak=TODAY, papan=False))
        blank = make_paper(s, "lembar-sesi-kbk", Pilihan(dicetak=TODAY))
        small = make_paper(s, "lembar-sesi-kbk", Pilihan(dicetak=TODAY, kertas=KERTAS["A4"]))
    for paper in (sheet, blank, small):
        assert_sound(paper)
        assert paper.halaman == 1
    text = text_of(sheet.data)
    for words in ("Menjadi orang yang dapat dipercaya", "Dapat dipercaya", "61 orang: 31 laki-laki, 30 perempuan",
                  "Disepakati aturan bersama.", "Tindak lanjut sesi yang lalu", "Menempel laporan kas", "Selesai"):
        assert words in text, words
    assert "miskin" not in text
    assert "0 miskin" in text_of(full.data)


def test_a_session_whose_roll_was_never_entered_is_not_told_as_nobody(store: Store) -> None:
    with store.unit("Sesi") as s:
        kbk.buat(s, date(2026, 3, 5))
        other = kbk.buat(s, date(2026, 4, 5))
        s.get_one(Rapat, other).mode = "jumlah"
        kehadiran.save_counts(s, other, 4, 6, 0)
    with store.read() as s:
        month, year = (paper_isi(s, "laporan-kbk", Pilihan(subjek=key, dicetak=TODAY)) for key in ("2026-03", "2026"))
    assert month is not None
    assert year is not None
    assert "Pada Maret 2026 KBK mengadakan 1 sesi belajar; kehadirannya belum dicatat." in " ".join(teks(month))
    whole = " ".join(teks(year))
    assert "dengan 10 kehadiran, 4 laki-laki dan 6 perempuan." in whole
    assert "Kehadiran 1 sesi di antaranya belum dicatat." in whole
