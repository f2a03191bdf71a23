"""The catalogue of figures that the sheets tell by themselves, with the formula of each (`angka_lembar`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lkm_desktop.domain.penugasan import BADAN, PENGELOLA
from lkm_desktop.domain.relawan import KEAKTIFAN
from lkm_desktop.services.rekap import angka_lembar as a
from lkm_desktop.services.rekap.angka_dasar import Angka
from lkm_desktop.services.rekap.angka_lembar import Rumus
from lkm_desktop.services.rekap.r04_relawan import MISKIN, NON_MISKIN

Butir = tuple[Angka, Rumus]
_TEMPAT = ("rw", "rt")
#: column of R1, key of the figure, label, kind
_PROFIL = (
    ("nama_lkm", "nama_lkm", "Nama lembaga", "kata"), ("kelurahan", "kelurahan", "Kelurahan/desa", "kata"),
    ("kecamatan", "kecamatan", "Kecamatan", "kata"), ("kota", "kota", "Kota/kabupaten", "kata"),
    ("provinsi", "provinsi", "Provinsi", "kata"), ("kode_kemendagri", "kode_kemendagri", "Kode Kemendagri", "kata"),
    ("kode_bps", "kode_bps", "Kode BPS", "kata"), ("alamat", "alamat", "Alamat sekretariat", "kata"),
    ("tanggal_terbentuk", "tanggal_terbentuk", "Tanggal terbentuk", "tanggal"),
    ("periode", "masa_bakti", "Masa bakti anggota", "kata"), ("akta", "akta", "Nomor dan tanggal akta", "kata"),
    ("notaris", "notaris", "Notaris", "kata"), ("koordinator", "koordinator", "Nama koordinator", "kata"),
    ("hp", "hp_koordinator", "HP koordinator", "kata"), ("rt", "jumlah_rt", "Jumlah RT", "angka"),
    ("rw", "jumlah_rw", "Jumlah RW", "angka"), ("kk", "jumlah_kk", "Jumlah KK", "angka"),
    ("penduduk", "jumlah_penduduk", "Jumlah penduduk", "angka"),
    ("kk_miskin", "jumlah_kk_miskin", "Jumlah KK miskin", "angka"),
)  # fmt: skip
_AKTIF, _JARANG, _TIDAK = (words for _, words in KEAKTIFAN)
#: end of the key, words, what rows of R4 must have
_RELAWAN: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("total", "jumlah", {}), ("l", "laki-laki", {"jenis_kelamin": "L"}), ("p", "perempuan", {"jenis_kelamin": "P"}),
    ("tanpa_jk", "L/P belum diisi", {"jenis_kelamin": None}), ("miskin", "miskin", {"miskin": MISKIN}),
    ("miskin_l", "miskin laki-laki", {"miskin": MISKIN, "jenis_kelamin": "L"}),
    ("miskin_p", "miskin perempuan", {"miskin": MISKIN, "jenis_kelamin": "P"}),
    ("non_miskin", "tidak miskin", {"miskin": NON_MISKIN}),
    ("tanpa_miskin", "miskin atau tidak belum diisi", {"miskin": None}), ("aktif", "aktif", {"aktif": _AKTIF}),
    ("aktif_l", "aktif laki-laki", {"aktif": _AKTIF, "jenis_kelamin": "L"}),
    ("aktif_p", "aktif perempuan", {"aktif": _AKTIF, "jenis_kelamin": "P"}),
    ("jarang", "jarang hadir", {"aktif": _JARANG}), ("tidak_aktif", "tidak aktif", {"aktif": _TIDAK}),
)  # fmt: skip
_TERLATIH: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("terlatih", "terlatih", {}), ("terlatih_l", "terlatih laki-laki", {"jenis_kelamin": "L"}),
    ("terlatih_p", "terlatih perempuan", {"jenis_kelamin": "P"}),
)  # fmt: skip
#: sheet, beginning of the key, heading, words before
_PESERTA = (
    ("R9", "kbk", "KBK", "Peserta KBK"), ("R10", "pelatihan", "Pelatihan", "Peserta pelatihan"),
)
_PEMILIHAN = (("dewasa", "Penduduk dewasa"), ("memilih", "Pemilih"), ("utusan", "Utusan"))


def semua() -> Iterator[Butir]:
    """Every figure with its formula, in the order in which they are offered."""
    for column, key, label, kind in _PROFIL:
        yield Angka(key, label, "Profil", (), kind), partial(a.profil, column)
    yield from _anggota()
    yield from _pengelola()
    yield from _relawan()
    yield from _siklus()
    yield from _rutin()
    yield from _belajar()
    yield from _pemilihan()
    yield Angka("idf_nilai", "Nilai IDF (0-100)", "IDF", (), "desimal"), a.idf_nilai
    yield Angka("idf_terisi", "Aspek IDF yang dinilai", "IDF"), partial(a.terisi, "R11", "nilai", {})


def _anggota() -> Iterator[Butir]:
    group = "Anggota"
    for key, words in (("total", "jumlah"), ("l", "laki-laki"), ("p", "perempuan")):
        yield Angka(f"anggota_{key}", f"Anggota: {words}", group), partial(a.profil, f"anggota_{key}")
    yield (Angka("anggota_persen_p", "Anggota: % perempuan", group, (), "persen"), partial(a.profil, "persen_p"))
    yield Angka("anggota_miskin", "Anggota: miskin", group), a.anggota_miskin
    yield Angka("anggota_berhenti", "Anggota: berhenti dalam periode", group), a.anggota_berhenti


def _pengelola() -> Iterator[Butir]:
    group = "Pengelola"
    for key, words, same in (("total", "jumlah", {}), ("l", "laki-laki", {"jenis_kelamin": "L"}),
                             ("p", "perempuan", {"jenis_kelamin": "P"})):  # fmt: skip
        yield Angka(f"pengelola_{key}", f"Pengelola: {words}", group), partial(a.banyak, "R3", same)
    for code in PENGELOLA:
        unit = dict(BADAN)[code]
        yield Angka(f"pengelola_{code.lower()}", f"Pengelola: {unit}", group), partial(a.banyak, "R3", {"unit": unit})


def _relawan() -> Iterator[Butir]:
    group = "Relawan"
    for key, words, same in _RELAWAN:
        yield Angka(f"relawan_{key}", f"Relawan: {words}", group, _TEMPAT), partial(a.banyak, "R4", same)
    for key, words, same in _TERLATIH:
        yield (Angka(f"relawan_{key}", f"Relawan: {words}", group, _TEMPAT),
               partial(a.terisi, "R4", "pelatihan", same))  # fmt: skip
    yield (Angka("relawan_persen_p", "Relawan: % perempuan", group, _TEMPAT, "persen"),
           partial(a.persen_baris, "R4", "jenis_kelamin", "P", ("L", "P")))  # fmt: skip
    yield (Angka("relawan_persen_miskin", "Relawan: % miskin", group, _TEMPAT, "persen"),
           partial(a.persen_baris, "R4", "miskin", MISKIN, (MISKIN, NON_MISKIN)))  # fmt: skip


def _siklus() -> Iterator[Butir]:
    group = "Siklus"
    yield Angka("siklus_kegiatan", "Kegiatan siklus: jumlah", group), partial(a.banyak, "R6", {})
    yield (Angka("siklus_kegiatan_selesai", "Kegiatan siklus: selesai", group),
           partial(a.berawal, "R6", "status", "selesai"))  # fmt: skip
    yield Angka("siklus_pertemuan", "Pertemuan siklus: jumlah", group), partial(a.total, "R6", "pertemuan")
    yield Angka("siklus_peserta", "Peserta siklus: jumlah", group), partial(a.total, "R6", "total")
    yield from _lp("R6", "siklus", group, "Peserta siklus")
    yield Angka("siklus_miskin", "Peserta siklus: miskin", group), partial(a.total, "R6", "miskin")
    yield (Angka("siklus_persen_miskin", "Peserta siklus: % miskin", group, (), "persen"), a.siklus_persen_miskin)
    yield Angka("siklus_relawan", "Peserta siklus: relawan", group), partial(a.total, "R6", "relawan")


def _lp(kode: str, awal: str, group: str, words: str) -> Iterator[Butir]:
    """Men, women and the share of women among the participants of a sheet."""
    yield Angka(f"{awal}_l", f"{words}: laki-laki", group), partial(a.total, kode, "l")
    yield Angka(f"{awal}_p", f"{words}: perempuan", group), partial(a.total, kode, "p")
    yield (Angka(f"{awal}_persen_p", f"{words}: % perempuan", group, (), "persen"),
           partial(a.persen, kode, "p", ("l", "p")))  # fmt: skip


def _rutin() -> Iterator[Butir]:
    group = "Pertemuan rutin"
    yield Angka("rutin", "Pertemuan rutin: jumlah", group), partial(a.banyak, "R8", {})
    yield Angka("rutin_tercatat", "Pertemuan rutin: hadirnya dicatat", group), partial(a.terisi, "R8", "hadir", {})
    yield Angka("rutin_hadir", "Pertemuan rutin: kehadiran anggota", group), partial(a.total, "R8", "hadir")
    yield (Angka("rutin_persen", "Pertemuan rutin: % anggota hadir", group, (), "persen"),
           partial(a.persen, "R8", "hadir", ("anggota",)))  # fmt: skip
    yield Angka("rutin_keputusan", "Pertemuan rutin: keputusan", group), partial(a.total, "R8", "keputusan")


def _belajar() -> Iterator[Butir]:
    yield Angka("kbk_sesi", "Sesi KBK: jumlah", "KBK"), partial(a.banyak, "R9", {})
    yield Angka("pelatihan", "Pelatihan: jumlah", "Pelatihan"), partial(a.banyak, "R10", {})
    yield Angka("pelatihan_jpl", "Pelatihan: jumlah JPL", "Pelatihan"), partial(a.total, "R10", "jpl")
    for kode, start, group, words in _PESERTA:
        yield Angka(f"{start}_peserta", f"{words}: jumlah", group), partial(a.jumlah_lp, kode, ("l", "p"))
        yield from _lp(kode, start, group, words)


def _pemilihan() -> Iterator[Butir]:
    group = "Pemilihan"
    yield Angka("pemilihan_rt", "Pemilihan: RT/basis", group, _TEMPAT), partial(a.banyak, "R7", {})
    for key, words in _PEMILIHAN:
        yield (Angka(f"pemilihan_{key}", f"{words}: jumlah", group, _TEMPAT),
               partial(a.jumlah_lp, "R7", (f"{key}_l", f"{key}_p")))  # fmt: skip
        for jk, name in (("l", "laki-laki"), ("p", "perempuan")):
            yield (Angka(f"pemilihan_{key}_{jk}", f"{words}: {name}", group, _TEMPAT),
                   partial(a.total, "R7", f"{key}_{jk}"))  # fmt: skip
    yield Angka("pemilihan_persen", "Pemilih: % penduduk dewasa", group, _TEMPAT, "persen"), a.pemilihan_persen
