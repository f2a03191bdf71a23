"""Papers of the election: words and figures, geometry with many and very long names, blank forms, Word copies."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import docx
import pytest
from sqlalchemy import update

from lkm_desktop.documents import DOKUMEN, Kertasnya, Pilihan, make_paper, sentences, word
from lkm_desktop.documents.daftar_pemilihan import DOKUMEN_PEMILIHAN
from lkm_desktop.documents.page import A4, F4, Kertas
from lkm_desktop.domain import Perolehan
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import naskah, organisasi, paw, pemilihan, pemilihan_panitia, pemilihan_rt, perolehan, utusan
from lkm_desktop.services.papan_baru import jadikan_papan
from lkm_desktop.services.pemilihan_panitia import POKJA
from lkm_desktop.storage import Store, create_store
from tests.conftest import OFFICE
from tests.documents.pdf_reader import (
    assert_margins,
    assert_no_overlap,
    assert_sound,
    page_texts,
    paper_mm,
    rules,
    squeezed,
    text_of,
)
from tests.pembantu import person
from tests.pemilihan_contoh import REMBUG, buat, darek

PANJANG = "Prof. Dr. H. Muhammad Noor Syarifuddin Al-Banjari bin Abdurrahman Shiddiq, S.Pd.I., M.Pd., Ph.D."
NIK = "6371011234560001"
HARI = date(2005, 3, 1)
#: papers drawn as a table, without a Word copy
LUKISAN = [key for key, kind in DOKUMEN_PEMILIHAN.items() if kind.buat]
PROSA = [key for key in DOKUMEN_PEMILIHAN if key not in LUKISAN]


@pytest.fixture(scope="module")
def desa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Darek, with the officers of its first dusun, a committee and a lurah."""
    store = create_store(tmp_path_factory.mktemp("darek") / "kantor", dict(OFFICE))
    election = darek(store)
    with store.unit("Lengkapi") as s:
        organisasi.save(s, {"lurah_nama": "H. Abdul Hadi, S.Sos."})
        first = pemilihan_rt.baris_rt(s, election)[0]
        pemilihan_rt.simpan_rt(s, election, first.id, {"petugas": "Rusdiana", "saksi": f"{PANJANG}; Siti Aminah",
                                                       "tempat": "Rumah kepala dusun", "jam_buka": "08.00"})
        for n, pokja in enumerate(("", *POKJA)):
            pemilihan_panitia.simpan_panitia(s, election, None, {
                "nama": f"Panitia {n}", "jabatan": "Koordinator" if pokja else "Ketua", "pokja": pokja})
    yield store
    store.close()


@pytest.fixture(scope="module")
def banyak(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """RT 01: residents with NIK, three names; RT 02: sixty names, each very long, equal votes put in order."""
    store = create_store(tmp_path_factory.mktemp("banyak") / "kantor", dict(OFFICE))
    for n in range(3):
        person(store, f"{PANJANG} {n}", rt="1", rw="1", nik=NIK[:-1] + str(n), tanggal_lahir=date(1970, 1, 1),
               jenis_kelamin="P" if n else "L", alamat="Jl. Veteran Gang Keluarga Bahagia No. 12 belakang mushala")
    election = buat(store, nama="Pemilihan LKM 2005")
    with store.unit("Isi") as s:
        pemilihan_rt.isi_rt(s, election)
        rows = [pemilihan_rt.baris_rt(s, election)[0].id,
                pemilihan_rt.simpan_rt(s, election, None, {"rt": "2", "rw": "1", "dewasa_l": 300, "dewasa_p": 300})]
        for row, many in zip(rows, (3, 60), strict=True):
            pemilihan_rt.simpan_rt(s, election, row, {"jatah": many, "petugas": PANJANG, "ketua_rt": PANJANG})
            figures = {"memilih_l": 1, "memilih_p": 2} if many == 3 else {
                "memilih_l": 120, "memilih_p": 180, "sah": 299, "tidak_sah": 1}
            names = [{"nama": f"{PANJANG} {many}-{n}", "jenis_kelamin": "LP"[n % 2], "umur": 30,
                      "suara": (9 if n < 2 else 1) if many == 60 else 1} for n in range(many)]
            perolehan.simpan_hitungan(s, election, row, figures, names)
            tie = perolehan.hitungan(s, election, row).seri[0]
            perolehan.putuskan(s, tie.ids, "Undian di hadapan saksi")
            perolehan.tetapkan(s, election, row)
        utusan.mulai_kelurahan(s, election)
        above = utusan.utusan(s, election)
        utusan.catat_hadir(s, election, {u.kelurahan_id: (n != 0, n == 0) for n, u in enumerate(above)})
        perolehan.simpan_hitungan(s, election, None, {"sah": 62, "tidak_sah": 0}, [
            {"id": u.kelurahan_id, "suara": max(0, 18 - n)} for n, u in enumerate(above)])
        perolehan.tetapkan(s, election, None)
    yield store
    store.close()


@pytest.fixture(scope="module")
def kosong(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An office without any election."""
    store = create_store(tmp_path_factory.mktemp("kosong") / "kantor", dict(OFFICE))
    yield store
    store.close()


def subject(store: Store, key: str, row: int = 0) -> str:
    """What a paper of that kind is about: the newest election, or one of its rows."""
    with store.read() as s:
        election = pemilihan.daftar(s)[0].id
        rows = pemilihan_rt.baris_rt(s, election)
    return rows[row].id if DOKUMEN[key].subjek == "pemilihan_rt" else election


def make(store: Store, key: str, kertas: Kertas = F4, row: int = 0, **more: Any) -> Kertasnya:
    lying = kertas.rebah() if DOKUMEN[key].kertas.mendatar else kertas
    given = {"subjek": subject(store, key, row), "dicetak": HARI, **more}
    with store.read() as s:
        return make_paper(s, key, Pilihan(kertas=lying, **given))


def says(made: Kertasnya, *texts: str) -> None:
    found = squeezed(text_of(made.data))
    for text in texts:
        assert squeezed(text) in found, text


# ---- words and figures -----------------------------------------------------------------------------------------------


def test_the_figures_of_darek_stand_on_the_recaps(desa: Store) -> None:
    says(make(desa, "rekap-pemilihan"), "REKAPITULASI PEMILIHAN BKM DAREK 2005", "Warga dewasa 4.748",
         "Yang memilih di RT 1.283 1.735 3.018 63,56 % dewasa", "Utusan 97 17 114 14,91 % perempuan",
         "Anggota terpilih 13", "Sah: 63,56 % warga dewasa memilih (3.018 dari 4.748)")
    says(make(desa, "rekap-utusan"), "Jml 4.748 1.283 1.735 3.018 63,56 2.973 45 97 17 114", "Dusun 9")


def test_the_result_names_members_and_reserve_in_rank(desa: Store) -> None:
    made = make(desa, "ba-pemilihan", isian=(("nomor", "01/BA/2005"), ("saksi", "Mahdi\nFauzi")))
    says(made, "Nomor: 01/BA/2005", "Pada hari Senin tanggal empat belas bulan Februari tahun dua ribu lima",
         "yang hadir 114 (seratus empat belas) orang (97 laki-laki, 17 perempuan)",
         "3.018 dari 4.748 warga dewasa memilih (63,56 %)", "1 Ahmad D3 L Dusun 3 39 1 Terpilih",
         "14 Yusran D1 L Dusun 1 13 14 Cadangan", "terpilih 13 (tiga belas) orang", "Utusan lain sebanyak 94",
         "dikukuhkan sebagai anggota", "Pokja Pemantau Partisipatif", "Panitia 3", "Mahdi", "Fauzi",
         "Mengetahui, Lurah Kelayan Tengah", "Banjarmasin, 14 Februari 2005")
    assert made.keterangan == ""


def test_the_vote_of_an_rt_records_steps_figures_and_signers(desa: Store) -> None:
    made = make(desa, "ba-utusan")
    says(made, "BERITA ACARA PEMILIHAN UTUSAN DUSUN 1", "Rabu tanggal dua bulan Februari", "Rumah kepala dusun",
         "pukul 08.00", "7. membaca setiap surat suara", "Hadir memilih 150 205 355", "Surat suara sah 350",
         "1 Ahmad D1 L 35 66 Terpilih", "Petugas pemilihan", "Rusdiana", "Siti Aminah", "Ketua Dusun 1")
    every = make(desa, "ba-utusan", subjek=subject(desa, "rekap-utusan"), satu_halaman=False)
    pages = page_texts(every.data)
    titles = [n for n in range(1, 10) if any(f"UTUSAN DUSUN {n}" in text for text in pages)]
    assert titles == list(range(1, 10))
    assert "Halaman 1 dari 2" in pages[2], "each RT counts its own pages"


def test_a_tie_and_a_low_turnout_are_told(banyak: Store) -> None:
    made = make(banyak, "ba-utusan", row=1)
    says(made, "diputuskan dengan cara: Undian di hadapan saksi", "Sah: 50,00 % warga dewasa memilih")
    says(make(banyak, "ba-pemilihan"), "Terpilih tanpa hadir dengan surat kesediaan:")


def test_the_rules_carry_the_numbers_of_the_office(desa: Store) -> None:
    made = make(desa, "tata-tertib-pemilihan")
    says(made, "tanggal 2 Februari 2005 sampai 5 Februari 2005", "menulis 2 (dua) sampai 3 (tiga) nama",
         "berumur 17 tahun atau lebih", "sekurang-kurangnya 30 persen warga dewasa memilih", "dari pintu ke pintu",
         "paling banyak 5 (lima) nama", "Sebanyak 13 (tiga belas) nama", "berumur 21 sampai 60 tahun", "Panitia 0")
    with desa.read() as s:
        kinds = {k.kunci for k in sentences(s, "tata-tertib-pemilihan", Pilihan())}
    assert {"rt_5", "kelurahan_6", "akhir_1"} <= kinds, "every rule may be reworded"


def test_voters_are_listed_with_their_nik_masked(banyak: Store) -> None:
    public, private = make(banyak, "daftar-pemilih"), make(banyak, "daftar-pemilih", papan=False)
    says(public, "************0000", "Jumlah pemilih: 1 laki-laki, 2 perempuan, seluruhnya 3 orang.", "35")
    says(private, NIK[:-1] + "0")
    assert NIK[:12] not in squeezed(text_of(public.data))


def test_utusan_sign_and_members_promise(desa: Store) -> None:
    says(make(desa, "daftar-utusan"), "Jumlah utusan: 97 laki-laki, 17 perempuan, seluruhnya 114 orang.")
    made = make(desa, "pengukuhan-lkm", isian=(("pengukuh", "Drs. Camat"), ("jabatan_pengukuh", "Camat")))
    says(made, "saya kukuhkan sebagai anggota LKM Maju Bersama", "1 Ahmad D3", "Drs. Camat",
         "terpilih dalam rembug warga tanggal 14 Februari 2005")


# ---- all RT of an election at once -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "title", "each"), [
    ("daftar-pemilih", "DAFTAR PEMILIH {}", 1), ("surat-suara", "Pemilihan utusan {}", 2),
    ("penghitungan-suara", "PENGHITUNGAN SUARA PEMILIHAN UTUSAN {}", 1),
    ("ba-utusan", "BERITA ACARA PEMILIHAN UTUSAN {}", 0),
])  # fmt: skip
def test_one_file_holds_the_paper_of_every_rt_in_order(desa: Store, key: str, title: str, each: int) -> None:
    made = make(desa, key, subjek="Darek", isian=(("banyak", "8"),) if key == "surat-suara" else ())
    pages = page_texts(made.data)
    assert made.halaman == len(pages)
    if each:
        assert made.halaman == 9 * each
    owners = [next(n for n in range(1, 10) if f"Dusun {n}" in page[page.rfind("Dusun"):]) for page in pages]
    assert owners == sorted(owners), "footers name the RT, in order"
    assert sorted(set(owners)) == list(range(1, 10))
    for n in range(1, 10):
        own = [page for page, owner in zip(pages, owners, strict=True) if owner == n]
        assert squeezed(title.format(f"Dusun {n}")).lower() in squeezed(own[0]).lower()
        assert f"Halaman 1 dari {len(own)}" in own[0]
        if key != "surat-suara":
            assert f"Ketua Dusun {n}" in " ".join(own) or "Petugas pemilihan" in " ".join(own)


def test_of_all_rt_each_keeps_its_own_number_and_no_wording_names_one_for_all(desa: Store) -> None:
    row, every = subject(desa, "ba-utusan", 2), subject(desa, "rekap-utusan")
    with desa.unit("Tulis") as s:
        own = naskah.buka(s, "ba-utusan", None, row)
        naskah.simpan(s, own, isian={"nomor": "07/BA/2005"}, suntingan={"penutup": "Kata Dusun 3 sendiri."})
    with desa.read() as s:
        offered = {k.kunci for k in sentences(s, "ba-utusan", Pilihan(subjek=every))}
    assert "pembuka" not in offered
    assert "langkah_1" in offered
    made = make(desa, "ba-utusan", subjek=every, isian=(("nomor", "99/BA"),), satu_halaman=True)
    pages = [squeezed(text) for text in page_texts(made.data)]
    assert sum("Nomor:07/BA/2005" in page for page in pages) == 1
    assert sum("Nomor:99/BA" in page for page in pages) == 8
    assert sum("KataDusun3sendiri." in page for page in pages) == 1
    assert made.keterangan.startswith("Nomor yang diketik tercetak pada setiap RT")
    assert "dari 9 naskah tidak muat satu halaman" in made.keterangan


def test_too_many_ballots_at_once_are_refused(desa: Store) -> None:
    with pytest.raises(FieldErrors, match=r"9 RT sekaligus paling banyak 888 tiap RT"):
        make(desa, "surat-suara", subjek="Darek", isian=(("banyak", "2000"),))


def test_a_list_of_voters_ends_on_its_page_and_ages_come_from_birth_dates(store: Store) -> None:
    """Signatures never stand on a sheet of their own; fewer spare rows save a page."""
    ids = [person(store, f"Warga {n:02}", rt="1", rw="1", tanggal_lahir=date(1980, 1, 1), jenis_kelamin="L",
                  alamat="Gang 3") for n in range(16)]  # fmt: skip
    election = buat(store)
    with store.unit("Isi") as s:
        pemilihan_rt.isi_rt(s, election)
        row = pemilihan_rt.simpan_rt(s, election, pemilihan_rt.baris_rt(s, election)[0].id, {"jatah": 1})
        perolehan.simpan_hitungan(s, election, row, {"memilih_l": 9, "sah": 9}, [
            {"nama": "Warga 00", "orang_id": ids[0], "suara": 9}])
        perolehan.tetapkan(s, election, row)
    made = make(store, "daftar-pemilih")
    assert made.halaman == 1
    assert "NIK" not in text_of(made.data)
    says(made, "Jumlah pemilih: 16 laki-laki")
    more = make(store, "daftar-pemilih", baris_kosong=6)
    assert more.halaman == 2
    assert {"21", "22"} <= set(page_texts(more.data)[1].partition("Jumlah pemilih")[0].split()), "rows above signatures"
    assert "Warga 15" in page_texts(more.data)[1], "a voter above the signatures"
    says(make(store, "ba-utusan"), "1 Warga 00 L 25 9 Terpilih")
    says(make(store, "daftar-utusan"), "1 Warga 00 L 25 RT 01 RW 01 9")


def test_an_unknown_gender_is_told_and_a_registered_one_is_taken(store: Store) -> None:
    someone = person(store, "Warga A", rt="1", rw="1", jenis_kelamin="P")
    election = buat(store, jumlah_anggota=2)
    with store.unit("Isi") as s:
        row = pemilihan_rt.simpan_rt(s, election, None, {"rt": "1", "rw": "1", "jatah": 3})
        perolehan.simpan_hitungan(s, election, row, {"memilih_l": 9, "memilih_p": 9, "sah": 18}, [
            {"nama": f"Nama {n}", "suara": 15 - n} for n in range(3)])
        perolehan.tetapkan(s, election, row)
        s.execute(update(Perolehan).where(Perolehan.nama == "Nama 0").values(orang_id=someone))
        utusan.mulai_kelurahan(s, election)
        people = utusan.utusan(s, election)
        utusan.catat_hadir(s, election, {u.kelurahan_id: (True, False) for u in people})
        assert [u.jk for u in people] == ["P", "", ""]
        assert pemilihan.ambil(s, election)["kel_memilih_l"] is None, "a sum without two of three would be wrong"
    made = make(store, "ba-pemilihan")
    says(made, "(0 laki-laki, 1 perempuan)", "Dalam rincian itu 2 (dua) orang belum termasuk")
    assert made.keterangan.startswith("L/P sebagian utusan belum diisi")
    rules = make(store, "tata-tertib-pemilihan", dicetak=date(2005, 1, 20))
    says(rules, "Banjarmasin, 20 Januari 2005")
    assert "Banjarmasin, 1" not in text_of(make(store, "tata-tertib-pemilihan").data), "after the vote: by hand"


# ---- ballots and tally sheets ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kertas", [F4, A4], ids=["F4", "A4"])
def test_four_equal_ballots_without_numbers_on_a_sheet(desa: Store, kertas: Kertas) -> None:
    for key, purpose, lines in (("surat-suara", "Pemilihan utusan Dusun 1", 3),
                                ("surat-suara-kelurahan", "Pemilihan anggota LKM dalam rembug", 5)):
        made = make(desa, key, kertas, isian=(("banyak", "6"),))
        assert (made.halaman, "8 surat suara" in made.keterangan) == (2, True)
        assert_no_overlap(made.data)
        assert_margins(made.data, 12, 12, 12, 17)
        pages = [text.partition(" Halaman")[0] for text in page_texts(made.data)]
        assert len({squeezed(page) for page in pages}) == 1, "no ballot differs from another"
        assert squeezed(pages[0]).count(squeezed(purpose)) >= 4
        assert squeezed(pages[0]).count("Parafpanitia:") == 4
        assert squeezed(pages[0]).count(f"{lines}.") >= 4


@pytest.mark.parametrize("typed", ["0", "-3", "banyak", "2001"])
def test_a_number_of_ballots_that_is_none_is_refused(desa: Store, typed: str) -> None:
    with pytest.raises(FieldErrors, match=r"antara 1 dan 2\.000"):
        make(desa, "surat-suara", isian=(("banyak", typed),))


def test_strokes_of_five_stand_in_the_boxes_of_a_filled_sheet(desa: Store) -> None:
    filled, blank = make(desa, "penghitungan-suara"), make(desa, "penghitungan-suara", isian=(("isi", "kosong"),))
    says(filled, "1 Ahmad D1 L 66", "Jumlah suara: 780", "jumlah suara antara 700 dan 1.050", "Yang memilih : 355")
    assert "Ahmad" not in text_of(blank.data)
    says(blank, "PENGHITUNGAN SUARA PEMILIHAN UTUSAN DUSUN 1", "20")
    upright = len(rules(filled.data, 0)[1])
    assert upright >= 13 * 4 * 10, "four upright strokes for each five votes"
    says(make(desa, "penghitungan-kelurahan"), "20 Ahmad D2 L 1", "94 nama lain tidak memperoleh suara.")


# ---- geometry, blank forms, Word -------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", DOKUMEN_PEMILIHAN)
def test_many_very_long_names_stay_in_their_places(banyak: Store, key: str) -> None:
    made = make(banyak, key, A4, row=1)
    assert_no_overlap(made.data)
    if made.isi is not None:
        assert_sound(made)
    wanted = A4.rebah() if DOKUMEN[key].kertas.mendatar else A4
    assert paper_mm(made.data)[0] == pytest.approx((wanted.lebar_mm, wanted.tinggi_mm), abs=0.3)


@pytest.mark.parametrize("key", DOKUMEN_PEMILIHAN)
def test_without_an_election_it_is_a_blank_form(kosong: Store, key: str) -> None:
    with kosong.read() as s:
        made = make_paper(s, key, Pilihan(dicetak=HARI))
    assert_no_overlap(made.data)
    assert made.halaman <= 2
    words = text_of(made.data)
    assert "{" not in words
    assert "None" not in words
    assert "1 Maret 2005" not in words or key == "riwayat-paw", "the day is written by hand"


@pytest.mark.parametrize("key", PROSA)
def test_prose_has_a_word_copy_with_the_same_words(desa: Store, key: str) -> None:
    chosen = Pilihan(subjek=subject(desa, key), dicetak=HARI)
    with desa.read() as s:
        data = word(s, key, chosen)
    paper = docx.Document(io.BytesIO(data))
    texts = " ".join(p.text for p in paper.paragraphs)
    if key == "daftar-pemilih":
        every = docx.Document(io.BytesIO(_word_of_all(desa, key)))
        feet = [section.footer.paragraphs[0].text.partition(" ·")[0] for section in every.sections]
        assert feet == [f"Daftar pemilih Dusun {n}" for n in range(1, 10)]
    assert "PEMILIH" in texts.upper() or "PERGANTIAN" in texts.upper() or "UTUSAN" in texts.upper()
    assert "{" not in texts


def _word_of_all(store: Store, key: str) -> bytes:
    with store.read() as s:
        return word(s, key, Pilihan(subjek="Darek", dicetak=HARI))


def test_subjects_are_found_by_name_and_told_when_unknown(desa: Store) -> None:
    says(make(desa, "rekap-pemilihan", subjek="darek"), "BKM DAREK")
    says(make(desa, "ba-utusan", subjek="dusun 3"), "UTUSAN DUSUN 3")
    with pytest.raises(LkmError, match="“2099” tidak ditemukan"):
        make(desa, "rekap-pemilihan", subjek="2099")


# ---- after the election ----------------------------------------------------------------------------------------------


def test_the_decree_and_the_chain_of_replacements_on_paper(tmp_path: Any) -> None:
    store = create_store(tmp_path / "kantor", dict(OFFICE))
    election = darek(store)
    with store.unit("Jadikan papan") as s:
        made = jadikan_papan(s, election, REMBUG)
        reserve = paw.cadangan(s, election, HARI)
        leaving = paw.anggota(s, HARI)[0]
        paw.ganti(s, leaving.penugasan_id, HARI, "Pindah ke kota lain", "Keputusan 3/KEP/2005",
                  perolehan_id=reserve[0].perolehan_id)
    with store.read() as s:
        typed = naskah.baca(s, made.naskah_id)
        decree = make_paper(s, "sk", Pilihan(naskah_id=typed.id, isian=tuple(typed.isian.items()), dicetak=HARI))
        chain = make_paper(s, "riwayat-paw", Pilihan(subjek=election, dicetak=HARI))
    store.close()
    says(decree, "PENETAPAN ANGGOTA LKM MAJU BERSAMA PERIODE 2005-2008", "13 Hamdan D9", "Ahmad D3", "DAFTAR NAMA",
         "berlaku sejak 14 Februari 2005 sampai 13 Februari 2008")
    says(chain, leaving.nama, reserve[0].nama, "Pindah ke kota lain", "Keputusan 3/KEP/2005", "01-03-2005",
         "14-02-2005 s.d. 28-02-2005")
    assert_sound(chain)
    assert_sound(decree)
