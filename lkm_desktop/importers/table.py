"""The table found in a foreign sheet: its heading, its columns, and its rows as checked values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import overload

from lkm_desktop.errors import LkmError
from lkm_desktop.importers import tabel_buku
from lkm_desktop.importers.arti import ArtiKolom, boleh_arti, kalimat
from lkm_desktop.importers.codes import SIAK
from lkm_desktop.importers.daftar_arti import NilaiKolom
from lkm_desktop.importers.header import cari_kepala
from lkm_desktop.importers.kolom_pelatihan import KolomPelatihan
from lkm_desktop.importers.lanjutan import sambungkan
from lkm_desktop.importers.mapping import cocokkan_bertingkat, petakan
from lkm_desktop.importers.pembaca_kolom import Kisi
from lkm_desktop.importers.person import Pembaca
from lkm_desktop.importers.rows import Baris, pilah
from lkm_desktop.importers.sel import KOSONG, Buku, Lembar, Sel, teks_sel
from lkm_desktop.importers.synonyms import HANYA_INFO, KOLOM_TUJUAN
from lkm_desktop.importers.tabel import TabelAsing, calon_lembar, pilih_lembar, semua_lembar
from lkm_desktop.importers.tabel_buku import TabelBuku
from lkm_desktop.importers.temuan import Telaah
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU, Alasan, Arti, Bahan, Maju, kunci_arti

_ORANG = frozenset(
    ("kode", "nama", "nik", "no_kk", "jenis_kelamin", "jk_l", "jk_p", "tempat_lahir", "tanggal_lahir", "ttl",
     "status_kawin", "pendidikan", "pekerjaan", "alamat", "dusun", "rt", "rw", "rtrw", "no_hp", "miskin", "unsur",
     "keterangan")
)  # fmt: skip
_TUGAS = frozenset(
    ("jabatan", "periode", "mulai", "selesai", "sk_nomor", "sk_tanggal", "suara", "tanggal_dikukuhkan",
     "alasan_berhenti")
)  # fmt: skip
#: the fields that a column may be mapped to, per register
FIELD_TUJUAN: dict[str, frozenset[str]] = {
    "orang": _ORANG | {"status"},
    "relawan": _ORANG | {"status", "nomor", "tanggal_daftar", "kegiatan_asal", "minat", "pelatihan",
                        "tahun_pelatihan"},
    "anggota": _ORANG | _TUGAS,
    "pengelola": _ORANG | _TUGAS | {"badan"},
}
#: a file that was read, or what was found in it already
Sumber = Buku | Telaah
#: rows between two signs of life
_TIAP = 500
#: a cell that is joined downwards counts for every row it covers, in these columns only
_ISI_TURUN = frozenset(("rt", "rw", "rtrw", "dusun", "alamat", "no_kk", "badan", "periode"))


class Tabel(TabelAsing):
    """A table of people to import; `juga_berisi` names the other visible sheets that hold people too.

    Give it to `services.impor.rencana`; it satisfies `services.impor_bahan.Tabel`.
    """

    def boleh(self, ke: str) -> Collection[str]:
        """The fields of a person and of the hat that the register adds."""
        return FIELD_TUJUAN[ke] | HANYA_INFO

    def olah(
        self,
        ke: str,
        pemetaan: dict[int, str | None] | None = None,
        koreksi: dict[tuple[int, str], str] | None = None,
        *,
        terima_rumus: bool = False,
        arti: Arti | None = None,
        maju: Maju | None = None,
    ) -> Bahan:
        """Read every row for the register `ke` ("orang", "relawan", "anggota", "pengelola").

        :param pemetaan: column number (zero-based) -> field key, or None to ignore the column.
        :param koreksi: (Excel row number, field key) -> what the user typed instead; "" empties the field.
        :param terima_rumus: use the last result of formula cells, with a note, instead of asking.
        :param arti: what values mean, chosen by the user; before the legends of the file.
        :param maju: called now and then with (done, total, words); what it raises stops the reading.
        """
        peta = self.peta(ke, pemetaan)
        pilahan = pilah(self.lembar, self.kepala, peta)
        bahan = self.bahan(peta)
        bahan.dilewati = [(indeks + 1, alasan) for indeks, alasan in pilahan.dilewati]
        kamus = self.arti(ke, peta, arti)
        kisi = Kisi(self.lembar, peta, self._isi_turun(peta))
        kisi.samakan(pilahan.data)
        kolom = kisi.kolom(pilahan.data, self.today, terima_rumus, kamus)
        self._sebut_kolom(bahan, peta, {k.indeks for k in kolom if k.konteks.kode and k.field in SIAK})
        self._sebut_kode(bahan, peta, kisi, pilahan.data, kamus)
        latih = KolomPelatihan(kisi, pilahan.data, self.kepala.judul)
        orang = Pembaca(ke, bahan.judul, _per_baris(koreksi or {}, FIELD_TUJUAN[ke]), self.today)
        for urut, baris in enumerate(pilahan.data):
            if maju and urut % _TIAP == 0:
                maju(urut, len(pilahan.data), "Membaca isi sel")
            nilai = kisi.baca(baris.indeks, kolom)
            bahan.baris.append(orang.baca(baris.indeks + 1, kisi.mentah(baris.indeks, kolom), nilai, baris.bagian))
            if latih:
                bahan.baris[-1].pelatihan = latih.baca(baris.indeks)
        sambungkan(ke, bahan.baris)
        self._sebut_gabungan(bahan, peta)
        return bahan

    def _sebut_kode(
        self, bahan: Bahan, peta: dict[int, str], kisi: Kisi, data: Sequence[Baris], kamus: dict[int, ArtiKolom]
    ) -> None:
        """Say which columns were read by a legend."""
        for k, satu in kamus.items():
            if satu.legenda:
                ada = {kunci_arti(teks_sel(s)) for s in set(kisi.isi(data, k)) if s.nilai is not None}
                teks = kalimat(bahan.judul.get(peta[k], ""), peta[k], satu, ada)
                bahan.kode += [teks] if teks else []

    def nilai_kolom(self, ke: str, pemetaan: dict[int, str | None] | None, arti: Arti | None) -> list[NilaiKolom]:
        """The columns whose values may be codes, each with its different values and how often they stand there."""
        peta = self.peta(ke, pemetaan)
        kamus = self.arti(ke, peta, arti)
        data = pilah(self.lembar, self.kepala, peta).data
        kisi = Kisi(self.lembar, {k: f for k, f in peta.items() if boleh_arti(ke, f)}, {})
        judul = self.bahan(peta).judul
        return [
            NilaiKolom(k.field, judul.get(k.field, ""), Counter(s for s in kisi.isi(data, k.indeks) if s is not KOSONG),
                       kamus.get(k.indeks, ArtiKolom()), k.sekali, k.konteks.kode)
            for k in kisi.kolom(data, self.today, True, kamus)
        ]  # fmt: skip

    def _sebut_kolom(self, bahan: Bahan, peta: dict[int, str], kode: set[int]) -> None:
        """List the used and the ignored columns; say where numbers were read as SIAK codes."""
        for kolom in self.kolom:
            judul = kolom.judul or f"Kolom {kolom.huruf}"
            if kolom.indeks in peta:
                label = KOLOM_TUJUAN[peta[kolom.indeks]]
                bahan.dikenal.append((judul, f"{label} (kode SIAK)" if kolom.indeks in kode else label))
            elif kolom.judul or kolom.contoh:
                alasan = kolom.alasan or ("tidak dipakai di daftar ini" if kolom.field else "tidak dipilih")
                bahan.diabaikan.append((judul, alasan))
                if kolom.contoh:
                    bahan.tertinggal.append(judul)

    def _isi_turun(self, peta: dict[int, str]) -> dict[tuple[int, int], Sel]:
        """Cells below the first one of a joined range in the key columns, with the value they share."""
        hasil: dict[tuple[int, int], Sel] = {}
        for g in self.lembar.gabung:
            if peta.get(g.kolom) not in _ISI_TURUN or g.baris < self.kepala.data or g.baris >= len(self.lembar.baris):
                continue
            atas = self.lembar.baris[g.baris]
            if g.kolom < len(atas) and atas[g.kolom].nilai is not None:
                for indeks in range(g.baris + 1, min(g.baris_akhir + 1, len(self.lembar.baris))):
                    hasil[indeks, g.kolom] = atas[g.kolom]
        return hasil

    def _sebut_gabungan(self, bahan: Bahan, peta: dict[int, str]) -> None:
        """Where the name is missing because its cell is joined with a row above, say so."""
        kolom_nama = next((k for k, f in peta.items() if f == "nama"), None)
        asal = {
            indeks + 1: g.baris + 1
            for g in self.lembar.gabung
            if kolom_nama is not None and g.kolom <= kolom_nama <= g.kolom_akhir
            for indeks in range(g.baris + 1, min(g.baris_akhir + 1, len(self.lembar.baris)))
        }
        for baris in bahan.baris:
            if "nama" not in baris.nilai and baris.nomor in asal:
                teks = f"Nama kosong karena selnya digabung dengan baris {asal[baris.nomor]}; pisahkan sel itu."
                baris.masalah = [m for m in baris.masalah if m.field != "nama"]
                baris.masalah.insert(0, Alasan("nama", bahan.judul.get("nama", "Nama"), teks))


def _per_baris(koreksi: dict[tuple[int, str], str], boleh: frozenset[str]) -> dict[int, dict[str, str]]:
    hasil: dict[int, dict[str, str]] = {}
    for (nomor, nama_field), teks in koreksi.items():
        if nama_field in boleh:
            hasil.setdefault(nomor, {})[nama_field] = teks
    return hasil


@overload
def siapkan(
    buku: Sumber, lembar: str | None = None, baris_judul: tuple[int, int] | None = None, today: date | None = None
) -> Tabel: ...
@overload
def siapkan(
    buku: Sumber, lembar: str | None = None, baris_judul: tuple[int, int] | None = None, today: date | None = None, *,
    ke: str,
) -> Tabel | TabelBuku: ...  # fmt: skip
def siapkan(
    buku: Sumber, lembar: str | None = None, baris_judul: tuple[int, int] | None = None, today: date | None = None,
    *, ke: str = "orang",
) -> Tabel | TabelBuku:  # fmt: skip
    """Find the table of a file: the named sheet, else the visible sheet with the best heading.

    :param baris_judul: first and last row of the heading as Excel numbers them, when the user points at it.
    :param ke: the register that the table shall fill; plain books have tables of their own kind.
    :raises LkmError: when there is no such sheet, or no heading that names people (or what the book holds).
    """
    isi = buku if isinstance(buku, Telaah) else Telaah(buku)
    buku = isi.bersih
    if ke in TUJUAN_BUKU:
        return tabel_buku.siapkan(isi, ke, lembar, baris_judul, today)
    calon = calon_lembar(buku, lembar)
    terpilih = pilih_lembar(calon, baris_judul)
    if terpilih is None:
        raise tanpa_judul(buku, calon[0] if len(calon) == 1 else None)
    dipilih, kepala = terpilih
    kolom = petakan(kepala.judul, dipilih.baris[kepala.data :])
    juga = [satu.nama for satu in buku.lembar if satu is not dipilih and _berisi_orang(satu)]
    tabel = Tabel(buku.nama, dipilih, kepala, kolom, semua_lembar(buku), today or date.today(), juga)
    tabel.pasang_legenda(ke, isi.legenda)
    return tabel


def _berisi_orang(lembar: Lembar) -> bool:
    """A visible sheet with a heading that names people, and something below it."""
    if lembar.tersembunyi or lembar.masalah or not (kepala := cari_kepala(lembar)):
        return False
    bernama = any(cocokkan_bertingkat(tingkat)[0] == "nama" for tingkat in kepala.judul)
    return bernama and any(s.nilai is not None for baris in lembar.baris[kepala.data :] for s in baris)


def tanpa_judul(buku: Buku, lembar: Lembar | None) -> LkmError:
    """The refusal of a sheet without a heading that means anything to us."""
    tempat = f"lembar “{lembar.nama}” pada “{buku.nama}”" if lembar else f"“{buku.nama}”"
    return LkmError(
        f"Baris judul kolom (Nama, NIK, RT, ...) tidak ditemukan di {tempat}.",
        "Pastikan ada satu baris judul di atas datanya; paling sedikit kolom Nama.",
    )


def isi_contoh(tabel: Tabel, jumlah: int = 5) -> list[list[str]]:
    """The first rows below the heading as text, for the mapping page."""
    mulai = tabel.kepala.data
    return [[teks_sel(s) for s in baris] for baris in tabel.lembar.baris[mulai : mulai + jumlah]]
