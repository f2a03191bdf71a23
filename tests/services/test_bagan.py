"""Charts: what they say in words, and that no two words of their layout lie over each other."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from lkm_desktop.services.bagan import Acuan, Bagan, Seri, angka, bagi, kalimat, skala
from lkm_desktop.services.bagan_tata import Petak, Ruas, Tata, Tulisan, arsir, tata, tinggi_perlu

HURUF = 10.0
TAHAP = ("Sosialisasi awal", "RKM", "Pelatihan relawan", "Refleksi Kemiskinan", "Pemetaan Swadaya", "Pemilihan LKM",
         "Pembentukan unit pengelola", "PJM Pronangkis dan Renta", "KSM", "Pelaksanaan", "RWT")


def ukur(teks: str, tebal: bool) -> float:
    return len(teks) * (5.6 if tebal else 5.2)


def susun(bagan: Bagan, lebar: float) -> Tata:
    return tata(bagan, lebar, tinggi_perlu(bagan, lebar, ukur, HURUF), ukur, HURUF)


def bertumpuk(laid: Tata) -> list[tuple[str, str]]:
    """Pairs of words that lie over each other."""
    found = []
    for a, b in combinations(laid.tulisan, 2):
        across = min(a.x + a.lebar, b.x + b.lebar) - max(a.x, b.x)
        along = HURUF * 0.72 - abs(a.y - b.y)
        if across > 0.3 and along > 0.3:
            found.append((a.teks, b.teks))
    return found


def luar(laid: Tata) -> list[str]:
    """Words and shapes that leave the chart."""
    found = [t.teks for t in laid.tulisan
             if t.x < -1 or t.x + t.lebar > laid.lebar + 1 or not 0 < t.y < laid.tinggi + 1]
    for b in laid.bentuk:
        if isinstance(b, Petak) and (b.x < -2 or b.x + b.lebar > laid.lebar + 2 or b.y + b.tinggi > laid.tinggi + 1):
            found.append(str(b))
    return found


def lp(n: int, seed: int = 1, top: int = 200) -> tuple[Seri, Seri]:
    dice = random.Random(seed)
    return (Seri("Laki-laki", tuple(dice.choice((0, 1, dice.randrange(top))) for _ in range(n))),
            Seri("Perempuan", tuple(dice.randrange(top) for _ in range(n))))


@pytest.mark.parametrize("lebar", [300.0, 480.0, 800.0])
@pytest.mark.parametrize("jenis", ["batang", "tumpuk", "garis"])
def test_words_of_a_chart_never_meet(jenis: str, lebar: float) -> None:
    for n in (1, 3, 11, 24):
        for seed in range(4):
            label = (TAHAP * 3)[:n]
            bagan = Bagan("Peserta per tahap", jenis, label, lp(n, seed), "orang", (Acuan(60, "paling sedikit 60"),))
            laid = susun(bagan, lebar)
            assert bertumpuk(laid) == [], (n, seed)
            assert luar(laid) == [], (n, seed)


def test_bars_lie_down_when_their_labels_do_not_fit() -> None:
    bagan = Bagan("Peserta", "tumpuk", TAHAP, lp(11), "orang")
    wide, narrow = susun(bagan, 1500), susun(bagan, 320)
    first = [t for laid in (wide, narrow) for t in laid.tulisan if t.teks == "RKM"]
    assert first[0].y > wide.tinggi * 0.7  # under its bar
    assert first[1].x + first[1].lebar < narrow.lebar * 0.4  # beside it


def test_heights_of_standing_bars_are_in_proportion() -> None:
    bagan = Bagan("", "batang", ("a", "b"), (Seri("x", (40, 10)),))
    bars = [b for b in susun(bagan, 400).bentuk if isinstance(b, Petak) and b.seri == 0]
    assert bars[0].tinggi == pytest.approx(4 * bars[1].tinggi)


def test_every_number_is_written_and_small_parts_are_told_at_the_total() -> None:
    bagan = Bagan("P", "tumpuk", ("a", "b", "c"), (Seri("L", (300, 2, None)), Seri("P", (200, 1, None))))
    words = [t.teks for t in susun(bagan, 400).tulisan]
    assert {"300", "200", "500", "2+1=3", "–"} <= set(words)


def test_each_label_may_have_its_own_threshold() -> None:
    bagan = Bagan("P", "batang", ("a", "b", "c"), (Seri("%", (50, 20, 30)),), "%", (Acuan((30, None, 40), "minimum"),))
    strokes = [b for b in susun(bagan, 400).bentuk if isinstance(b, Ruas) and b.tebal > 1.2]
    assert len({round(s.y1, 1) for s in strokes}) == 3  # legend, 30 and 40
    assert "minimum" in [t.teks for t in susun(bagan, 400).tulisan]


def test_a_line_is_interrupted_where_nothing_was_counted() -> None:
    bagan = Bagan("T", "garis", ("1", "2", "3", "4"), (Seri("x", (5, 6, None, 7)),))
    lines = [b for b in susun(bagan, 400).bentuk if isinstance(b, Ruas) and b.seri == 0]
    assert len(lines) == 1


def test_hatching_stays_inside_its_bar() -> None:
    for pola in ("miring", "balik", "silang", "datar"):
        for r in arsir(10, 20, 37, 13, pola, 4, 0):
            for x, y in ((r.x1, r.y1), (r.x2, r.y2)):
                assert 9.99 <= x <= 47.01
                assert 19.99 <= y <= 33.01
    assert arsir(0, 0, 9, 9, "penuh", 4, 0) == []


def test_the_chart_in_words() -> None:
    bagan = Bagan("Peserta", "tumpuk", ("RKM", "RWT"), (Seri("L", (1200, None)), Seri("P", (800, None))), "orang",
                  (Acuan(30, "paling sedikit 30"),))
    assert kalimat(bagan) == (
        "Bagan batang bertumpuk: Peserta (orang).", "RKM: L 1.200, P 800, jumlah 2.000.", "RWT: belum ada data.",
        "Garis acuan: paling sedikit 30.",
    )  # fmt: skip
    assert kalimat(Bagan("Peserta", "batang", (), ()))[1] == "Belum ada data."
    empty = susun(Bagan("Peserta", "garis", ("a",), (Seri("x", (None,)),)), 300)
    assert [t.teks for t in empty.tulisan if isinstance(t, Tulisan)] == ["Peserta", "Belum ada data."]


def test_numbers_and_scale() -> None:
    assert [angka(v) for v in (0, 7.0, 12.46, 1234.96, 99999)] == ["0", "7", "12,5", "1.235", "99.999"]
    assert skala(0) == (0, 1)
    assert skala(7) == (0, 2, 4, 6, 8)
    assert skala(63.56)[-1] == 80
    assert skala(2700) == (0, 1000, 2000, 3000)


def test_a_long_chart_is_cut_into_parts_on_one_scale() -> None:
    bagan = Bagan("Peserta", "batang", tuple(map(str, range(50))), (Seri("x", tuple(range(50))),), "",
                  (Acuan(tuple(range(50)), "acuan"),))
    parts = bagi(bagan, 20)
    assert [len(p.label) for p in parts] == [17, 16, 17]
    assert {p.tertinggi() for p in parts} == {49}
    assert parts[2].acuan[0].pada(0) == parts[2].seri[0].nilai[0] == 33
    assert bagi(bagan, 50) == (bagan,)


def test_values_that_do_not_belong_to_their_labels_are_refused() -> None:
    for seri in (Seri("x", (1, 2)), Seri("x", (-1,))):
        with pytest.raises(ValueError, match="tidak cocok"):
            Bagan("", "batang", ("a",), (seri,))
    with pytest.raises(ValueError, match="tidak dikenal"):
        Bagan("", "kue", (), ())
