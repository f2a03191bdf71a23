"""What the check of the data finds, and that a clean office is silent."""

from datetime import date

from lkm_desktop.domain import Kehadiran, Orang
from lkm_desktop.services import kehadiran, notulen, undangan
from lkm_desktop.services.periksa import counts, findings
from lkm_desktop.storage import Store
from tests.pembantu import meeting, person

HARI = date(2025, 9, 21)


def kalimat(store: Store) -> list[str]:
    with store.read() as s:
        return [t.kalimat for t in findings(s, HARI)]


def test_an_empty_office_is_clean(store: Store) -> None:
    assert kalimat(store) == []
    with store.read() as s:
        assert set(counts(s).values()) == {0}


def test_doubles_and_impossible_values(store: Store) -> None:
    person(store, "Siti Aminah", nik="9901014101700001", tanggal_lahir=date(1970, 1, 1), jenis_kelamin="P")
    person(store, "Hj. Siti Aminah", nik="9901014101700001", tanggal_lahir=date(1970, 1, 1), jenis_kelamin="P")
    person(store, "Anang", nik="9901014101700002", tanggal_lahir=date(1970, 1, 1), jenis_kelamin="L")
    person(store, "Rusdi")
    with store.unit("Isi dari luar") as s:
        s.add(Orang(nama="Dari Masa Depan", jenis_kelamin="L", tanggal_lahir=date(2026, 1, 1), nik="123"))
    assert kalimat(store) == [
        "NIK sama (1): Siti Aminah = Hj. Siti Aminah.",
        "Nama dan tanggal lahir sama (1): Siti Aminah = Hj. Siti Aminah.",
        "NIK atau nomor KK bukan 16 angka (1): Dari Masa Depan.",
        "NIK tidak cocok dengan tanggal lahir atau L/P (1): Anang.",
        "Tanggal lahir sesudah hari ini (1): Dari Masa Depan.",
        "L/P belum diisi (1): Rusdi.",
    ]
    with store.read() as s:
        assert counts(s)["warga"] == 5


def test_many_names_are_shortened(store: Store) -> None:
    for n in range(8):
        person(store, f"Orang {n}")
    assert kalimat(store) == ["L/P belum diisi (8): Orang 0, Orang 1, Orang 2, Orang 3, Orang 4 dan 3 lagi."]


def test_meetings_without_roll_or_decisions_and_late_decisions(store: Store) -> None:
    siti = person(store, "Siti", jenis_kelamin="P")
    lalu = meeting(store, judul="Rapat Maret", tanggal=date(2025, 3, 10))
    meeting(store, judul="Rembug besar", tanggal=date(2025, 4, 1), mode="jumlah")
    meeting(store, judul="Rapat Oktober", tanggal=date(2025, 10, 10))
    assert kalimat(store) == [
        "Kehadiran belum dicatat (2): Rapat Maret, Rembug besar.",
        "Notulen belum berisi keputusan (2): Rapat Maret, Rembug besar.",
    ]
    with store.unit("Catat") as s:
        undangan.undang(s, lalu, [siti])
        kehadiran.record_kehadiran(s, lalu, "1")
        tugas = {"penanggung_jawab": "Siti", "tenggat": date(2025, 4, 1)}
        putusan = {"isi": "Papan diganti.", "tindak_lanjut": [tugas]}
        notulen.save_notulen(s, lalu, {"keputusan": [putusan]})
    assert kalimat(store) == [
        "Kehadiran belum dicatat (1): Rembug besar.",
        "Notulen belum berisi keputusan (1): Rembug besar.",
        "Tindak lanjut lewat tenggat (1): Papan diganti (Siti, terlambat 24 minggu).",
    ]


def test_the_same_person_or_number_twice_on_a_roll(store: Store) -> None:
    siti = person(store, "Siti", jenis_kelamin="P")
    rapat_id = meeting(store, judul="Rapat Oktober", tanggal=date(2025, 10, 10))
    with store.unit("Dari luar") as s:
        s.add_all([Kehadiran(rapat_id=rapat_id, urut=1, orang_id=siti) for _ in range(2)])
    assert kalimat(store) == [
        "Orang yang sama dua kali di satu daftar hadir (1): Rapat Oktober.",
        "Nomor yang sama dua kali di satu daftar hadir (1): Rapat Oktober.",
    ]


def test_late_follow_ups_and_double_numbers_are_told(store: Store) -> None:
    for number in (1, 2):
        row = meeting(store, judul=f"Rapat {number}", tanggal=date(2025, number, 5))
        with store.unit("Simpan") as s:
            notulen.save_notulen(s, row, {"keputusan": [{"isi": "Tenda", "nomor": "1/KEP/2025", "tindak_lanjut": [
                {"isi": "Cari harga.", "penanggung_jawab": "Budi", "tenggat": date(2025, 3, 1)}]}]})  # fmt: skip
    with store.read() as s:
        found = [t.kalimat for t in findings(s, date(2025, 3, 22))]
    assert "Nomor keputusan dipakai dua kali (1): 1/KEP/2025." in found
    late = "Cari harga (Budi, terlambat 3 minggu)"
    assert f"Tindak lanjut lewat tenggat (2): {late}, {late}." in found
