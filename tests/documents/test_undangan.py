"""The invitation: order of the letters, address, agenda, dates, signers, copies; its delivery list; WhatsApp text."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.documents import Pilihan, make_paper
from lkm_desktop.documents.undangan import ACARA_DI_SURAT, tanggal_surat
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import naskah, organisasi, rapat, templat, undangan
from lkm_desktop.services.wa import teks_undangan
from lkm_desktop.storage import Store
from tests import pembantu
from tests.documents.pdf_reader import boxes, page_texts, text_of

HARI_INI = date(2025, 3, 5)


@pytest.fixture
def rapat_id(store: Store) -> str:
    """Five people of three RT and a guest, invited to a members' meeting on 10 March."""
    people = [
        pembantu.person(store, "Zainal", jenis_kelamin="L", rt="1", rw="2"),
        pembantu.person(store, "H. Syamsuddin", jenis_kelamin="L", rt="2", rw="1"),
        pembantu.person(store, "Noor Hasanah", jenis_kelamin="P", rt="1", rw="1"),
        pembantu.person(store, "Ahmad", rt="10", rw="1"),
        pembantu.person(store, "Tanpa Alamat", jenis_kelamin="P"),
    ]
    pembantu.member(store, people[1], "Koordinator")
    pembantu.member(store, people[2])
    secretary = pembantu.person(store, "Siti Aminah", jenis_kelamin="P")
    pembantu.add(store, "pengelola", orang_id=secretary, badan="sekretariat", jabatan="Sekretaris",
                 mulai=date(2024, 1, 1))  # fmt: skip
    found = pembantu.meeting(store, jam_selesai="22.00", tempat="Balai RW 03", agenda="Pembukaan\nLaporan UPK")
    with store.unit("Undang") as s:
        undangan.undang(s, found, people)
        undangan.undang_luar(s, found, "Aan Tamu", None, "Kecamatan")
    return found


def pages(store: Store, rapat_id: str, kunci: str = "undangan", **isian: str) -> list[str]:
    with store.read() as s:
        choice = Pilihan(rapat_id=rapat_id, isian=tuple(isian.items()), dicetak=HARI_INI)
        return page_texts(make_paper(s, kunci, choice).data)


def test_one_letter_for_each_in_the_order_of_delivery(store: Store, rapat_id: str) -> None:
    found = pages(store, rapat_id)
    names = ("Noor Hasanah", "H. Syamsuddin", "Ahmad", "Zainal", "Tanpa Alamat", "Aan Tamu")
    assert [next(n for n in names if f"Yth. Bapak {n}" in p or f"Yth. Ibu {n}" in p or f"Bapak/Ibu {n}" in p)
            for p in found] == list(names)
    assert all("Halaman 1 dari 1" in p and "LKM MAJU BERSAMA" in p for p in found)
    assert "Kepada Yth. Ibu Noor Hasanah Anggota LKM RT 01/RW 01 Kelurahan Kelayan Tengah di tempat" in found[0]
    assert "Bapak H. Syamsuddin Koordinator LKM RT 02/RW 01" in found[1]
    assert "Bapak/Ibu Ahmad RT 10/RW 01" in found[2]
    assert "Ibu Tanpa Alamat di tempat" in found[4]
    assert "Bapak/Ibu Aan Tamu Kecamatan di tempat" in found[5]


def test_what_the_letter_says(store: Store, rapat_id: str) -> None:
    text = pages(store, rapat_id, nomor="005/UND/LKM-MB/III/2025")[0]
    for expected in (
        "SURAT UNDANGAN", "Nomor : 005/UND/LKM-MB/III/2025", "Lampiran : -", "Hal : Undangan rapat rutin Maret",
        "Banjarmasin, 5 Maret 2025", "Dengan hormat,", "Hari/tanggal : Senin, 10 Maret 2025",
        "Waktu : 19.30 s.d. 22.00 WITA", "Tempat : Balai RW 03", "Acara : 1. Pembukaan 2. Laporan UPK",
        "Koordinator LKM Maju Bersama H. Syamsuddin", "Tembusan: Arsip",
    ):  # fmt: skip
        assert expected in text, expected
    order = ["Nomor", "Kepada Yth.", "Dengan hormat", "Sehubungan", "Hari/tanggal", "terima kasih", "Koordinator LKM M",
             "Tembusan"]  # fmt: skip
    assert sorted(order, key=text.index) == order


def test_date_of_the_letter(store: Store, rapat_id: str) -> None:
    meeting = date(2025, 3, 10)
    assert tanggal_surat(meeting, Pilihan(dicetak=date(2025, 3, 9))) == date(2025, 3, 9)
    assert tanggal_surat(meeting, Pilihan(dicetak=meeting)) == date(2025, 3, 7)
    assert tanggal_surat(meeting, Pilihan(dicetak=date(2026, 1, 1))) == date(2025, 3, 7)
    assert tanggal_surat(meeting, Pilihan(isian=(("tanggal", "2025-03-01"),))) == date(2025, 3, 1)
    assert "Banjarmasin, 1 Maret 2025" in pages(store, rapat_id, tanggal="2025-03-01")[0]
    with pytest.raises(FieldErrors):
        pages(store, rapat_id, tanggal="besok")


def test_one_letter_for_all_with_names_and_agenda_enclosed(store: Store, rapat_id: str) -> None:
    found = pages(store, rapat_id, kepada="bersama", lampiran="acara", kepada_semua="Anggota LKM\nmelalui Ketua RW")
    assert len(found) == 3
    assert "Kepada Yth. Anggota LKM melalui Ketua RW di tempat" in found[0]
    assert "Lampiran : 1 (satu) berkas" in found[0]
    assert "(susunan acara terlampir)" in found[0]
    assert found[1].index("Noor Hasanah") < found[1].index("Zainal") < found[1].index("Aan Tamu")
    assert "Lampiran undangan nomor" in found[1]
    assert "SUSUNAN ACARA Rapat rutin Maret" in found[2]
    assert "Halaman 3 dari 3" in found[2]


def test_a_long_agenda_is_enclosed_by_itself(store: Store, rapat_id: str) -> None:
    points = [f"Pokok ke-{n}" for n in range(ACARA_DI_SURAT + 1)]
    with store.unit("Agenda") as s:
        rapat.save_agenda(s, rapat_id, points)
    found = pages(store, rapat_id)
    assert len(found) == 12
    assert "Pokok ke-3" not in found[0]
    assert "Pokok ke-6" in found[1]


def test_the_enclosure_is_a_bundle_however_many_sheets(store: Store, rapat_id: str) -> None:
    with store.unit("Undang") as s:
        for n in range(90):
            undangan.undang_luar(s, rapat_id, f"Warga yang diundang {n}")
    found = pages(store, rapat_id, kepada="bersama")
    assert len(found) > 2
    assert "Lampiran : 1 (satu) berkas" in found[0]


def test_no_list_of_names_is_claimed_without_names(store: Store) -> None:
    found = pages(store, pembantu.meeting(store), kepada="bersama")
    assert len(found) == 1
    assert "terlampir" not in found[0]
    assert "Kepada Yth. Bapak/Ibu/Saudara di tempat" in found[0]


def test_a_letter_dated_after_its_meeting_is_pointed_out(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        notes = [make_paper(s, "undangan", Pilihan(rapat_id=rapat_id, isian=(("tanggal", day),))).keterangan
                 for day in ("2025-03-11", "2025-03-10", "2025-03-01")]  # fmt: skip
    assert "Tanggal surat 11 Maret 2025 sesudah hari rapatnya, 10 Maret 2025." in notes[0]
    assert notes[1:] == ["", ""]


def test_form_of_address_signers_and_copies(store: Store, rapat_id: str) -> None:
    assert "Sdri. Noor Hasanah" in pages(store, rapat_id, sapaan="saudara")[0]
    assert "Yth. Noor Hasanah" in pages(store, rapat_id, sapaan="nama")[0]
    both = pages(store, rapat_id, ttd="berdua", tembusan="Lurah Kelayan Tengah\nKetua RW 01", hal="Rapat penting")[0]
    assert "Siti Aminah" in both
    assert "Tembusan: 1. Lurah Kelayan Tengah 2. Ketua RW 01" in both
    assert "Hal : Rapat penting" in both
    assert "a.n. Koordinator LKM Maju Bersama Sekretaris LKM Maju Bersama Siti Aminah" in pages(
        store, rapat_id, ttd="sekretaris"
    )[0]
    assert "Tembusan" not in pages(store, rapat_id, tembusan="-")[0]
    with store.unit("Faskel") as s:
        organisasi.save(s, {"faskel_nama": "Bambang"})
    assert "Tembusan: 1. Fasilitator Kelurahan 2. Arsip" in pages(store, rapat_id)[0]
    with store.read() as s:
        nobody = text_of(make_paper(s, "undangan", Pilihan(rapat_id=rapat_id, penanda="tanpa")).data)
        noted = text_of(make_paper(s, "undangan", Pilihan(rapat_id=rapat_id, penanda="lurah")).data)
    assert "Koordinator LKM Maju Bersama" not in nobody
    assert "Mengetahui, Lurah Kelayan Tengah" in noted


def test_a_meeting_without_guests_leaves_dots(store: Store) -> None:
    empty = pembantu.meeting(store, judul="Rapat <b>kilat</b>", jam_mulai=None)
    found = pages(store, empty)
    assert len(found) == 1
    assert "Kepada Yth. ....." in found[0]
    assert "Acara : Rapat <b>kilat</b>" in found[0]


def test_office_wording_and_wording_of_one_paper(store: Store, rapat_id: str) -> None:
    with store.unit("Kalimat") as s:
        templat.simpan(s, "undangan", "salam", "Assalamu’alaikum warahmatullahi wabarakatuh,")
        templat.simpan(s, "undangan", "tembusan", "Ketua RW\nArsip {istilah}")
    text = pages(store, rapat_id)[0]
    assert "Assalamu’alaikum" in text
    assert "1. Ketua RW 2. Arsip LKM" in text
    with store.read() as s:
        own = Pilihan(rapat_id=rapat_id, suntingan=(("penutup", "Wassalam & <salam>"), ("penting", "")))
        every = page_texts(make_paper(s, "undangan", own).data)
    assert all("Wassalam & <salam>" in page and "Mengingat pentingnya" not in page for page in every)


def test_unknown_meeting(store: Store) -> None:
    with store.read() as s, pytest.raises(LkmError, match="sudah tidak ada"):
        make_paper(s, "undangan", Pilihan(rapat_id="x" * 32))


def test_delivery_list(store: Store, rapat_id: str) -> None:
    with store.unit("Naskah") as s:
        sheet = naskah.buka(s, "undangan", rapat_id)
        naskah.simpan(s, sheet, isian={"nomor": "005/UND/LKM-MB/III/2025", "tanggal": "2025-03-04"})
    with store.read() as s:
        data = make_paper(s, "undangan-tanda-terima", Pilihan(rapat_id=rapat_id, dicetak=HARI_INI)).data
    text = text_of(data)
    for expected in ("TANDA TERIMA UNDANGAN", "Nomor surat : 005/UND/LKM-MB/III/2025", "Tanggal surat : 4 Maret 2025",
                     "No Nama RT/RW Tanggal terima Tanda tangan", "Yang mengantarkan"):  # fmt: skip
        assert expected in text
    names = ("Noor Hasanah", "H. Syamsuddin", "Ahmad", "Zainal", "Tanpa Alamat", "Aan Tamu")
    assert sorted(names, key=text.index) == list(names)
    marks = {b.text.strip(): b.left for b in next(boxes(data)) if b.text.strip() in ("1.", "2.", "3.")}
    assert marks["1."] == pytest.approx(marks["3."], abs=1)
    assert marks["2."] > marks["1."] + 50


def test_delivery_list_before_anyone_is_invited(store: Store) -> None:
    text = pages(store, pembantu.meeting(store), "undangan-tanda-terima")[0]
    assert " 10 10." in text or "10." in text


def test_whatsapp_text(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        text = teks_undangan(s, rapat_id)
    lines = text.split("\n")
    assert lines[0].startswith("Assalamu’alaikum")
    for expected in ("*Rapat rutin Maret*", "Hari/tanggal: Senin, 10 Maret 2025", "Waktu: 19.30 s.d. 22.00 WITA",
                     "Tempat: Balai RW 03", "Acara:", "1. Pembukaan", "2. Laporan UPK"):  # fmt: skip
        assert expected in lines
    assert lines[-2:] == ["Koordinator LKM Maju Bersama", "H. Syamsuddin"]
    assert "\n\n\n" not in text
    assert "{" not in text


def test_whatsapp_text_leaves_out_what_is_not_known(store: Store) -> None:
    empty = pembantu.meeting(store, jam_mulai=None)
    with store.unit("BKM") as s:
        organisasi.save(s, {"istilah": "BKM"})
        templat.simpan(s, "wa", "salam", "Salam dari {lembaga}.")
    with store.read() as s:
        text = teks_undangan(s, empty)
    assert text.startswith("Salam dari BKM Maju Bersama.\n\n")
    for missing in ("Jam", "Tempat", "Acara:", "None", "...."):
        assert missing not in text
    assert text.endswith("Koordinator BKM Maju Bersama")
