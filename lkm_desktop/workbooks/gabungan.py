"""The recaps of a city as one workbook: who sent, totals per kecamatan, merged lists, odd numbers, comparison, trend.

Rows are streamed out of the collection, so that a thousand kelurahan do not fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from lkm_desktop.errors import LkmError
from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.kota import janggal, jumlah, masa, papan, pilih, tren
from lkm_desktop.kota.bahan import Maju
from lkm_desktop.kota.jumlah import Jumlah
from lkm_desktop.kota.koleksi import Koleksi
from lkm_desktop.kota.papan import KEADAAN, BarisPapan, KirimanLain
from lkm_desktop.services.rekap import definisi
from lkm_desktop.services.rekap.definisi import LembarRekap
from lkm_desktop.workbooks.gabungan_bahan import Bahan
from lkm_desktop.workbooks.gabungan_petunjuk import PETUNJUK
from lkm_desktop.workbooks.lembar_bentuk import BaganLembar, Kolom, Lembar, NilaiTotal
from lkm_desktop.workbooks.sheet import build

#: figures of the first sheet and of the trend: key, heading
UTAMA = (
    ("anggota_total", "Anggota"), ("anggota_p", "Anggota P"), ("relawan_total", "Relawan"),
    ("relawan_p", "Relawan P"), ("relawan_aktif", "Relawan aktif"), ("rutin", "Rapat rutin"),
    ("siklus_pertemuan", "Pertemuan siklus"), ("siklus_peserta", "Peserta siklus"), ("siklus_p", "Peserta P"),
    ("siklus_miskin", "Peserta miskin"), ("kbk_sesi", "Sesi KBK"), ("pelatihan", "Pelatihan"),
)  # fmt: skip
_GANTI = {"ya_tidak": "tengah"}
_BELUM = "Belum ada data"
#: sheets that are narrow enough for upright paper, and as many kecamatan
_TEGAK, _SETEGAK = ("R5", "R7"), 6


def gabungan_workbook(
    koleksi: Koleksi, periode: str, *, tenggat: int | None = None, maju: Maju | None = None, hari: date | None = None
) -> bytes:
    """The merged workbook of a period, "" for all periods of the collection together.

    :param tenggat: days after the end of a period in which a recap is in time; None: as set in the collection.
    :param maju: called with (done, total, words); may raise to give up.
    :raises LkmError: when there is no recap of that period, or more rows than a sheet can hold.
    """
    with koleksi.baca() as s:
        ada = [one.kode for one in pilih.periode_ada(s)]
        kode = [periode] if periode else ada
        if not kode or kode[0] not in ada:
            raise LkmError(f"Belum ada rekap untuk {masa.label(periode) if periode else 'digabung'}.",
                           "Masukkan dulu paket dari kelurahan.")  # fmt: skip
        b = Bahan(s, tuple(papan.papan(s, one, tenggat) for one in kode), maju, hari or date.today())
        total = [jumlah.jumlah(s, one.periode) for one in b.papan]
        gabungan = [_gabungan(b, n) for n in range(len(definisi.LEMBAR))]
        lembar = [_ringkasan(b, total), _per_kecamatan(b, total), *gabungan, _janggal(b), _banding(b), _tren(b),
                  _petunjuk(b)]  # fmt: skip
        return build(lembar, f"Gabungan rekap LKM {b.masa}")


# --- who sent -------------------------------------------------------------------------------------------------------


def _ringkasan(b: Bahan, total: Sequence[Jumlah]) -> Lembar:
    angka = tuple(Kolom(label, 9, "angka", jumlah=not b.semua, kunci_kolom=k) for k, label in UTAMA)
    kolom = (
        Kolom("No.", 8, "angka"), *b.depan(Kolom("Kode", 15, "kode")), Kolom("Keadaan", 13, "tengah"),
        Kolom("Dibuat", 11, "tanggal"), Kolom("Data sampai", 11, "tanggal"), *angka, Kolom("Keterangan", 38, "panjang"),
    )  # fmt: skip
    fakta: list[tuple[str, object]] = [("Kelurahan", len(b.kini.baris))]
    if not b.semua:
        if b.kini.tenggat is not None:
            fakta.append(("Tenggat", tanggal_panjang(b.kini.tenggat)))
        fakta += [(kata, b.kini.jumlah(k)) for k, kata in KEADAAN]
        fakta += [(kata, n) for kata, n in (("Tidak di daftar", len(b.kini.di_luar)),
                                            ("Rusak, entah dari siapa", len(_tak_bertuan(b)))) if n]  # fmt: skip
    baris = [(n, *isi) for n, isi in enumerate(_baris_papan(b, total), 1)]
    return Lembar("Ringkasan", b.judul("GABUNGAN REKAP LKM"), kolom, baris, b.kaki, beku=3 + b.semua,
                  keterangan=tuple(fakta), total="" if b.semua else "Jumlah", kosong=_BELUM)  # fmt: skip


def _baris_papan(b: Bahan, total: Sequence[Jumlah]) -> Iterator[tuple[object, ...]]:
    for p, t in zip(b.papan, total, strict=True):
        nilai = {tempat.id: isi for tempat, isi in t.kelurahan}
        for satu in p.baris:
            isi = nilai.get(satu.tempat.id, {})
            dibuat = satu.dibuat.date() if satu.dibuat else None
            yield (*b.sebut(p.label, satu.tempat), satu.tempat.kode, satu.kata, dibuat, satu.sampai,
                   *(isi.get(k) for k, _ in UTAMA), _keterangan(satu))  # fmt: skip
        for lain in p.di_luar:
            yield _lain(b, p.label, lain, "Tidak di daftar", "Disimpan, tetapi tidak ikut dijumlahkan.")
    for lain in _tak_bertuan(b):
        yield _lain(b, masa.label(lain.periode) if lain.periode else "", lain, "Rusak", lain.pesan)


def _tak_bertuan(b: Bahan) -> list[KirimanLain]:
    """Broken files nobody could be found for, of these periods or of none that is known."""
    return [one for one in b.kini.tanpa_nama if b.semua or one.periode in ("", b.kini.periode)]


def _keterangan(satu: BarisPapan) -> str:
    kali = f"Dikirim {satu.kali} kali." if satu.kali > 1 else ""
    return " ".join(kata for kata in (satu.pesan, kali) if kata)


def _lain(b: Bahan, label: str, lain: KirimanLain, keadaan: str, kata: str) -> tuple[object, ...]:
    periode = (label,) if b.semua else ()
    return (*periode, "", lain.kelurahan or "(tidak diketahui)", lain.kode, keadaan, None, None,
            *(None for _ in UTAMA), f"{lain.berkas}: {kata}")  # fmt: skip


# --- totals ---------------------------------------------------------------------------------------------------------


def _per_kecamatan(b: Bahan, total: Sequence[Jumlah]) -> Lembar:
    """Figures downwards, kecamatan to the right, and their sum as a formula."""
    nama = list(dict.fromkeys(one.nama for t in total for one in t.kecamatan))
    kunci = [f"k{n}" for n in range(len(nama))]
    rumus = f"SUM({{{kunci[0]}}}:{{{kunci[-1]}}})" if nama else ""
    kolom = (
        *((Kolom("Periode", 16),) if b.semua else ()), Kolom("Kelompok", 20), Kolom("Angka", 38),
        *(Kolom(satu or "(tanpa kecamatan)", 14, "angka", kunci_kolom=k) for k, satu in zip(kunci, nama, strict=True)),
        Kolom("Jumlah", 13, "angka", rumus=rumus, kunci_kolom="semua"),
    )  # fmt: skip
    baris = [isi for p, t in zip(b.papan, total, strict=True) for isi in _baris_jumlah(b, p.label, t, nama)]
    return Lembar("Per kecamatan", b.judul("JUMLAH PER KECAMATAN"), kolom, baris, b.kaki,
                  len(nama) > _SETEGAK, beku=2 + b.semua, kosong=_BELUM)  # fmt: skip


def _baris_jumlah(b: Bahan, label: str, t: Jumlah, nama: Sequence[str]) -> Iterator[tuple[object, ...]]:
    periode = (label,) if b.semua else ()
    per = {one.nama: one for one in t.kecamatan}
    lkm = [per[n].lkm if n in per else None for n in nama]
    yield (*periode, "Rekap", "LKM yang rekapnya masuk", *lkm, t.kota.lkm)
    for a in t.angka:
        nilai = [per[n].nilai[a.kunci] if n in per else None for n in nama]
        yield (*periode, a.kelompok, a.label, *nilai, t.kota.nilai[a.kunci])


# --- merged lists ---------------------------------------------------------------------------------------------------


def _gabungan(b: Bahan, nomor: int) -> Lembar:
    one = definisi.LEMBAR[nomor]
    isi = [k for k in one.kolom if one.kode != "R1" or k.kunci not in ("kecamatan", "kelurahan")]
    jumlah_ = not b.semua
    kolom = (*b.depan(), *(
        Kolom(k.label, k.lebar, _GANTI.get(k.jenis, k.jenis), k.grup,
              jumlah_ and k.jenis == "angka" and (k.jumlah or one.kode == "R1"), kunci_kolom=k.kunci)
        for k in isi
    ))  # fmt: skip
    berjumlah = any(k.jumlah for k in kolom)
    return Lembar(f"G{one.kode[1:]}{one.nama.removeprefix(one.kode)}", b.judul(f"GABUNGAN {one.judul.upper()}"), kolom,
                  _baris_gabungan(b, one, [k.kunci for k in isi], nomor), b.kaki, one.kode not in _TEGAK,
                  beku=2 + b.semua,
                  total="Jumlah" if berjumlah else "", total_lain=_persen(one) if berjumlah else {},
                  kosong=_BELUM)  # fmt: skip


def _baris_gabungan(b: Bahan, one: LembarRekap, kunci: Sequence[str], nomor: int) -> Iterator[tuple[object, ...]]:
    b.lapor(nomor, f"Menyusun G{one.kode[1:]}")
    for p in b.papan:
        for rekap, baris in pilih.baris_lembar(b.s, one.kode, pilih.berlaku(b.s, p.periode)):
            depan = b.sebut(p.label, rekap.tempat)
            for satu in baris:
                yield (*depan, *map(satu.get, kunci))


def _persen(one: LembarRekap) -> dict[str, NilaiTotal]:
    """Shares in the total row: of the sums, where both sides are added up."""
    ditambah = {k.kunci for k in one.kolom if k.jenis == "angka" and (k.jumlah or one.kode == "R1")}

    def bagi(atas: Sequence[str], bawah: Sequence[str]) -> NilaiTotal:
        def hitung(isi: Mapping[str, float]) -> float | None:
            dasar = sum(isi[k] for k in bawah)
            return sum(isi[k] for k in atas) / dasar if dasar else None

        return hitung

    return {k.kunci: bagi(*k.pecahan) for k in one.kolom
            if k.jenis == "persen" and any(k.pecahan) and {*k.pecahan[0], *k.pecahan[1]} <= ditambah}  # fmt: skip


# --- what to look at ------------------------------------------------------------------------------------------------


def _janggal(b: Bahan) -> Lembar:
    b.lapor(len(definisi.LEMBAR), "Memeriksa angka janggal")
    kolom = (Kolom("No.", 6, "angka"), *b.depan(), Kolom("Lembar", 8, "tengah"), Kolom("Yang diperiksa", 34),
             Kolom("Yang janggal", 90, "panjang"))  # fmt: skip
    semua = ((*b.sebut(p.label, j.tempat), j.lembar, j.label, j.kalimat)
             for p in b.papan for j in janggal.periksa(b.s, p.periode))  # fmt: skip
    return Lembar("Angka janggal", b.judul("ANGKA YANG PERLU DITANYAKAN"), kolom,
                  ((n, *isi) for n, isi in enumerate(semua, 1)), b.kaki, beku=3 + b.semua,
                  kosong="Tidak ada angka yang janggal")  # fmt: skip


def _banding(b: Bahan) -> Lembar:
    dulu = masa.lalu(b.kini.periode)
    kata = masa.label(dulu) if dulu else "Periode lalu"
    kolom = (
        Kolom("Kecamatan", 22), Kolom("Kelurahan", 24), Kolom("Kelompok", 18), Kolom("Angka", 38),
        Kolom(kata, 14, "angka", kunci_kolom="lalu"), Kolom(b.kini.label, 14, "angka", kunci_kolom="kini"),
        Kolom("Beda", 10, "angka", rumus="{kini}-{lalu}", kunci_kolom="beda"),
        Kolom("Beda %", 10, "persen", rumus='IF({lalu}=0,"",({kini}-{lalu})/{lalu})', kunci_kolom="persen"),
    )  # fmt: skip
    baris = list(_baris_banding(b, kata if dulu else ""))
    judul = ("BANDING DENGAN PERIODE LALU", f"{kata} dan {b.kini.label}, hanya yang berubah")
    return Lembar("Banding", judul, kolom, baris, b.kaki, False, 2, kosong="Tidak ada angka yang berubah")


def _baris_banding(b: Bahan, dulu: str) -> Iterator[tuple[object, ...]]:
    """What changed; a kelurahan without a recap of the period before (`dulu`, "" for a siklus) in one line."""
    for tempat, isi in groupby(jumlah.banding(b.s, b.kini.periode), key=lambda o: o.tempat):
        semua = list(isi)
        if dulu and all(o.lalu is None for o in semua):
            yield (tempat.kecamatan, tempat.nama, "Rekap", f"Belum ada rekap {dulu}", None, None, None, None)
        for o in semua:
            if o.beda:
                yield (tempat.kecamatan, tempat.nama, o.angka.kelompok, o.angka.label, o.lalu, o.kini, o.beda,
                       o.beda / o.lalu if o.lalu else None)  # fmt: skip


def _tren(b: Bahan) -> Lembar:
    tahun = tren.tahun_ada(b.s)
    kini = masa.dari_kode(b.kini.periode)
    pilihan = kini.mulai.year if kini and kini.mulai.year in tahun else max(tahun, default=0)
    kolom = (Kolom("Bulan", 18, kunci_kolom="bulan"), Kolom("Rekap masuk", 10, "angka", kunci_kolom="masuk"),
             *(Kolom(label, 11, "angka", kunci_kolom=k) for k, label in UTAMA))  # fmt: skip
    baris = list(_baris_tren(b, pilihan)) if pilihan else []
    masuk = {int(str(satu[1])) for satu in baris}
    dari = f", {ribuan(min(masuk))} sampai {ribuan(max(masuk))} rekap per bulan" if len(masuk) > 1 else ""
    bagan = (
        BaganLembar("garis", f"Relawan{dari}", "bulan", ("relawan_total", "relawan_p", "relawan_aktif"), sumbu="orang"),
        BaganLembar("garis", f"Peserta siklus{dari}", "bulan", ("siklus_peserta", "siklus_p"), sumbu="orang"),
        BaganLembar("batang", "Rekap yang masuk", "bulan", ("masuk",), sumbu="LKM"),
        BaganLembar("batang", "Rapat rutin dan sesi KBK", "bulan", ("rutin", "kbk_sesi"), sumbu="kali"),
    )
    return Lembar("Tren", (f"TREN {pilihan}" if pilihan else "TREN", b.kota or "Semua kelurahan"), kolom, baris, b.kaki,
                  beku=1, bagan=bagan if baris else (), kosong="Belum ada rekap bulanan")  # fmt: skip


def _baris_tren(b: Bahan, tahun: int) -> Iterator[tuple[object, ...]]:
    """The months from the first to the last with recaps."""
    t = tren.tren(b.s, tahun, [k for k, _ in UTAMA])
    ada = [n for n, masuk in enumerate(t.masuk) if masuk]
    for n in range(ada[0], ada[-1] + 1) if ada else ():
        yield (t.bulan[n].label, t.masuk[n], *(t.deret[k][n] if k in t.deret else None for k, _ in UTAMA))


def _petunjuk(b: Bahan) -> Lembar:
    kolom = (Kolom("Lembar", 48), Kolom("Isinya", 110, "panjang"))
    isi = [(satu, kata) for satu, kata in PETUNJUK]
    isi += [(f"Aturan: {a.label}", f"Sumber: {a.sumber}.") for a in janggal.ATURAN]
    return Lembar("Petunjuk", ("PETUNJUK",), kolom, isi, b.kaki, beku=0)
