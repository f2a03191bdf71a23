"""Inviting, the signed sheet, guests, quorum, frozen numbers."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.domain import Kehadiran
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import aturan, kehadiran, rapat, undangan
from lkm_desktop.services.roll import Roll, roll
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.rapat import counts_sentence
from tests.pembantu import add, meeting, member, person


def roll_of(store: Store, rapat_id: str) -> Roll:
    with store.read() as s:
        return roll(s, rapat_id)


def enter(store: Store, rapat_id: str, text: str) -> kehadiran.Catatan:
    with store.unit("Catat kehadiran") as s:
        return kehadiran.record_kehadiran(s, rapat_id, text)


@pytest.fixture
def rapat_id(store: Store) -> str:
    """A members' meeting: 5 members (koordinator Ujang), 2 relawan invited."""
    for n, name in enumerate(["Ahmad", "Budi", "Citra", "Dewi"]):
        member(store, person(store, name, jenis_kelamin="LP"[n > 1], rt="01"))
    member(store, person(store, "Ujang", jenis_kelamin="L"), "Koordinator")
    for name in ("Fatimah", "Hj. Siti Aminah"):
        add(store, "relawan", nama=name, jenis_kelamin="P", tanggal_daftar=date(2024, 1, 1))
    row = meeting(store)
    with store.unit("Undang") as s:
        assert undangan.undang_badan(s, row, "LKM") == 5
        assert undangan.undang_badan(s, row, "relawan") == 2
        assert undangan.undang_badan(s, row, "LKM") == 0
    return row


def test_rows_are_numbered_chair_first_then_members_then_relawan(store: Store, rapat_id: str) -> None:
    rows = roll_of(store, rapat_id).rows
    assert [(r.urut, r.nama) for r in rows] == [
        (1, "Ujang"), (2, "Ahmad"), (3, "Budi"), (4, "Citra"), (5, "Dewi"), (6, "Fatimah"), (7, "Hj. Siti Aminah"),
    ]  # fmt: skip
    assert (rows[0].jabatan, rows[1].jabatan, rows[5].jabatan) == ("Koordinator LKM", "Anggota LKM", "Relawan")


def test_marks_are_counted_by_gender_and_element(store: Store, rapat_id: str) -> None:
    assert enter(store, rapat_id, "1-3 6 5i 7s").ditandai == 6
    counted = roll_of(store, rapat_id).hitung
    assert (counted.diundang, counted.hadir, counted.l, counted.p) == (7, 4, 3, 1)
    assert (counted.izin, counted.sakit, counted.alpa, counted.belum) == (1, 1, 0, 1)
    assert counted.unsur == {"LKM": 3, "Relawan": 1}
    assert counted.relawan == 1


def test_quorum_counts_members_only_and_follows_the_rule(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1 2 6 7")
    found = roll_of(store, rapat_id).kuorum
    assert found is not None
    assert (found.anggota, found.hadir, found.perlu, found.tercapai) == (5, 2, 3, False)
    enter(store, rapat_id, "3")
    assert "kuorum tercapai" in roll_of(store, rapat_id).kuorum.kalimat  # type: ignore[union-attr]
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"kuorum": "2/3"})
    assert roll_of(store, rapat_id).kuorum.perlu == 4  # type: ignore[union-attr]
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"kuorum": "0"})
    assert roll_of(store, rapat_id).kuorum is None


def test_a_wrong_number_marks_nothing_and_is_named(store: Store, rapat_id: str) -> None:
    with pytest.raises(LkmError, match="Baris 8, 9 tidak ada di daftar hadir ini; tidak ada yang ditandai"):
        enter(store, rapat_id, "1-3 8 9")
    assert roll_of(store, rapat_id).hitung.hadir == 0


def test_names_mark_rows_and_unknown_names_become_guests(store: Store, rapat_id: str) -> None:
    person(store, "Rahmawati", jenis_kelamin="P", unsur="Ketua RT")
    told = enter(store, rapat_id, "siti aminah, Rahmawati, Pak Lurah Baru L")
    assert told.tamu == ("Pak Lurah Baru",)
    assert told.tanpa_undangan == ("Rahmawati",)
    counted = roll_of(store, rapat_id).hitung
    assert (counted.hadir, counted.tamu, counted.l, counted.p) == (3, 1, 1, 2)
    assert counted.diundang == 7  # walk-ins were not invited
    with store.read() as s:
        assert [(r.diundang, r.hadir) for r in rapat.rapat_list(s)] == [(7, 3)]


def test_a_guest_is_linked_to_a_person_later_and_undo_brings_the_guest_back(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "Zainal Abidin L")
    guest = roll_of(store, rapat_id).rows[-1]
    known = person(store, "Zainal Abidin", jenis_kelamin="L", unsur="Tokoh agama")
    with store.unit("Hubungkan tamu") as s:
        kehadiran.link_tamu(s, guest.id, known)
    row = roll_of(store, rapat_id).rows[-1]
    assert (row.orang_id, row.urut, row.status) == (known, guest.urut, "hadir")
    store.undo()
    assert roll_of(store, rapat_id).rows[-1].orang_id is None


def test_two_people_of_one_name_are_asked_about(store: Store, rapat_id: str) -> None:
    double = person(store, "Siti Aminah", jenis_kelamin="P", rt="09")
    with store.unit("Undang") as s:
        undangan.undang(s, rapat_id, [double])
    with pytest.raises(LkmError, match="Ada 2 orang bernama Siti Aminah") as caught:
        enter(store, rapat_id, "Siti Aminah")
    assert "7 atau 8" in str(caught.value)


def test_a_part_of_two_names_is_asked_about_but_a_spare_row_may_take_it(store: Store, rapat_id: str) -> None:
    other = person(store, "Siti Hartini", jenis_kelamin="P", rt="09")
    with store.unit("Undang") as s:
        undangan.undang(s, rapat_id, [other])
    with pytest.raises(LkmError, match=r"Ada 2 orang yang namanya memuat Siti .*7 atau 8"):
        enter(store, rapat_id, "Siti")
    assert enter(store, rapat_id, "12=Siti").tamu == ("Siti",)


def test_the_rest_by_words_and_a_mark_behind_a_name(store: Store, rapat_id: str) -> None:
    told = enter(store, rapat_id, "1-2, Dewi i, sisanya alpa")
    counted = roll_of(store, rapat_id).hitung
    assert (told.ditandai, told.tamu) == (7, ())
    assert (counted.hadir, counted.izin, counted.alpa, counted.belum) == (2, 1, 4, 0)
    assert enter(store, rapat_id, "semua").ditandai == 0
    for text in ("Orang Lain i", "DEWI I"):
        with pytest.raises(LkmError):
            enter(store, rapat_id, text)
    assert len(roll_of(store, rapat_id).rows) == 7


def test_mod405_the_rest_fills_only_what_is_unset(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1 2i")
    with store.unit("Sisanya alpa") as s:
        assert kehadiran.fill_unset(s, rapat_id, "alpa") == 5
    counted = roll_of(store, rapat_id).hitung
    assert (counted.hadir, counted.izin, counted.alpa) == (1, 1, 5)
    store.undo()
    assert roll_of(store, rapat_id).hitung.belum == 5


def test_numbers_freeze_when_printed(store: Store, rapat_id: str) -> None:
    before = [(r.urut, r.nama) for r in roll_of(store, rapat_id).rows]
    with store.unit("Cetak daftar hadir") as s:
        kehadiran.freeze(s, rapat_id)
    late = person(store, "Aaa Paling Awal")
    with store.unit("Undang") as s:
        undangan.undang(s, rapat_id, [late])
    rows = [(r.urut, r.nama) for r in roll_of(store, rapat_id).rows]
    assert rows == [*before, (8, "Aaa Paling Awal")]
    with pytest.raises(LkmError, match="nomor barisnya tetap"), store.unit("Hapus undangan") as s:
        undangan.hapus_undangan(s, rapat_id, [roll_of_id(s, rapat_id, 2)])
    enter(store, rapat_id, "1")
    with pytest.raises(LkmError, match="Sudah ada 1 baris"), store.unit("Buka nomor") as s:
        kehadiran.thaw(s, rapat_id)


def roll_of_id(s: object, rapat_id: str, number: int) -> str:
    return next(r.id for r in roll(s, rapat_id).rows if r.urut == number)  # type: ignore[arg-type]


def test_position_on_a_printed_sheet_stays_when_the_hat_changes(store: Store, rapat_id: str) -> None:
    with store.unit("Cetak") as s:
        kehadiran.freeze(s, rapat_id)
        s.query(Kehadiran).count()
    ahmad = roll_of(store, rapat_id).rows[1]
    assert ahmad.jabatan == "Anggota LKM"
    add(store, "pengelola", orang_id=ahmad.orang_id, badan="pengawas", jabatan="Ketua", mulai=date(2024, 1, 1))
    assert roll_of(store, rapat_id).rows[1].jabatan == "Anggota LKM"


def test_a_guest_signs_on_a_spare_row(store: Store, rapat_id: str) -> None:
    with store.unit("Cetak") as s:
        kehadiran.freeze(s, rapat_id)
    enter(store, rapat_id, "10=Basuki Rahmat L")
    assert roll_of(store, rapat_id).rows[-1].urut == 10
    with pytest.raises(LkmError, match="Baris 2 di daftar hadir ini atas nama Ahmad"):
        enter(store, rapat_id, "2=Basuki Baru")


def test_counts_only_for_a_large_rembug(store: Store) -> None:
    row = meeting(store, judul="Rembug kelurahan", jenis="rembug_kelurahan", mode="jumlah")
    with store.unit("Isi jumlah") as s:
        kehadiran.save_counts(s, row, 120, 135, 90)
    counted = roll_of(store, row).hitung
    assert (counted.hadir, counted.l, counted.p, counted.miskin) == (255, 120, 135, 90)
    with pytest.raises(FieldErrors, match=r"lebih banyak daripada yang hadir \(255\)"), store.unit("Isi") as s:
        kehadiran.save_counts(s, row, 120, 135, 256)
    with store.unit("Isi jumlah") as s:
        kehadiran.save_counts(s, row, 120, 135, 90, 45)
    assert roll_of(store, row).hitung.relawan == 45
    with pytest.raises(FieldErrors, match=r"Jumlah relawan lebih banyak daripada yang hadir \(20\)"), \
            store.unit("Isi") as s:
        kehadiran.save_counts(s, row, 10, 10, None, 21)
    with pytest.raises(FieldErrors, match="tidak boleh kurang dari nol"), store.unit("Isi") as s:
        kehadiran.save_counts(s, row, 10, 10, None, -1)
    assert roll_of(store, row).hitung.relawan == 45
    with pytest.raises(LkmError, match="hanya mencatat jumlah"):
        enter(store, row, "1-3")


def test_trashed_meeting_disappears_and_comes_back(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1-3")
    with store.unit("Hapus rapat") as s:
        rapat.trash_rapat(s, rapat_id)
    with store.read() as s:
        assert rapat.rapat_list(s) == []
        assert [r[1] for r in rapat.trashed_rapat(s)] == ["Rapat rutin Maret"]
    store.undo()
    with store.read() as s:
        found = rapat.rapat_list(s, "rutin")
    assert [(r.hadir, r.l, r.p, r.diundang) for r in found] == [(3, 3, 0, 7)]


def test_meeting_is_found_by_number_or_id(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        assert rapat.find_rapat(s, "1") == rapat_id
        assert rapat.find_rapat(s, rapat_id[:8]) == rapat_id
        with pytest.raises(LkmError, match="Rapat 99 tidak ditemukan"):
            rapat.find_rapat(s, "99")


def test_meeting_form_is_checked(store: Store) -> None:
    with pytest.raises(FieldErrors) as caught:
        meeting(store, judul=" ", jam_mulai="25:00", tanggal="31-02-2025")
    assert set(caught.value.errors) == {"judul", "jam_mulai", "tanggal"}
    with pytest.raises(FieldErrors, match="Jam selesai lebih awal"):
        meeting(store, jam_mulai="19.30", jam_selesai="18.00")


def test_br19_counts_in_words_add_up_when_a_guest_has_no_gender(store: Store, rapat_id: str) -> None:
    enter(store, rapat_id, "1 6, Basuki Rahmat")
    told = counts_sentence(roll_of(store, rapat_id).hitung)
    assert "hadir 3 (1 laki-laki, 1 perempuan, 1 belum diisi L/P); tamu 1" in told
    enter(store, rapat_id, "2")
    assert "hadir 4 (2 laki-laki, 1 perempuan, 1 belum diisi L/P)" in counts_sentence(roll_of(store, rapat_id).hitung)
