"""Attendance from foreign sheets: every way of marking, several meetings beside each other, names that are not sure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from lkm_desktop.domain import Orang
from lkm_desktop.errors import LkmError
from lkm_desktop.importers.kehadiran import siapkan
from lkm_desktop.importers.read import baca_bita
from lkm_desktop.importers.sel import Buku
from lkm_desktop.services import impor_kehadiran, kehadiran, undangan
from lkm_desktop.services.impor_hadir_bahan import BahanHadir
from lkm_desktop.services.impor_kehadiran import BERMASALAH, RencanaHadir
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.rapat import kehadiran_workbook
from tests.importers.pembuat import HARI_INI, lembar
from tests.pembantu import meeting, person

NAMA = ("Ahmad Rifa'i", "Siti Aminah", "Noor Hasanah", "M. Yusran")


def bahan(baris: Sequence[Sequence[Any]], gabung: Sequence[tuple[int, int, int, int]] = ()) -> BahanHadir:
    """The attendance in a sheet in memory."""
    return siapkan(Buku("absen.xlsx", "xlsx", [lembar(baris, gabung, "Absen")]), today=HARI_INI)


def rapat_bernama(store: Store, nama: Sequence[str] = NAMA, **lain: Any) -> str:
    """A meeting to which these people are invited."""
    rapat_id = meeting(store, **lain)
    orang = [_orang(store, satu) for satu in nama]
    with store.unit("Undang") as s:
        undangan.undang(s, rapat_id, orang)
    return rapat_id


def _orang(store: Store, nama: str) -> str:
    with store.read() as s:
        ada = s.scalar(select(Orang.id).where(Orang.nama == nama))
    return ada or person(store, nama)


def rencana(store: Store, isi: BahanHadir, rapat_id: str | None, **lain: Any) -> RencanaHadir:
    with store.read() as s:
        return impor_kehadiran.rencana(s, isi, rapat_id, **lain)


def catat(store: Store, isi: BahanHadir, rapat_id: str | None, **lain: Any) -> str:
    """Plan and write; the sentence."""
    satu = rencana(store, isi, rapat_id, **lain)
    with store.unit("Impor kehadiran") as s:
        return impor_kehadiran.terapkan(s, satu).kalimat


def tanda(store: Store, rapat_id: str) -> dict[str, str]:
    """Name -> mark, with times behind it."""
    with store.read() as s:
        return {r.nama: " ".join(x for x in (r.status, r.datang, r.pulang) if x) for r in roll(s, rapat_id).rows}


def penuh(*status: str) -> dict[str, str]:
    return dict(zip(NAMA, status, strict=True))


BENTUK: dict[str, list[list[Any]]] = {
    "huruf": [["No", "Nama", "Kehadiran"], [1, NAMA[0], "H"], [2, NAMA[1], "I"], [3, NAMA[2], "S"], [4, NAMA[3], "A"]],
    "kata": [["DAFTAR HADIR RAPAT"], [], ["NO", "NAMA LENGKAP", "KET. HADIR"], [1, NAMA[0].upper(), "Hadir"],
             [2, NAMA[1].upper(), "ijin"], [3, NAMA[2], "SAKIT"], [4, NAMA[3], "tanpa keterangan"], ["", "Jumlah", 1]],
    "centang": [["No", "Nama", "Hadir", "Izin", "Sakit", "Alpa"], [1, NAMA[0], "√"], [2, NAMA[1], "", "v"],
                [3, NAMA[2], None, None, "x"], [4, NAMA[3], None, None, None, 1]],
    "silang": [["Nama", "Absensi"], [NAMA[0], "√"], [NAMA[1], "izin ke luar kota"], [NAMA[2], "S"], [NAMA[3], "x"]],
    "kelompok": [["No", "Nama", "Kehadiran", None, None, None], [None, None, "H", "I", "S", "A"], [1, NAMA[0], "v"],
                 [2, NAMA[1], None, "v"], [3, NAMA[2], None, None, "v"], [4, NAMA[3], None, None, None, "v"]],
}  # fmt: skip


@pytest.mark.parametrize("bentuk", BENTUK)
def test_marks_are_read_in_every_way_of_writing(store: Store, bentuk: str) -> None:
    rapat_id = rapat_bernama(store)
    gabung = [(0, 2, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1)] if bentuk == "kelompok" else []
    assert catat(store, bahan(BENTUK[bentuk], gabung), rapat_id) == "4 tanda kehadiran dicatat di 1 rapat."
    assert tanda(store, rapat_id) == penuh("hadir", "izin", "sakit", "alpa")
    lagi = bahan(BENTUK[bentuk], gabung)
    assert catat(store, lagi, rapat_id) == "Tidak ada yang berubah; 4 baris sudah tercatat."
    assert store.undo() == "Impor kehadiran"
    assert tanda(store, rapat_id) == penuh("", "", "", "")


def test_times_and_blank_cells(store: Store) -> None:
    rapat_id = rapat_bernama(store)
    isi = bahan([["Nama", "Kehadiran", "Jam Datang", "Jam Pulang"], [NAMA[0], "20.10"],
                 [NAMA[1], "H", "20:05", "21.30"], [NAMA[2], None], [NAMA[3], "19.45-21.00"]])  # fmt: skip
    catat(store, isi, rapat_id)
    assert tanda(store, rapat_id) == penuh("hadir 20.10", "hadir 20.05 21.30", "", "hadir 19.45 21.00")
    catat(store, isi, rapat_id, sisanya="alpa")
    assert tanda(store, rapat_id)[NAMA[2]] == "alpa"


def test_a_list_without_marks_means_present(store: Store) -> None:
    rapat_id = rapat_bernama(store)
    isi = bahan([["YANG HADIR"], ["No", "Nama", "L/P", "RT"], [1, NAMA[0], "L", "01"], [2, "Moh. Yusran", "L", ""]])
    assert isi.catatan == ["Lembar ini tidak punya kolom tanda hadir; semua namanya dibaca hadir."]
    catat(store, isi, rapat_id)
    assert tanda(store, rapat_id) == penuh("hadir", "", "", "hadir")


def test_empty_columns_for_signatures_are_not_taken_for_presence(store: Store) -> None:
    with pytest.raises(LkmError, match="masih kosong"):
        bahan([["No", "Nama", "Tanda Tangan"], [1, NAMA[0]], [2, NAMA[1]]])
    isi = bahan([["No", "Nama", "Tanda Tangan"], [1, NAMA[0], "ttd"], [2, NAMA[1]]])
    assert [b.tanda.keys() == {0} for b in isi.baris] == [True, False]


def test_columns_with_dates_fill_several_rolls(store: Store) -> None:
    maret = rapat_bernama(store, judul="Maret", tanggal=date(2025, 3, 10))
    april = rapat_bernama(store, judul="April", tanggal=date(2025, 4, 7))
    isi = bahan([["REKAP KEHADIRAN ANGGOTA TAHUN 2025"], ["No", "Nama", date(2025, 3, 10), "7 April", "5/5/2025"],
                 [1, NAMA[0], "H", "H", "H"], [2, NAMA[1], "I", "H", "H"], [3, NAMA[2], "", "S", "H"],
                 [4, NAMA[3], "H", "A", "H"]])  # fmt: skip
    assert [k.tanggal for k in isi.kolom] == [date(2025, 3, 10), date(2025, 4, 7), date(2025, 5, 5)]
    satu = rencana(store, isi, None)
    assert [k.masalah for k in satu.kolom] == ["", "", "Belum ada rapat pada 5 Mei 2025; catat dulu rapatnya."]
    assert satu.kalimat == "7 tanda kehadiran untuk 2 rapat."
    assert catat(store, isi, None) == "7 tanda kehadiran dicatat di 2 rapat."
    assert tanda(store, maret) == penuh("hadir", "izin", "", "hadir")
    assert tanda(store, april) == penuh("hadir", "hadir", "sakit", "alpa")
    store.undo()
    assert set(tanda(store, maret).values()) | set(tanda(store, april).values()) == {""}


def test_only_the_column_of_the_meeting_counts_when_one_is_named(store: Store) -> None:
    maret = rapat_bernama(store, tanggal=date(2025, 3, 10))
    april = rapat_bernama(store, tanggal=date(2025, 4, 7))
    isi = bahan([["Nama", "10-03-2025", "07-04-2025"], [NAMA[0], "H", "H"]])
    catat(store, isi, april, pilihan={0: ""})
    assert (tanda(store, maret)[NAMA[0]], tanda(store, april)[NAMA[0]]) == ("", "hadir")


def test_two_meetings_on_one_day_are_a_question(store: Store) -> None:
    rapat_bernama(store, judul="Pagi")
    malam = rapat_bernama(store, judul="Malam")
    isi = bahan([["Nama", "10 Maret 2025"], [NAMA[0], "H"]])
    satu = rencana(store, isi, None)
    assert "Ada 2 rapat" in satu.kolom[0].masalah
    assert [teks for _, teks in satu.kolom[0].calon] == ["1. Pagi, 10 Maret 2025", "2. Malam, 10 Maret 2025"]
    with pytest.raises(LkmError, match="Belum ada rapat yang dipilih"), store.unit("x") as s:
        impor_kehadiran.terapkan(s, satu)
    catat(store, isi, None, pilihan={0: malam})
    assert tanda(store, malam)[NAMA[0]] == "hadir"


def test_people_who_are_not_on_the_roll(store: Store) -> None:
    """A resident is added without an invitation, an unknown name becomes a guest, a near one is asked about."""
    rapat_id = rapat_bernama(store)
    person(store, "Halimatus Sa'diyah", rt="05", jenis_kelamin="P")
    isi = bahan([["Nama", "L/P", "RT", "Unsur", "Hadir"], ["Halimatus Sadiyah", "P", "05", "", "v"],
                 ["Drs. Syamsul", "L", "", "Kelurahan", "v"], ["Siti Aminnah", "P", "", "", "v"],
                 ["Bpk. Lurah", "L", "", "", "I"]])  # fmt: skip
    satu = rencana(store, isi, rapat_id)
    assert [b.status for b in satu.baris] == ["baru", "baru", BERMASALAH, "sama"]
    assert satu.baris[2].alasan == ["Mungkin Siti Aminah (baris 4 di daftar hadir); pilih, atau catat sebagai tamu."]
    assert "tanda izin tidak dicatat" in satu.baris[3].catatan[0]
    assert satu.baris[1].siapa == "Drs. Syamsul (tamu baru)"
    with pytest.raises(LkmError, match="1 baris masih bermasalah"), store.unit("x") as s:
        impor_kehadiran.terapkan(s, satu)
    keputusan = {4: satu.baris[2].calon[0].kunci}
    assert catat(store, isi, rapat_id, keputusan=keputusan) == (
        "3 tanda kehadiran dicatat di 1 rapat, 1 tamu baru, 1 warga ditambahkan."
    )
    assert tanda(store, rapat_id) == {
        NAMA[0]: "", NAMA[1]: "hadir", NAMA[2]: "", NAMA[3]: "", "Halimatus Sa'diyah": "hadir", "Drs. Syamsul": "hadir",
    }  # fmt: skip
    assert catat(store, isi, rapat_id, keputusan=keputusan).startswith("Tidak ada yang berubah")


def test_namesakes_are_told_apart_by_rt_else_asked(store: Store) -> None:
    rapat_id = meeting(store)
    siti = [person(store, "Siti Rahmah", rt=rt) for rt in ("01", "02")]
    with store.unit("Undang") as s:
        undangan.undang(s, rapat_id, siti)
    satu = rencana(store, bahan([["Nama", "RT", "Hadir"], ["Siti Rahmah", "2", "v"]]), rapat_id)
    assert satu.baris[0].siapa == "Siti Rahmah, RT 02"
    satu = rencana(store, bahan([["Nama", "Hadir"], ["Siti Rahmah", "v"]]), rapat_id)
    assert satu.baris[0].alasan == ["Ada 2 orang bernama Siti Rahmah; pilih yang mana."]


def test_marks_of_the_roll_stay_unless_told(store: Store) -> None:
    rapat_id = rapat_bernama(store)
    with store.unit("Tandai") as s:
        kehadiran.record_kehadiran(s, rapat_id, "1i")
    isi = bahan([["Nama", "Hadir"], [NAMA[0], "v"], [NAMA[1], "v"]])
    assert catat(store, isi, rapat_id) == "1 tanda kehadiran dicatat di 1 rapat. 1 tanda berbeda dibiarkan."
    assert tanda(store, rapat_id)[NAMA[0]] == "izin"
    catat(store, isi, rapat_id, timpa=True)
    assert tanda(store, rapat_id)[NAMA[0]] == "hadir"


def test_a_row_that_stands_twice_or_says_two_things_is_told(store: Store) -> None:
    rapat_id = rapat_bernama(store)
    satu = rencana(store, bahan([["No", "Nama", "H", "I"], [1, NAMA[0], "v", "v"], [2, NAMA[1], "v"], [3, NAMA[1], "v"],
                                 [4, "Rusnah / Aminah", "v"]]), rapat_id)  # fmt: skip
    assert [b.alasan for b in satu.baris] == [
        ["Kolom Hadir dan Izin sama-sama terisi."], [], ["Siti Aminah sudah ada di baris 3 lembar ini."],
        ["“Rusnah / Aminah” memuat dua nama; pisahkan menjadi dua baris, atau tulis satu nama saja."],
    ]  # fmt: skip


def test_a_changed_roll_refuses_an_old_plan(store: Store) -> None:
    rapat_id = rapat_bernama(store)
    satu = rencana(store, bahan([["Nama", "Hadir"], [NAMA[0], "v"]]), rapat_id)
    with store.unit("Tandai") as s:
        kehadiran.record_kehadiran(s, rapat_id, "2")
    with pytest.raises(LkmError, match="berubah sejak pratinjau"), store.unit("x") as s:
        impor_kehadiran.terapkan(s, satu)


def test_our_own_sheet_of_a_roll_comes_back_unchanged(store: Store) -> None:
    rapat_id = rapat_bernama(store)
    with store.unit("Tandai") as s:
        kehadiran.record_kehadiran(s, rapat_id, "1t20.10 2i 3s, Pak Camat L")
    with store.read() as s:
        data = kehadiran_workbook(s, rapat_id)
    isi = siapkan(baca_bita(data, "hadir.xlsx"), today=HARI_INI)
    assert catat(store, isi, rapat_id) == "Tidak ada yang berubah; 5 baris sudah tercatat."
