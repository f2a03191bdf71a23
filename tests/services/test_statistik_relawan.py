"""Statistics of relawan against a hand count, and every number against the list that it opens."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lkm_desktop.domain import RELAWAN
from lkm_desktop.services import pelatihan, registers, relawan_peran, statistik_relawan
from lkm_desktop.services.registers import Query
from lkm_desktop.services.relawan_peran import PeranBaru
from lkm_desktop.services.statistik_relawan import KOLOM_R5
from lkm_desktop.storage import Store
from tests.pembantu import add, person
from tests.services.relawan_bantu import TODAY, held

#: name, L/P, poor, RT, RW, unsur, minat
PEOPLE = (
    ("Ahmad", "L", True, "1", "1", "Warga", "kesehatan"), ("Budi", "L", False, "2", "1", "Warga", "kesehatan"),
    ("Citra", "P", False, "1", "2", "PKK", "pendidikan"), ("Dewi", "P", True, "1", "2", None, None),
    ("Eka", None, None, None, None, "PKK", "lingkungan"), ("Fauzi", "L", True, "1", "1", "Warga", "kesehatan"),
)


@pytest.fixture
def six(store: Store) -> dict[str, str]:
    """Six relawan, the last moved away; Ahmad came 4 times, Citra once; Budi and Citra are trained."""
    found = {}
    for name, jk, poor, rt, rw, unsur, minat in PEOPLE:
        found[name] = person(store, name, jenis_kelamin=jk, miskin=poor, rt=rt, rw=rw, unsur=unsur)
        more = {"status": "pindah", "status_tanggal": date(2022, 1, 1)} if name == "Fauzi" else {}
        add(store, "relawan", orang_id=found[name], minat=minat, **more)
    for ago in (1, 2, 3, 4):
        held(store, ago, [found["Ahmad"]])
    held(store, 5, [found["Citra"]])
    training = add(store, "pelatihan", nama="Dasar", mulai=TODAY - timedelta(days=90))
    with store.unit("Isi") as s:
        pelatihan.tambah(s, training, [found["Budi"], found["Citra"], found["Fauzi"]])
        relawan_peran.beri(s, [found["Ahmad"], found["Budi"]], PeranBaru("relawan_sektoral"), None)
    return found


def test_hand_count(store: Store, six: dict[str, str]) -> None:
    with store.read() as s:
        found = statistik_relawan.statistik(s)
    assert (found.jumlah, found.l, found.p, found.tanpa_jk, found.tanpa_miskin, found.beda) == (5, 2, 2, 1, 1, 3)
    counted = {k.kunci: [(b.label, b.jumlah, b.l, b.p) for b in k.baris] for k in found.kelompok}
    assert counted == {
        "jenis_kelamin": [("Laki-laki", 2, 2, 0), ("Perempuan", 2, 0, 2), ("Belum diisi", 1, 0, 0)],
        "miskin": [("Miskin", 2, 1, 1), ("Non miskin", 2, 1, 1), ("Belum diisi", 1, 0, 0)],
        "keaktifan": [("Aktif", 1, 1, 0), ("Jarang", 1, 0, 1), ("Tidak aktif", 3, 1, 1)],
        "terlatih": [("Terlatih", 2, 1, 1), ("Belum terlatih", 3, 1, 1)],
        "rw": [("RW 01", 2, 2, 0), ("RW 02", 2, 0, 2), ("Belum diisi", 1, 0, 0)],
        "rt": [("RT 01 RW 01", 1, 1, 0), ("RT 02 RW 01", 1, 1, 0), ("RT 01 RW 02", 2, 0, 2), ("Belum diisi", 1, 0, 0)],
        "unsur": [("PKK", 2, 0, 1), ("Warga", 2, 2, 0), ("Belum diisi", 1, 0, 1)],
        "minat": [("kesehatan", 2, 2, 0), ("lingkungan", 1, 0, 0), ("pendidikan", 1, 0, 1), ("Belum diisi", 1, 0, 1)],
        "sektor": [("kesehatan", 2, 2, 0), ("Belum diisi", 3, 0, 2)],
    }  # fmt: skip
    assert [(r.rw, r.angka) for r in found.r5] == [
        ("01", (2, 0, 1, 0, 1, 1, 1)), ("02", (0, 2, 0, 0, 1, 1, 1)), ("", (0, 0, 0, 0, 0, 0, 0)),
    ]
    assert found.seluruh == (2, 2, 1, 0, 2, 2, 2)
    assert found.catatan == (
        "L/P 1 relawan belum diisi.", "Miskin atau tidaknya 1 relawan belum diisi.",
        "3 relawan berstatus aktif, tetapi menurut daftar hadir tidak aktif.",
    )


def test_an_rt_without_relawan_is_told(store: Store, six: dict[str, str]) -> None:
    person(store, "Gita", rt="3", rw="2")
    with store.read() as s:
        lines = statistik_relawan.statistik(s).satu("rt").baris
    assert [(b.label, b.jumlah) for b in lines[2:4]] == [("RT 01 RW 02", 2), ("RT 03 RW 02", 0)]


def test_every_number_opens_its_list(store: Store, six: dict[str, str]) -> None:
    with store.read() as s:
        found = statistik_relawan.statistik(s)
        for group in found.kelompok:
            assert sum(line.jumlah for line in group.baris) == found.jumlah, group.kunci
            for line in group.baris:
                assert registers.count(s, RELAWAN, Query(saring=dict(line.saring))) == line.jumlah, line
        for row in found.r5:
            for n in range(len(KOLOM_R5)):
                assert registers.count(s, RELAWAN, Query(saring=dict(row.saring(n)))) == row.angka[n], (row, n)


def test_charts(store: Store, six: dict[str, str]) -> None:
    with store.read() as s:
        places, active, interests = statistik_relawan.bagan(statistik_relawan.statistik(s))
    assert places.label == ("RW 01", "RW 02", "Belum diisi")
    assert [(one.nama, one.nilai) for one in places.seri] == [
        ("Laki-laki", (2.0, 0.0, 0.0)), ("Perempuan", (0.0, 2.0, 0.0)), ("L/P belum diisi", (0.0, 0.0, 1.0)),
    ]
    assert active.label == ("Aktif", "Jarang", "Tidak aktif")
    assert interests.label[0] == "kesehatan"


def test_many_interests_share_the_last_bar(store: Store) -> None:
    for n in range(12):
        add(store, "relawan", nama=f"Relawan {n:02}", jenis_kelamin="L", minat=f"minat {n:02}")
    with store.read() as s:
        chart = statistik_relawan.bagan(statistik_relawan.statistik(s))[2]
    assert len(chart.label) == 8
    assert chart.label[-1] == "Lainnya"
    assert sum(chart.seri[0].nilai) == 12  # type: ignore[arg-type]


def test_nobody(store: Store) -> None:
    with store.read() as s:
        found = statistik_relawan.statistik(s)
    assert (found.jumlah, found.r5, found.catatan, statistik_relawan.bagan(found)) == (0, (), (), ())
