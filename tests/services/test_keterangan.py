"""The sentence over a list says exactly what the query shows."""

from datetime import date

import pytest

from lkm_desktop.domain import ANGGOTA, ORANG, RELAWAN
from lkm_desktop.fields import Register
from lkm_desktop.services.keterangan import book_title, count_sentence, list_sentence
from lkm_desktop.services.registers import KOSONG, Query

HARI = date(2015, 9, 21)


@pytest.mark.parametrize(
    ("register", "query", "kalimat"),
    [
        (ORANG, Query(), "Keadaan per 21 September 2015."),
        (ORANG, Query(per_tanggal=date(2014, 1, 2)), "Keadaan per 2 Januari 2014."),
        (ORANG, Query(saring={"rt": "03", "jenis_kelamin": "P"}), "Keadaan per 21 September 2015; RT 03; perempuan."),
        (ORANG, Query(saring={"rt": KOSONG}), "Keadaan per 21 September 2015; RT belum diisi."),
        (ORANG, Query(saring={"miskin": "1"}, cari=" siti "), "Keadaan per 21 September 2015; miskin; cari “siti”."),
        (ORANG, Query(saring={"miskin": "0"}), "Keadaan per 21 September 2015; tidak miskin."),
        (ORANG, Query(keadaan="mantan"), "Warga yang pindah atau meninggal per 21 September 2015."),
        (ANGGOTA, Query(keadaan="mantan"), "Anggota yang sudah berhenti per 21 September 2015."),
        (RELAWAN, Query(keadaan="mantan"), "Relawan yang tidak aktif lagi per 21 September 2015."),
        (RELAWAN, Query(keadaan="semua"), "Seluruh catatan sampai 21 September 2015, sekarang dan dahulu."),
        (RELAWAN, Query(saring={"minat": "Kesehatan"}), "Keadaan per 21 September 2015; Minat/keahlian Kesehatan."),
        (ORANG, Query(sampah=True, cari="x"), "Isi Sampah; cari “x”."),
    ],
)
def test_list_sentence(register: Register, query: Query, kalimat: str) -> None:
    assert list_sentence(register, query, HARI) == kalimat


def test_titles_and_counts() -> None:
    assert book_title(ANGGOTA, "BKM") == "BUKU ANGGOTA BKM"
    assert book_title(ORANG, "LKM") == "DAFTAR WARGA"
    assert count_sentence("anggota", ["L", "P", "P"]) == "3 anggota: 1 laki-laki, 2 perempuan"
    assert count_sentence("warga", ["L", None]) == "2 warga: 1 laki-laki, 0 perempuan, 1 belum diisi L/P"
    assert count_sentence("warga", []) == "0 warga"
