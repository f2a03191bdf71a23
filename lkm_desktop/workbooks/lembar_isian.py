"""The fill-in sheet as a workbook: dropdowns, a locked column of codes, empty rows, and the hidden stamp."""

from __future__ import annotations

from collections.abc import Iterator

from lkm_desktop import __version__
from lkm_desktop.services.lembar_isian import FORMAT, VERSI, Cap, Isian, KolomIsian, kata_sel
from lkm_desktop.workbooks.sheet import Kolom, Lembar, build

#: name of the hidden sheet, and marks of its lines about the whole
NAMA_CAP = "_isian"
_TERLEBAR = 22  # characters of a column whose words come from a list
_JENIS = {"tanggal": "tanggal", "angka": "angka", "rupiah": "rupiah", "nik": "kode", "hp": "kode", "rt": "kode",
          "panjang": "panjang", "jk": "tengah", "ya_tidak": "tengah"}  # fmt: skip


def lembar_isian_workbook(isian: Isian) -> bytes:
    """The .xlsx of a fill-in sheet. It is protected without a password: only its white cells can be written, and who
    needs more can lift that."""
    kolom = (Kolom("No", 5, "angka", terkunci=True), Kolom("Kode", 14, "kode", terkunci=True),
             *map(_kolom, isian.kolom))  # fmt: skip
    kaki = f"{isian.judul} · {isian.cap.nama}"
    lembar = Lembar("Lembar isian", (isian.judul, *isian.kalimat), kolom, _baris(isian), kaki, beku=3, lindungi=True)
    return build([lembar, _cap(isian.cap)], isian.judul)


def _kolom(satu: KolomIsian) -> Kolom:
    field = satu.field
    jenis = _JENIS.get(field.kind, "teks")
    lebar = max([field.width, *(min(_TERLEBAR, len(kata) + 2) for kata in satu.pilihan)])
    return Kolom(field.label, lebar, jenis, pilihan=satu.pilihan, terkunci=satu.terkunci)


def _baris(isian: Isian) -> Iterator[list[object]]:
    nomor = 0
    for satu in isian.baris:
        nomor += 1
        yield [nomor, satu.kode, *(kata_sel(k.field, satu.nilai[k.field.key]) for k in isian.kolom)]
    for urut in range(nomor + 1, nomor + 1 + isian.kosong):
        yield [urut, None, *([None] * len(isian.kolom))]


def _cap(cap: Cap) -> Lembar:
    """The hidden sheet: lines about the whole, marked by "#", then a line for each row with what its cells held."""
    kunci = list(cap.kolom)
    sisa = [""] * max(0, len(kunci) - 1)
    tentang = [("#format", FORMAT), ("#versi", str(VERSI)), ("#program", __version__), ("#kantor", cap.kantor_id),
               ("#nama", cap.nama), ("#daftar", cap.daftar), ("#dibuat", cap.dibuat.isoformat()),
               *((f"#{k}", v) for k, v in cap.lingkup.items()), ("#segel", cap.segel)]  # fmt: skip
    baris = [[nama, nilai, "", *sisa] for nama, nilai in tentang]
    baris.append(["#judul", "", *cap.kolom.values()])
    baris += [[kode, row_id, *(nilai.get(k, "") for k in kunci)] for kode, (row_id, nilai) in cap.asli.items()]
    kolom = tuple(Kolom(teks, 12, "kode", terkunci=True) for teks in ("kode", "id", *kunci))
    return Lembar(NAMA_CAP, (), kolom, baris, tersembunyi=True, lindungi=True)
