"""Letters, receipts and the monitoring sheet: words, pages, paper, geometry, and their Word copies."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from lkm_desktop.documents import DOKUMEN, Kertasnya, Pilihan, make_paper, sentences, word
from lkm_desktop.documents.page import A4, F4, Kertas
from lkm_desktop.documents.surat_biasa import lampiran
from lkm_desktop.documents.surat_tugas import berzona
from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import kehadiran, organisasi, undangan
from lkm_desktop.storage import Store
from tests import pembantu
from tests.documents.pdf_reader import assert_sound, page_texts, paper_mm, squeezed, text_of

HARI = date(2025, 3, 10)
PANJANG = "Prof. Dr. H. Muhammad Noor Syarifuddin Al-Banjari bin Abdurrahman Shiddiq, S.Pd.I., M.Pd., Ph.D."
NAMA = {"short": "Ani", "long": PANJANG, "hostile": "Ahmad <b>Rifa'i</b> & O’Neill </para> Łukasz-Ñuñez"}
LETTERS = {
    "surat-tugas": {"petugas": "Siti Rahmah | Anggota", "tugas": "Menghadiri lokakarya", "tempat_tugas": "Aula"},
    "surat-biasa": {"hal": "Pinjam balai", "kepada": "Ketua RW 03", "isi": "Kami meminjam balai."},
    "surat-pengantar": {"hal": "Laporan", "kepada": "Lurah", "kiriman": "Laporan triwulan | 2 berkas | Asli"},
    "tanda-terima": {"dari": "Bendahara UPK", "kepada": "H. Syamsuddin", "jumlah": "1.500.000", "untuk": "Konsumsi"},
    "lembar-pemantauan": {"kode": "0701", "kegiatan": "RKM", "sasaran": "Warga hadir | 40 orang | DH | 54 | -"},
}


@pytest.fixture
def kantor_lengkap(store: Store) -> Store:
    """An office with a koordinator, a sekretaris and a lurah."""
    chair = pembantu.person(store, "H. Syamsuddin Noor", jenis_kelamin="L")
    pembantu.member(store, chair, "Koordinator")
    secretary = pembantu.person(store, "Noor Hasanah", jenis_kelamin="P")
    pembantu.add(store, "pengelola", orang_id=secretary, badan="sekretariat", jabatan="Sekretaris",
                 mulai=date(2024, 1, 1))  # fmt: skip
    with store.unit("Isi lurah") as s:
        organisasi.save(s, {"lurah_nama": "Gusti Rahman", "lurah_nip": "19700101 199003 1 001"})
    return store


def make(
    store: Store, kunci: str, isian: dict[str, str] | None = None, kertas: Kertas = F4, **lain: object
) -> Kertasnya:
    with store.read() as s:
        typed = {"tanggal": HARI.isoformat(), **(LETTERS.get(kunci, {}) if isian is None else isian)}
        return make_paper(s, kunci, Pilihan(kertas=kertas, isian=tuple(typed.items()), dicetak=HARI, **lain))  # type: ignore[arg-type]


def people(count: int, name: str) -> str:
    return "\n".join(f"{name} {n} | Anggota tim {n}" for n in range(1, count + 1))


@pytest.mark.parametrize("kertas", [F4, A4], ids=["F4", "A4"])
@pytest.mark.parametrize("kunci", LETTERS)
def test_one_sound_page_on_its_paper(kantor_lengkap: Store, kunci: str, kertas: Kertas) -> None:
    made = make(kantor_lengkap, kunci, kertas=kertas)
    assert_sound(made)
    assert made.halaman == 1
    assert paper_mm(made.data)[0] == pytest.approx((kertas.lebar_mm, kertas.tinggi_mm), abs=0.3)
    text = page_texts(made.data)[0]
    assert "LKM MAJU BERSAMA" in text
    for value in LETTERS[kunci].values():
        assert squeezed(value.split("|")[0]) in squeezed(text) or kunci == "tanda-terima"


@pytest.mark.parametrize("kunci", LETTERS)
def test_blank_paper_has_lines_to_write_on_and_no_braces(kantor_lengkap: Store, kunci: str) -> None:
    made = make(kantor_lengkap, kunci, {})
    assert_sound(made)
    assert made.halaman == 1
    assert "{" not in text_of(made.data)


@pytest.mark.kisi(3)
@pytest.mark.parametrize("kertas", [F4, A4], ids=["F4", "A4"])
@pytest.mark.parametrize("name", list(NAMA))
@pytest.mark.parametrize("count", [1, 33, 120])
def test_people_of_a_surat_tugas(kantor_lengkap: Store, count: int, name: str, kertas: Kertas) -> None:
    made = make(kantor_lengkap, "surat-tugas", {"petugas": people(count, NAMA[name]), "tugas": "Rapat"}, kertas)
    assert_sound(made)
    whole = squeezed(text_of(made.data))
    for n in range(1, count + 1):
        assert squeezed(f"{n} {NAMA[name]} {n}") in whole
        assert squeezed(f"Anggota tim {n}") in whole
    assert (made.halaman > 1) == (count > 1)
    for page in page_texts(made.data)[1:-1]:
        assert page.startswith("No Nama Jabatan/unsur")


@pytest.mark.kisi(3)
@pytest.mark.parametrize("kertas", [F4, A4], ids=["F4", "A4"])
@pytest.mark.parametrize("name", list(NAMA))
@pytest.mark.parametrize("kunci", [*LETTERS, "sk"])
def test_any_text_in_every_field(kantor_lengkap: Store, kunci: str, name: str, kertas: Kertas) -> None:
    text = f"{NAMA[name]} {{lembaga}} 😀 | b | {NAMA[name]} | {'x' * 90} | e | f"
    kinds = {f.key: f.kind for f in DOKUMEN[kunci].borang if f.key not in ("tanggal", "jumlah")}
    typed = {key: text + ("\n" + text) * (kind == "panjang") for key, kind in kinds.items()
             if kind in ("teks", "panjang", "saran")}  # fmt: skip
    made = make(kantor_lengkap, kunci, typed, kertas)
    assert_sound(made)
    assert squeezed(NAMA[name]) in squeezed(text_of(made.data)) or kunci == "sk"
    with kantor_lengkap.read() as s:
        assert word(s, kunci, Pilihan(isian=tuple(typed.items())))[:2] == b"PK"


@pytest.mark.kisi(3)
@pytest.mark.parametrize("kop", ["logo", "polos", "ruang", "tanpa"])
@pytest.mark.parametrize("kunci", [*LETTERS, "sk"])
def test_letterhead_as_chosen(kantor_lengkap: Store, kunci: str, kop: str) -> None:
    made = make(kantor_lengkap, kunci, kop=kop, kop_semua=True, ukuran=12.0)
    assert_sound(made)
    assert ("Jl. Contoh No. 1" in text_of(made.data)) == (kop in ("logo", "polos"))


def test_surat_tugas_words(kantor_lengkap: Store) -> None:
    text = text_of(make(kantor_lengkap, "surat-tugas", {
        "nomor": "007/ST/LKM-MB/III/2025", "petugas": "Siti Rahmah | Anggota", "dasar": "hasil rapat rutin.",
        "tugas": "Menghadiri lokakarya\nMelapor", "mulai": "2025-03-12", "selesai": "2025-03-13", "waktu": "08.00 WITA",
        "tempat_tugas": "Aula", "tembusan": "Lurah\nArsip",
    }).data)  # fmt: skip
    for expected in (
        "SURAT TUGAS Nomor: 007/ST/LKM-MB/III/2025", "Berdasarkan hasil rapat rutin, Koordinator LKM Maju Bersama",
        "1. Menghadiri lokakarya 2. Melapor", "Rabu, 12 Maret 2025 s.d. Kamis, 13 Maret 2025", "Waktu : 08.00 WITA",
        "Banjarmasin, 10 Maret 2025 Koordinator LKM Maju Bersama H. Syamsuddin Noor", "1. Lurah 2. Arsip",
    ):  # fmt: skip
        assert expected in text
    one_day = text_of(make(kantor_lengkap, "surat-tugas", {"petugas": "A", "tugas": "B", "mulai": "2025-03-12"}).data)
    assert "Rabu, 12 Maret 2025" in one_day
    assert "s.d." not in one_day


def test_days_of_a_task_are_in_order_and_its_hour_has_a_zone(kantor_lengkap: Store) -> None:
    days = {"mulai": "2026-12-05", "selesai": "2026-12-01"}
    with pytest.raises(FieldErrors) as wrong:
        make(kantor_lengkap, "surat-tugas", days)
    assert wrong.value.errors == {"selesai": "Sampai tanggal 1 Desember 2026 mendahului tanggal mulainya."}
    found = text_of(make(kantor_lengkap, "surat-tugas", {"mulai": "2026-12-05", "waktu": "08.00"}).data)
    assert "Waktu : 08.00 WITA" in found


@pytest.mark.parametrize(("typed", "printed"), [
    ("08.00", "08.00 WITA"), ("08.00-12.00", "08.00-12.00 WITA"), ("08.00 s.d. selesai", "08.00 WITA s.d. selesai"),
    ("08.00 wita s.d. 10.00", "08.00 wita s.d. 10.00"), ("pagi", "pagi"), ("", ""),
])  # fmt: skip
def test_zone_of_a_typed_time(typed: str, printed: str) -> None:
    assert berzona(typed, "WITA") == printed


@pytest.mark.parametrize(("typed", "printed"), [
    ("", "-"), ("2", "2 (dua) berkas"), ("0", "-"), ("1 berkas", "1 berkas"), ("-", "-"), ("²", "²"),
])  # fmt: skip
def test_enclosures_of_a_letter(typed: str, printed: str) -> None:
    assert lampiran(typed) == printed


def test_who_signs(kantor_lengkap: Store) -> None:
    def text(penanda: str = "berdua", **isian: str) -> str:
        return text_of(make(kantor_lengkap, "surat-biasa", {**LETTERS["surat-biasa"], **isian}, penanda=penanda).data)

    assert "Noor Hasanah" not in text()
    assert "H. Syamsuddin Noor" in text()
    both = text(ttd="berdua")
    assert "H. Syamsuddin Noor" in both
    assert "Noor Hasanah" in both
    assert "a.n. Koordinator LKM Maju Bersama Sekretaris LKM Maju Bersama Noor Hasanah" in text(ttd="sekretaris")
    assert "Mengetahui," in text("lurah")
    assert "Gusti Rahman NIP 19700101" in text("lurah").replace("H. Syamsuddin Noor ", "")
    assert "Syamsuddin" not in text("tanpa")


def test_surat_biasa_paragraphs_and_points(kantor_lengkap: Store) -> None:
    body = "Alinea satu.\n\nAlinea dua:\n1. kursi\n2) meja\n- tikar\n\nAlinea tiga."
    made = make(kantor_lengkap, "surat-biasa", {**LETTERS["surat-biasa"], "isi": body, "lampiran": "1 berkas"})
    text = text_of(made.data)
    for expected in ("Lampiran : 1 berkas", "Kepada Yth. Ketua RW 03 di tempat", "Dengan hormat, Alinea satu.",
                     "1. kursi 2) meja - tikar Alinea tiga. Demikian surat ini"):  # fmt: skip
        assert expected in text
    assert "Hal : Pinjam balai" in text
    plain = text_of(make(kantor_lengkap, "surat-biasa").data)
    assert "Lampiran : -" in plain


@pytest.mark.kisi(2)
@pytest.mark.parametrize("kertas", [F4, A4], ids=["F4", "A4"])
@pytest.mark.parametrize("lines", [8, 19, 21, 23, 25, 27, 60])
def test_signatures_never_stand_alone(kantor_lengkap: Store, lines: int, kertas: Kertas) -> None:
    body = "\n".join("Kami sampaikan bahwa kegiatan dilaksanakan oleh warga. " * 2 for _ in range(lines))
    given = {**LETTERS["surat-biasa"], "isi": body, "tembusan": "Lurah\nCamat\nArsip", "hal": "Laporan " * 20}
    assert_sound(make(kantor_lengkap, "surat-biasa", given, kertas))


def test_surat_pengantar_words(kantor_lengkap: Store) -> None:
    text = text_of(make(kantor_lengkap, "surat-pengantar", {
        "kepada": "Koordinator Kota\nJl. Contoh 1", "kiriman": "Laporan | 2 berkas | Asli\nDaftar hadir | 12 lembar",
        "penerima": "Budi", "kepada_tempat": "Banjarmasin",
    }).data)  # fmt: skip
    for expected in ("Kepada Yth. Koordinator Kota Jl. Contoh 1 di Banjarmasin", "SURAT PENGANTAR",
                     "No Jenis yang dikirim Banyaknya Keterangan 1 Laporan 2 berkas Asli 2 Daftar hadir 12 lembar",
                     "Diterima tanggal", "Budi"):  # fmt: skip
        assert expected in text


def test_receipt_of_money(kantor_lengkap: Store) -> None:
    def text(jumlah: str, **lain: object) -> str:
        isian = {**LETTERS["tanda-terima"], "jumlah": jumlah}
        isian.update({k: str(v) for k, v in lain.items() if k != "pilihan"})
        return text_of(make(kantor_lengkap, "tanda-terima", isian).data)

    for typed in ("1.500.000", "Rp 1.500.000,-", "1500000"):
        found = text(typed)
        assert "TANDA TERIMA UANG" in found
        assert "Uang sejumlah : Rp1.500.000 Terbilang : satu juta lima ratus ribu rupiah Untuk : Konsumsi" in found
        assert "Meterai" not in found
    assert "Meterai" not in text("5.000.000")
    assert "Meterai Rp10.000" in text("5.000.001")
    assert "Meterai" not in text("7.000.000", meterai="tidak")
    assert "Meterai Rp10.000" in text("7.000", meterai="ya")
    for wrong in ("banyak", "10" * 9):
        with pytest.raises(FieldErrors, match=r"jumlah|besar"):
            text(wrong)


def test_receipt_of_goods(kantor_lengkap: Store) -> None:
    made = make(kantor_lengkap, "tanda-terima", {"dari": "Ani", "kepada": "Budi", "barang": "Stempel | 1 buah | baru"})
    assert_sound(made)
    text = text_of(made.data)
    assert "TANDA TERIMA Nomor" in text
    assert "1 Stempel 1 buah baru" in text
    assert "Terbilang" not in text
    assert "Yang menyerahkan" in text


def test_monitoring_sheet_of_a_meeting(kantor_lengkap: Store) -> None:
    people = [pembantu.person(kantor_lengkap, f"Warga {n}", jenis_kelamin="LP"[n % 2], miskin=n < 2) for n in range(4)]
    rapat_id = pembantu.meeting(kantor_lengkap, jenis="rkm", judul="RKM RT 04", tempat="Balai", kode_kegiatan="0203")
    with kantor_lengkap.unit("Undang") as s:
        undangan.undang(s, rapat_id, people)
    with kantor_lengkap.unit("Catat") as s:
        kehadiran.record_kehadiran(s, rapat_id, "1-3")
    made = make(kantor_lengkap, "lembar-pemantauan", {}, rapat_id=rapat_id)
    assert_sound(made)
    text = text_of(made.data)
    for expected in ("Kode : 0203", "Nama kegiatan : RKM RT 04", "Senin, 10 Maret 2025, 19.30 WITA", "Tempat : Balai",
                     "No Sasaran Indikator Sumber informasi Capaian Catatan", "3 dari 4 orang", "orang (33 %)"):
        assert squeezed(expected) in squeezed(text)
    assert "Kode R1-" in text


@pytest.mark.parametrize("kunci", ["surat-tugas", "surat-pengantar", "surat-biasa"])
def test_word_copy_keeps_paper_text_and_tables(kantor_lengkap: Store, kunci: str) -> None:
    with kantor_lengkap.read() as s:
        choice = Pilihan(kertas=A4, isian=tuple(LETTERS[kunci].items()))
        document = docx.Document(io.BytesIO(word(s, kunci, choice)))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    whole = squeezed(" ".join([*(p.text for p in document.paragraphs), *cells]))
    for value in LETTERS[kunci].values():
        assert squeezed(value.split("|")[0]) in whole
    assert "H.SyamsuddinNoor" in whole
    assert ("No" in cells) == (kunci != "surat-biasa")


def test_every_sentence_may_be_reworded(kantor_lengkap: Store) -> None:
    for kunci in LETTERS:
        with kantor_lengkap.read() as s:
            choice = Pilihan(isian=tuple(LETTERS[kunci].items()))
            known = [k for k in sentences(s, kunci, choice) if k.teks.strip()]
            assert known, kunci
            own = tuple((k.kunci, f"Kalimat sendiri {n}.") for n, k in enumerate(known))
            text = squeezed(text_of(make_paper(s, kunci, Pilihan(isian=choice.isian, suntingan=own)).data))
        for n in range(len(known)):
            assert squeezed(f"Kalimat sendiri {n}.") in text, (kunci, known[n])


def test_a_wrong_date_is_told_calmly(kantor_lengkap: Store) -> None:
    with pytest.raises(FieldErrors, match="31 Februari") as told:
        make(kantor_lengkap, "surat-biasa", {"tanggal": "31-2-2025"})
    assert list(told.value.errors) == ["tanggal"]


def test_typed_fields_have_a_label_and_a_kind_the_form_knows() -> None:
    kinds = {"teks", "panjang", "tanggal", "pilihan", "saran", "angka", "ya_tidak"}
    for kunci in (*LETTERS, "sk"):
        fields = DOKUMEN[kunci].borang
        assert len({f.key for f in fields}) == len(fields)
        for field in fields:
            assert field.label, kunci
            assert field.kind in kinds, (kunci, field.key)
            assert bool(field.choices) == (field.kind == "pilihan"), (kunci, field.key)
