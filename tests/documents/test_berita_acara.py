"""Berita acara and the excerpt of a decision: what each kind states, who signs, what stays open to write on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from lkm_desktop.documents import Pilihan, make_paper, paper_isi
from lkm_desktop.documents.ba_pemilihan import Calon, calon, terbanyak
from lkm_desktop.documents.berita_acara_tanda import PALING_BANYAK, PALING_SEDIKIT, wakil
from lkm_desktop.documents.isi import Tabel, Tanda
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import notulen, roll
from lkm_desktop.storage import Store
from tests import pembantu
from tests.documents.pdf_reader import text_of
from tests.documents.rapat_contoh import KantorRapat, kantor_rapat


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KantorRapat]:
    made = kantor_rapat(tmp_path_factory.mktemp("ba") / "kantor", 27)
    yield made
    made.store.close()


def text(office: KantorRapat, key: str, meeting: str, **typed: str) -> str:
    with office.store.read() as s:
        return text_of(make_paper(s, key, office.pilihan(meeting, **typed)).data)


def blocks(office: KantorRapat, key: str, choice: Pilihan) -> tuple[Tabel | None, Tanda]:
    """The table of representatives and the signatures."""
    with office.store.read() as s:
        isi = paper_isi(s, key, choice)
    assert isi is not None
    tables = [b for b in isi.blok if isinstance(b, Tabel) and b.kolom[-1].rata == "zigzag"]
    return (tables[0] if tables else None), next(b for b in isi.blok if isinstance(b, Tanda))


def test_opening_participants_quorum_and_agenda(office: KantorRapat) -> None:
    found = text(office, "ba-umum", "rutin", nomor="001/BA/LKM-MB/III/2025")
    for expected in (
        "BERITA ACARA RAPAT RAPAT RUTIN MARET 2025 Nomor: 001/BA/LKM-MB/III/2025",
        "Pada hari ini Senin tanggal sepuluh bulan Maret tahun dua ribu dua puluh lima, mulai pukul 19.30 sampai "
        "dengan pukul 22.00 WITA, bertempat di Balai RW 03, telah diselenggarakan rapat rapat rutin Maret 2025 oleh "
        "LKM Maju Bersama, Kelurahan Kelayan Tengah, Kecamatan Banjarmasin Selatan, Kota Banjarmasin.",
        "hadir 25 (dua puluh lima) orang peserta, terdiri atas 13 (tiga belas) orang laki-laki dan 12 (dua belas) "
        "orang perempuan (daftar hadir terlampir)",
        "Dari 13 (tiga belas) anggota LKM Maju Bersama, hadir 13 (tiga belas) anggota.",
        "sekurang-kurangnya 7 (tujuh) anggota, kuorum tercapai", "1. Pembukaan 2. Laporan UPK",
        "1. UPK menagih bersama pendamping RT. Diputuskan secara musyawarah mufakat.",
        "2. Titian RT 07 diperbaiki gotong royong. Diputuskan melalui pemungutan suara pukul 20.15 WITA: setuju 9 "
        "(sembilan) suara, tidak setuju 2 (dua) suara, abstain 1 (satu) suara.",
        "Demikian berita acara ini dibuat",
    ):  # fmt: skip
        assert expected in found, expected
    assert "miskin" not in found


def test_details_of_participants_are_a_choice(office: KantorRapat) -> None:
    assert "di antaranya 20 (dua puluh) orang warga miskin" in text(office, "ba-rwt", "rwt", peserta="lpm")
    few = text(office, "ba-rwt", "rwt", peserta="jumlah", lampiran_dh="tidak")
    assert "hadir 92 (sembilan puluh dua) orang peserta." in few
    assert "terlampir" not in few


def test_one_way_of_deciding_is_said_once(store: Store) -> None:
    found = pembantu.meeting(store, tempat="Balai")
    with store.unit("Putuskan") as s:
        notulen.save_notulen(s, found, {"keputusan": [{"isi": "Satu."}, {"isi": "Dua."}]})
    with store.read() as s:
        printed = text_of(make_paper(s, "ba-umum", Pilihan(rapat_id=found)).data)
    assert "secara musyawarah mufakat memutuskan hal-hal sebagai berikut: 1. Satu. 2. Dua. Wakil peserta" in printed
    assert "kuorum" not in printed  # nobody has come yet


def test_many_by_consent_and_one_vote(store: Store) -> None:
    found = pembantu.meeting(store)
    rows = [{"isi": f"Putusan {n}."} for n in range(5)]
    with store.unit("Putuskan") as s:
        notulen.save_notulen(s, found, {"keputusan": [*rows, {"isi": "Dipilih.", "cara": "suara", "setuju": 3}]})
    with store.read() as s:
        printed = text_of(make_paper(s, "ba-umum", Pilihan(rapat_id=found)).data)
    assert printed.count("musyawarah mufakat") == 1
    assert "abstain 0 (nol) suara. Keputusan selain itu diambil secara musyawarah mufakat." in printed


def test_missing_facts_are_dots(office: KantorRapat) -> None:
    found = text(office, "ba-umum", "kosong")
    for expected in ("Nomor: .....", "mulai pukul .......... sampai dengan pukul .......... WITA", "bertempat di .....",
                     "hadir ..................... orang", "Acara dipimpin oleh .....", "1. ......"):  # fmt: skip
        assert expected in found, expected


def test_signers_are_chosen(office: KantorRapat) -> None:
    _, usual = blocks(office, "ba-umum", office.pilihan("rutin"))
    assert [p.jabatan for p in usual.penanda] == ["Pimpinan rapat", "Notulis", "Lurah Kelayan Tengah"]
    assert usual.penanda[-1].keterangan == "Mengetahui,"
    everyone = office.pilihan("rutin", ttd_koordinator="ya", ttd_faskel="ya", ttd_wakil="Siti Aminah 3")
    _, six = blocks(office, "ba-umum", replace(everyone, meterai=True))
    assert [p.nama for p in six.penanda] == ["H. Syamsuddin", "Noor Hasanah", "Siti Aminah 1", "Bambang",
                                             "Siti Aminah 3", "Gusti Rahman"]  # fmt: skip
    assert six.penanda[4].bawah == "Anggota LKM"
    assert six.meterai
    _, one = blocks(office, "ba-umum", office.pilihan("rutin", ttd_notulis="tidak", ttd_lurah="tidak"))
    assert [p.jabatan for p in one.penanda] == ["Pimpinan rapat"]
    none = office.pilihan("rutin", ttd_pimpinan="tidak", ttd_notulis="tidak", ttd_lurah="tidak")
    assert len(blocks(office, "ba-umum", none)[1].penanda) == 1
    assert blocks(office, "ba-umum", replace(none, penanda="tanpa"))[1].penanda == ()


def test_representatives(office: KantorRapat) -> None:
    chosen, _ = blocks(office, "ba-rkm", office.pilihan("rkm"))
    assert chosen is not None
    assert PALING_SEDIKIT <= len(chosen.baris) <= PALING_BANYAK
    assert len({row[2] for row in chosen.baris}) == len(chosen.baris)  # each stands for something else
    assert chosen.tinggi_min_mm >= 9
    everyone, _ = blocks(office, "ba-rkm", office.pilihan("rkm", wakil="semua"))
    assert everyone is not None
    assert len(everyone.baris) == 25
    typed, _ = blocks(office, "ba-rkm", office.pilihan("rkm", wakil_nama="siti aminah 2\nRusmiati | Kader Posyandu"))
    assert typed is not None
    assert [row[1:3] for row in typed.baris] == [("siti aminah 2", "Anggota LKM"), ("Rusmiati", "Kader Posyandu")]
    assert blocks(office, "ba-rkm", office.pilihan("rkm", wakil="tanpa"))[0] is None
    blank, _ = blocks(office, "ba-rwt", office.pilihan("rwt"))
    assert blank is not None
    assert (blank.baris, blank.kosong) == ((), PALING_BANYAK)


def test_representatives_are_of_different_elements_and_not_the_signers() -> None:
    def row(n: int, unsur: str) -> roll.Baris:
        return roll.Baris(str(n), n, f"Nama {n}", "L", unsur, "", "", "hadir", "", str(n), True, unsur, None)

    many = [row(n, ("LKM", "Warga", "Ketua RT", "Tokoh agama")[n % 4]) for n in range(20)]
    assert [r.unsur for r in wakil(many)] == ["Tokoh agama", "Ketua RT", "Warga", "LKM"]
    assert len(wakil([row(n, "LKM") for n in range(20)])) == PALING_SEDIKIT
    assert [r.id for r in wakil([row(1, "Warga"), row(2, "Warga")])] == ["1", "2"]
    assert wakil([row(1, "Warga")], frozenset({"nama 1"})) == []


def test_rkm_states_the_decision_and_the_commitments(office: KantorRapat) -> None:
    yes = text(office, "ba-rkm", "rkm", putusan="menerima", relawan="12 orang.", swadaya="tenaga", lainnya="Merawat.")
    assert "dengan ini menyatakan menerima Program Kotaku di Kelurahan Kelayan Tengah." in yes
    assert ("1. Menyediakan relawan dan agen sosialisasi: 12 orang. 2. Memberikan swadaya masyarakat berupa tenaga. "
            "3. Mengikuti seluruh tahapan kegiatan sampai selesai. 4. Merawat.") in yes
    no = text(office, "ba-rkm", "rkm", putusan="menolak", alasan="belum siap")
    assert "menyatakan menolak" in no
    assert "Alasan: belum siap" in no
    assert "kesanggupan" not in no
    blank = text(office, "ba-rkm", "rkm", tahap="tidak")
    assert "menyatakan menerima/menolak *) Program" in blank
    assert "*) Coret yang tidak perlu." in blank
    assert "seluruh tahapan" not in blank


def test_rembug_names_its_rt_and_delegates(office: KantorRapat) -> None:
    found = text(office, "ba-rembug", "rembug", pemandu="Rusmiati", hasil="Saluran 60 m\nGorong-gorong",
                 utusan="Siti Aminah 3\nJunaidi | Pemuda")  # fmt: skip
    assert "BERITA ACARA REMBUG WARGA RT 03/RW 01" in found
    assert "Hasil rembug yang disepakati: 1. Saluran 60 m 2. Gorong-gorong" in found
    assert "1 Siti Aminah 3 Anggota LKM 2 Junaidi Pemuda" in found
    assert "kuorum" not in found


def test_rwt_states_the_lpj_and_what_was_adopted(office: KantorRapat) -> None:
    found = text(office, "ba-rwt", "rwt", lpj="tidak", tahun_lpj="2024", catatan="Tunggakan ditagih.", sah_rapb="1",
                 sah_musrenbang="1", tahun_rencana="2025", sah_lain="Tata tertib RWT.")  # fmt: skip
    assert "(LPJ) LKM Maju Bersama tahun 2024 telah disampaikan dan dibahas, dan dengan ini dinyatakan tidak" in found
    assert "Catatan peserta atas laporan pertanggungjawaban: 1. Tunggakan ditagih." in found
    assert ("mengesahkan: 1. Rencana anggaran pendapatan dan belanja (RAPB) LKM Maju Bersama tahun 2025. 2. Usulan "
            "kegiatan untuk Musrenbang Kelurahan Kelayan Tengah. 3. Tata tertib RWT.") in found
    blank = text(office, "ba-rwt", "rwt")
    assert "diterima/diterima dengan catatan/tidak diterima *)" in blank
    assert "tahun .........." in blank
    assert "Rencana tahunan (Renta)" in blank  # boxes to tick


def test_election_of_the_koordinator(office: KantorRapat) -> None:
    found = text(office, "ba-koordinator", "koordinator", calon="H. Syamsuddin | 9\nRusmiati | 3 suara", tidak_sah="1",
                 sekretaris="Noor Hasanah", masa_bakti="2025-2028")  # fmt: skip
    for expected in ("dilakukan melalui pemungutan suara", "1 H. Syamsuddin 9 (sembilan) 2 Rusmiati 3 (tiga)",
                     "suara sah 12 (dua belas) suara, suara tidak sah 1 (satu) suara",
                     "H. Syamsuddin ditetapkan sebagai Koordinator LKM Maju Bersama untuk masa bakti 2025-2028",
                     "Noor Hasanah sebagai Sekretaris"):  # fmt: skip
        assert expected in found, expected
    agreed = text(office, "ba-koordinator", "koordinator", cara="musyawarah", calon="Rusmiati", koordinator="Rusmiati")
    assert "secara musyawarah mufakat" in agreed
    assert "Perolehan suara" not in agreed
    assert "masa bakti ....." in agreed
    with pytest.raises(FieldErrors, match="bukan jumlah suara"):
        text(office, "ba-koordinator", "koordinator", calon="Rusmiati | banyak")


def test_nobody_is_elected_by_a_tie_or_by_nothing() -> None:
    assert terbanyak([Calon("A", 5), Calon("B", 5)]) == ""
    assert terbanyak([Calon("A", None)]) == ""
    assert terbanyak([]) == ""
    assert terbanyak([Calon("A", 5), Calon("B", 6)]) == "B"
    assert calon(["A | 0", "B", "C|7 suara"]) == [Calon("A", 0), Calon("B", None), Calon("C", 7)]


def test_a_team_with_members_tasks_and_term(office: KantorRapat) -> None:
    found = text(office, "ba-tim", "rutin", tim="Panitia RWT", anggota="Siti Aminah 2 | Ketua\nJunaidi | | Pemuda",
                 tugas="Menyiapkan tempat\nUndangan", masa_tugas="Maret sampai Juni 2025.")  # fmt: skip
    for expected in ("BERITA ACARA PEMBENTUKAN PANITIA RWT",
                     "1 Siti Aminah 2 Ketua Anggota LKM 2 Junaidi Anggota Pemuda",
                     "Tugas Panitia RWT: 1. Menyiapkan tempat 2. Undangan",
                     "Masa tugas Panitia RWT: Maret sampai Juni 2025."):  # fmt: skip
        assert expected in found, expected
    assert "BERITA ACARA PEMBENTUKAN TIM ....." in text(office, "ba-tim", "kosong")


def excerpt(office: KantorRapat, n: int, **typed: str) -> str:
    with office.store.read() as s:
        choice = replace(office.pilihan("", **typed), subjek=office.keputusan[n])
        return text_of(make_paper(s, "petikan", choice).data)


def test_excerpt_of_one_decision(office: KantorRapat) -> None:
    found = excerpt(office, 1, nomor="001/PTK/LKM-MB/III/2025", perihal="Titian RT 07", tanggal="2025-03-20")
    for expected in (
        "PETIKAN KEPUTUSAN RAPAT Nomor: 001/PTK/LKM-MB/III/2025", "Tentang : Titian RT 07",
        "pada hari Senin tanggal sepuluh bulan Maret tahun dua ribu dua puluh lima, bertempat di Balai RW 03",
        "Titian RT 07 diperbaiki gotong royong.", "pemungutan suara pukul 20.15 WITA: setuju 9 (sembilan),",
        "1 Mengumpulkan kayu Gusti Fauzi 20 Maret 2025 2 Menyiapkan konsumsi Rusmiati -",
        "Banjarmasin, 20 Maret 2025 Untuk petikan yang sah, Sekretaris LKM Maju Bersama Noor Hasanah",
    ):  # fmt: skip
        assert expected in found, expected
    assert "UPK menagih" not in found
    assert "secara musyawarah mufakat" in excerpt(office, 0)


def test_excerpt_needs_a_decision_that_is_there(store: Store) -> None:
    found = pembantu.meeting(store)
    with store.unit("Putuskan") as s:
        notulen.save_notulen(s, found, {"keputusan": [{"isi": "Gotong royong."}]})
        decision = notulen.get_notulen(s, found)["keputusan"][0]["id"]
    with store.unit("Hapus") as s:
        notulen.save_notulen(s, found, {"keputusan": []})
    with store.read() as s:
        for gone in (decision, "x" * 32):
            with pytest.raises(LkmError, match="Keputusan ini sudah tidak ada"):
                make_paper(s, "petikan", Pilihan(subjek=gone))
        with pytest.raises(LkmError, match="satu keputusan"):
            make_paper(s, "petikan", Pilihan())
