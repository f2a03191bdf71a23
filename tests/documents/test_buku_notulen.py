"""The book of minutes: nothing is counted where nothing was recorded, and one long name does not take the page."""

from __future__ import annotations

from datetime import date

from lkm_desktop.documents import Pilihan, buku_notulen, make_paper
from lkm_desktop.documents.columns import fit
from lkm_desktop.services import kehadiran, notulen, undangan
from lkm_desktop.storage import Store
from tests.pembantu import meeting, person


def test_unrecorded_attendance_is_left_open(store: Store) -> None:
    meeting(store)
    held = meeting(store, judul="Rapat April", tanggal=date(2025, 4, 10))
    counted = meeting(store, judul="RWT", tanggal=date(2025, 5, 10), mode="jumlah", jumlah_l=3, jumlah_p=0)
    who = person(store, "Siti", jenis_kelamin="P")
    with store.unit("Hadir") as s:
        undangan.undang(s, held, [who])
        kehadiran.fill_unset(s, held, "hadir")
        notulen.save_notulen(s, counted, {"keputusan": [{"isi": "Sah."}]})
    with store.read() as s:
        rows = buku_notulen.gather(s, pilihan=Pilihan(dicetak=date(2025, 6, 1))).rows
    assert [row[4:9] for row in rows] == [
        ("", "", "", "", ""), ("1", "0", "1", "1", "0"), ("", "3", "0", "3", "1"),
    ]  # fmt: skip


def test_a_long_name_leaves_the_room_to_the_points(store: Store) -> None:
    long = "Prof. Dr. H. Muhammad Noor Syarifuddin Al-Banjari bin Abdurrahman Shiddiq, M.Pd."
    found = meeting(store)
    with store.unit("Notulen") as s:
        notulen.save_notulen(s, found, {"pimpinan": long, "agenda": [
            {"pokok": f"Pokok acara ke-{n} tentang titian dan saluran air di RT {n}"} for n in range(60)]})  # fmt: skip
    for n in range(4):
        other = meeting(store, judul=f"Rapat {n}", tanggal=date(2025, 4, n + 1))
        with store.unit("Notulen") as s:
            notulen.save_notulen(s, other, {"pimpinan": long})
    with store.read() as s:
        book = buku_notulen.gather(s, pilihan=Pilihan(dicetak=date(2025, 6, 1)))
        pages = make_paper(s, "buku-notulen", Pilihan(dicetak=date(2025, 6, 1))).halaman
    _, widths = fit(book.kolom, book.rows, 800, 3)
    heads = [k.judul for k in book.kolom]
    assert widths[heads.index("Pokok bahasan")] > 2.5 * widths[heads.index("Pimpinan")]
    assert pages <= 2
