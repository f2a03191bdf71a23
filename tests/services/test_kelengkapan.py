"""What is missing before a recap is sent: each kind of gap is told in a sentence with the button that mends it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from lkm_desktop.domain import KegiatanSiklus, Kehadiran, Lampiran, Orang, Organisasi, PesertaPelatihan, SesiKbk
from lkm_desktop.services import (
    aturan,
    kehadiran,
    kelengkapan,
    naskah,
    notulen,
    paket_log,
    pemilihan,
    pemilihan_rt,
    siklus,
    undangan,
)
from lkm_desktop.services.dokumen import Keluaran
from lkm_desktop.services.kelengkapan import BELUM, HARUS, LENGKAP, SEBAIKNYA, TIDAK_ADA, Butir, Kelengkapan
from lkm_desktop.services.papan import papan
from lkm_desktop.services.rekap import periode
from lkm_desktop.services.rekap.periode import Periode
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, member, person

JULI, SAMPAI = periode.bulan(2025, 7), date(2025, 8, 5)


def periksa(store: Store, p: Periode = JULI, sampai: date = SAMPAI) -> Kelengkapan:
    with store.read() as s:
        return kelengkapan.periksa(s, p, sampai)


def butir(store: Store, kode: str, **lain: Any) -> Butir:
    return next(one for one in periksa(store, **lain).butir if one.kode == kode)


def kalimat(store: Store, kode: str, **lain: Any) -> list[str]:
    return [line.kalimat for line in butir(store, kode, **lain).kurang]


def test_an_empty_office_is_told_the_beginning_and_nothing_more(store: Store) -> None:
    found = periksa(store)
    assert [line.kalimat for one, line in found.kurang if one.tingkat == HARUS] == [
        "Profil belum berisi kode Kemendagri.",
        "Anggota LKM belum dicatat, padahal R2 memuat semuanya.",
    ]
    assert found.kalimat == "2 hal harus dilengkapi, 3 hal sebaiknya dilengkapi."
    states = {one.kode: one.keadaan for one in found.butir}
    assert states["rapat_notulen"] == states["pemilihan_rt"] == states["kbk_hasil"] == TIDAK_ADA
    assert states["profil_angka"] == LENGKAP
    assert all(line.tindakan is not None for _, line in found.kurang)


def test_profile_fields_and_numbers_that_contradict(store: Store) -> None:
    with store.unit("Isi") as s:
        office = s.get_one(Organisasi, 1)
        office.jumlah_kk, office.jumlah_kk_miskin, office.jumlah_penduduk = 100, 120, 90
        office.kecamatan = None
    assert kalimat(store, "profil_pengenal") == ["Profil belum berisi kode Kemendagri, kecamatan."]
    assert kalimat(store, "profil_angka") == [
        "Jumlah KK miskin lebih besar daripada jumlah KK (120 dan 100).",
        "Jumlah KK lebih besar daripada jumlah penduduk (100 dan 90).",
    ]
    words = kalimat(store, "profil")[0]
    assert "jumlah RT" in words
    assert "jumlah KK" not in words
    line = butir(store, "profil").kurang[0]
    assert line.tindakan is not None
    assert (line.tindakan.page, line.tindakan.arguments) == ("pengaturan", {"bagian": "profil"})


def test_relawan_are_counted_and_named_with_the_filter_that_lists_them(store: Store) -> None:
    for nama, more in (("Siti", {}), ("Umar", {"jenis_kelamin": "L", "rt": "03", "rw": "01"}), ("Ani", {"rt": "02"})):
        add(store, "relawan", nama=nama, tanggal_daftar=date(2024, 5, 1), **more)
    add(store, "relawan", nama="Nanti", tanggal_daftar=date(2025, 9, 1))  # after the cut-off
    assert kalimat(store, "relawan_lp") == ["2 relawan belum diisi L/P: Ani, Siti."]
    lines = butir(store, "relawan_data").kurang
    assert [line.kalimat for line in lines] == [
        "1 relawan belum diisi RT: Siti.",
        "2 relawan belum diisi RW: Ani, Siti.",
        "3 relawan belum diisi tanggal lahir: Ani, Siti, Umar.",
        "3 relawan belum diisi unsur: Ani, Siti, Umar.",
        "3 relawan belum diisi miskin atau tidaknya: Ani, Siti, Umar.",
    ]
    asked = [line.tindakan.arguments["saring"] for line in lines if line.tindakan is not None]
    assert asked[0] == {"rt": "(kosong)"}


def test_relawan_whose_person_is_gone_are_named(store: Store) -> None:
    """R4 counts who is registered; that somebody died or moved is told, so that the registration can be closed."""
    for nama, keadaan, sejak in (
        ("Siti", "meninggal", date(2025, 7, 1)), ("Umar", "pindah", date(2025, 9, 1)), ("Ani", "aktif", None),
    ):  # fmt: skip
        one = person(store, nama, status=keadaan, status_tanggal=sejak)
        add(store, "relawan", orang_id=one, tanggal_daftar=date(2024, 5, 1))
    [line] = butir(store, "relawan_keadaan").kurang
    assert line.kalimat == "Relawan Siti masih dihitung, padahal keadaan orangnya meninggal."
    assert "Siti" not in line.tanpa_nama
    assert line.tindakan is not None
    assert line.tindakan.page == "relawan"


def test_members_officers_and_impossible_ages(store: Store) -> None:
    siti = person(store, "Siti", jenis_kelamin="P", tanggal_lahir=date(1980, 1, 1), rt="01", pekerjaan="Guru",
                  pendidikan="SLTA/sederajat")  # fmt: skip
    budi = person(store, "Budi", tanggal_lahir=date(2020, 1, 1))
    member(store, siti, "Koordinator", mulai=date(2023, 1, 1))
    budi_id = member(store, budi, mulai=date(2023, 1, 1))
    add(store, "pengelola", orang_id=person(store, "Ani", jenis_kelamin="P", no_hp="081250001200"), badan="UPK",
        jabatan="Manajer")  # fmt: skip
    assert kalimat(store, "anggota_lp") == ["Anggota Budi belum diisi L/P."]
    assert kalimat(store, "anggota_data") == ["Anggota Budi belum diisi pendidikan, pekerjaan, RT."]
    line = butir(store, "anggota_data").kurang[0]
    assert line.tindakan is not None
    assert line.tindakan.arguments == {"id": budi_id}
    assert kalimat(store, "pengelola_data") == [
        "1 pengelola belum diisi nomor SK: Ani.", "1 pengelola belum diisi tanggal SK: Ani.",
    ]  # fmt: skip
    assert kalimat(store, "angka_umur") == ["Umur anggota di luar 10-100 tahun: Budi (5)."]
    assert kalimat(store, "anggota_susunan")[0].startswith("Anggota 2 orang; biasanya 9 sampai 13.")


def hadiri(store: Store, rapat_id: str, *orang: str) -> None:
    with store.unit("Catat kehadiran") as s:
        undangan.undang(s, rapat_id, list(orang))
        kehadiran.record_kehadiran(s, rapat_id, f"1-{len(orang)}" if len(orang) > 1 else "1")


def test_meetings_without_roll_minutes_signed_sheet_or_lp(store: Store) -> None:
    siti, budi = person(store, "Siti", jenis_kelamin="P"), person(store, "Budi")
    lengkap = meeting(store, judul="Rapat rutin", tanggal=date(2025, 7, 12))
    hadiri(store, lengkap, siti, budi)
    meeting(store, judul="Rapat mendadak", tanggal=date(2025, 7, 20))
    meeting(store, judul="Rapat Agustus", tanggal=date(2025, 8, 2))
    assert kalimat(store, "rapat_hadir") == ["Rapat mendadak, 20 Juli: kehadiran belum dicatat."]
    assert kalimat(store, "rapat_notulen") == [
        "Rapat rutin, 12 Juli: notulen belum ada.", "Rapat mendadak, 20 Juli: notulen belum ada.",
    ]  # fmt: skip
    assert kalimat(store, "rapat_lembar") == ["Rapat rutin, 12 Juli: daftar hadir bertanda tangan belum dilampirkan."]
    assert kalimat(store, "rapat_lp") == ["Rapat rutin, 12 Juli: L/P 1 dari 2 yang hadir belum diketahui."]
    assert butir(store, "rapat_ada").keadaan == LENGKAP
    with store.unit("Lengkapi") as s:
        aturan.simpan(s, {"ingat_lampiran": "0"})
        notulen.save_notulen(s, lengkap, {"keputusan": [{"isi": "Papan diganti."}]})
        s.get_one(Orang, budi).jenis_kelamin = "L"
    assert butir(store, "rapat_lembar").keadaan == TIDAK_ADA  # the office does not want to be asked
    assert kalimat(store, "rapat_notulen") == ["Rapat mendadak, 20 Juli: notulen belum ada."]
    assert butir(store, "rapat_lp").keadaan == LENGKAP
    assert kalimat(store, "rapat_notulen", p=JULI, sampai=date(2025, 7, 15)) == []  # the cut-off comes first


def test_signed_minutes_on_paper_count_and_many_meetings_are_summed_up(store: Store) -> None:
    rows = [meeting(store, judul=f"Rapat {n}", tanggal=date(2025, 7, n + 1)) for n in range(11)]
    with store.unit("Lampirkan") as s:
        s.add(Lampiran(pemilik="rapat", pemilik_id=rows[0], jenis="notulen", nama="n.jpg", berkas="n.jpg", ukuran=1,
                       sidik="0" * 64, waktu=datetime(2025, 7, 30)))  # fmt: skip
    lines = kalimat(store, "rapat_notulen")
    assert lines[0] == "Rapat 1, 2 Juli: notulen belum ada."
    assert len(lines) == 9
    assert lines[-1] == "2 rapat lain: notulen belum ada."
    deed = butir(store, "rapat_notulen").kurang[-1].tindakan
    assert deed is not None
    assert (deed.page, deed.arguments) == ("rapat", {"kurang": ("rapat_notulen", JULI, SAMPAI)})
    with store.read() as s:
        found = kelengkapan.rapat_kurang(s, *deed.arguments["kurang"])
    assert (found.sebutan, found.rapat) == ("notulen belum ada", frozenset(rows[1:]))
    setahun = kalimat(store, "rapat_notulen", p=periode.tahun(2025))
    assert setahun[0] == "Rapat 1, 2 Juli: notulen belum ada."


def test_papers_that_are_not_final(store: Store) -> None:
    row = meeting(store, judul="Rapat rutin", tanggal=date(2025, 7, 12))
    with store.unit("Mulai") as s:
        minutes = naskah.buka(s, "notulen", row, judul="Notulen")
        naskah.buka(s, "undangan", row, judul="Undangan")  # an invitation need not be final
    assert kalimat(store, "rapat_final") == ["Notulen Rapat rutin, 12 Juli, belum final."]
    with store.unit("Sahkan") as s:
        naskah.sahkan(s, minutes, Keluaran(b"%PDF", "F4", 1))
    assert butir(store, "rapat_final").keadaan == LENGKAP
    with store.unit("Ralat") as s:
        naskah.mulai_ralat(s, minutes)
    assert kalimat(store, "rapat_final") == ["Notulen Rapat rutin, 12 Juli, sedang diralat, belum disahkan lagi."]


def test_siklus_follows_the_rule_of_the_office(store: Store) -> None:
    with store.unit("Siklus") as s:
        cycle = siklus.buat(s, "kotaku", "Siklus 2025", date(2025, 1, 6))
    with store.read() as s:
        activity = next(one for stage in papan(s, cycle, SAMPAI).tahap for one in stage.kegiatan)
    row = meeting(store, judul="RKM RT 03", tanggal=date(2025, 7, 12), kegiatan_id=activity.id, jenis="rkm")
    with store.unit("Kertas") as s:
        s.get_one(KegiatanSiklus, activity.id).dokumen = "daftar-hadir\nba-rkm"
    assert kalimat(store, "siklus_kertas") == [
        "RKM RT 03, 12 Juli: Daftar hadir belum dibuat.", "RKM RT 03, 12 Juli: BA RKM belum dibuat.",
    ]  # fmt: skip
    assert butir(store, "siklus_kertas").tingkat == SEBAIKNYA
    hadiri(store, row, person(store, "Siti", jenis_kelamin="P"))
    assert kalimat(store, "siklus_kertas") == ["RKM RT 03, 12 Juli: BA RKM belum dibuat."]
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"bukti_tahap": "wajib"})
    assert butir(store, "siklus_kertas").tingkat == HARUS
    with store.unit("Aturan") as s:
        aturan.simpan(s, {"bukti_tahap": "mati"})
    assert not [one for one in periksa(store).butir if one.kode == "siklus_kertas"]


def test_an_election_is_counted_in_every_rt(store: Store) -> None:
    with store.unit("Pemilihan") as s:
        facts = {"nama": "Pemilihan 2025", "basis_mulai": date(2025, 7, 10), "tanggal": date(2025, 7, 20)}
        election = pemilihan.simpan(s, None, pemilihan.bawaan(s, date(2025, 7, 10)) | facts)
        for n in ("01", "02"):
            pemilihan_rt.simpan_rt(s, election, None, {"rt": n, "rw": "01", "dewasa_l": 20, "dewasa_p": 20})
    assert kalimat(store, "pemilihan_rt") == ["Pemilihan 2025: 2 RT belum dicatat suaranya (RT 01 RW 01, RT 02 RW 01)."]
    assert butir(store, "pemilihan_rt", p=periode.bulan(2025, 6)).keadaan == TIDAK_ADA


def test_sessions_and_trainings(store: Store) -> None:
    row = meeting(store, judul="KBK Juli", tanggal=date(2025, 7, 14), jenis="kbk")
    assert kalimat(store, "kbk_hasil") == ["Sesi KBK Juli, 14 Juli: topik dan hasil belum diisi."]
    assert "notulen" not in " ".join(kalimat(store, "rapat_notulen"))  # its result is asked for instead
    with store.unit("Sesi") as s:
        s.add(SesiKbk(rapat_id=row, hasil="Warga sepakat."))
    assert kalimat(store, "kbk_hasil") == ["Sesi KBK Juli, 14 Juli: topik belum diisi."]
    training = add(store, "pelatihan", nama="Dasar relawan", mulai=date(2025, 7, 2))
    assert kalimat(store, "pelatihan_isi") == ["Pelatihan Dasar relawan, 2 Juli: peserta dan JPL belum dicatat."]
    with store.unit("Peserta") as s:
        s.add(PesertaPelatihan(pelatihan_id=training, orang_id=person_in(s)))
    assert kalimat(store, "pelatihan_isi") == ["Pelatihan Dasar relawan, 2 Juli: JPL belum dicatat."]


def person_in(s: Any) -> str:
    row = Orang(nama="Siti", jenis_kelamin="P")
    s.add(row)
    s.flush()
    return row.id


def test_late_follow_ups_and_the_period_before(store: Store) -> None:
    assert butir(store, "kiriman").keadaan == TIDAK_ADA  # nothing happened in June
    row = meeting(store, judul="Rapat Juni", tanggal=date(2025, 6, 10))
    with store.unit("Putuskan") as s:
        tugas = {"isi": "Ganti papan", "penanggung_jawab": "Siti", "tenggat": date(2025, 6, 20)}
        notulen.save_notulen(s, row, {"keputusan": [{"isi": "Papan diganti.", "tindak_lanjut": [tugas]}]})
    assert kalimat(store, "tindak_lanjut") == ["1 tindak lanjut rapat lewat tenggat, yang terlama terlambat 6 minggu."]
    assert kalimat(store, "kiriman") == ["Rekap Juni 2025 belum pernah dikirim."]
    with store.unit("Paket") as s:
        kode = paket_log.catat(s, "2025-06", date(2025, 6, 30), "r.zip", b"PK", pilihan={}, ringkas={},
                               waktu=datetime(2025, 7, 4, 9))  # fmt: skip
    assert kalimat(store, "kiriman") == ["Paket Juni 2025 dibuat 4 Juli 2025, tetapi belum ditandai terkirim."]
    line = butir(store, "kiriman").kurang[0]
    assert line.tindakan is not None
    assert line.tindakan.arguments == {"periode": "2025-06"}
    with store.unit("Kirim") as s:
        paket_log.tandai(s, kode, "whatsapp", datetime(2025, 7, 5, 9))
    assert butir(store, "kiriman").keadaan == LENGKAP


def test_a_count_that_fell_sharply_is_told(store: Store) -> None:
    assert butir(store, "angka_turun").keadaan == TIDAK_ADA
    with store.unit("Paket") as s:
        paket_log.catat(s, "2025-06", date(2025, 6, 30), "r.zip", b"PK", pilihan={}, waktu=datetime(2025, 7, 4),
                        ringkas={"angka": {"relawan_total": 9, "anggota_total": 1}})  # fmt: skip
    add(store, "relawan", nama="Siti", tanggal_daftar=date(2024, 5, 1))
    assert kalimat(store, "angka_turun") == [
        "Jumlah relawan turun dari 9 menjadi 1 sejak paket terakhir; periksa statusnya."
    ]


def test_the_summary_sentence() -> None:
    line = kelengkapan.Kurang("Kurang.")

    def dengan(must: int, should: int) -> str:
        rows = (Butir("a", "rapat", "A", HARUS, 1, (line,) * must),
                Butir("b", "rapat", "B", SEBAIKNYA, 1, (line,) * should))  # fmt: skip
        return Kelengkapan(JULI, SAMPAI, rows).kalimat

    assert dengan(0, 0) == "Semua yang diperiksa sudah lengkap."
    assert dengan(1, 0) == "1 hal harus dilengkapi."
    assert dengan(0, 2) == "2 hal sebaiknya dilengkapi."
    assert dengan(1, 2) == "1 hal harus dilengkapi, 2 hal sebaiknya dilengkapi."


@pytest.mark.parametrize("mode", ["daftar", "jumlah"])
def test_counts_without_names_are_a_roll(store: Store, mode: str) -> None:
    row = meeting(store, judul="Rembug", tanggal=date(2025, 7, 12), mode=mode)
    assert butir(store, "rapat_hadir").keadaan == BELUM
    with store.unit("Isi") as s:
        if mode == "jumlah":
            kehadiran.save_counts(s, row, 3, 4, None)
        else:
            s.add(Kehadiran(rapat_id=row, urut=1, tamu_nama="Tamu", tamu_jk="L", status="hadir"))
    assert butir(store, "rapat_hadir").keadaan == LENGKAP
