"""The package for the korkot: what is in it, what is not, and that it is whole and reads back."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from lkm_desktop.buat_paket import Jadi, buat
from lkm_desktop.domain import SesiKbk
from lkm_desktop.errors import LkmError
from lkm_desktop.services import (
    aturan,
    kehadiran,
    naskah,
    notulen,
    paket,
    paket_isi,
    paket_log,
    paket_manifes,
    undangan,
)
from lkm_desktop.services.dokumen import Keluaran, record
from lkm_desktop.services.paket_isi import KELOMPOK_KERTAS, PilihanPaket
from lkm_desktop.services.rekap import periode
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import text_of
from tests.pembantu import add, meeting, member, person
from tests.services.partisipasi_contoh import siklus

JULI, AKHIR = periode.bulan(2025, 7), date(2025, 7, 31)
SAAT = datetime(2025, 8, 5, 9, 30)
NIK = "6371010101800001"


def isi_kantor(store: Store) -> str:
    """A member with NIK and phone, a poor relawan, and a meeting with roll and minutes; gives its id."""
    siti = person(store, "Siti Aminah", jenis_kelamin="P", nik=NIK.replace("0101800001", "4101800001"),
                  tanggal_lahir=date(1980, 1, 1))  # fmt: skip
    member(store, siti, "Koordinator", mulai=date(2024, 1, 1))
    add(store, "relawan", nama="Umar Bakri", jenis_kelamin="L", rt="02", rw="01", miskin=True, no_hp="081250001200",
        tanggal_daftar=date(2024, 5, 1))  # fmt: skip
    row = meeting(store, judul="Rapat rutin Juli", tanggal=date(2025, 7, 12), agenda="Pembukaan")
    with store.unit("Catat") as s:
        undangan.undang(s, row, [siti])
        kehadiran.record_kehadiran(s, row, "1")
        notulen.save_notulen(s, row, {"keputusan": [{"isi": "Papan diganti."}]})
    return row


def bongkar(jadi: Jadi) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(jadi.data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_package_is_whole_and_reads_back(store: Store) -> None:
    isi_kantor(store)
    told: list[tuple[int, int, str]] = []
    jadi = buat(store, JULI, AKHIR, PilihanPaket(), dibuat=SAAT, maju=lambda *step: told.append(step))
    files = bongkar(jadi)
    assert list(files) == [
        "manifest.json", "berkas/2025-07-12_Daftar-hadir_Rapat-rutin-Juli.pdf",
        "berkas/2025-07-12_Notulen_Rapat-rutin-Juli.pdf", "kelengkapan.pdf", "rekap.xlsx",
    ]  # fmt: skip
    manifes = paket_manifes.baca(files["manifest.json"])
    assert paket_manifes.periksa(manifes, files) == []
    assert (manifes.periode, manifes.sampai, manifes.dibuat) == ("2025-07", AKHIR, SAAT)
    assert (manifes.kelurahan, manifes.nama_lkm) == ("Kelayan Tengah", "LKM Maju Bersama")
    with store.read() as s:
        assert manifes.kantor_id == paket.siapkan(s, JULI, AKHIR).rekap.kepala["kantor_id"] != ""
    assert jadi.nama == "rekap_Kelayan-Tengah_2025-07_20250731.zip"
    assert told[-1] == (5, 5, "Menyimpan")
    assert "LEMBAR PERIKSA" in text_of(files["kelengkapan.pdf"])
    assert "Siti Aminah" in text_of(files["berkas/2025-07-12_Daftar-hadir_Rapat-rutin-Juli.pdf"])


def semua_teks(files: dict[str, bytes]) -> str:
    """Every word of workbook and papers."""
    with zipfile.ZipFile(io.BytesIO(files["rekap.xlsx"])) as book:
        words = " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    return words + " ".join(text_of(data) for name, data in files.items() if name.endswith(".pdf"))


def test_personal_data_only_as_chosen(store: Store) -> None:
    isi_kantor(store)
    sparse = PilihanPaket(hp=False, miskin=False, nama_relawan=False)
    words = semua_teks(bongkar(buat(store, JULI, AKHIR, sparse, dibuat=SAAT)))
    assert "Siti Aminah" in words
    assert "6371014101800001" not in words
    assert not [part for part in ("81250001200", "0812-5000-1200", "Umar") if part in words]
    with store.read() as s:
        lembar = paket.siapkan(s, JULI, AKHIR, sparse).rekap.lembar
    assert [row["miskin"] for row in lembar["R4"]] == [None]
    assert lembar["R5"][0]["miskin"] == 1  # a count is nobody's secret
    assert [(row["rt"], row["jenis_kelamin"]) for row in lembar["R4"]] == [("02", "L")]


def test_everything_chosen_is_there(store: Store) -> None:
    isi_kantor(store)
    with store.read() as s:
        lembar = paket.siapkan(s, JULI, AKHIR, PilihanPaket(nik=True)).rekap.lembar
    assert lembar["R4"][0]["nama"] == "Umar Bakri"
    assert lembar["R4"][0]["miskin"] == "M"
    assert lembar["R2"][0]["nik"] == "6371014101800001"


def test_cancel_leaves_nothing(store: Store, tmp_path: Path) -> None:
    class Berhenti(Exception):
        pass

    def stop(done: int, total: int, text: str) -> None:
        if text == "Membuat lembar kelengkapan":
            raise Berhenti

    with pytest.raises(Berhenti):
        buat(store, JULI, AKHIR, PilihanPaket(), maju=stop)
    assert list(tmp_path.glob("*.zip")) == []
    with store.read() as s:
        assert paket_log.daftar(s) == ()


def test_the_cut_off_must_lie_in_the_period_and_not_ahead(store: Store) -> None:
    hari = date(2025, 7, 20)
    assert paket.periksa_sampai(JULI, hari, hari) == hari
    for wrong in (None, date(2025, 6, 30), date(2025, 7, 21)):
        with pytest.raises(LkmError):
            paket.periksa_sampai(JULI, wrong, hari)
    assert paket.sampai_bawaan(JULI, hari) == hari
    assert paket.sampai_bawaan(JULI, date(2025, 9, 1)) == AKHIR
    with pytest.raises(LkmError, match="sebelum"), store.read() as s:
        paket.siapkan(s, JULI, date(2025, 6, 30))


# --- which papers -----------------------------------------------------------------------------------------------------


def sumber(store: Store, **lain: Any) -> dict[str, str]:
    with store.read() as s:
        return {one.kunci: one.dokumen_id for one in paket_isi.kertas(s, JULI, AKHIR, **lain)}


def test_final_and_printed_papers_come_from_the_archive(store: Store) -> None:
    row = isi_kantor(store)
    assert sumber(store) == {"daftar-hadir": "", "notulen": ""}
    with store.unit("Cetak") as s:
        record(s, "daftar-hadir", b"%PDF kosong", "F4", 1, row, tujuan="cetak")  # went round to be signed: empty
        printed = record(s, "notulen", b"%PDF cetak", "F4", 1, row, tujuan="cetak")
        record(s, "notulen", b"PK", "F4", 1, row, tujuan="word")
    assert sumber(store) == {"daftar-hadir": "", "notulen": printed}
    with store.unit("Sahkan") as s:
        sheet = naskah.buka(s, "notulen", row, judul="Notulen")
        final = naskah.sahkan(s, sheet, Keluaran(b"%PDF final", "F4", 1, tujuan="final"))
        record(s, "notulen", b"%PDF sesudah", "F4", 1, row, tujuan="pdf")
    assert sumber(store)["notulen"] == final
    files = bongkar(buat(store, JULI, AKHIR, PilihanPaket(kertas=("notulen",)), dibuat=SAAT))
    assert files["berkas/2025-07-12_Notulen_Rapat-rutin-Juli.pdf"] == b"%PDF final"


def test_papers_with_private_data_are_made_anew_unless_chosen(store: Store) -> None:
    row = isi_kantor(store)
    with store.unit("Cetak") as s:
        private = record(s, "notulen", b"%PDF lengkap", "F4", 1, row, tujuan="cetak", papan=False)
    assert sumber(store)["notulen"] == ""
    assert sumber(store, lengkap=True)["notulen"] == private


def test_a_berita_acara_goes_in_once_begun_and_a_session_with_its_sheet(store: Store) -> None:
    row = isi_kantor(store)
    with store.unit("Mulai") as s:
        naskah.buka(s, "ba-umum", row, judul="BA")
    belajar = meeting(store, judul="KBK Juli", tanggal=date(2025, 7, 14), jenis="kbk")
    with store.unit("Sesi") as s:
        s.add(SesiKbk(rapat_id=belajar, hasil="Sepakat."))
    assert list(sumber(store)) == ["daftar-hadir", "notulen", "ba-umum", "lembar-sesi-kbk"]
    with store.read() as s:
        kinds = {one.kelompok for one in paket_isi.kertas(s, JULI, AKHIR)}
    assert kinds <= {key for key, _ in KELOMPOK_KERTAS}


def test_two_meetings_of_one_day_and_name_have_files_of_their_own(store: Store) -> None:
    for _ in range(2):
        row = meeting(store, judul="Rapat", tanggal=date(2025, 7, 12))
        with store.unit("Catat") as s:
            notulen.save_notulen(s, row, {"keputusan": [{"isi": "Ya."}]})
    with store.read() as s:
        names = [one.nama for one in paket_isi.kertas(s, JULI, AKHIR)]
    assert names == ["berkas/2025-07-12_Notulen_Rapat.pdf", "berkas/2025-07-12_Notulen_Rapat-2.pdf"]


def test_a_paper_that_cannot_be_made_is_told_and_left_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    isi_kantor(store)

    def refuse(s: object, kunci: str, pilihan: object) -> bytes:
        if kunci == "notulen":
            raise LkmError("Notulen ini rusak.")
        return b"%PDF"

    monkeypatch.setattr("lkm_desktop.buat_paket.make", refuse)
    jadi = buat(store, JULI, AKHIR, PilihanPaket(), dibuat=SAAT)
    assert jadi.dilewati == ("Notulen 12-07-2025, Rapat rutin Juli: Notulen ini rusak.",)
    assert paket_manifes.periksa(paket_manifes.baca(bongkar(jadi)["manifest.json"]), bongkar(jadi)) == []


# --- the log ----------------------------------------------------------------------------------------------------------


def catat(store: Store, p: periode.Periode = JULI, sampai: date = AKHIR, waktu: datetime = SAAT) -> str:
    """Log a package of that period, whatever is in its file."""
    with store.read() as s:
        ready = paket.siapkan(s, p, sampai)
    with store.unit("Buat paket") as s:
        return paket.catat(s, ready, ready.nama, f"PK {p.kode}".encode(), waktu)


def test_the_log_keeps_the_very_bytes(store: Store) -> None:
    kode = catat(store)
    with store.read() as s:
        one = paket_log.satu(s, kode)
        data = paket_log.berkas(s, kode)
    assert (one.periode_label, one.berkas, one.ada) == ("Juli 2025", "rekap_Kelayan-Tengah_2025-07_20250731.zip", True)
    assert (one.ukuran, data) == (10, b"PK 2025-07")
    assert json.loads(json.dumps(dict(one.pilihan)))["nik"] is False
    assert store.undo_label != "Buat paket"  # what left cannot be taken back


def test_marks_of_sending(store: Store) -> None:
    kode = catat(store)
    with store.unit("Kirim") as s:
        paket_log.tandai(s, kode, "whatsapp", SAAT)
    with store.read() as s:
        one = paket_log.satu(s, kode)
        assert (one.dikirim, one.cara_label) == (SAAT, "WhatsApp")
    for way, match in (("merpati", "tidak dikenal"), ("surel", "sudah ditandai")):
        with pytest.raises(LkmError, match=match), store.unit("Kirim") as s:
            paket_log.tandai(s, kode, way, SAAT)
    with store.unit("Batal") as s:
        paket_log.batal_tandai(s, kode)
    with store.read() as s:
        assert paket_log.satu(s, kode).dikirim is None
        with pytest.raises(LkmError, match="sudah tidak ada"):
            paket_log.satu(s, "x")


def test_a_longer_period_that_was_sent_counts_for_its_months(store: Store) -> None:
    kode = catat(store, periode.triwulan(2025, 3), date(2025, 9, 30), datetime(2025, 10, 2))
    with store.unit("Kirim") as s:
        paket_log.tandai(s, kode, "surel", SAAT)
    with store.read() as s:
        assert paket_log.terkirim(s, JULI)
        assert paket_log.terkirim(s, periode.triwulan(2025, 3))
        assert not paket_log.terkirim(s, periode.bulan(2025, 10))
        assert not paket_log.terkirim(s, periode.tahun(2025))


def test_the_comparison_is_with_the_last_sent_of_the_same_kind(store: Store) -> None:
    isi_kantor(store)
    with store.read() as s:
        assert paket.siapkan(s, JULI, AKHIR).pembanding is None
    juni = catat(store, periode.bulan(2025, 6), date(2025, 6, 30), datetime(2025, 7, 3))
    catat(store, periode.tahun(2025), AKHIR, datetime(2025, 8, 1))
    catat(store, periode.bulan(2025, 5), date(2025, 5, 31), datetime(2025, 8, 2))
    with store.unit("Kirim") as s:
        paket_log.tandai(s, juni, "diantar", SAAT)
    add(store, "relawan", nama="Hj. Ani", jenis_kelamin="P", tanggal_daftar=date(2025, 7, 2))
    with store.read() as s:
        ready = paket.siapkan(s, JULI, AKHIR)
        assert ready.pembanding is not None
        assert ready.pembanding.id == juni
        assert ready.beda[0].kalimat == "1 menjadi 2 relawan: + Hj. Ani."
        assert ready.angka_lama["rutin"] == 0
        yearly = paket.siapkan(s, periode.triwulan(2025, 3), AKHIR)
        assert yearly.pembanding is not None
        assert yearly.pembanding.periode == "2025-06"
        assert "rutin" not in yearly.angka_lama  # a quarter has more meetings than a month


# --- due, and periods -------------------------------------------------------------------------------------------------


def test_the_recap_of_the_former_month_is_due(store: Store) -> None:
    def tempo(hari: date) -> str:
        with store.read() as s:
            found = paket.jatuh_tempo(s, hari)
        return f"{found.lewat} {found.kalimat}" if found else ""

    assert tempo(date(2025, 8, 3)) == ""  # nothing happened, nothing was ever made
    isi_kantor(store)
    assert tempo(date(2025, 8, 3)) == "False Rekap Juli 2025 dikirim ke korkot paling lambat 5 Agustus 2025."
    assert tempo(date(2025, 8, 6)) == "True Rekap Juli 2025 belum dikirim ke korkot; tenggatnya 5 Agustus 2025."
    assert tempo(date(2025, 9, 6)) == ""
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"rekap_tanggal": "31"})
    assert tempo(date(2025, 8, 31)).startswith("False")
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"rekap_tanggal": "0"})
    assert tempo(date(2025, 8, 31)) == ""
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"rekap_tanggal": "5"})
    kode = catat(store)
    assert tempo(date(2025, 8, 6)) != ""
    with store.unit("Kirim") as s:
        paket_log.tandai(s, kode, "surel", SAAT)
    assert tempo(date(2025, 8, 6)) == ""


def test_periods_to_choose_from(store: Store) -> None:
    meeting(store, tanggal=date(2023, 11, 2))
    hari = date(2025, 8, 3)
    with store.read() as s:
        months = paket.pilihan_periode(s, "bulan", hari)
        quarters = paket.pilihan_periode(s, "triwulan", hari)
        assert months[0] == ("2025-08", "Agustus 2025")
        assert months[-1] == ("2023-11", "November 2023")
        assert quarters[0][0] == "2025-T3"
        assert quarters[-1][0] == "2023-T4"
        assert [code for code, _ in paket.pilihan_periode(s, "tahun", hari)] == ["2025", "2024", "2023"]
        assert paket.pilihan_periode(s, "siklus", hari) == []
        assert paket.periode_bawaan(s, date(2026, 1, 9)).kode == "2025-12"


def test_papers_with_names_stay_out_when_names_were_not_chosen(store: Store) -> None:
    isi_kantor(store)
    made = buat(store, JULI, AKHIR, PilihanPaket(nama_relawan=False), dibuat=SAAT)
    assert made.siap.bernama == "2 kertas tidak ikut karena memuat nama orang."
    assert not [name for name in bongkar(made) if "Daftar-hadir" in name or "Notulen" in name]
    assert "Umar Bakri" not in semua_teks(bongkar(made))


def test_papers_of_a_siklus_stand_on_the_cut_off_day_as_the_recap_does(store: Store) -> None:
    siklus(store)
    month = periode.bulan(2026, 2)
    made = buat(store, month, date(2026, 2, 15), PilihanPaket(), dibuat=datetime(2026, 9, 1, 8))
    (paper,) = (data for name, data in bongkar(made).items() if "Rekap-partisipasi" in name)
    assert "15 Februari 2026" in text_of(paper)
    assert "1 September 2026" not in text_of(paper).split("Banjarmasin,")[0]
