"""What the minutes take from a meeting: times of the agenda, earlier follow-ups, proposals, decisions with several
follow-ups, votes, who came late; and how much of the papers the program writes by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from lkm_desktop.documents import Pilihan, make_paper, notulen, paper_isi
from lkm_desktop.documents.isi import Isian, teks
from lkm_desktop.services import fakta_rapat, jam_hadir, naskah
from lkm_desktop.services import notulen as minutes
from lkm_desktop.storage import Store
from tests import pembantu
from tests.documents.pdf_reader import text_of
from tests.documents.rapat_contoh import PEMBAHASAN, KantorRapat, kantor_rapat

#: everything that the secretary typed for the meeting "rutin" (see rapat_contoh): facts, discussion, decisions
DIKETIK = (
    "Rapat rapat rutin Maret 2025", "Balai RW 03", "H. Syamsuddin", "Pembukaan", "10 menit", "Koordinator",
    "Laporan UPK", "30 menit", PEMBAHASAN, "Rusmiati", "Jadwal ditempel di RT.", "Disetujui.",
    "Penagihan didampingi <anggota>.", "UPK menagih bersama pendamping RT.", "Manajer UPK",
    "Titian RT 07 diperbaiki gotong royong.", "Mengumpulkan kayu", "Gusti Fauzi", "Menyiapkan konsumsi",
    "Mengundang lurah", "Sekretaris", "Rapat dibuka dengan salam dan doa.", "Rapat ditutup dengan doa.",
    "Papan sudah dipesan.",
)  # fmt: skip


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KantorRapat]:
    made = kantor_rapat(tmp_path_factory.mktemp("notulen") / "kantor", 13)
    yield made
    made.store.close()


def text(office: KantorRapat, **typed: str) -> str:
    with office.store.read() as s:
        return text_of(make_paper(s, "notulen", office.pilihan("rutin", **typed)).data)


def test_parts_of_full_minutes(office: KantorRapat) -> None:
    found = text(office, nomor="003/NOT/LKM-MB/III/2025", tanggal="2025-03-11")
    for expected in (
        "NOTULEN RAPAT Nomor: 003/NOT/LKM-MB/III/2025", "A. Susunan acara No Acara Waktu Pembawa acara 1 Pembukaan 10",
        "B. Tindak lanjut rapat lalu", "Membeli papan (rapat 10 Februari 2025) UPL 17 Februari 2025 Belum selesai",
        "terlambat 3 minggu. Papan sudah dipesan.", "C. Jalannya rapat", "No Pengusul dan usulan Tanggapan",
        "1 Rusmiati: Jadwal ditempel di RT. Disetujui. 2 Penagihan didampingi <anggota>. -", "D. Keputusan",
        "1 UPK menagih bersama pendamping RT. Musyawarah mufakat Manajer UPK 31 Maret 2025",
        "setuju 9, tidak setuju 2, abstain 1", "a. Mengumpulkan kayu Gusti Fauzi 20 Maret 2025",
        "b. Menyiapkan konsumsi Rusmiati -", "E. Tindak lanjut", "1 Mengundang lurah Sekretaris", "F. Peserta",
        "Hadir (11 orang)", "Tanpa kabar (3 orang)", "G. Penutup Rapat ditutup dengan doa. Demikian notulen ini",
        "Kehadiran : 79 % dari yang diundang", "Banjarmasin, 11 Maret 2025",
    ):  # fmt: skip
        assert expected in found, expected
    assert "Datang setelah" not in found


def test_late_arrivals_and_the_quorum_at_a_vote(office: KantorRapat) -> None:
    with office.store.unit("Jam") as s:
        rows = [r for r in fakta_rapat.fakta(s, office.rapat["rutin"]).roll.rows if r.status == "hadir"]
        jam_hadir.set_times(s, [rows[0].id], "20.30", None)
        jam_hadir.set_times(s, [rows[1].id], None, "21.00")
    found = text(office)
    assert f"Datang setelah rapat dimulai: {rows[0].nama} (20.30)." in found
    assert f"Meninggalkan rapat sebelum selesai: {rows[1].nama} (21.00)." in found
    assert "Pada saat pemungutan suara pukul 20.15 hadir 10 (sepuluh) dari 13 (tiga belas) anggota" in found


def test_the_letter_that_called_the_meeting(office: KantorRapat) -> None:
    assert "Dasar" not in text(office)
    with office.store.unit("Undangan") as s:
        sheet = naskah.buka(s, "undangan", office.rapat["rutin"])
        naskah.simpan(s, sheet, isian={"nomor": "005/UND/LKM-MB/III/2025", "tanggal": "2025-03-07"})
    assert "Dasar : Undangan nomor 005/UND/LKM-MB/III/2025 tanggal 7 Maret 2025" in text(office)


def test_follow_ups_that_say_what_the_decision_says(store: Store) -> None:
    """One row; two persons for the same words share it."""
    found = pembantu.meeting(store)
    with store.unit("Putuskan") as s:
        minutes.save_notulen(s, found, {"keputusan": [
            {"isi": "Gotong royong.", "nomor": "3/KEP/LKM-MB/III/2025", "tindak_lanjut": [
                {"penanggung_jawab": "UPL"}, {"penanggung_jawab": "UPS"}, {"isi": "Membeli cat"}]},
            {"isi": "Tanpa tindak lanjut.", "nomor": "4"}]})
    with store.read() as s:
        data = notulen.gather(s, found)
        printed = text_of(make_paper(s, "notulen", Pilihan(rapat_id=found)).data)
    first, second = data.keputusan
    assert (first.penanggung_jawab, [t.isi for t in first.rincian]) == ("UPL, UPS", ["Membeli cat"])
    assert "1 Gotong royong. (Nomor 3/KEP/LKM-MB/III/2025) UPL, UPS" in printed
    assert (second.nomor, second.rincian) == ("", ())
    assert "2 Tanpa tindak lanjut. - Semua keputusan diambil secara musyawarah mufakat." in printed


def test_minutes_of_a_meeting_to_come_are_a_form(store: Store) -> None:
    """Nothing is said to have been held or to be late; there are lines to write on."""
    before = pembantu.meeting(store, tanggal=date(2025, 2, 1))
    with store.unit("Rapat lalu") as s:
        minutes.save_notulen(s, before, {"tindak_lanjut": [
            {"isi": "Membeli papan", "tenggat": date(2025, 2, 3)}]})
    found = pembantu.meeting(store, judul="Rapat rutin: evaluasi")
    with store.unit("Acara") as s:
        minutes.save_notulen(s, found, {"agenda": [{"pokok": "Laporan UPK"}, {"pokok": "Lain-lain"}]})
    with store.read() as s:
        made = make_paper(s, "notulen", Pilihan(rapat_id=found, dicetak=date(2025, 3, 1)))
    printed = text_of(made.data)
    for expected in ("dilaksanakan rapat rutin “Evaluasi”, dihadiri oleh .......... orang", "Banjarmasin, .....",
                     "Membeli papan", "C. Jalannya rapat 1. Laporan UPK", "D. Keputusan No Keputusan"):  # fmt: skip
        assert expected in printed, expected
    assert "telah dilaksanakan" not in printed
    assert "terlambat" not in printed
    assert "baru akan berlangsung 10 Maret 2025" in made.keterangan
    assert made.isi is not None
    assert sum(b.garis for b in made.isi.blok if isinstance(b, Isian)) >= 8


def test_stamp_duty_and_lurah(office: KantorRapat) -> None:
    with office.store.read() as s:
        choice = replace(office.pilihan("rutin"), meterai=True, penanda="lurah")
        found = text_of(make_paper(s, "notulen", choice).data)
    assert "Rp10.000" in found
    assert "Gusti Rahman" in found


# --- how much is written by the program ------------------------------------------------------------------------------


def hitung_kata(lines: Iterable[str], typed: Iterable[str]) -> tuple[int, int]:
    """(words the program wrote by itself, words the user typed): what is left of the papers without every typed text,
    and each typed text once. Letterhead and footer are not counted."""
    typed = list(typed)
    rest = " ".join(lines)
    for words in sorted(typed, key=len, reverse=True):
        rest = rest.replace(words, " ")
    return len(re.findall(r"\w[\w.,/%-]*", rest)), sum(len(words.split()) for words in typed)


def kata_rapat(office: KantorRapat) -> tuple[int, int]:
    """The two counts for minutes and berita acara of the meeting of thirteen members."""
    lines: list[str] = []
    with office.store.read() as s:
        for key in ("notulen", "ba-umum"):
            isi = paper_isi(s, key, office.pilihan("rutin"))
            assert isi is not None
            lines += teks(isi)
    return hitung_kata(lines, DIKETIK)


def test_counting_words() -> None:
    assert hitung_kata(["Pada hari ini rapat warga", "warga setuju"], ["warga"]) == (5, 1)
    assert hitung_kata(["a b"], ["a b", "b"]) == (0, 3)


def test_the_program_writes_more_than_the_secretary_types(office: KantorRapat) -> None:
    own, typed = kata_rapat(office)
    print(f"Notulen dan berita acara: {own} kata ditulis program, {typed} kata diketik.")
    assert typed < 120
    assert own > 3 * typed
