"""The catalogue of figures that need the office itself: names and dates, meetings, follow-ups, stages, letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.papan_data import BELUM, BERJALAN, SELESAI
from lkm_desktop.services.partisipasi import Angka as AngkaPartisipasi
from lkm_desktop.services.rekap import r07_pemilihan, r11_idf
from lkm_desktop.services.rekap.angka_dasar import Angka, NilaiAngka, Saring, bagian
from lkm_desktop.services.rekap.angka_kantor import Kantoran

RumusKantor = Callable[[Kantoran, Saring], NilaiAngka]
ButirKantor = tuple[Angka, RumusKantor]
_JENIS, _TEMPAT = ("jenis",), ("rw", "rt")
_SURAT = (
    ("surat_masuk", "Surat masuk"), ("surat_keluar", "Surat keluar"), ("sk", "SK yang terbit"), ("tamu", "Tamu"),
    ("kegiatan", "Kegiatan di buku kegiatan"), ("pengaduan", "Pengaduan"),
    ("pengaduan_selesai", "Pengaduan yang selesai"),
)  # fmt: skip


def semua() -> Iterator[ButirKantor]:
    """Every figure with its formula, in the order in which they are offered."""
    yield from _laporan()
    yield from _nama()
    yield from _rapat()
    yield from _tindak_lanjut()
    yield from _siklus()
    yield from _pemilihan()
    yield Angka("relawan_baru", "Relawan: baru dalam periode", "Relawan", _TEMPAT), Kantoran.relawan_baru
    yield Angka("idf_tanggal", "Tanggal penilaian IDF", "IDF", (), "tanggal"), lambda k, _: r11_idf.tanggal(k.b)
    for key, label in _SURAT:
        yield Angka(key, f"{label} dalam periode", "Surat dan buku"), partial(_buku, key)


def _buku(kunci: str, k: Kantoran, _saring: Saring) -> NilaiAngka:
    return k.buku(kunci)


def _laporan() -> Iterator[ButirKantor]:
    group = "Laporan"
    yield Angka("periode_laporan", "Periode laporan", group, (), "kata"), lambda k, _: k.b.periode.label
    yield Angka("periode_mulai", "Hari pertama periode", group, (), "tanggal"), lambda k, _: k.b.periode.mulai
    yield Angka("periode_selesai", "Hari terakhir periode", group, (), "tanggal"), lambda k, _: k.b.periode.selesai
    yield Angka("cut_off", "Cut-off data", group, (), "tanggal"), lambda k, _: k.b.sampai
    yield Angka("tanggal_cetak", "Tanggal hari ini", group, (), "tanggal"), lambda _k, _: date.today()
    yield Angka("tahun_laporan", "Tahun periode", group), lambda k, _: k.b.periode.mulai.year


def _nama() -> Iterator[ButirKantor]:
    group = "Nama"
    yield Angka("sekretaris", "Nama sekretaris", group, (), "kata"), lambda k, _: penanda(k.b.s, k.b.sampai)[1][1]
    yield Angka("lurah", "Nama lurah/kepala desa", group, (), "kata"), lambda k, _: k.profil.lurah_nama
    yield Angka("lurah_nip", "NIP lurah/kepala desa", group, (), "kata"), lambda k, _: k.profil.lurah_nip
    yield Angka("faskel", "Nama fasilitator", group, (), "kata"), lambda k, _: k.profil.faskel_nama
    yield Angka("tempat", "Tempat pada tanggal surat", group, (), "kata"), lambda k, _: k.b.kantor.tempat_surat
    yield Angka("kode_pos", "Kode pos", "Profil", (), "kata"), lambda k, _: k.profil.kode_pos
    yield Angka("telepon", "Telepon sekretariat", "Profil", (), "kata"), lambda k, _: k.profil.telepon


def _rapat() -> Iterator[ButirKantor]:
    group = "Rapat dan pertemuan"
    yield Angka("rapat", "Rapat: jumlah", group, _JENIS), lambda k, saring: len(k.rapat_jenis(saring))
    for key, column, words in (("peserta", "hadir", "jumlah"), ("l", "hadir_l", "laki-laki"),
                               ("p", "hadir_p", "perempuan"), ("miskin", "miskin", "miskin")):  # fmt: skip
        yield Angka(f"rapat_{key}", f"Peserta rapat: {words}", group, _JENIS), partial(_hadir, column)
    yield Angka("rapat_persen_p", "Peserta rapat: % perempuan", group, _JENIS, "persen"), Kantoran.hadir_persen_p
    yield Angka("keputusan", "Keputusan rapat", group, _JENIS), partial(_hadir, "keputusan")


def _hadir(kolom: str, k: Kantoran, saring: Saring) -> NilaiAngka:
    return k.hadir(kolom, saring)


def _tindak_lanjut() -> Iterator[ButirKantor]:
    group = "Tindak lanjut"
    yield Angka("tl_baru", "Tindak lanjut: baru dalam periode", group), lambda k, _: k.tl_baru()
    yield Angka("tl_selesai", "Tindak lanjut: selesai dalam periode", group), lambda k, _: k.tl_selesai()
    yield Angka("tl_terbuka", "Tindak lanjut: belum selesai", group), lambda k, _: len(k.tl_terbuka())
    yield Angka("tl_terlambat", "Tindak lanjut: terlambat", group), lambda k, _: len(k.tl_terlambat())
    yield (Angka("tl_hari_terlambat", "Tindak lanjut: terlambat paling lama (hari)", group),
           lambda k, _: max(k.tl_terlambat(), default=0))  # fmt: skip


def _siklus() -> Iterator[ButirKantor]:
    group = "Siklus"
    yield (Angka("siklus_nama", "Nama siklus", group, (), "kata"),
           lambda k, _: k.b.siklus[-1].nama if k.b.siklus else None)  # fmt: skip
    yield (Angka("siklus_program", "Program siklus", group, (), "kata"),
           lambda k, _: k.b.siklus[-1].program if k.b.siklus else None)  # fmt: skip
    yield (Angka("siklus_tahun", "Tahun siklus", group),
           lambda k, _: k.b.siklus[-1].tahun_ke if k.b.siklus else None)  # fmt: skip
    yield (Angka("siklus_mulai", "Siklus dimulai", group, (), "tanggal"),
           lambda k, _: k.b.siklus[-1].mulai if k.b.siklus else None)  # fmt: skip
    yield Angka("tahap", "Tahap siklus: jumlah", group), lambda k, _: len(k.tahap)
    for key, state, words in (("selesai", SELESAI, "selesai"), ("berjalan", BERJALAN, "berjalan"),
                              ("belum", BELUM, "belum dimulai")):  # fmt: skip
        yield Angka(f"tahap_{key}", f"Tahap siklus: {words}", group), partial(_tahap, state)
    yield (Angka("tahap_terlambat", "Tahap siklus: terlambat", group),
           lambda k, _: sum(one.terlambat > 0 for one in k.tahap))  # fmt: skip
    yield Angka("siklus_orang", "Peserta siklus: orang berbeda", group), lambda k, _: k.partisipasi.orang
    yield (Angka("siklus_persen_miskin", "Peserta siklus: % miskin", group, (), "persen"),
           lambda k, _: _miskin(k.partisipasi))  # fmt: skip


def _tahap(keadaan: str, k: Kantoran, _saring: Saring) -> NilaiAngka:
    return k.tahap_keadaan(keadaan)


def _miskin(n: AngkaPartisipasi) -> float | None:
    return bagian(n.miskin, n.peserta - n.luput_miskin) if n.tahu("miskin") else None


def _pemilihan() -> Iterator[ButirKantor]:
    """The election as its own page has it."""
    group = "Pemilihan"
    yield (Angka("pemilihan_nama", "Nama pemilihan", group, (), "kata"),
           lambda k, _: k.pemilihan.nama if k.pemilihan else None)  # fmt: skip
    yield Angka("pemilihan_tanggal", "Tanggal rembug pemilihan", group, (), "tanggal"), _rembug
    for key, label in (("dewasa", "Penduduk dewasa"), ("memilih", "Pemilih")):
        yield Angka(f"pemilihan_{key}", f"{label}: jumlah", group, _TEMPAT), partial(_pemilih, key)
    yield (Angka("pemilihan_persen", "Pemilih: % penduduk dewasa", group, _TEMPAT, "persen"),
           Kantoran.pemilihan_persen)  # fmt: skip
    for jk, words in (("total", "jumlah"), ("l", "laki-laki"), ("p", "perempuan")):
        yield Angka(f"pemilihan_anggota_{jk}", f"Anggota terpilih: {words}", group), partial(_terpilih, jk)


def _pemilih(kunci: str, k: Kantoran, saring: Saring) -> NilaiAngka:
    return k.pemilihan_jumlah(kunci, saring)


def _rembug(k: Kantoran, _saring: Saring) -> NilaiAngka:
    found = r07_pemilihan.terpilih(k.b)
    return found.tanggal if found else None


def _terpilih(jk: str, k: Kantoran, _saring: Saring) -> NilaiAngka:
    value: int | None = getattr(k.pemilihan.anggota, jk) if k.pemilihan else None
    return value
