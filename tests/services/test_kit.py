"""Meeting kits: the shipped ones, the office's own over them, and the meeting that one of them makes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.domain.rapat import JENIS_RAPAT, MODE, TINGKAT
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import kehadiran, kit, kit_rapat, notulen, organisasi, rapat, roll
from lkm_desktop.services.kit_berkas import berkas_rapat, kurang
from lkm_desktop.services.kit_kata import asing, isi, kata_tanggal, kosong
from lkm_desktop.storage import Store
from tests.pembantu import add, member, person

DAY = date(2025, 9, 10)


def buat(store: Store, kode: str, tanggal: date = DAY, **values: Any) -> str:
    """A meeting from a kit, in a step of its own."""
    with store.unit("Buat rapat") as s:
        return kit_rapat.rapat_dari_kit(s, kode, tanggal, **values)


def test_every_shipped_kit_holds_only_what_the_program_knows() -> None:
    shipped = kit.bawaan()
    assert set(shipped) == {
        "rapat_rutin", "rapat_koordinasi", "rapat_koordinator", "rembug_rt", "rembug_kelurahan", "rkm", "rwt",
        "lokakarya", "kbk", "pelatihan", "sosialisasi", "fgd", "rapat_tim", "pemilihan_rt", "pemilihan_lkm",
    }  # fmt: skip
    bodies = {code for code, _ in BADAN} | {"relawan"}
    for code, found in shipped.items():
        assert found.jenis in dict(JENIS_RAPAT), code
        assert found.tingkat in dict(TINGKAT), code
        assert found.mode in dict(MODE), code
        assert set(found.undang) <= bodies, code
        assert set(found.dokumen) <= set(kit.BERKAS), code
        assert found.sumber, code
        assert found.acara, code
        assert all(point.pokok and point.waktu for point in found.susunan()), code
        texts = (found.nama, found.pola_judul, *found.acara, *found.undang_luar, found.pembukaan, found.penutup)
        assert not any(asing(text) for text in texts), code
        kit.periksa_kit(found.nilai())


def test_the_rwt_follows_the_agenda_of_kalibuntu() -> None:
    points = " / ".join(point.pokok.lower() for point in kit.bawaan()["rwt"].susunan())
    order = ["pembukaan", "sambutan", "pimpinan sidang", "tata tertib", "review partisipatif",
             "pertanggungjawaban", "musyawarah", "pengesahan program kerja", "penutup"]  # fmt: skip
    places = [points.index(word) for word in order]
    assert places == sorted(places)


def test_words_are_filled_in() -> None:
    words = {**kata_tanggal(date(2024, 2, 29)), "istilah": "BKM", "rt": "", "rw": "02"}
    assert isi("Rapat rutin {istilah} bulan {bulan} {tahun}", words) == "Rapat rutin BKM bulan Februari 2024"
    assert isi("Rembug warga RT {rt} RW {rw}", words) == "Rembug warga RW 02"
    assert isi("{hari}, {tanggal}", words) == "Kamis, 29 Februari 2024"
    assert isi("Kelas {x}", words) == "Kelas {x}"
    assert isi("satu\ndua {bulan}", words) == "satu\ndua Februari"
    assert kosong("Ketua RT {rt}", words)
    assert not kosong("Ketua RW {rw}", words)
    assert asing("Rapat {bulan} {thn}") == "thn"


def test_the_office_lies_over_the_shipped_kit_and_may_go_back(store: Store) -> None:
    with store.unit("Ubah perangkat") as s:
        assert kit.save_kit(s, "rapat_rutin", {"jam_mulai": "20", "acara": "Pembukaan | 5 menit\n\nPenutup"}) == (
            "rapat_rutin"
        )
    with store.read() as s:
        found = kit.get_kit(s, "rapat_rutin")
        assert (found.bawaan, found.diubah) == (True, True)
        assert (found.jam_mulai, found.acara) == ("20.00", ("Pembukaan | 5 menit", "Penutup"))
        assert found.undang == ("LKM", "sekretariat")
        assert found.sumber == kit.bawaan()["rapat_rutin"].sumber
        assert [k.kode for k in kit.daftar_kit(s)] == list(kit.bawaan())
    with store.unit("Kembalikan") as s:
        kit.kembalikan_bawaan(s, "rapat_rutin")
    with store.read() as s:
        found = kit.get_kit(s, "rapat_rutin")
        assert not found.diubah
        assert found == kit.bawaan()["rapat_rutin"]
    store.undo()
    with store.read() as s:
        assert kit.get_kit(s, "rapat_rutin").jam_mulai == "20.00"


def test_saving_a_shipped_kit_as_it_is_changes_nothing(store: Store) -> None:
    with store.unit("Ubah perangkat") as s:
        kit.save_kit(s, "rwt", {})
    with store.read() as s:
        assert not kit.get_kit(s, "rwt").diubah


def test_own_kits_are_added_and_deleted(store: Store) -> None:
    values = {"nama": "Rapat KSM", "jenis": "rapat_lain", "undang": "UPL\nUPK\nUPL", "dokumen": "undangan"}
    with store.unit("Tambah perangkat") as s:
        first = kit.save_kit(s, None, values)
        second = kit.save_kit(s, None, {**values, "nama": "Rapat  KSM!"})
    assert (first, second) == ("rapat_ksm", "rapat_ksm_2")
    with store.read() as s:
        assert kit.get_kit(s, first).undang == ("UPL", "UPK")
        assert [k.kode for k in kit.daftar_kit(s)][-2:] == [first, second]
    with store.unit("Hapus perangkat") as s:
        kit.hapus_kit(s, first)
    with store.unit("Tambah lagi") as s:
        assert kit.save_kit(s, None, values) == "rapat_ksm_3"
        with pytest.raises(LkmError, match="sudah tidak ada"):
            kit.get_kit(s, first)
        with pytest.raises(LkmError, match="bawaan tidak bisa dihapus"):
            kit.hapus_kit(s, "rkm")
        with pytest.raises(LkmError, match="buatan kantor"):
            kit.kembalikan_bawaan(s, second)


@pytest.mark.parametrize(
    ("values", "key", "words"),
    [
        ({"nama": ""}, "nama", "harus diisi"),
        ({"nama": "Rapat rutin LKM"}, "nama", "sudah dipakai"),
        ({"jenis": "arisan"}, "jenis", "tidak dikenal"),
        ({"jam_mulai": "25.00"}, "jam_mulai", ""),
        ({"jam_mulai": "10.00", "jam_selesai": "09.00"}, "jam_selesai", "lebih awal"),
        ({"pola_judul": "Rapat {thn}"}, "pola_judul", "{thn} tidak dikenal; yang bisa dipakai: {istilah}"),
        ({"acara": "Pembukaan\n | 10 menit"}, "acara", "tanpa nama"),
        ({"undang": "LKM\nRT"}, "undang", "“RT” tidak dikenal"),
        ({"dokumen": "ijazah"}, "dokumen", "“ijazah” tidak dikenal"),
    ],
)
def test_a_wrong_kit_is_told_field_by_field(store: Store, values: dict[str, Any], key: str, words: str) -> None:
    good = {"nama": "Rapat KSM", "jenis": "rapat_lain"}
    with store.unit("Tambah perangkat") as s, pytest.raises(FieldErrors) as told:
        kit.save_kit(s, None, {**good, **values})
    assert list(told.value.errors) == [key]
    assert words in told.value.errors[key]


def test_a_meeting_from_a_kit_is_whole_in_one_step(store: Store) -> None:
    chair = person(store, "Abdul Rahman", jenis_kelamin="L")
    member(store, chair, "Koordinator")
    writer = person(store, "Siti Aminah", jenis_kelamin="P")
    add(store, "pengelola", orang_id=writer, badan="sekretariat", jabatan="Sekretaris", mulai=date(2024, 1, 1))
    made = buat(store, "rapat_rutin")
    with store.read() as s:
        values, minutes, rows = rapat.get_rapat(s, made), notulen.get_notulen(s, made), roll.roll(s, made).rows
    assert values["judul"] == "Rapat rutin LKM bulan September 2025"
    assert (values["jenis"], values["jam_mulai"], values["jam_selesai"]) == ("rapat_rutin", "19.30", "22.00")
    first = minutes["agenda"][0]
    assert (first["pokok"], first["waktu"], first["pembawa"]) == ("Pembukaan", "10 menit", "Koordinator LKM")
    assert len(minutes["agenda"]) == 6
    assert minutes["pembukaan"].startswith("Rapat dibuka oleh pimpinan rapat")
    assert [row.nama for row in rows] == ["Abdul Rahman", "Siti Aminah"]
    store.undo()
    with store.read() as s:
        assert rapat.rapat_list(s) == []


def test_what_the_form_says_goes_before_the_kit(store: Store) -> None:
    buat(store, "rapat_rutin", date(2025, 8, 10), tempat="Balai RW 02")
    with store.read() as s:
        assert kit_rapat.isian_kit(s, "rapat_rutin", DAY)["tempat"] == "Balai RW 02"
    made = buat(
        store, "rapat_rutin", judul="Pleno {bulan}", agenda="Pembukaan\nHal lain", undang=(), jam_selesai=None
    )
    with store.read() as s:
        values, minutes = rapat.get_rapat(s, made), notulen.get_notulen(s, made)
    assert (values["judul"], values["jam_selesai"], values["tempat"]) == ("Pleno September", None, "Balai RW 02")
    assert [(a["pokok"], a["waktu"]) for a in minutes["agenda"]] == [("Pembukaan", "10 menit"), ("Hal lain", None)]


def test_a_point_that_was_reworded_keeps_its_time(store: Store) -> None:
    points = [point.pokok for point in kit.bawaan()["pelatihan"].susunan()]
    points[2] = "Materi: siklus"
    made = buat(store, "pelatihan", agenda="\n".join(points))
    with store.read() as s:
        agenda = notulen.get_notulen(s, made)["agenda"]
    point = agenda[2]
    assert (point["pokok"], point["waktu"], point["pembawa"]) == ("Materi: siklus", "90 menit", "Narasumber")


def test_rembug_of_a_rt_names_place_and_guests(store: Store) -> None:
    made = buat(store, "rembug_rt", rt="3", rw="01")
    only_rw = buat(store, "rembug_rt", rw="01")
    with store.read() as s:
        assert rapat.get_rapat(s, made)["judul"] == "Rembug warga RT 3 RW 01 Kelayan Tengah"
        assert [row.nama for row in roll.roll(s, made).rows] == ["Ketua RT 3", "Ketua RW 01"]
        assert rapat.get_rapat(s, only_rw)["judul"] == "Rembug warga RW 01 Kelayan Tengah"
        assert [row.nama for row in roll.roll(s, only_rw).rows] == ["Ketua RW 01"]


def test_guests_carry_the_names_of_the_office(store: Store) -> None:
    with store.unit("Profil") as s:
        organisasi.save(s, {"lurah_nama": "Bahruddin, S.Sos."})
    made = buat(store, "rkm")
    with store.read() as s:
        rows = {row.nama: row.jabatan for row in roll.roll(s, made).rows}
    assert rows["Bahruddin, S.Sos."] == "Lurah"
    assert rows["Fasilitator kelurahan"] == "Fasilitator"


def test_a_meeting_without_a_kit(store: Store) -> None:
    made = buat(store, "", jenis="fgd", judul="", undang_luar="Pak Udin | RT 03\n")
    with store.read() as s:
        values, rows = rapat.get_rapat(s, made), roll.roll(s, made).rows
    assert (values["judul"], values["agenda"]) == ("FGD", "")
    assert [(row.nama, row.jabatan) for row in rows] == [("Pak Udin", "RT 03")]


def test_a_copy_takes_people_and_agenda_but_no_marks(store: Store) -> None:
    chair = person(store, "Abdul Rahman", jenis_kelamin="L")
    member(store, chair, "Koordinator")
    source = buat(store, "rapat_rutin", date(2025, 8, 10), tempat="Balai", undang_luar="Pak Lurah | Lurah")
    with store.unit("Isi") as s:
        kehadiran.record_kehadiran(s, source, "1 Tamu Datang L")
        values = notulen.get_notulen(s, source)
        values["agenda"][0]["pembahasan"] = "Dibuka pukul 19.40"
        values.update(pimpinan="Abdul Rahman", keputusan=[{"isi": "Gotong royong", "cara": "musyawarah"}])
        notulen.save_notulen(s, source, values)
        kehadiran.freeze(s, source)
    with store.unit("Salin rapat") as s:
        made = kit_rapat.salin_rapat(s, source, DAY)
    with store.read() as s:
        old, new = rapat.get_rapat(s, source), rapat.get_rapat(s, made)
        rows, minutes = roll.roll(s, made), notulen.get_notulen(s, made)
    assert new["tanggal"] == DAY
    assert new["nomor"] == old["nomor"] + 1
    assert [new[k] for k in ("judul", "jam_mulai", "tempat", "agenda")] == [
        old[k] for k in ("judul", "jam_mulai", "tempat", "agenda")
    ]
    assert [(row.nama, row.status, row.diundang) for row in rows.rows] == [
        ("Abdul Rahman", "", True), ("Pak Lurah", "", True),
    ]  # fmt: skip
    assert rows.beku is None
    assert (minutes["pimpinan"], minutes["keputusan"], minutes["agenda"][0]["pembahasan"]) == (None, [], None)
    assert minutes["agenda"][0]["waktu"] == "10 menit"
    with store.unit("Salin tanpa tanggal") as s, pytest.raises(FieldErrors):
        kit_rapat.salin_rapat(s, source, None)


def test_papers_expected_printed_and_missing(store: Store) -> None:
    made = buat(store, "rwt")
    from lkm_desktop.services import dokumen

    def missing(today: date) -> str:
        with store.read() as s:
            return kurang(berkas_rapat(s, [made], today=today)[made])

    assert missing(date(2025, 9, 1)) == "Undangan, Daftar hadir"
    assert missing(DAY) == "Undangan, Daftar hadir, Notulen, BA RWT"
    with store.unit("Cetak") as s:
        for kind in ("undangan", "daftar-hadir-kosong", "ba-rwt", "ba-rwt"):
            dokumen.paper_made(s, kind, b"x", "F4", 1, made)
    assert missing(DAY) == "Notulen"
    with store.unit("Cetak") as s:
        dokumen.paper_made(s, "notulen", b"x", "F4", 1, made)
    assert missing(DAY) == "lengkap"
    other = buat(store, "", jenis="rembug_khusus", judul="Rembug khusus")
    with store.read() as s:
        assert [paper.kunci for paper in berkas_rapat(s)[other]] == ["undangan", "daftar-hadir", "notulen"]


def test_the_name_of_a_copy_leaves_month_and_year_open() -> None:
    day = date(2025, 8, 10)
    assert kit_rapat.pola_salinan("Rapat rutin bulan Agustus 2025", day) == "Rapat rutin bulan {bulan} {tahun}"
    assert kit_rapat.pola_salinan("FGD Sampah 12025", day) == "FGD Sampah 12025"


def test_the_first_meeting_of_the_members_is_at_the_office(store: Store) -> None:
    with store.unit("x") as s:
        organisasi.save(s, {**organisasi.get(s), "nama": "Maju Bersama", "alamat": "Jl. Melati 1"})
    with store.read() as s:
        assert str(kit_rapat.isian_kit(s, "rapat_rutin", DAY)["tempat"]).startswith("Sekretariat LKM Maju Bersama")
        assert kit_rapat.isian_kit(s, "rembug_rt", DAY)["tempat"] is None
