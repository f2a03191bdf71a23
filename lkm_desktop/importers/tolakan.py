"""The rejected rows of an import as a sheet that can be mended and imported again.

Cells stand as they were, except where the rest of their sheet told what they mean: a code of SIAK, a date in a column
written month first, an RT that stood in a title. Those are written out, so that the rows mean the same without their
sheet; a legend goes along. A digit that Excel has lost stays lost: "637101120890000?".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lkm_desktop.domain import REGISTERS
from lkm_desktop.format import digits
from lkm_desktop.importers import kolom_buku, mapping
from lkm_desktop.importers.arti import boleh_arti
from lkm_desktop.importers.sel import KOSONG, BarisPolos, Sel, teks_sel
from lkm_desktop.importers.susun import TabelImpor
from lkm_desktop.importers.synonyms import KOLOM_TUJUAN
from lkm_desktop.importers.synonyms_buku import kolom_tujuan
from lkm_desktop.importers.tabel import TabelAsing
from lkm_desktop.importers.tabel_banyak import TabelBanyak
from lkm_desktop.services.impor_bahan import TUJUAN_BUKU, Arti
from lkm_desktop.services.impor_nilai import ada, tampil
from lkm_desktop.services.impor_rencana import BarisRencana, Rencana
from lkm_desktop.services.impor_tolakan import KOLOM_ALASAN, KOLOM_ASAL, Tolakan, ditolak

_KODE = frozenset(("nik", "no_kk", "no_hp", "rt", "rw", "rtrw", "kode"))
#: fields that may come from elsewhere than the row's own cells, and the columns that would feed them
_DARI_LUAR = {"rt": {"rt", "rtrw"}, "rw": {"rw", "rtrw"}, "badan": {"badan"}}


def tolakan(
    tabel: TabelImpor, rencana: Rencana, pemetaan: dict[int, str | None] | None = None,
    koreksi: Mapping[tuple[int, str], str] | None = None, arti: Arti | None = None,
) -> Tolakan:  # fmt: skip
    """The rows that hold data and are left out, with their cells, the reason and where they stood.

    :param pemetaan: as it was given to the plan, as `arti` was.
    :param koreksi: what the user typed over cells; it stands in place of them.
    """
    peta = tabel.peta(rencana.ke, pemetaan)
    kolom = _kolom(tabel, peta)
    menurut_nomor = {b.nomor: b for b in rencana.baris}
    legenda = tabel.legenda_field(rencana.ke, pemetaan)
    penulis = _Baris(tabel, rencana.ke, peta, koreksi or {}, frozenset(legenda))
    tambahan = penulis.tambahan(rencana)
    baris = []
    for satu in ditolak(rencana):
        if satu.isi:
            b = menurut_nomor.get(satu.nomor)
            sel = [penulis.pertama(satu.nomor, k, b) for k in kolom]
            luar = [penulis.luar(satu.nomor, f, b) for f in tambahan]
            baris.append((*sel, *luar, satu.alasan, satu.letak))
    judul: list[tuple[str, str | None]] = []
    for k, *_ in kolom:
        judul.append((_judul(rencana.ke, k.judul or f"Kolom {k.huruf}", peta.get(k.indeks)), peta.get(k.indeks)))
    judul += [(target_kata(rencana.ke, f), f) for f in tambahan]
    jenis = [_jenis([one[n] for one in baris], f) for n, (_, f) in enumerate(judul)]
    kepala = [(teks, one) for (teks, _), one in zip(judul, jenis, strict=True)]
    kode = [
        (teks, satu, kata)
        for teks, f in judul if f in legenda
        for satu, kata in {**legenda[f], **(arti or {}).get(f, {})}.items() if kata
    ]  # fmt: skip
    akhir = ((KOLOM_ALASAN, "teks"), (KOLOM_ASAL, "teks"))
    return Tolakan(rencana.bahan.sumber, (*kepala, *akhir), tuple(baris), tuple(kode))


def _kolom(tabel: TabelImpor, peta: Mapping[int, str]) -> list[list[mapping.Kolom]]:
    """The columns, those of several tables that feed the same field as one."""
    hasil: dict[object, list[mapping.Kolom]] = {}
    for satu in tabel.kolom:
        if satu.judul or satu.contoh:
            hasil.setdefault(peta.get(satu.indeks, satu.indeks), []).append(satu)
    return list(hasil.values())


def target_kata(ke: str, nama_field: str) -> str:
    """The words of a field, as a heading that the importer understands."""
    return (kolom_tujuan(ke) if ke in TUJUAN_BUKU else KOLOM_TUJUAN)[nama_field]


def _judul(ke: str, judul: str, nama_field: str | None) -> str:
    """The heading of a column, or ours where its own does not say by itself what it was used for."""
    if nama_field is None:
        return judul
    if ke in TUJUAN_BUKU:
        sama = kolom_buku.cocokkan(ke, judul)[0] == nama_field
    else:
        sama = mapping.cocokkan_bertingkat((judul,))[0] == nama_field
    return judul if sama else target_kata(ke, nama_field)


def _jenis(isi: Sequence[object], nama_field: str | None) -> str:
    if nama_field in _KODE:
        return "kode"
    if any(isinstance(satu, date) for satu in isi):
        return "tanggal"
    return "tahun" if any(isinstance(satu, int | float) for satu in isi) else "teks"


class _Baris:
    """Gives the cells of rejected rows."""

    def __init__(
        self, tabel: TabelImpor, ke: str, peta: Mapping[int, str], koreksi: Mapping[tuple[int, str], str],
        berlegenda: frozenset[str],
    ) -> None:  # fmt: skip
        self._tabel, self._ke, self._peta, self._koreksi = tabel, ke, peta, koreksi
        self._berlegenda = berlegenda
        self._polos: dict[int, BarisPolos] = {}

    def tambahan(self, rencana: Rencana) -> list[str]:
        """Fields that no column feeds: told by a title or a default, or typed."""
        terisi = set(self._peta.values())
        dari_luar = [
            f for f, kolom in _DARI_LUAR.items()
            if not kolom & terisi and any(ada(b.nilai.get(f)) for b in rencana.baris)
        ]  # fmt: skip
        diketik = [f for _, f in self._koreksi if f not in terisi and f not in dari_luar]
        return [*dari_luar, *dict.fromkeys(diketik)]

    def luar(self, nomor: int, nama_field: str, baris: BarisRencana | None) -> str:
        """The value of such a field: as typed, else as it was told."""
        if (nomor, nama_field) in self._koreksi:
            return self._koreksi[nomor, nama_field]
        nilai = baris.nilai.get(nama_field) if baris is not None else None
        return tampil(self._ke, nama_field, nilai) if ada(nilai) else ""

    def pertama(self, nomor: int, kolom: Sequence[mapping.Kolom], baris: BarisRencana | None) -> object:
        """What stands in the first of these columns that is filled in that row."""
        isi = (self.isi(nomor, satu.indeks, baris) for satu in kolom)
        return next((satu for satu in isi if satu not in (None, "")), None)

    def isi(self, nomor: int, kolom: int, baris: BarisRencana | None) -> object:
        """What stands in a column of that row."""
        nama_field = self._peta.get(kolom, "")
        if (nomor, nama_field) in self._koreksi:
            return self._koreksi[nomor, nama_field]
        sel = self._sel(nomor, kolom)
        if sel.nilai is None or baris is None:
            return _polos(sel)
        if nama_field in ("nik", "no_kk") and any(a.field == nama_field for a in baris.alasan):
            return _tanpa_akhir(sel, " ".join(a.teks for a in baris.alasan if a.field == nama_field))
        nilai = baris.nilai.get(nama_field)
        if isinstance(nilai, date) and not any(a.field == nama_field for a in baris.alasan):
            return nilai
        if nama_field in self._berlegenda:
            return _polos(sel)
        if nama_field and ada(nilai) and boleh_arti(self._ke, nama_field) and self._tertutup(nama_field):
            return tampil(self._ke, nama_field, nilai)
        return _polos(sel)

    def _tertutup(self, nama_field: str) -> bool:
        """Whether the value of that field is one of a few words, so that its words say it without the sheet."""
        return self._ke not in TUJUAN_BUKU or REGISTERS[self._ke].field(nama_field).kind == "pilihan"

    def _sel(self, nomor: int, kolom: int) -> Sel:
        if isinstance(self._tabel, TabelBanyak):
            bagian, baris = self._tabel.asal(nomor)
            di = self._tabel.kolom_asal(nomor, kolom)
            return KOSONG if di is None else self._cari(bagian, baris, di)
        return self._cari(self._tabel, nomor, kolom)

    def _cari(self, tabel: TabelAsing, nomor: int, kolom: int) -> Sel:
        polos = self._polos.setdefault(id(tabel), BarisPolos.dari(tabel.lembar.baris))
        return polos.sel(nomor - 1, kolom)


def _polos(sel: Sel) -> object:
    """The value as a cell keeps it; whole numbers without a fraction."""
    if isinstance(sel.nilai, float) and sel.nilai.is_integer() and abs(sel.nilai) < 1e15:
        return int(sel.nilai)
    return sel.nilai


def _tanpa_akhir(sel: Sel, sebab: str) -> object:
    angka = digits(teks_sel(sel))
    hilang = isinstance(sel.nilai, float) or "dibulatkan" in sebab
    return f"{angka[:15]}?" if hilang and len(angka) == 16 else teks_sel(sel)


