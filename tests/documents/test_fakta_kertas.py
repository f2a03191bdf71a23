"""Papers made of the facts of a stage: what they say, empty forms, long lists; berita acara that take facts over."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from lkm_desktop.documents import make_paper, sentences, word
from lkm_desktop.documents.isi import Kertasnya
from lkm_desktop.documents.paper import A4, F4, Kertas
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.domain import Orang, Penugasan, Tahap, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import fakta_ba, fakta_tahap, naskah
from lkm_desktop.services.fakta_kata import ACARA_RWT, KRITERIA, REVIEW
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import assert_sound, page_texts, text_of
from tests.pembantu import add
from tests.services import siklus_contoh

HARI = date(2026, 3, 10)
PANJANG = "Penghasilan antara Rp200.000 dan Rp1.000.000 sebulan, pekerjaan tidak tetap, makan dua kali sehari " * 2
#: paper of a stage -> code of its facts, facts, lists
BERISI: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "kriteria-kemiskinan": ("kriteria", {"tanggal": date(2026, 2, 3), "disepakati_di": "Lokakarya RK"}, {
        "kriteria": [{"bidang": name, "isi": PANJANG} for name in KRITERIA * 4], "sebab": [{"isi": "Modal kurang"}]}),
    "hasil-ps": ("ps", {"kk_l": 1120, "kk_p": 28, "jiwa_l": 90}, {
        "kajian": [{"bidang": "PS-1", "isi": "Sebaran warga miskin"}],
        "hasil": [{"bidang": name, "isi": f"Masalah {n}", "rt": "04", "rw": "02", "jumlah": 1200, "satuan": "meter"}
                  for n, name in enumerate(["Ekonomi", "lingkungan", "Budaya", "Ekonomi"] * 12)]}),
    "daftar-ksm": ("ksm", {"tanggal": date(2026, 2, 28), "pendamping": "UP-UP"}, {"ksm": [
        {"isi": f"KSM {PANJANG[:60 if n % 5 == 0 else 12]} {n}", "bidang": ("Ekonomi", "lingkungan", "")[n % 3],
         "rt": "4", "rw": "2", "jumlah": 3 + n, "oleh": "Hj. Siti Aminah" if n % 4 else ""} for n in range(45)]}),
    "laporan-review": ("review", {"masa_mulai": date(2025, 1, 1), "simpulan_program": "Program berjalan."}, {
        f"temuan_{key}": [{"isi": PANJANG, "sebab": "Swadaya kurang", "oleh": "UPL"}] * 9 for key, _ in REVIEW}),
    "susunan-rwt": ("rwt", {"tema": "Menata kampung"}, {"acara": [{"isi": PANJANG, "oleh": "Panitia"}] * 30}),
    "lpj": ("rwt", {"lpj_mulai": date(2025, 1, 1), "lpj_selesai": date(2025, 12, 31)}, {}),
}  # fmt: skip


def tahap(store: Store, kode: str, fakta: dict[str, Any], butir: dict[str, Any]) -> str:
    found = siklus_contoh.tahap(store, kode)
    with store.unit("Simpan catatan tahap") as s:
        fakta_tahap.simpan(s, found, fakta, butir)
    return found


def kertas(store: Store, key: str, kertas: Kertas = F4, **choice: Any) -> Kertasnya:
    with store.read() as s:
        return make_paper(s, key, Pilihan(kertas=kertas, dicetak=HARI, **choice))


@pytest.mark.parametrize("key", BERISI)
def test_long_lists_and_empty_forms_are_sound(store: Store, key: str) -> None:
    kode, facts, rows = BERISI[key]
    full, empty = tahap(store, kode, facts, rows), siklus_contoh.tahap(store, kode)
    for paper, stage in ((A4, full), (F4, full), (F4, empty)):
        made = kertas(store, key, paper, subjek=stage)
        assert_sound(made)
        assert not re.search(r"\{\w+\}|None", text_of(made.data))
    assert key == "lpj" or made.halaman == 1
    with store.read() as s:
        assert word(s, key, Pilihan(subjek=full, dicetak=HARI)).startswith(b"PK")


def test_ksm_are_counted_by_field_on_their_list_the_report_and_the_lpj(store: Store) -> None:
    kode, facts, rows = BERISI["daftar-ksm"]
    stage = tahap(store, kode, facts, rows)
    counts = "Lingkungan 15 375 Ekonomi 15 360 Bidang lain 15 390 Jumlah 45 1.125"
    listed = text_of(kertas(store, "daftar-ksm", subjek=stage).data)
    assert "sampai dengan tanggal 28 Februari 2026" in listed
    assert counts in " ".join(listed.split())
    assert "didampingi oleh UP-UP" in listed
    told = " ".join(text_of(kertas(store, "laporan-tahap", subjek=stage).data).split())
    assert "Seluruhnya 45 KSM dengan 1.125 anggota: lingkungan 15 KSM, ekonomi 15 KSM, bidang lain 15 KSM." in told
    with store.unit("Tahap RWT") as s:
        siklus = s.get_one(Tahap, stage).siklus_id
        s.add(Tahap(id=new_id(), siklus_id=siklus, urut=2, fakta="rwt", nama="RWT"))
        s.flush()
        rwt = fakta_tahap.tahap_siklus(s, siklus, "rwt")
    assert rwt is not None
    assert counts in " ".join(text_of(kertas(store, "lpj", subjek=rwt).data).split())


def test_what_the_criteria_and_the_results_say(store: Store) -> None:
    kode, facts, rows = BERISI["kriteria-kemiskinan"]
    text = text_of(kertas(store, "kriteria-kemiskinan", subjek=tahap(store, kode, facts, rows)).data)
    assert "Dalam lokakarya RK pada tanggal 3 Februari 2026, warga Kelurahan Kelayan Tengah menyepakati" in text
    assert "Banjarmasin, 3 Februari 2026" in text  # signed on the day it was agreed on
    assert "40 Penghasilan antara" in text
    assert "1. Modal kurang" in text
    kode, facts, rows = BERISI["hasil-ps"]
    text = text_of(kertas(store, "hasil-ps", subjek=tahap(store, kode, facts, rows)).data)
    assert "1.148 KK, kepala keluarga 1.120 laki-laki, 28 perempuan" in text
    assert "90 laki-laki (jiwa)" in text
    places = [text.index(f"Bidang {name}") for name in ("lingkungan", "ekonomi", "budaya")]
    assert places == sorted(places)  # as the Tridaya has them, then the office's own
    assert "Potensi" not in text  # nobody filled that column in
    assert "1 Masalah 1 04/02 1.200 meter" in text
    assert "dasar penyusunan PJM Pronangkis" in text
    stage = tahap(store, kode, facts, rows)
    with store.unit("Rencana kawasan") as s:
        siklus = s.get_one(Tahap, stage).siklus_id
        s.add(Tahap(id=new_id(), siklus_id=siklus, urut=2, fakta="rencana_kawasan", nama="A"))
    assert "dasar penyusunan RPLP" in text_of(kertas(store, "hasil-ps", subjek=stage).data)


def test_the_review_has_three_chapters_and_its_team(store: Store) -> None:
    kode, facts, rows = BERISI["laporan-review"]
    stage = tahap(store, kode, facts, {key: found[:1] for key, found in rows.items()})
    text = text_of(kertas(store, "laporan-review", subjek=stage).data)
    chapters = [text.index(words) for words in ("I. REVIEW PROGRAM", "II. REVIEW KELEMBAGAAN", "III. REVIEW KEUANGAN")]
    assert chapters == sorted(chapters)
    assert "Simpulan: Program berjalan." in text
    assert "1 Januari 2025 sampai ....." in text
    assert "Rekomendasi" not in text


def test_the_agenda_of_the_rwt_is_its_own_or_the_usual_nine_points(store: Store) -> None:
    stage = siklus_contoh.tahap(store, "rwt")
    text = text_of(kertas(store, "susunan-rwt", subjek=stage).data)
    assert [n for n, words in enumerate(ACARA_RWT, 1) if f"{n} {words}" in text] == list(range(1, 10))
    assert "Pembawa acara" in text
    own = tahap(store, "rwt", {}, {"acara": [{"isi": "Doa", "keterangan": "5 menit", "oleh": "H. Ahmad"}]})
    text = text_of(kertas(store, "susunan-rwt", subjek=own).data)
    assert "1 Doa 5 menit H. Ahmad" in text
    assert "2 " not in text.partition("H. Ahmad")[2].partition("Mengetahui")[0]


def test_which_stage_a_paper_is_about(store: Store) -> None:
    with store.read() as s, pytest.raises(LkmError, match="Belum ada siklus"):
        make_paper(s, "lpj", Pilihan(dicetak=HARI))
    other = siklus_contoh.tahap(store, "ps")
    with store.read() as s, pytest.raises(LkmError, match="tidak punya catatan untuk kertas ini"):
        make_paper(s, "lpj", Pilihan(subjek=other, dicetak=HARI))
    with store.read() as s, pytest.raises(LkmError, match="tidak punya tahap untuk kertas ini"):
        make_paper(s, "lpj", Pilihan(dicetak=HARI))
    assert "HASIL PEMETAAN SWADAYA" in text_of(kertas(store, "hasil-ps").data)  # the only such stage of the siklus


# --- berita acara -----------------------------------------------------------------------------------------------------


def rapat(store: Store, kode: str, jenis: str, fakta: dict[str, Any], butir: dict[str, Any]) -> str:
    return siklus_contoh.rapat(store, tahap(store, kode, fakta, butir), jenis, "Rembug kelurahan", date(2026, 2, 3))


JANJI = [
    {"bidang": "relawan dan agen sosialisasi", "isi": "Menyediakan relawan dan agen sosialisasi", "jumlah": 45,
     "satuan": "orang"},
    {"bidang": "Swadaya", "isi": "Tenaga dan konsumsi."}, {"bidang": "Swadaya", "isi": "iuran", "jumlah": 5000,
                                                           "satuan": "rupiah"},
    {"bidang": "Mengikuti semua tahapan", "isi": "Ikut"}, {"bidang": "Lainnya", "isi": "Menjaga hasil pembangunan"},
]  # fmt: skip


def test_ba_rkm_takes_the_decision_and_the_promises_of_its_stage(store: Store) -> None:
    meeting = rapat(store, "rkm", "rkm", {"putusan": "menerima", "program": "Program Kotaku"}, {"komitmen": JANJI})
    text = text_of(kertas(store, "ba-rkm", rapat_id=meeting).data)
    assert "menyatakan menerima Program Kotaku di Kelurahan Kelayan Tengah" in text
    assert "1. Menyediakan relawan dan agen sosialisasi: 45 orang." in text
    assert "2. Memberikan swadaya masyarakat berupa tenaga dan konsumsi; iuran, 5.000 rupiah." in text
    assert "3. Mengikuti seluruh tahapan" in text
    assert "4. Menjaga hasil pembangunan." in text
    typed = (("putusan", "menolak"), ("alasan", "belum ada lahan"), ("relawan", ""))
    text = text_of(kertas(store, "ba-rkm", rapat_id=meeting, isian=typed).data)
    assert "menyatakan menolak Program Kotaku" in text
    assert "Alasan: belum ada lahan." in text
    assert "relawan" not in text


def test_ba_rkm_of_a_meeting_outside_of_such_a_stage_waits_for_the_pen(store: Store) -> None:
    for kode in ("rkm", "ps"):
        meeting = rapat(store, kode, "rkm", {}, {})
        assert "menerima/menolak *)" in text_of(kertas(store, "ba-rkm", rapat_id=meeting).data)
        with store.read() as s:
            assert fakta_ba.isian(s, "ba-rkm", meeting) == {}
            assert fakta_ba.isian(s, "notulen", meeting) == {}
    refused = rapat(store, "rkm", "rkm", {"putusan": "menerima"}, {"komitmen": JANJI[:1]})
    assert "Mengikuti seluruh tahapan" not in text_of(kertas(store, "ba-rkm", rapat_id=refused).data)


def test_ba_rwt_takes_what_was_adopted(store: Store) -> None:
    facts = {"lpj_hasil": "catatan", "lpj_mulai": date(2025, 1, 1), "lpj_selesai": date(2025, 12, 31),
             "sah_program": True, "sah_renta": True, "sah_rapb": False, "tahun_rencana": 2026}
    meeting = rapat(store, "rwt", "rwt", facts, {"catatan": [{"isi": "Papan informasi diisi tiap bulan"}]})
    text = text_of(kertas(store, "ba-rwt", rapat_id=meeting).data)
    assert "LKM Maju Bersama tahun 2025 telah disampaikan" in text
    assert "dinyatakan diterima dengan catatan." in text
    assert "1. Papan informasi diisi tiap bulan" in text
    assert "1. Program kerja LKM Maju Bersama tahun 2026. 2. Rencana tahunan (Renta)" in text
    assert "RAPB" not in text
    with store.unit("Ketik") as s:
        naskah.simpan(s, naskah.buka(s, "ba-rwt", meeting), isian={"sah_program": "tidak", "sah_rapb": "1"})
    typed = (("sah_program", "tidak"), ("sah_rapb", "1"))
    text = text_of(kertas(store, "ba-rwt", rapat_id=meeting, isian=typed).data)
    assert "Program kerja" not in text
    assert "RAPB" in text


def test_ba_of_the_ps_and_of_the_pjm(store: Store) -> None:
    meeting = rapat(store, "ps", "lokakarya", {"kk_l": 120, "kk_p": 28}, {
        "hasil": [{"bidang": "Sosial", "isi": "Putus sekolah", "jumlah": 4, "satuan": "anak"}],
        "peta": [{"isi": "Peta wilayah"}, {"isi": "PS-1 sebaran"}]})
    text = text_of(kertas(store, "ba-lokakarya-ps", rapat_id=meeting).data)
    assert "148 (seratus empat puluh delapan) KK, terdiri atas 120 (seratus dua puluh) KK" in text
    assert "Dokumen peta: peta wilayah, PS-1 sebaran." in text
    assert "1 Sosial Putus sekolah 4 anak" in text
    facts = {"pjm_mulai": 2026, "pjm_selesai": 2028, "renta_tahun": "2026", "uji_tanggal": date(2026, 1, 20),
             "uji_tempat": "Aula"}
    meeting = rapat(store, "pjm", "lokakarya", facts, {"masukan": [{"isi": "RT 03 dulu", "keterangan": "Disepakati"}],
                                                      "prioritas": [{"isi": "Rabat gang", "rt": "12"}]})
    text = text_of(kertas(store, "ba-pjm", rapat_id=meeting).data)
    assert "tahun 2026-2028 dan Rencana Tahunan (Renta) tahun 2026." in text
    assert "diuji publik pada tanggal 20 Januari 2026, bertempat di Aula." in text
    assert "1. RT 03 dulu. Tanggapan: disepakati." in text
    assert "1 Rabat gang RT 12" in text
    plain = siklus_contoh.rapat(store, siklus_contoh.tahap(store, None), "lokakarya", "Lokakarya", date(2026, 2, 3))
    assert_sound(kertas(store, "ba-pjm", rapat_id=plain))


def test_ba_of_the_tipp_names_its_people_by_pokja(store: Store) -> None:
    meeting = rapat(store, "tipp", "lokakarya", {"masa": "Maret sampai Desember 2026"}, {})
    with store.unit("Anggota TIPP") as s:
        stage = s.scalars(select(Tahap)).one()
        for name, job in (("Siti", "Anggota"), ("Ahmad", "Ketua")):
            person = Orang(id=new_id(), nama=name, kunci_nama=name.lower(), cari=name.lower())
            s.add(person)
            s.flush()
            s.add(Penugasan(id=new_id(), orang_id=person.id, badan="TIPP", jabatan=job, pokja="Pokja jalan",
                            siklus_id=stage.siklus_id))
    text = text_of(kertas(store, "ba-tim", rapat_id=meeting).data)
    assert "membentuk Tim Inti Perencanaan Partisipatif (TIPP)" in text
    assert "1 Ahmad Ketua, Pokja jalan 2 Siti Anggota, Pokja jalan" in text
    assert "Maret sampai Desember 2026" in text


# --- LPJ --------------------------------------------------------------------------------------------------------------


def test_the_lpj_has_its_chapters_and_writes_the_second_itself(store: Store) -> None:
    add(store, "surat_masuk", tanggal_terima=date(2025, 5, 2), pengirim="Lurah", isi="Undangan")
    add(store, "anggota", nama="Ahmad", jenis_kelamin="L", jabatan="Koordinator", mulai=date(2024, 1, 1),
        periode="2024-2027")
    stage = tahap(store, *BERISI["lpj"])
    typed = (("program", "Bank sampah\nPosyandu remaja"), ("keuangan", "Saldo akhir Rp1.000.000."),
             ("tatib", "Hadir tepat waktu\nBicara bergantian"), ("lampiran", "Daftar hadir"))
    made = kertas(store, "lpj", subjek=stage, isian=typed)
    pages, text = page_texts(made.data), text_of(made.data)
    assert "LAPORAN PERTANGGUNGJAWABAN LKM MAJU BERSAMA" in pages[0]
    assert "Masa 1 Januari 2025 sampai 31 Desember 2025" in pages[0]
    heads = ("SUSUNAN ACARA", "TATA TERTIB", "KATA PENGANTAR", "BAB I ORGANISASI", "A. Organisasi",
             "Ahmad L Koordinator", "Bank sampah", "Keadaan tahapan", "BAB II ADMINISTRASI",
             "1 surat masuk dan 0 surat keluar",
             "Mei 2025 1 –", "pada akhir masa laporan 1 orang: 1 laki-laki dan 0 perempuan", "E. Relawan",
             "Buku agenda surat masuk 1 1", "Tidak ada keputusan rapat", "BAB III KEUANGAN", "Saldo akhir Rp1.000.000.",
             "BAB IV PENUTUP", "Lampiran 1. Daftar hadir")
    places = [text.index(words) for words in heads]
    assert places == sorted(places)
    assert "Mengetahui" not in text  # the koordinator answers for it
    assert made.keterangan == ""
    with store.read() as s:
        keys = {one.kunci for one in sentences(s, "lpj", Pilihan(subjek=stage, dicetak=HARI))}
    assert {"kata_pengantar", "penutup", "bab_dua"} <= keys


def test_the_span_of_the_lpj(store: Store) -> None:
    stage = siklus_contoh.tahap(store, "rwt")
    made = kertas(store, "lpj", subjek=stage)
    assert made.keterangan == "Masa LPJ belum diisi; yang dilaporkan 1 Maret 2025 sampai 28 Februari 2026."
    siklus_contoh.rapat(store, stage, "rwt", "RWT", date(2026, 2, 3))
    made = kertas(store, "lpj", subjek=stage)  # dated on the day of the RWT, about the year before it
    assert made.keterangan == "Masa LPJ belum diisi; yang dilaporkan 1 Februari 2025 sampai 31 Januari 2026."
    assert "Banjarmasin, 3 Februari 2026" in page_texts(made.data)[0]
    typed = (("mulai", "2025-07-01"), ("selesai", "2025-09-30"))
    text = text_of(kertas(store, "lpj", subjek=stage, isian=typed).data)
    assert "1 Juli 2025 sampai 30 September 2025" in text
    assert "Juli 2025 – – Agustus 2025 – – September 2025 – – Jumlah 0 0" in text
    with store.read() as s, pytest.raises(FieldErrors, match="berakhir sebelum mulainya"):
        make_paper(s, "lpj", Pilihan(subjek=stage, isian=(("mulai", "2026-01-01"), ("selesai", "2025-01-01"))))
