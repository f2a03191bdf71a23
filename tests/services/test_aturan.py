"""Rules of the board that have no test elsewhere: advisers (BR7), absence in a row (BR23), the code of a kelurahan
(BR27); and the table of all rules in docs/aturan.md, whose every word about code and tests is held against both."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import aturan, kehadiran, organisasi, undangan
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, member, person

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (BR\d+) \|(.*)\|$", re.MULTILINE)


def found(store: Store) -> dict[str, list[str]]:
    """What the rules say today, by code."""
    told: dict[str, list[str]] = {}
    with store.read() as s:
        for one in aturan.periksa(s):
            told.setdefault(one.kode, []).append(one.kalimat)
    return told


def test_br7_advisers_are_three_for_a_year_and_two_terms(store: Store) -> None:
    today = date.today()
    for n in range(3):
        add(store, "pengelola", orang_id=person(store, f"Penasehat {n}"), badan="penasehat", jabatan="Anggota",
            mulai=today - timedelta(days=30))  # fmt: skip
    assert "BR7" not in found(store)
    old = person(store, "H. Anang")
    for start, end in ((1200, 900), (800, 500), (400, None)):
        add(store, "pengelola", orang_id=old, badan="penasehat", jabatan="Anggota", mulai=today - timedelta(days=start),
            selesai=today - timedelta(days=end) if end else None)  # fmt: skip
    told = found(store)["BR7"]
    assert told[0] == "Penasehat 4 orang; paling banyak 3."
    assert any("masanya 1 tahun" in one for one in told)
    assert any("sudah 3 kali menjadi penasehat; paling banyak 2" in one for one in told)


def test_br23_absence_three_times_in_a_row_is_named_and_can_be_turned_off(store: Store) -> None:
    people = {name: person(store, name) for name in ("Ahmad", "Budi")}
    for one in people.values():
        member(store, one)
    for n in range(3):
        held = meeting(store, judul=f"Rapat {n}", tanggal=date.today() - timedelta(days=10 * (n + 1)))
        with store.unit("Catat") as s:
            undangan.undang(s, held, list(people.values()))
            rows = dict(tuple(row) for row in s.execute(
                text("SELECT orang_id, id FROM kehadiran WHERE rapat_id = :r"), {"r": held}))  # fmt: skip
            kehadiran.mark(s, held, [rows[people["Ahmad"]]], "hadir")
            kehadiran.mark(s, held, [rows[people["Budi"]]], "alpa")
    assert found(store)["BR23"] == ["Tidak hadir 3 kali berturut-turut: Budi."]
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"absen_beruntun": "0"})
    assert "BR23" not in found(store)


def test_br27_the_code_of_a_kelurahan_begins_with_one_and_of_a_desa_with_two(store: Store) -> None:
    for good in ("63.71.01.1004", "63.08.02.2011"):
        with store.unit("Profil") as s:
            organisasi.save(s, {"kode_kemendagri": good})
    for wrong in ("63.71.01.3004", "6371011004", "63.71.01.10044"):
        with pytest.raises(FieldErrors, match=r"63\.71\.01\.1004"), store.unit("Profil") as s:
            organisasi.save(s, {"kode_kemendagri": wrong})


def test_the_table_of_rules_is_complete_and_true() -> None:
    """Thirty rows; each names settings, code and tests that there are."""
    page = (ROOT / "docs" / "aturan.md").read_text(encoding="utf-8")
    rows = dict(ROW.findall(page))
    assert list(rows) == [f"BR{n}" for n in range(1, 31)]
    for code, row in rows.items():
        places = re.findall(r"`([\w/]+\.py)::(\w+)`", row)
        assert any(path.startswith("tests/") for path, _ in places), f"{code} names no test"
        assert any(not path.startswith("tests/") for path, _ in places), f"{code} names no code"
        for path, name in places:
            source = (ROOT / path).read_text(encoding="utf-8")
            assert re.search(rf"\b{name}\b", source), f"{code}: {path} has no {name}"
        for setting in re.findall(r"⚙ `(\w+)`", row):
            assert setting in aturan.BY_KODE, f"{code}: no setting {setting}"
