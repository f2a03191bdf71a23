"""The rules of lkm-siklus.md section 8 that concern people and their hats."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lkm_desktop.domain import ANGGOTA, ORANG, PENGELOLA, RELAWAN, Orang, Relawan
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import aturan, kartu, organisasi, registers
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from tests.pembantu import add, member, person


def said(store: Store, register: object, row: str | None, **values: object) -> dict[str, tuple[str, str]]:
    with store.read() as s:
        return {p.field: (p.level, p.sumber[:4].strip(":")) for p in kartu.check(s, register, row, values)}  # type: ignore[arg-type]


def test_nik_is_checked_but_never_demanded(store: Store) -> None:
    assert said(store, ORANG, None, nama="Siti", nik="") == {}
    assert said(store, ORANG, None, nama="Siti", nik="123")["nik"][0] == "salah"
    person(store, "Tanpa NIK satu")
    person(store, "Tanpa NIK dua")  # OpenSID#5249: many people without a NIK


def test_nik_is_compared_with_birth_date_and_gender(store: Store) -> None:
    woman = {"nama": "Siti", "nik": "6371014511650001", "jenis_kelamin": "P", "tanggal_lahir": date(1965, 11, 5)}
    assert said(store, ORANG, None, **woman) == {}
    assert said(store, ORANG, None, **{**woman, "jenis_kelamin": "L"})["nik"] == ("peringatan", "")
    assert said(store, ORANG, None, **{**woman, "tanggal_lahir": date(1965, 11, 6)})["nik"][0] == "peringatan"


def test_br22_same_person_is_noticed_through_titles_and_spelling(store: Store) -> None:
    person(store, "H. Moh. Yusuf", tanggal_lahir=date(1970, 1, 2), rt="03")
    same = said(store, ORANG, None, nama="Muhammad Yusuf, S.Pd", tanggal_lahir=date(1970, 1, 2))
    assert same["nama"] == ("peringatan", "BR22")
    assert said(store, ORANG, None, nama="Muhammad Yusuf")["nama"] == ("info", "BR22")
    assert "nama" not in said(store, ORANG, None, nama="Muhammad Yusuf", tanggal_lahir=date(1999, 1, 2))


def test_br28_leaving_needs_a_date_and_people_with_a_past_are_not_deleted(store: Store) -> None:
    siti = person(store, "Siti")
    assert said(store, ORANG, siti, nama="Siti", status="pindah")["status_tanggal"] == ("salah", "BR28")
    member(store, siti)
    with pytest.raises(LkmError, match="tidak dihapus karena tercatat sebagai Anggota LKM"), store.unit("Hapus") as s:
        registers.trash(s, ORANG, [siti])
    with store.read() as s:
        assert registers.count(s, ORANG, Query()) == 1


def test_br15_one_koordinator_at_a_time(store: Store) -> None:
    first, second = person(store, "Rusdiana"), person(store, "Halimah")
    old = member(store, first, "Koordinator", date(2024, 1, 1))
    with pytest.raises(FieldErrors, match="Rusdiana masih tercatat sebagai koordinator sejak 1 Januari 2024"):
        member(store, second, "Koordinator", date(2025, 1, 1))
    with store.unit("Akhiri masa tugas") as s:
        kartu.end_term(s, old, date(2024, 12, 31), "Habis masa", second)
    member(store, second, "Koordinator", date(2025, 1, 1))
    with store.read() as s:
        assert kartu.koordinator(s, date(2024, 12, 31))[1] == "Rusdiana"  # type: ignore[index]
        assert kartu.koordinator(s, date(2025, 1, 1))[1] == "Halimah"  # type: ignore[index]


def test_br5_and_br6_follow_the_office_setting(store: Store) -> None:
    siti = person(store, "Siti")
    member(store, siti)
    new = {"orang_id": siti, "badan": "sekretariat", "jabatan": "Sekretaris", "mulai": date(2024, 2, 1)}
    assert said(store, PENGELOLA, None, **new)["badan"] == ("peringatan", "BR5")
    assert said(store, PENGELOLA, None, **{**new, "badan": "UPK"})["badan"] == ("peringatan", "BR6")
    with store.unit("Ubah aturan") as s:
        aturan.simpan(s, {"rangkap_sekretariat": "wajib", "rangkap_up": "mati"})
    assert said(store, PENGELOLA, None, **new)["badan"] == ("salah", "BR5")
    assert "badan" not in said(store, PENGELOLA, None, **{**new, "badan": "UPK"})


def test_same_hat_twice_at_once_is_refused_but_later_is_fine(store: Store) -> None:
    siti = person(store, "Siti")
    member(store, siti, mulai=date(2021, 1, 1), selesai=date(2023, 12, 31), alasan_berhenti="Habis masa")
    member(store, siti, mulai=date(2024, 1, 1))
    with pytest.raises(FieldErrors, match="sudah tercatat sebagai Anggota LKM"):
        member(store, siti, mulai=date(2025, 1, 1))


def test_lists_as_of_any_date(store: Store) -> None:
    old = member(store, person(store, "Lama"), mulai=date(2021, 1, 1), selesai=date(2023, 12, 31))
    new = member(store, person(store, "Baru"), mulai=date(2024, 1, 1))

    def on(day: date | None, state: str = "aktif") -> list[str]:
        with store.read() as s:
            return registers.ids(s, ANGGOTA, Query(per_tanggal=day, keadaan=state))

    assert on(date(2023, 3, 1)) == [old]
    assert on(date(2023, 12, 31)) == [old]  # the last day counts
    assert on(date(2024, 1, 1)) == [new]
    assert on(None) == [new]
    assert on(None, "mantan") == [old]
    assert on(None, "semua") == [new, old]


def test_admidio_1456_open_term_makes_active_whatever_ended_before(store: Store) -> None:
    siti = person(store, "Siti")
    member(store, siti, mulai=date(2018, 1, 1), selesai=date(2020, 12, 31))
    current = member(store, siti, mulai=date(2024, 1, 1))
    with store.read() as s:
        assert registers.ids(s, ANGGOTA, Query()) == [current]


def test_relawan_numbers_go_on_and_a_person_registers_once(store: Store) -> None:
    siti, budi = person(store, "Siti"), person(store, "Budi")
    first = add(store, "relawan", orang_id=siti)
    add(store, "relawan", orang_id=budi)
    with pytest.raises(FieldErrors, match="sudah terdaftar sebagai relawan R-0001"):
        add(store, "relawan", orang_id=siti)
    with store.unit("Hapus") as s:
        registers.trash(s, RELAWAN, [first])
    again = add(store, "relawan", orang_id=siti)
    with store.read() as s:
        assert kartu.get(s, RELAWAN, again)["nomor"] == "R-0003"


def test_relawan_as_of_a_date(store: Store) -> None:
    row = add(store, "relawan", nama="Siti", tanggal_daftar=date(2024, 1, 1), status="pindah",
              status_tanggal=date(2025, 1, 1))
    with store.read() as s:
        assert registers.ids(s, RELAWAN, Query(per_tanggal=date(2024, 6, 1))) == [row]
        assert registers.ids(s, RELAWAN, Query(per_tanggal=date(2023, 6, 1))) == []
        assert registers.ids(s, RELAWAN, Query()) == []


def test_findings_about_the_board(store: Store) -> None:
    start = date.today() - timedelta(days=3 * 365 - 30)
    with store.unit("Profil") as s:
        organisasi.save(s, {"periode_mulai": start})
    for n in range(10):
        old = person(store, f"Orang {n}", jenis_kelamin="LP"[n == 0], tanggal_lahir=date(1950, 1, 1))
        member(store, old, mulai=start)
    with store.read() as s:
        found = {t.kode: t for t in aturan.periksa(s)}
    assert found["BR2"].kalimat == "Jumlah anggota genap (10); biasanya ganjil."
    assert found["BR3"].kalimat == "Anggota perempuan 1 dari 10 (10 %); sekurang-kurangnya 30 %."
    assert "hari lagi" in found["BR4"].kalimat
    assert found["BR8"].sumber.startswith("BR8: ART")
    assert "koordinator" in found["BR15"].kalimat
    assert "BR1" not in found
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"min_anggota": "11", "wajib_ganjil": "mati"})
    with store.read() as s:
        codes = {t.kode for t in aturan.periksa(s)}
    assert "BR1" in codes
    assert "BR2" not in codes


def test_wrong_threshold_is_refused(store: Store) -> None:
    with pytest.raises(LkmError, match="harus angka bulat"), store.unit("Aturan") as s:
        aturan.simpan(s, {"min_anggota": "sembilan"})


def test_roles_of_a_relawan_speak_the_office_word(store: Store) -> None:
    siti = person(store, "Siti")
    member(store, siti)
    add(store, "pengelola", orang_id=siti, badan="forum_relawan", jabatan="Ketua", mulai=date(2024, 1, 1))
    row = add(store, "relawan", orang_id=siti)
    with store.unit("Profil") as s:
        organisasi.save(s, {"istilah": "BKM"})
    with store.read() as s:
        [(_, roles)] = registers.rows(s, RELAWAN, [row], ("nama", "peran"))
        assert set(roles.split(", ")) == {"Anggota BKM", "Ketua Forum relawan"}
        assert RELAWAN.title_for("BKM") == "Relawan"
        assert ANGGOTA.title_for("BKM") == "Anggota BKM"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("+62 812-5000-1200", "081250001200"),
        ("0812 5000 1200 / 0813.1", "081250001200 / 08131"),
        ("tidak punya", "tidak punya"),
        ("", None),
    ],
)
def test_phones_are_kept_as_digits_and_two_stay_two(store: Store, typed: str, stored: str | None) -> None:
    row = person(store, "Siti", no_hp=typed)
    with store.read() as s:
        assert kartu.get(s, ORANG, row)["no_hp"] == stored


def test_people_who_left_on_an_unknown_day_are_former_ones(store: Store) -> None:
    row = person(store, "Siti")
    with store.unit("Impor") as s:
        s.get_one(Orang, row).status = "pindah"
    relawan = add(store, "relawan", nama="Budi")
    with store.unit("Impor") as s:
        s.get_one(Relawan, relawan).status = "tidak aktif"
    coming = member(store, person(store, "Nanti"), mulai=date.today() + timedelta(days=9))
    with store.read() as s:
        assert registers.ids(s, ORANG, Query(keadaan="mantan")) == [row]
        assert row not in registers.ids(s, ORANG, Query())
        assert registers.ids(s, RELAWAN, Query(keadaan="mantan")) == [relawan]
        assert registers.ids(s, ANGGOTA, Query(keadaan="mantan")) == []
        assert registers.ids(s, ANGGOTA, Query(keadaan="semua")) == [coming]


def test_control_characters_are_not_kept(store: Store) -> None:
    with pytest.raises(FieldErrors, match="harus diisi"):
        person(store, "\x00\x07")
    row = person(store, "Si\x00ti\ud800 Aminah")
    with store.read() as s:
        assert kartu.get(s, ORANG, row)["nama"] == "Siti Aminah"
