"""What a berita acara may not claim: a meeting that is still to come, an attachment, votes of nobody, guests as
representatives; and that its table of names never stands on a page without the text it belongs to."""

from __future__ import annotations

from datetime import date

from lkm_desktop.documents import Pilihan, make_paper, paper_isi
from lkm_desktop.documents.isi import Tabel, Tanda
from lkm_desktop.services import kehadiran, notulen, roll, undangan
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import page_texts, text_of
from tests.pembantu import meeting, person

SESUDAH = date(2025, 3, 12)
SEBELUM = date(2025, 3, 1)


def held(store: Store, guests: tuple[tuple[str, str], ...] = (), people: int = 6, **facts: object) -> str:
    """A meeting to which residents and guests came."""
    found = meeting(store, **facts)
    who = [person(store, f"Warga {n}", unsur="Warga", rt=str(n + 1)) for n in range(people)]
    with store.unit("Hadir") as s:
        undangan.undang(s, found, who)
        for name, origin in guests:
            undangan.undang_luar(s, found, name, None, origin or None)
        kehadiran.fill_unset(s, found, "hadir")
    return found


def names(store: Store, key: str, rapat_id: str, **typed: str) -> list[str]:
    with store.read() as s:
        isi = paper_isi(s, key, Pilihan(rapat_id=rapat_id, isian=tuple(typed.items()), dicetak=SESUDAH))
    assert isi is not None
    table = next(b for b in isi.blok if isinstance(b, Tabel) and b.kolom[-1].rata == "zigzag")
    return [str(row[1]) for row in table.baris]


def test_the_table_stands_before_the_closing_and_shares_its_page(store: Store) -> None:
    found = held(store, people=25)
    with store.unit("Putuskan") as s:
        notulen.save_notulen(s, found, {"keputusan": [{"isi": f"Keputusan {n} yang panjang. " * 9} for n in range(9)]})
    for many in ("unsur", "semua"):
        typed = (("wakil", many), ("nomor", "7/BA"))
        with store.read() as s:
            made = make_paper(s, "ba-umum", Pilihan(rapat_id=found, isian=typed, dicetak=SESUDAH))
        pages = page_texts(made.data)
        assert len(pages) > 1
        assert "Demikian berita acara ini" in pages[-1]
        assert "Pimpinan rapat" in pages[-1]
        signing = [n for n, page in enumerate(pages) if "yang menyetujui" in page]
        assert "yang menyetujui berita acara rapat rutin Maret tanggal 10 Maret 2025 nomor 7/BA:" in pages[signing[0]]
        assert signing == [len(pages) - 1] or "memutuskan" in pages[signing[0]]


def test_a_meeting_to_come_is_a_form(store: Store) -> None:
    found = meeting(store)
    with store.read() as s:
        made = make_paper(s, "ba-umum", Pilihan(rapat_id=found, dicetak=SEBELUM))
        after = make_paper(s, "ba-umum", Pilihan(rapat_id=found, dicetak=SESUDAH))
        dated = make_paper(s, "ba-umum", Pilihan(rapat_id=found, dicetak=SEBELUM, isian=(("tanggal", "2025-03-10"),)))
    text = text_of(made.data)
    assert "telah diselenggarakan" not in text
    assert "diselenggarakan rapat rutin Maret oleh" in text
    assert "Banjarmasin, ....." in text
    assert "Rapat ini baru akan berlangsung 10 Maret 2025" in made.keterangan
    assert "telah diselenggarakan" in text_of(after.data)
    assert "baru akan" not in after.keterangan
    assert "Banjarmasin, 10 Maret 2025" in text_of(dated.data)


def test_the_attendance_sheet_is_named_only_when_somebody_was_marked(store: Store) -> None:
    empty, full = meeting(store), held(store)
    with store.read() as s:
        papers = [text_of(make_paper(s, "ba-umum", Pilihan(rapat_id=one, isian=typed, dicetak=SESUDAH)).data)
                  for one, typed in ((empty, ()), (full, ()), (empty, (("lampiran_dh", "ya"),)))]  # fmt: skip
    assert ["daftar hadir terlampir" in paper for paper in papers] == [False, True, True]


def test_guests_from_offices_do_not_speak_for_residents(store: Store) -> None:
    guests = (("Ratna Juwita", "Fasilitator kelurahan"), ("Serka Budi", "Babinsa"), ("Bahruddin", "Kelurahan"),
              ("Ibu Tetangga", "Warga RT 05"), ("Pak Anu", ""))  # fmt: skip
    found = held(store, guests, jenis="rkm")
    with store.unit("Pimpinan") as s:
        notulen.save_notulen(s, found, {"pimpinan": "Warga 2", "notulis": "Warga 3"})
    chosen = names(store, "ba-rkm", found)
    assert not {"Ratna Juwita", "Serka Budi", "Bahruddin", "Pak Anu", "Warga 2", "Warga 3"} & set(chosen)
    assert 3 <= len(chosen) <= 5
    everyone = names(store, "ba-rkm", found, wakil="semua")
    assert everyone == ["Warga 0", "Warga 1", "Warga 4", "Warga 5", "Ibu Tetangga", "Pak Anu"]


def test_the_facilitator_on_the_roll_signs(store: Store) -> None:
    found = held(store, (("Ratna Juwita", "Fasilitator kelurahan"),))
    with store.read() as s:
        isi = paper_isi(s, "ba-umum", Pilihan(rapat_id=found, isian=(("ttd_faskel", "ya"),), dicetak=SESUDAH))
    assert isi is not None
    signed = next(b for b in isi.blok if isinstance(b, Tanda)).penanda
    assert ("Fasilitator Kelurahan", "Ratna Juwita") in [(p.jabatan, p.nama) for p in signed]


def test_votes_of_more_than_came_are_pointed_out(store: Store) -> None:
    found = held(store, jenis="rapat_lain")
    with store.unit("Putuskan") as s:
        notulen.save_notulen(s, found, {"keputusan": [
            {"isi": "Satu.", "cara": "suara", "setuju": 5, "tolak": 1, "abstain": 0},
            {"isi": "Dua.", "cara": "suara", "setuju": 5, "tolak": 2, "abstain": 0}]})  # fmt: skip
    with store.read() as s:
        notes = [make_paper(s, key, Pilihan(rapat_id=found, isian=typed, dicetak=SESUDAH)).keterangan
                 for key, typed in (("ba-umum", ()), ("notulen", ()), ("ba-koordinator", (
                     ("calon", "A | 4\nB | 2"), ("tidak_sah", "1"))))]  # fmt: skip
    for note in notes[:2]:
        assert "Suara pada keputusan 2 lebih banyak daripada yang hadir (6 orang)." in note
    assert "Suara seluruhnya 7, padahal yang hadir 6 orang." in notes[2]


def test_an_rkm_speaks_for_its_own_rt(store: Store) -> None:
    found = held(store, jenis="rkm", tingkat="RT", judul="Rembug Kesiapan Masyarakat (RKM) RT 16-18")
    with store.read() as s:
        text = text_of(make_paper(s, "ba-rkm", Pilihan(rapat_id=found, dicetak=SESUDAH)).data)
    assert "masyarakat RT 16-18 Kelurahan Kelayan Tengah dengan ini menyatakan" in text


def test_own_words_written_before_the_day_stay_after_it(store: Store) -> None:
    found, own = meeting(store), (("pembuka", "Malam itu kami berkumpul."),)
    for key in ("ba-umum", "notulen"):
        for day in (SEBELUM, SESUDAH):
            with store.read() as s:
                text = text_of(make_paper(s, key, Pilihan(rapat_id=found, dicetak=day, suntingan=own)).data)
            assert "Malam itu kami berkumpul." in text


def test_a_signer_who_stayed_away_is_pointed_out(store: Store) -> None:
    found = held(store)
    with store.unit("Pimpinan") as s:
        notulen.save_notulen(s, found, {"pimpinan": "Warga 2", "notulis": "Warga 3"})
        row = next(r for r in roll.roll(s, found).rows if r.nama == "Warga 3")
        kehadiran.mark(s, found, [row.id], "izin")
    with store.read() as s:
        choice = Pilihan(rapat_id=found, dicetak=SESUDAH)
        notes = [make_paper(s, key, choice).keterangan for key in ("ba-umum", "notulen")]
    for note in notes:
        assert "Notulis Warga 3 tercatat izin pada rapat ini." in note
        assert "Warga 2" not in note
