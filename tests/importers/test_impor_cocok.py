"""Who is who when a sheet comes in, and the hats that people get: asked where it is not certain."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from lkm_desktop.domain import Penugasan, Relawan
from lkm_desktop.services import impor
from lkm_desktop.storage import Store
from tests.importers.kantor_uji import ALI, SITI, masukkan, orang, rencana
from tests.importers.pembuat import tabel
from tests.pembantu import member, person

# ---- who is who ----------------------------------------------------------------------------------------------------


def test_the_same_person_under_another_spelling_is_found(store: Store) -> None:
    person(store, "H. Moh. Rifa'i, S.Pd.", tanggal_lahir=date(1970, 8, 17))
    satu = rencana(store, [[1, "MUHAMMAD RIFAI", "", "L", "17-08-1970", "", "", ""]])
    assert satu.baris[0].status == "berubah"
    masukkan(store, [[1, "MUHAMMAD RIFAI", "", "L", "17-08-1970", "", "", ""]], timpa=True)
    assert set(orang(store)) == {"H. Moh. Rifa'i, S.Pd."}


def test_two_people_of_one_name_with_their_own_nik_are_two_people(store: Store) -> None:
    lain = [2, "Ahmad Ali", "6371010101800009", "L", "01-01-1980", "03", "01", ""]
    assert masukkan(store, [ALI, lain]).baru == 2
    assert rencana(store, [ALI, lain]).jumlah("sama") == 2


def test_a_nik_on_a_quite_different_name_is_a_question(store: Store) -> None:
    person(store, "Ahmad Ali", nik="6371011708700001")
    satu = rencana(store, [[1, "Siti Fatimah", "6371011708700001", "P", "", "", "", ""]])
    assert satu.baris[0].status == "bermasalah"
    assert "NIK ini sudah dipakai Ahmad Ali" in satu.baris[0].alasan[0].teks


def test_a_nik_on_a_name_that_is_only_like_it_is_a_question_in_the_sheet_and_in_the_office(store: Store) -> None:
    """A second row with the NIK of the first must not vanish into it, neither now nor when it comes in again."""
    nik = "6371011205800900"
    benar = [1, "Nik Benar", nik, "L", "12-05-1980", "04", "02", ""]
    kembar = [2, "Nik Kembar", nik, "L", "", "04", "02", ""]
    dua = rencana(store, [benar, kembar]).baris[1]
    assert (dua.status, dua.alasan[0].field) == ("bermasalah", "nik")
    assert dua.alasan[0].teks.startswith("NIK ini sudah dipakai baris 2: Nik Benar")
    masukkan(store, [benar])
    lagi = rencana(store, [kembar]).baris[0]
    assert (lagi.status, lagi.alasan[0].field) == ("bermasalah", "nik")
    ejaan = [1, "Nik Bennar", nik, "L", "", "04", "02", ""]
    assert rencana(store, [ejaan]).baris[0].status == "sama"


def test_same_name_and_birth_date_with_another_nik_is_a_question(store: Store) -> None:
    person(store, "Ahmad Ali", nik="6371011708700099", tanggal_lahir=date(1970, 8, 17))
    satu = rencana(store, [ALI])
    assert satu.baris[0].status == "bermasalah"
    assert "NIK berbeda" in satu.baris[0].alasan[0].teks
    assert masukkan(store, [ALI], keputusan={2: "baru"}).baru == 1


def test_same_name_only_is_a_question_when_something_differs(store: Store) -> None:
    ada = person(store, "Siti Aminah", rt="07")
    satu = rencana(store, [SITI])
    assert satu.baris[0].status == "bermasalah"
    assert satu.baris[0].alasan[0].teks.startswith("Mungkin orang yang sama dengan Siti Aminah, RT 07")
    assert masukkan(store, [SITI], keputusan={2: ada}).berubah == 1


def test_a_name_alone_is_no_proof_unless_nothing_changes(store: Store) -> None:
    ada = person(store, "Siti Aminah")
    satu = rencana(store, [SITI]).baris[0]
    assert (satu.status, [c.kunci for c in satu.calon]) == ("bermasalah", [ada])
    assert "hanya namanya yang sama" in satu.alasan[0].teks
    assert rencana(store, [["", "Siti Aminah", "", "", "", "", "", ""]]).baris[0].status == "sama"


def test_a_second_fact_is_proof_but_not_when_the_nik_holds_another_birth_date(store: Store) -> None:
    person(store, "Siti Aminah", rt="03", tanggal_lahir=date(1985, 9, 12))
    cocok = [2, "Siti Aminah", "6371015209850002", "P", "", "03", "01", ""]
    assert rencana(store, [cocok]).baris[0].status == "berubah"
    lain = rencana(store, [[2, "Siti Aminah", "6371015506800005", "P", "", "03", "01", ""]]).baris[0]
    assert lain.status == "bermasalah"
    assert "NIK tidak cocok" in lain.alasan[0].teks


def test_a_relawan_known_by_name_only_stays_the_same_with_notes_of_the_register(store: Store) -> None:
    person(store, "Rusdiana")
    baris = tabel([["Nama", "Minat", "Keterangan"], ["Rusdiana", "Sosial", "guru mengaji"]])
    assert masukkan(store, baris, "relawan").baru == 1
    assert rencana(store, baris, "relawan").jumlah("sama") == 1
    tambah = tabel([["Nama", "Tgl Lahir"], ["Rusdiana", "15-06-1980"]])
    assert rencana(store, tambah, "relawan").baris[0].status == "bermasalah"


def test_father_and_son_of_one_name_in_one_rt_are_a_question(store: Store) -> None:
    person(store, "Ahmad Ali", tanggal_lahir=date(1940, 1, 1), rt="03", rw="01")
    assert rencana(store, [[*ALI[:2], "", *ALI[3:]]]).baris[0].status == "bermasalah"


def test_the_same_name_twice_in_a_list_of_names_is_a_question_once_and_stable_afterwards(store: Store) -> None:
    baris = [["", "Siti", "", "", "", "03", "01", ""], ["", "Siti", "", "", "", "03", "01", ""]]
    satu = rencana(store, baris)
    assert [b.status for b in satu.baris] == ["baru", "bermasalah"]
    assert satu.baris[1].calon[0].kunci == "baris:2"
    assert masukkan(store, baris, keputusan={3: "baru"}).baru == 2
    assert rencana(store, baris).jumlah("sama") == 2


def test_the_same_name_in_different_rt_of_one_list_are_two_people(store: Store) -> None:
    baris = [["", "Siti", "", "", "", "03", "01", ""], ["", "Siti", "", "", "", "04", "01", ""]]
    assert masukkan(store, baris).baru == 2
    assert rencana(store, baris).jumlah("sama") == 2


# ---- hats ----------------------------------------------------------------------------------------------------------


RELAWAN = [
    ["Nama", "RT", "Minat", "Tgl Daftar", "Status"],
    ["Ahmad Ali", "03", "Sosial", "01-02-2024", "aktif"],
    ["Budi", "04", "", "", ""],
]


def test_relawan_get_the_next_number_and_the_person_is_not_retyped(store: Store) -> None:
    ali = person(store, "Ahmad Ali", rt="03")
    hasil = masukkan(store, tabel(RELAWAN), "relawan")
    assert (hasil.baru, hasil.orang_baru) == (2, 1)
    assert hasil.kalimat == "2 relawan baru."
    with store.read() as s:
        isi = s.execute(
            select(Relawan.nomor, Relawan.orang_id, Relawan.tanggal_daftar, Relawan.minat).order_by(Relawan.nomor)
        ).all()
    assert tuple(isi[0]) == ("R-0001", ali, date(2024, 2, 1), "Sosial")
    assert isi[1][2] is None
    assert rencana(store, tabel(RELAWAN), "relawan").jumlah("sama") == 2
    assert masukkan(store, tabel([["Nama", "No Relawan"], ["Citra", ""]]), "relawan").baru == 1
    with store.read() as s:
        assert s.scalar(select(func.max(Relawan.nomor))) == "R-0003"


def test_a_relawan_number_of_somebody_else_is_told(store: Store) -> None:
    masukkan(store, tabel(RELAWAN), "relawan")
    satu = rencana(store, tabel([["Nama", "No Relawan"], ["Citra", "R-0002"]]), "relawan")
    assert "R-0002 sudah dipakai" in satu.baris[0].alasan[0].teks


ANGGOTA = [
    ["Nama", "L/P", "Jabatan", "Tgl Diangkat", "No SK"],
    ["Ahmad Ali", "L", "KOORDINATOR", "01-03-2024", "SK/1"],
    ["Siti", "P", "", "01-03-2024", "SK/1"],
]


def test_members_are_made_once_with_their_term(store: Store) -> None:
    hasil = masukkan(store, tabel(ANGGOTA), "anggota")
    assert (hasil.baru, hasil.orang_baru) == (2, 2)
    with store.read() as s:
        isi = s.execute(
            select(Penugasan.badan, Penugasan.jabatan, Penugasan.mulai, Penugasan.sk_nomor).order_by(Penugasan.jabatan)
        ).all()
    assert [tuple(b) for b in isi] == [
        ("LKM", "Anggota", date(2024, 3, 1), "SK/1"),
        ("LKM", "Koordinator", date(2024, 3, 1), "SK/1"),
    ]
    assert rencana(store, tabel(ANGGOTA), "anggota").jumlah("sama") == 2


def test_import_never_moves_an_existing_terms_start_date(store: Store) -> None:
    """Admidio#1592."""
    ali = person(store, "Ahmad Ali", jenis_kelamin="L")
    member(store, ali, "Anggota", date(2020, 1, 5))
    baris = tabel([ANGGOTA[0], ["Ahmad Ali", "L", "Anggota", "01-03-2024", "SK/9"]])
    satu = rencana(store, baris, "anggota", timpa=True)
    assert satu.baris[0].status == "berubah"
    assert any("impor tidak mengubahnya" in c.teks for c in satu.baris[0].catatan)
    with store.unit("Impor") as s:
        impor.terapkan(s, satu)
    with store.read() as s:
        assert [tuple(b) for b in s.execute(select(Penugasan.mulai, Penugasan.sk_nomor))] == [
            (date(2020, 1, 5), "SK/9")
        ]


def test_another_position_of_a_sitting_member_is_told(store: Store) -> None:
    member(store, person(store, "Ahmad Ali", jenis_kelamin="L"), "Anggota", date(2024, 3, 1))
    for timpa in (False, True):
        baris = tabel([["Nama", "L/P", "Jabatan"], ["Ahmad Ali", "L", "Sekretaris"]])
        satu = rencana(store, baris, "anggota", timpa=timpa).baris[0]
        assert satu.status == "bermasalah"
        assert "Jabatan di lembar: Sekretaris; tercatat: Anggota." in satu.alasan[0].teks
    assert rencana(store, tabel([["Nama", "L/P"], ["Ahmad Ali", "L"]]), "anggota").baris[0].status == "sama"


def test_a_second_koordinator_is_refused(store: Store) -> None:
    member(store, person(store, "Ketua Lama"), "Koordinator", date(2020, 1, 5))
    satu = rencana(store, tabel(ANGGOTA), "anggota")
    assert [b.status for b in satu.baris] == ["bermasalah", "baru"]
    assert "Ketua Lama masih tercatat sebagai koordinator" in satu.baris[0].alasan[0].teks


def test_managers_need_a_body_which_the_position_or_the_user_may_give(store: Store) -> None:
    baris = tabel([["Nama", "Jabatan"], ["Ali", "Manajer UPK"], ["Budi", "Kasir"]])
    satu = rencana(store, baris, "pengelola")
    assert [b.status for b in satu.baris] == ["baru", "bermasalah"]
    assert "Badan belum diketahui" in satu.baris[1].alasan[0].teks
    assert masukkan(store, baris, "pengelola", bawaan={"badan": "UPK"}).baru == 2


def test_one_person_may_hold_two_offices_in_one_sheet(store: Store) -> None:
    baris = tabel(
        [
            ["Nama", "RT", "Tgl Lahir", "Unit", "Jabatan"],
            ["Ali", "01", "1-2-1980", "UPK", "Manajer"],
            ["Ali", "01", "1-2-1980", "Sekretariat", "Sekretaris"],
        ]
    )
    hasil = masukkan(store, baris, "pengelola")
    assert (hasil.baru, hasil.orang_baru) == (2, 1)
    assert rencana(store, baris, "pengelola").jumlah("sama") == 2
