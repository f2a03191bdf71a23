"""Blank forms follow the registers; the test page is true to the millimetre on every paper."""

from __future__ import annotations

import re
from datetime import date

import pytest

from lkm_desktop.documents import Pilihan, formulir, make_paper
from lkm_desktop.documents.page import A4, F4, FOLIO, MM, Kertas
from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import templat
from lkm_desktop.storage import Store
from tests import pembantu
from tests.documents.pdf_reader import (
    assert_no_overlap,
    assert_sound,
    page_texts,
    paper_mm,
    rules,
    squeezed,
    text_of,
)

FORMS = {"formulir-relawan": "relawan", "formulir-warga": "orang"}


@pytest.mark.parametrize("kertas", [F4, A4, FOLIO], ids=lambda k: k.nama)
@pytest.mark.parametrize("kunci", FORMS)
def test_one_page_with_every_field_of_the_register(store: Store, kunci: str, kertas: Kertas) -> None:
    with store.read() as s:
        made = make_paper(s, kunci, Pilihan(kertas=kertas))
    assert_sound(made)
    assert made.halaman == 1
    text = squeezed(page_texts(made.data)[0]).lower()
    for key in REGISTERS[FORMS[kunci]].form:
        field = REGISTERS[FORMS[kunci]].field(key)
        label = "Jenis kelamin" if field.kind == "jk" else field.label
        assert all(word.lower() in text for word in label.split()), key
        for _, choice in field.choices if key not in ("status",) else ():
            assert squeezed(choice).lower() in text, (key, choice)
    assert "uu27/2022" in text


@pytest.mark.parametrize("register", ["relawan", "orang"])
def test_resident_and_secretariat_share_all_fields(register: str) -> None:
    person, office = formulir.bagian(REGISTERS[register])
    assert sorted(person + office) == sorted(REGISTERS[register].form)
    assert person[0] == "nama"
    assert "miskin" in office


def test_known_person_is_filled_in(store: Store) -> None:
    who = pembantu.person(store, "Noor <b>Hasanah</b>", jenis_kelamin="P", tempat_lahir="Barabai", rt="3", rw="1",
                          tanggal_lahir=date(1970, 8, 17), alamat="Gang Melati", no_hp="081250001200",
                          nik="6371015708700001", pendidikan="Strata II")  # fmt: skip
    with store.read() as s:
        board = make_paper(s, "formulir-warga", Pilihan(subjek=who))
        full = text_of(make_paper(s, "formulir-warga", Pilihan(subjek=who, papan=False)).data)
        assert board.isi is not None
        blocks = {getattr(b, "label", ""): b for b in board.isi.blok}
    assert_sound(board)
    text = text_of(board.data)
    for expected in ("Noor <b>Hasanah</b>", "Barabai, 17 Agustus 1970", "Gang Melati, RT 03/RW 01"):
        assert expected in text
    assert getattr(blocks["Jenis kelamin"], "dipilih", ()) == ("Perempuan",)
    assert getattr(blocks["Pendidikan"], "dipilih", ()) == ("Strata II",)
    assert "6371015708700001" not in text
    assert "0812" not in text
    assert "6371015708700001" in full
    assert "0812-5000-1200" in full


def test_consent_is_the_offices_own_sentence(store: Store) -> None:
    with store.unit("Ubah kalimat") as s:
        templat.simpan(s, "formulir-relawan", "persetujuan", "Saya setuju data saya dipakai {lembaga}.")
    with store.read() as s:
        text = text_of(make_paper(s, "formulir-relawan").data)
    assert "Saya setuju data saya dipakai LKM Maju Bersama." in text
    assert "UU 27/2022" not in text


@pytest.mark.parametrize("rebah", [False, True], ids=["upright", "lying"])
@pytest.mark.parametrize("kertas", [F4, A4, FOLIO], ids=lambda k: k.nama)
def test_test_page_is_true_to_the_millimetre(store: Store, kertas: Kertas, rebah: bool) -> None:
    kertas = kertas.rebah() if rebah else kertas
    with store.read() as s:
        made = make_paper(s, "halaman-uji", Pilihan(kertas=kertas))
    assert made.halaman == 1
    assert_no_overlap(made.data)
    wide, tall = kertas.lebar_mm, kertas.tinggi_mm
    assert paper_mm(made.data)[0] == pytest.approx((wide, tall), abs=0.01)
    across, down = rules(made.data, 0)
    frame = {(round(y / MM, 1), round(a / MM, 1), round(b / MM, 1)) for y, a, b in across}
    assert {(10.0, 10.0, wide - 10), (tall - 10, 10.0, wide - 10)} <= frame
    frame = {(round(x / MM, 1), round(a / MM, 1), round(b / MM, 1)) for x, a, b in down}
    assert {(10.0, 10.0, tall - 10), (wide - 10, 10.0, tall - 10)} <= frame
    ticks = sorted({round(x / MM, 2) for x, a, _ in down if abs(a / MM - 10) < 0.1})
    assert {float(n) for n in range(10, int(wide / 2) - 6)} <= set(ticks)
    edges = {round(x / MM, 1) for x, a, b in down if a < tall / 2 * MM < b and b - a < 12 * MM}
    assert {float(n) for n in range(21)} <= edges
    text = text_of(made.data)
    assert f"{kertas.nama}: {wide:g} x {tall:g} mm" in text
    assert "Pengaturan > Printer" in text


def test_numbers_of_the_ruler_stand_at_their_ticks(store: Store) -> None:
    from tests.documents.pdf_reader import boxes

    with store.read() as s:
        made = make_paper(s, "halaman-uji", Pilihan(kertas=F4))
    along = [b for b in next(boxes(made.data)) if re.fullmatch(r"\d+", b.text.strip()) and b.bottom > 312 * MM]
    found = {int(b.text): (b.left + b.right) / 2 / MM for b in along if int(b.text) < 205}
    assert len(found) > 12
    for mm, place in found.items():
        if abs(mm - F4.lebar_mm / 2) > 12 and 20 < mm < 190:
            assert place == pytest.approx(mm, abs=0.4)
