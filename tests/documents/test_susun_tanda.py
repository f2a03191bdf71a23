"""The signature block of one to six signers, where they stand, stamp duty; the letterhead with two logos."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from lkm_desktop.documents.gaya import Gaya
from lkm_desktop.documents.isi import METERAI, Alinea, Isi, Tanda
from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.page import A4, F4, Kertas
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda, bermeterai, tata
from lkm_desktop.documents.susun import pdf
from tests.documents.blok_contoh import KOP, NAKAL, PROSA, TEMPAT, gambar, prosa
from tests.documents.pdf_reader import MM, Box, assert_no_overlap, boxes, rules, squeezed, text_of

MID = (F4.lebar + 10 * MM) / 2  # of the text: 30 mm left, 20 mm right


def orang(count: int) -> tuple[Penanda, ...]:
    return tuple(Penanda(f"Jabatan {n}", f"Nama {n}") for n in range(1, count + 1))


def drawn(penanda: tuple[Penanda, ...], meterai: str = "") -> dict[str, Box]:
    made = pdf(Isi("x", (Alinea(PROSA), Tanda(penanda, TEMPAT, meterai))))
    assert_no_overlap(made.data)
    return {b.text.strip(): b for b in next(boxes(made.data))}


def centre(box: Box) -> float:
    return (box.left + box.right) / 2


def side(box: Box) -> str:
    return "tengah" if abs(centre(box) - MID) < 5 else "kiri" if centre(box) < MID else "kanan"


@pytest.mark.parametrize(
    ("count", "sides"),
    [(1, ["kanan"]), (2, ["kiri", "kanan"]), (3, ["kiri", "kanan", "tengah"]), (4, ["kiri", "kanan"] * 2),
     (5, [*["kiri", "kanan"] * 2, "tengah"]), (6, ["kiri", "kanan"] * 3)],
)  # fmt: skip
def test_where_signers_stand(count: int, sides: list[str]) -> None:
    found = drawn(orang(count))
    assert [side(found[f"Nama {n}"]) for n in range(1, count + 1)] == sides
    rows = sorted({round(found[f"Nama {n}"].bottom) for n in range(1, count + 1)}, reverse=True)
    assert len(rows) == (count + 1) // 2
    assert centre(found[TEMPAT]) == pytest.approx(centre(found[f"Nama {min(count, 2)}"]), abs=0.5)
    for n in range(1, count + 1):
        assert found[f"Jabatan {n}"].bottom - found[f"Nama {n}"].top > 18 * MM


@pytest.mark.parametrize("letak", ["kiri", "tengah", "kanan"])
def test_mengetahui_stands_where_it_is_put(letak: str) -> None:
    chair = Penanda("Koordinator", "H. Syamsuddin", "Mengetahui,", letak=letak)
    found = drawn((chair, Penanda("Sekretaris", "Noor Hasanah")))
    assert side(found["H. Syamsuddin"]) == letak
    assert side(found["Mengetahui,"]) == letak
    assert side(found["Noor Hasanah"]) == ("kiri" if letak == "kanan" else "tengah" if letak == "tengah" else "kanan")
    alone = drawn((replace(chair, keterangan=""),))
    assert side(alone["H. Syamsuddin"]) == letak
    assert side(alone[TEMPAT]) == letak


def test_a_named_side_wins_over_the_order() -> None:
    late, early = Penanda("a", letak="kiri"), Penanda("b")
    assert tata((early, late)) == [(late, None, early)]
    assert tata((late, early)) == [(late, None, early)]
    both = (Penanda("a", letak="kanan"), Penanda("b", letak="kanan"))
    assert tata(both) == [(None, None, both[0]), (None, None, both[1])]


def test_everyone_signs_once_wherever_they_are_put() -> None:
    for letak in combinations(["", "kiri", "tengah", "kanan"] * 3, 5):
        signers = tuple(Penanda(str(n), letak=side) for n, side in enumerate(letak))
        seated = [p for row in tata(signers) for p in row if p]
        assert sorted(p.jabatan for p in seated) == ["0", "1", "2", "3", "4"]
        for p in signers:
            if p.letak:
                row = next(row for row in tata(signers) if p in row)
                assert row[("kiri", "tengah", "kanan").index(p.letak)] == p


def test_stamp_duty_stands_over_the_name_of_who_answers() -> None:
    signers = (Penanda("Ketua", "H. Syamsuddin"), Penanda("Lurah", "Gusti", "Mengetahui,"))
    assert bermeterai(signers) == signers[0]
    assert bermeterai(signers[1:]) == signers[1]
    assert bermeterai(()) is None
    made = pdf(Isi("x", (Tanda(signers, TEMPAT, METERAI),)))
    assert_no_overlap(made.data)
    found = {b.text.strip(): b for b in next(boxes(made.data))}
    words = next(b for text, b in found.items() if text.startswith("Meterai"))
    assert found["Ketua"].bottom > words.top
    assert words.bottom > found["H. Syamsuddin"].top
    down = [(x, low, high) for x, low, high in rules(made.data, 0)[1] if low < words.bottom and high > words.top]
    assert [abs(x - words.left) < 25 * MM for x, *_ in down] == [True, True]
    assert down[1][0] - down[0][0] == pytest.approx(25 * MM, abs=0.5)
    assert "Nilai lain" in text_of(pdf(Isi("x", (Tanda(signers, TEMPAT, "Nilai lain"),))).data)


@pytest.mark.parametrize("kertas", [F4, A4.rebah()], ids=["F4", "A4 lying"])
@pytest.mark.parametrize("count", range(1, 7))
def test_long_names_and_titles_wrap_and_stay_whole(count: int, kertas: Kertas) -> None:
    name = "Prof. Dr. H. Muhammad Abdul Rahman Al-Banjari Arsyad bin H. Yusuf, S.H., M.Hum."
    title = "Koordinator Lembaga Keswadayaan Masyarakat Sejahtera Bersama Kelurahan Kelayan Tengah"
    signers = tuple(Penanda(title, f"{name} {n}", "Mengetahui,", "NIP 19700101 199003 1 001") for n in range(count))
    for size in (10.0, 12.0):
        made = pdf(prosa(5, penanda=signers), kertas, Pilihan(ukuran=size))
        assert_no_overlap(made.data)
        text = squeezed(text_of(made.data))
        assert all(squeezed(f"{name} {n}") in text for n in range(count))
        assert text.count(squeezed(title)) + text.count(squeezed(title[:30])) >= count


def test_a_name_that_cannot_fit_ends_visibly_cut() -> None:
    found = drawn((Penanda("Sekretaris", "Siti " * 200), Penanda(NAKAL, NAKAL)))
    assert any(text.endswith("…") for text in found)
    assert any("Rifa'i</b>" in text for text in found)


def test_the_block_moves_to_the_next_page_whole() -> None:
    for count in range(8, 14):
        made = pdf(prosa(count, penanda=orang(6)))
        pages = [[b.text.strip() for b in found if b.text.strip().startswith(("Nama ", "Jabatan "))]
                 for found in boxes(made.data)]  # fmt: skip
        assert sorted(len(names) for names in pages)[-1] == 12, count


def test_tighter_styles_only_get_tighter() -> None:
    for size in (10.0, 12.0):
        loose, tight, tightest = (Gaya(size, n) for n in range(3))
        for what in ("baris", "baris_sel", "baris_fakta", "baris_tanda", "stempel", "baris_isian", "sisi_sel"):
            assert getattr(loose, what) > getattr(tight, what) > getattr(tightest, what), what
        assert tightest.baris > size
        assert loose.sela(10) > tight.sela(10) > tightest.sela(10) > 0


@pytest.mark.parametrize("kertas", [F4, A4, A4.rebah()], ids=["F4", "A4", "A4 lying"])
@pytest.mark.parametrize("logos", [0, 1, 2])
@pytest.mark.parametrize("name", ["LKM " + "W" * 76, "LKM " + "Sejahtera Membangun Kelurahan Kelayan " * 2])
def test_a_name_of_eighty_letters_touches_neither_logo_nor_rule(name: str, logos: int, kertas: Kertas) -> None:
    picture = gambar()
    kop = Kop((*KOP.baris[:1], name, "Kelurahan " * 12, "Jl. " * 30), picture if logos else None,
              picture if logos == 2 else None)  # fmt: skip
    made = pdf(prosa(2, kop), kertas)
    assert_no_overlap(made.data)
    found = next(boxes(made.data))
    title = next(b for b in found if b.text.strip() == "BERITA ACARA")
    head = [b for b in found if b.bottom > title.top]
    thick = [y for y, *_ in rules(made.data, 0)[0] if y > title.top]
    assert len(thick) == 2
    assert min(b.bottom for b in head) > max(thick) + 1
    room = (27 if logos else 0) * MM
    assert min(b.left for b in head) >= 30 * MM + room - 1
    beside = room if logos == 2 else 0  # a single logo leaves the other side to long lines
    assert max(b.right for b in head) <= kertas.lebar - 20 * MM - beside + 1
    assert squeezed(name.upper()) in squeezed(text_of(made.data))
