"""From a real office to paper: what each document takes from the services, and every name in DOKUMEN."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from lkm_desktop.documents import DOKUMEN, Pilihan, buku, buku_notulen, daftar_hadir, make, notulen, susun
from lkm_desktop.documents.page import A4, F4
from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.services import kehadiran, organisasi, undangan
from lkm_desktop.services import notulen as minutes
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import Store
from tests import pembantu
from tests.documents.pdf_reader import page_texts, paper_mm, text_of

TODAY = date(2025, 3, 12)


@pytest.fixture
def rapat_id(store: Store) -> str:
    """A members' meeting: three members and a secretary invited, one guest."""
    people = [
        pembantu.person(store, "H. Syamsuddin", jenis_kelamin="L", rt="1", rw="1", nik="6371011708700001",
                        no_hp="081250001200", miskin=False, tanggal_lahir=date(1970, 8, 17), tempat_lahir="Barabai"),
        pembantu.person(store, "Noor Hasanah", jenis_kelamin="P", rt="2", rw="1", miskin=True),
        pembantu.person(store, "Ahmad <b>Rifa'i</b> & Co", jenis_kelamin="L", rt="3"),
    ]  # fmt: skip
    pembantu.member(store, people[0], "Koordinator")
    pembantu.member(store, people[1])
    pembantu.member(store, people[2])
    secretary = pembantu.person(store, "Siti Aminah", jenis_kelamin="P")
    pembantu.add(
        store, "pengelola", orang_id=secretary, badan="sekretariat", jabatan="Sekretaris", mulai=date(2024, 1, 1)
    )
    pembantu.add(store, "relawan", orang_id=people[1], tanggal_daftar=date(2024, 2, 1), minat="Lingkungan")
    found = pembantu.meeting(
        store, judul="Rapat rutin Maret", jam_selesai="22.00", tempat="Balai RW 03", agenda="Pembukaan\nLaporan UPK",
        pimpinan="H. Syamsuddin", notulis="Siti Aminah",
    )  # fmt: skip
    with store.unit("Undang") as s:
        undangan.undang(s, found, [*people, secretary])
        undangan.undang_luar(s, found, "Budi Tamu", "L", "Kelurahan")
    return found


def record(store: Store, rapat_id: str, typed: str) -> None:
    with store.unit("Catat kehadiran") as s:
        kehadiran.record_kehadiran(s, rapat_id, typed)


def number_of(store: Store, rapat_id: str, name: str) -> int:
    with store.read() as s:
        return next(p.urut for p in daftar_hadir.gather(s, rapat_id).rows if name in p.nama)


def test_sheet_of_a_meeting(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        data = daftar_hadir.gather(s, rapat_id)
    assert data.kegiatan == "Rapat rutin Maret"
    assert data.hari_tanggal == "Senin, 10 Maret 2025"
    assert data.waktu == "19.30 s.d. 22.00 WITA"
    assert (data.tempat, data.tingkat) == ("Balai RW 03", "LKM")
    assert [p.urut for p in data.rows] == [1, 2, 3, 4, 5]
    chair = next(p for p in data.rows if p.nama == "H. Syamsuddin")
    assert (chair.jk, chair.rt_rw) == ("L", "01/01")
    assert "Koordinator" in chair.jabatan
    assert next(p for p in data.rows if "Rifa" in p.nama).rt_rw == "03"
    assert [p.nama for p in data.penanda] == ["H. Syamsuddin", "Siti Aminah"]
    assert data.penanda[0].keterangan == "Mengetahui,"
    assert data.tempat_tanggal == "Banjarmasin, 10 Maret 2025"
    assert data.kop is not None
    assert data.kop.baris[data.kop.nama] == "LKM MAJU BERSAMA"
    assert data.kode == f"R1-{rapat_id[:6]}"
    text = text_of(daftar_hadir.draw(data))
    assert "Ahmad <b>Rifa'i</b> & Co" in text
    assert "10." in text  # five spare rows


def test_excuse_known_beforehand_is_printed_until_people_come(store: Store, rapat_id: str) -> None:
    number = number_of(store, rapat_id, "Noor")
    record(store, rapat_id, f"{number}i")
    with store.read() as s:
        assert {p.status for p in daftar_hadir.gather(s, rapat_id).rows} == {"", "izin"}
    others = [n for n in range(1, 6) if n != number]
    record(store, rapat_id, " ".join(map(str, others[:2])))
    with store.read() as s:
        plain = daftar_hadir.gather(s, rapat_id)
        marked = daftar_hadir.gather(s, rapat_id, Pilihan(tanda=True))
    assert {p.status for p in plain.rows} == {""}
    assert plain.hitungan.total is None
    assert sorted(p.status for p in marked.rows) == ["", "", "hadir", "hadir", "izin"]
    assert marked.hitungan.total == 2


def test_counts_only_meeting(store: Store) -> None:
    found = pembantu.meeting(store, judul="RWT", jenis="rwt", mode="jumlah", jumlah_l=40, jumlah_p=52, jumlah_miskin=20)
    with store.read() as s:
        text = text_of(make(s, "daftar-hadir", Pilihan(rapat_id=found)))
    for expected in ("Laki-laki 40", "Perempuan 52", "Jumlah 92", "warga miskin 20"):
        assert expected in text


def test_blank_sheets(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        blank = make(s, "daftar-hadir-kosong")
        ours = make(s, "daftar-hadir-kosong", Pilihan(rapat_id=rapat_id, baris_kosong=2))
    assert len(page_texts(blank)) == 1
    assert "20." in text_of(blank)
    assert "Rapat rutin" not in text_of(blank)
    assert "Rapat rutin Maret" in text_of(ours)
    assert "11." in text_of(ours)  # 5 invited and 5 spare rows stand on the first sheet
    assert "12." in text_of(ours)
    assert "10." not in text_of(ours)


def test_choices_reach_the_paper(store: Store, rapat_id: str) -> None:
    with store.unit("Isi lurah") as s:
        organisasi.save(s, {"lurah_nama": "Gusti Rahman", "lurah_nip": "19700101 199003 1 001"})
    with store.read() as s:
        a4 = make(s, "daftar-hadir", Pilihan(rapat_id=rapat_id, kertas=A4, kop="tanpa", penanda="lurah"))
        alone = text_of(make(s, "daftar-hadir", Pilihan(rapat_id=rapat_id, penanda="sekretaris", baris_kosong=0)))
        nobody = text_of(make(s, "daftar-hadir", Pilihan(rapat_id=rapat_id, penanda="tanpa")))
        minuted = text_of(make(s, "notulen", Pilihan(rapat_id=rapat_id, penanda="lurah")))
    assert paper_mm(a4)[0] == pytest.approx((210, 297), abs=0.3)
    assert "LEMBAGA KESWADAYAAN" not in text_of(a4)
    assert "Lurah Kelayan Tengah" in text_of(a4)
    assert "NIP 19700101 199003 1 001" in text_of(a4)
    assert "Mengetahui" not in alone
    assert "Sekretaris LKM Maju Bersama" in alone
    assert "Sekretaris LKM Maju Bersama" not in nobody
    assert "Gusti Rahman" in minuted


def test_minutes_fill_themselves(store: Store, rapat_id: str) -> None:
    numbers = {name: number_of(store, rapat_id, name) for name in ("Syamsuddin", "Noor", "Rifa", "Siti", "Budi")}
    record(store, rapat_id, f"{numbers['Syamsuddin']} {numbers['Rifa']} {numbers['Budi']} {numbers['Noor']}i")
    with store.unit("Tulis notulen") as s:
        minutes.save_notulen(s, rapat_id, {
            "agenda": [{"pokok": "Laporan UPK", "pembahasan": "Tunggakan < 5 % & lancar."}],
            "keputusan": [{"isi": "UPK menagih.", "tindak_lanjut": [
                {"penanggung_jawab": "UPK", "tenggat": date(2025, 3, 31)}]}],
            "penutup": "Doa bersama.",
        })  # fmt: skip
    with store.read() as s:
        data = notulen.gather(s, rapat_id)
    assert data.hadir == tuple(n for n in data.hadir if n in ("H. Syamsuddin", "Ahmad <b>Rifa'i</b> & Co", "Budi Tamu"))
    assert len(data.hadir) == 3
    assert data.izin == ("Noor Hasanah",)
    assert (data.tidak_hadir, data.belum_dicatat) == ((), ("Siti Aminah",))
    assert data.pembuka.startswith(
        "Pada hari ini Senin tanggal sepuluh bulan Maret tahun dua ribu dua puluh lima, bertempat"
    )
    assert "dihadiri oleh 3 (tiga) orang (3 laki-laki dan 0 perempuan) dari 5 (lima) orang yang" in data.pembuka
    assert "kuorum tercapai" in data.kuorum
    facts = dict(data.fakta)
    assert facts["Jenis rapat"] == "Rapat rutin, tingkat LKM"
    assert facts["Hadir"] == "3 orang (L 3, P 0)"
    assert facts["Belum dicatat"] == "1 orang"
    assert facts["Tidak hadir"] == "1 orang (1 izin)"
    assert [p.nama for p in data.penanda] == ["H. Syamsuddin", "Siti Aminah"]
    text = text_of(susun.pdf(notulen.blok(data)).data)
    for expected in ("Tunggakan < 5 % & lancar.", "UPK menagih.", "31 Maret 2025", "Doa bersama.", "Noor Hasanah"):
        assert expected in text


def test_minutes_name_as_absent_only_who_is_marked_so(store: Store, rapat_id: str) -> None:
    record(store, rapat_id, "1, Orang Baru, sisanya alpa")
    with store.read() as s:
        data = notulen.gather(s, rapat_id)
    assert (len(data.tidak_hadir), data.belum_dicatat) == (4, ())
    assert dict(data.fakta)["Hadir"].endswith(", belum tercatat 1)")


def test_minutes_before_the_meeting_list_nobody_as_absent(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        data = notulen.gather(s, rapat_id)
    assert (data.tidak_hadir, data.belum_dicatat) == ((), ())
    assert "telah dilaksanakan rapat rutin Maret, dihadiri oleh .......... orang" in data.pembuka
    assert "Peserta" not in text_of(susun.pdf(notulen.blok(data)).data)


def test_register_for_the_notice_board_and_for_the_archive(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        board = buku.gather(s, REGISTERS["anggota"])
        archive = buku.gather(s, REGISTERS["anggota"], papan=False, pilihan=Pilihan(dicetak=TODAY))
    heads = [k.judul for k in board.kolom]
    assert "No. HP" not in heads
    assert "NIK" in heads
    shown = " ".join(cell for row in board.rows for cell in row)
    assert "6371011708700001" not in shown
    assert "************0001" in shown
    assert "0812" not in shown
    kept = " ".join(cell for row in archive.rows for cell in row)
    assert "6371011708700001" in kept
    assert "0812-5000-1200" in kept
    assert "01/01" in kept
    assert archive.judul == "BUKU ANGGOTA LKM"
    assert archive.subjudul == "Kelurahan Kelayan Tengah, keadaan per tanggal 12 Maret 2025"
    assert len(archive.rows) == 3


def test_poverty_never_reaches_the_notice_board(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        for key, register in REGISTERS.items():
            every = register.columns
            assert "Miskin" not in [k.judul for k in buku.gather(s, register, kolom=every).kolom], key
        assert "Miskin" in [k.judul for k in buku.gather(s, REGISTERS["relawan"], papan=False).kolom]
        assert "Miskin" not in [k.judul for k in buku_notulen.gather(s).kolom]
        assert "Miskin" in [k.judul for k in buku_notulen.gather(s, papan=False).kolom]


def test_register_follows_the_query(store: Store, rapat_id: str) -> None:
    query = Query(cari="syam", saring={"rt": "01"}, per_tanggal=date(2024, 6, 1))
    with store.read() as s:
        data = buku.gather(s, REGISTERS["anggota"], query, ("nama", "jabatan", "rt"))
        earlier = buku.gather(s, REGISTERS["anggota"], Query(per_tanggal=date(2023, 6, 1)))
    assert data.rows == (("H. Syamsuddin", "Koordinator", "01"),)
    assert data.subjudul == "Kelurahan Kelayan Tengah, keadaan per tanggal 1 Juni 2024, RT 01, mengandung “syam”"
    assert earlier.rows == ()


def test_neighbours_are_printed_as_one_column(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        data = buku.gather(
            s, REGISTERS["orang"], Query(cari="syam"), ("nama", "tempat_lahir", "tanggal_lahir", "rt", "rw")
        )
        apart = buku.gather(s, REGISTERS["orang"], Query(cari="syam"), ("rt", "nama", "rw"))
    assert [k.judul for k in data.kolom] == ["Nama lengkap", "Tempat, tanggal lahir", "RT/RW"]
    assert data.rows == (("H. Syamsuddin", "Barabai, 17-08-1970", "01/01"),)
    assert apart.rows == (("01", "H. Syamsuddin", "01"),)


def test_the_office_word_is_used(store: Store, rapat_id: str) -> None:
    with store.unit("Ganti sebutan") as s:
        organisasi.save(s, {"istilah": "BKM"})
    with store.read() as s:
        assert buku.gather(s, REGISTERS["anggota"]).judul == "BUKU ANGGOTA BKM"
        assert "BKM MAJU BERSAMA" in text_of(make(s, "daftar-hadir", Pilihan(rapat_id=rapat_id)))


def test_book_of_minutes(store: Store, rapat_id: str) -> None:
    with store.read() as s:
        data = buku_notulen.gather(s, pilihan=Pilihan(dicetak=TODAY))
    assert len(data.rows) == 1
    assert data.rows[0][0] == "Senin, 10-03-2025"
    assert data.rows[0][3] == "Rapat rutin Maret. Pembukaan; Laporan UPK"
    assert data.satuan == "rapat"


def decision(store: Store, rapat_id: str, subjek: str) -> str:
    """The id of a decision of the meeting, for papers that are about one."""
    if subjek != "keputusan":
        return ""
    with store.unit("Putuskan") as s:
        minutes.save_notulen(s, rapat_id, {"keputusan": [{"isi": "UPK menagih."}]})
        found: str = minutes.get_notulen(s, rapat_id)["keputusan"][0]["id"]
    return found


# papers about one keputusan or one letter are made in their own tests
@pytest.mark.parametrize("key", [key for key, jenis in DOKUMEN.items() if not jenis.subjek])
def test_every_named_document_is_made(store: Store, rapat_id: str, key: str) -> None:
    jenis = DOKUMEN[key]
    pilihan = Pilihan(rapat_id=rapat_id, subjek=decision(store, rapat_id, jenis.subjek), dicetak=TODAY)
    with store.read() as s:
        data = make(s, key, pilihan)
        assert make(s, key, pilihan) == data
    assert paper_mm(data)[0] == pytest.approx((jenis.kertas.lebar_mm, jenis.kertas.tinggi_mm), abs=0.3)
    assert "Dicetak 12-03-2025" in text_of(data) or key == "halaman-uji"  # a page of rulers has no footer


def test_unknown_names_and_missing_meetings_are_told(store: Store) -> None:
    with store.read() as s:
        with pytest.raises(LkmError, match=r"Dokumen surat tidak dikenal\. Pilih salah satu: daftar-hadir"):
            make(s, "surat")
        with pytest.raises(LkmError, match="Sebutkan rapatnya"):
            make(s, "notulen")
        with pytest.raises(LkmError, match="sudah tidak ada"):
            make(s, "daftar-hadir", Pilihan(rapat_id="x" * 32))


def test_practice_office_says_so(store: Store, rapat_id: str) -> None:
    from lkm_desktop.domain import Organisasi

    with store.unit("Latihan") as s:
        s.get_one(Organisasi, 1).latihan = True
    with store.read() as s:
        for key in ("daftar-hadir", "notulen", "buku-orang"):
            for page in page_texts(make(s, key, Pilihan(rapat_id=rapat_id))):
                assert "· LATIHAN" in page


def test_reading_the_table_of_documents_loads_no_library() -> None:
    code = "import sys, lkm_desktop.documents; print(sorted({'reportlab', 'PIL', 'docx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_f4_is_the_default_paper() -> None:
    assert {jenis.kertas.tegak() for jenis in DOKUMEN.values()} == {F4}
