"""Chapter II of the LPJ against a count by hand of a small office, and on the practice kelurahan against raw rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text

from lkm_desktop.domain import Orang, Penugasan, new_id
from lkm_desktop.errors import FieldErrors
from lkm_desktop.services import contoh, kehadiran, lpj, notulen, undangan
from lkm_desktop.services import rapat as layanan
from lkm_desktop.services.lpj import Administrasi, BulanSurat, RapatPeriode
from lkm_desktop.services.lpj_orang import JumlahLP
from lkm_desktop.storage import Store
from tests import pembantu

AWAL, AKHIR = date(2025, 7, 1), date(2025, 9, 30)


def hitung(store: Store, mulai: date = AWAL, selesai: date = AKHIR, hari: date | None = None) -> Administrasi:
    with store.read() as s:
        return lpj.administrasi(s, mulai, selesai, hari)


def surat(store: Store, tanggal: date, jenis: str, nomor: str, keadaan: str = "terpakai") -> None:
    pembantu.add(store, "surat_keluar", tanggal=tanggal, jenis=jenis, nomor=nomor, keadaan=keadaan)


def test_letters_by_month_and_kind(store: Store) -> None:
    for day in ("2025-06-30", "2025-07-01", "2025-07-31", "2025-09-30", "2025-10-01"):
        pembantu.add(store, "surat_masuk", tanggal_terima=date.fromisoformat(day), pengirim="Lurah", isi="Undangan")
    surat(store, date(2025, 7, 5), "undangan", "1")
    surat(store, date(2025, 9, 5), "undangan", "2")
    surat(store, date(2025, 9, 6), "berita_acara", "3")
    surat(store, date(2025, 9, 7), "undangan", "4", "batal")
    surat(store, date(2025, 9, 8), "sk", "5", "dipesan")
    surat(store, date(2025, 10, 1), "sk", "6")
    found = hitung(store).surat
    assert found.bulan == (BulanSurat(2025, 7, 2, 1), BulanSurat(2025, 8, 0, 0), BulanSurat(2025, 9, 1, 2))
    assert (found.masuk, found.keluar, found.batal, found.dipesan) == (3, 3, 1, 1)
    assert found.jenis == (("Undangan", 2), ("Berita acara", 1))
    books = {book.nama: (book.periode, book.semua) for book in hitung(store).buku}
    assert books["Buku agenda surat masuk"] == (3, 4)  # one more from June
    assert books["Buku agenda surat keluar"] == (4, 4)  # a cancelled number keeps its line, a reserved one has none yet
    assert books["Buku inventaris"] == (None, 0)
    year = hitung(store, date(2024, 12, 15), date(2025, 1, 2)).surat
    assert [(one.tahun, one.bulan) for one in year.bulan] == [(2024, 12), (2025, 1)]


def rapat(store: Store, tanggal: date, jenis: str, **values: Any) -> str:
    with store.unit("Rapat") as s:
        return layanan.save_rapat(s, None, {"jenis": jenis, "judul": f"Rapat {tanggal}", "tanggal": tanggal, **values})


def test_meetings_by_kind_with_their_attendance(store: Store) -> None:
    people = [pembantu.person(store, f"Orang {n}", jenis_kelamin="LLPPP"[n], miskin=n == 4) for n in range(5)]
    first = rapat(store, date(2025, 7, 10), "rapat_rutin")
    with store.unit("Undang") as s:
        undangan.undang(s, first, people)
        kehadiran.record_kehadiran(s, first, "1 3-5")  # one man, three women, one of them poor
        notulen.save_notulen(s, first, {"keputusan": [{"isi": "A"}, {"isi": "B"}]})
    rapat(store, date(2025, 8, 10), "rapat_rutin")  # nobody wrote down who came
    second = rapat(store, date(2025, 9, 30), "rapat_rutin", mode="jumlah")
    big = rapat(store, date(2025, 8, 2), "rembug_kelurahan", mode="jumlah")
    rapat(store, date(2025, 10, 1), "rwt")
    with store.unit("Jumlah") as s:
        kehadiran.save_counts(s, second, 5, 2, 1)
        kehadiran.save_counts(s, big, 20, 31, 12)
    assert hitung(store).rapat == (
        RapatPeriode("Rapat rutin", 3, 2, 4 + 7, 1 + 5, 3 + 2, 1 + 1, 2),
        RapatPeriode("Rembug warga kelurahan", 1, 1, 51, 20, 31, 12, 0),
    )
    assert hitung(store).rapat[0].rata == 6  # 11 in 2 meetings
    books = {book.nama: (book.periode, book.semua) for book in hitung(store).buku}
    assert (books["Buku notulen"], books["Buku keputusan rapat"]) == ((4, 4), (2, 2))


def test_members_and_what_changed(store: Store) -> None:
    def anggota(nama: str, jk: str, **term: Any) -> str:
        return pembantu.add(store, "anggota", nama=nama, jenis_kelamin=jk, **{"jabatan": "Anggota", **term})

    heir = pembantu.person(store, "Pengganti", jenis_kelamin="P")
    anggota("Ahmad", "L", jabatan="Koordinator", mulai=date(2023, 1, 1), periode="2023-2026")
    anggota("Budi", "L", mulai=date(2023, 1, 1), selesai=date(2025, 8, 14), alasan_berhenti="pindah kota.",
            pengganti_id=heir)
    anggota("Citra", "P", mulai=date(2023, 1, 1), selesai=date(2025, 7, 31))
    anggota("Dedi", "L", mulai=date(2023, 1, 1), selesai=date(2025, 6, 30))  # the day before the span
    with store.unit("Menjabat") as s:
        citra = s.scalars(select(Orang.id).where(Orang.nama == "Citra")).one()
        for who, job, begin in ((citra, "Sekretaris", date(2025, 8, 1)), (heir, "Anggota", date(2025, 8, 15))):
            s.add(Penugasan(id=new_id(), orang_id=who, badan="LKM", jabatan=job, mulai=begin))
    found = hitung(store).anggota
    assert found.awal == JumlahLP(4, 3, 1)  # on 30 June: Ahmad, Budi, Citra, Dedi
    assert found.akhir == JumlahLP(3, 1, 2)  # Ahmad, Citra, Pengganti
    assert [(one.nama, one.jabatan, one.periode) for one in found.petugas] == [
        ("Ahmad", "Koordinator", "2023-2026"), ("Citra", "Sekretaris", ""), ("Pengganti", "Anggota", "")]
    assert [(one.tanggal, one.nama, one.uraian) for one in found.perubahan] == [
        (date(2025, 8, 1), "Citra", "Dari Anggota menjadi Sekretaris"),
        (date(2025, 8, 14), "Budi", "Selesai bertugas sebagai Anggota: pindah kota; digantikan Pengganti"),
        (date(2025, 8, 15), "Pengganti", "Mulai bertugas sebagai Anggota"),
    ]
    assert hitung(store).pengelola.akhir == JumlahLP()
    books = {book.nama: (book.periode, book.semua) for book in hitung(store).buku}
    assert books["Buku anggota LKM"] == (2, 3)  # new: Citra in another office, Pengganti


def test_relawan_by_sex_and_activity(store: Store) -> None:
    days = {"Ana": "P", "Beni": "L", "Cici": "P", "Doni": "L"}
    ids = {}
    for name, jk in days.items():
        signed = date(2025, 8, 1) if name == "Cici" else date(2024, 1, 1)
        pembantu.add(store, "relawan", nama=name, jenis_kelamin=jk, tanggal_daftar=signed,
                     status="pindah" if name == "Doni" else "aktif",
                     status_tanggal=date(2025, 9, 1) if name == "Doni" else None)
        with store.read() as s:
            ids[name] = str(s.scalar(text("SELECT id FROM orang WHERE nama = :n"), {"n": name}))
    for n in range(4):
        meeting = rapat(store, date(2025, 4 + n, 3), "rapat_rutin")
        with store.unit("Hadir") as s:
            undangan.undang(s, meeting, [ids["Ana"], *([ids["Beni"]] if n == 0 else [])])
            kehadiran.fill_unset(s, meeting, "hadir")
    found = hitung(store).relawan
    assert (found.terdaftar, found.baru) == (JumlahLP(3, 1, 2), JumlahLP(1, 0, 1))
    assert [(b.periode, b.semua) for b in hitung(store).buku if b.nama == "Buku relawan"] == [(1, 3)]  # the same
    assert dict(found.keaktifan) == {
        "Aktif": JumlahLP(1, 0, 1), "Jarang": JumlahLP(1, 1, 0), "Tidak aktif": JumlahLP(1, 0, 1)}


def test_decisions_done_and_not_done_on_the_day_of_the_report(store: Store) -> None:
    meeting = rapat(store, date(2025, 7, 10), "rapat_rutin")
    closed = {"keadaan": "selesai", "selesai": date(2025, 8, 1)}
    with store.unit("Putuskan") as s:
        notulen.save_notulen(s, meeting, {
            "keputusan": [
                {"isi": "Beli terop", "nomor": "1", "tindak_lanjut": [
                    {"isi": "Survei", "penanggung_jawab": "UPL", **closed},
                    {"isi": "Bayar", "penanggung_jawab": "UPK", "tenggat": date(2025, 8, 31)}]},
                {"isi": "Kerja bakti", "tindak_lanjut": [{"isi": "Kerja bakti", **closed}]},
                {"isi": "Ganti stempel", "tindak_lanjut": [{"isi": "Pesan", "keadaan": "batal"}]},
                {"isi": "Sepakat"},
            ],
            "tindak_lanjut": [{"isi": "Surati lurah", "keadaan": "selesai", "selesai": date(2025, 10, 20)}],
        })  # fmt: skip
    found = hitung(store)
    assert [(one.isi, one.keadaan, one.tindak) for one in found.keputusan] == [
        ("Beli terop", "belum", "1 dari 2 selesai, terlambat 4 minggu (UPL, UPK)"),
        ("Kerja bakti", "selesai", "Selesai"), ("Ganti stempel", "batal", "Dibatalkan"), ("Sepakat", "tanpa", ""),
    ]
    assert [found.hitung_keputusan(state) for state in ("selesai", "belum", "batal", "tanpa")] == [1, 1, 1, 1]
    assert [(one.isi, one.tindak) for one in found.lepas] == [("Surati lurah", "Belum selesai")]
    later = hitung(store, hari=date(2025, 11, 1))
    assert [(one.isi, one.tindak) for one in later.lepas] == [("Surati lurah", "Selesai")]
    assert hitung(store, date(2025, 7, 11)).keputusan == ()


def test_a_span_that_ends_before_it_begins(store: Store) -> None:
    with pytest.raises(FieldErrors, match="berakhir sebelum mulainya"):
        hitung(store, AKHIR, AWAL)


def test_the_practice_kelurahan_against_its_raw_rows(store: Store) -> None:
    """Another way to the same numbers: one plain SQL count each."""
    today = date(2025, 12, 20)
    with store.unit("Isi") as s:
        contoh.fill(s, today=today, orang=120, rapat=20)
    first, last = today - timedelta(days=365), today
    found = hitung(store, first, last)

    def raw(query: str) -> Any:
        with store.read() as s:
            return s.scalar(text(query), {"a": first.isoformat(), "b": last.isoformat()})

    span = "BETWEEN :a AND :b AND dihapus IS NULL"
    assert found.surat.masuk == raw(f"SELECT count(*) FROM surat_masuk WHERE tanggal_terima {span}")
    assert found.surat.keluar == raw(f"SELECT count(*) FROM surat_keluar WHERE keadaan = 'terpakai' AND tanggal {span}")
    assert sum(n for _, n in found.surat.jenis) == found.surat.keluar
    assert sum(one.kali for one in found.rapat) == raw(f"SELECT count(*) FROM rapat WHERE tanggal {span}")
    assert sum(one.hadir for one in found.rapat) == raw(
        "SELECT count(*) FROM kehadiran k JOIN rapat r ON r.id = k.rapat_id WHERE k.status = 'hadir' "
        "AND k.dihapus IS NULL AND r.mode = 'daftar' AND r.dihapus IS NULL AND r.tanggal BETWEEN :a AND :b"
    ) + (raw(f"SELECT sum(jumlah_l + jumlah_p) FROM rapat WHERE mode = 'jumlah' AND tanggal {span}") or 0)
    assert len(found.keputusan) == raw(
        "SELECT count(*) FROM keputusan k JOIN rapat r ON r.id = k.rapat_id WHERE k.dihapus IS NULL AND "
        "r.dihapus IS NULL AND r.tanggal BETWEEN :a AND :b")
    assert sum(one.keputusan for one in found.rapat) == len(found.keputusan)
    members = ("SELECT count(DISTINCT orang_id) FROM penugasan WHERE badan = 'LKM' AND dihapus IS NULL AND "
               "(mulai IS NULL OR mulai <= :b) AND (selesai IS NULL OR selesai >= :b)")
    assert found.anggota.akhir.jumlah == raw(members)
    assert found.anggota.akhir.l + found.anggota.akhir.p == found.anggota.akhir.jumlah
    assert sum(one.jumlah for _, one in found.relawan.keaktifan) == found.relawan.terdaftar.jumlah
    books = {one.nama: one for one in found.buku}
    assert books["Buku tamu"].periode == raw(f"SELECT count(*) FROM tamu WHERE tanggal {span}")
