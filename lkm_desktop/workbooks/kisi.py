"""The kehadiran grid as a workbook: people x meetings with totals, and a second sheet that names the meetings."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import organisasi
from lkm_desktop.services.kisi import Kisi, MintaKisi, OrangKisi, kisi
from lkm_desktop.workbooks.sheet import BaganLembar, Kolom, Lembar, build

_DEPAN = (Kolom("No", 5, "angka"), Kolom("Nama", 30), Kolom("L/P", 5, "tengah"), Kolom("Jabatan/Unsur", 24))
_RAPAT = (
    Kolom("No", 5, "angka"), Kolom("Tanggal", 12, "tanggal", kunci_kolom="hari"), Kolom("Nama rapat", 44),
    Kolom("Hadir", 8, "angka", jumlah=True, kunci_kolom="hadir"), Kolom("Keterangan", 18),
)  # fmt: skip
_BAGAN = (BaganLembar("batang", "Yang hadir tiap rapat", "hari", ("hadir",), sumbu="orang"),)


def kisi_workbook(s: Session, minta: MintaKisi, *, today: date | None = None) -> bytes:
    """The grid and its meetings. Raises FieldErrors like `kisi`."""
    office, today = organisasi.kantor(s), today or date.today()
    found = kisi(s, minta)
    kaki = f"Rekap kehadiran · {office.lembaga} · dibuat {tanggal_panjang(today)}"
    judul = (f"REKAP KEHADIRAN {found.judul.upper()}", office.lembaga, f"{found.kalimat}.", _legend(found))
    daftar = [
        (n, r.tanggal, r.judul, r.hadir, "" if r.tercatat else "belum dicatat") for n, r in enumerate(found.rapat, 1)
    ]
    lembar = [
        _kehadiran(found, judul, kaki),
        Lembar("Rapat", ("RAPAT DALAM REKAP INI", office.lembaga, f"{found.kalimat}."), _RAPAT, daftar, kaki, False,
               total="Jumlah", bagan=_BAGAN if any(r.tercatat for r in found.rapat) else ()),
    ]  # fmt: skip
    return build(lembar, f"Rekap kehadiran {office.lembaga}")


def _kehadiran(found: Kisi, judul: tuple[str, ...], kaki: str) -> Lembar:
    """The grid; its counts are formulas over the letters."""
    keys = [f"rapat{n}" for n in range(len(found.rapat))]
    rapat = [
        Kolom(f"{n + 1}. {r.tanggal:%d-%m-%y}", 9, "tengah", kunci_kolom=keys[n],
              rumus_total='COUNTIF({data},"H")' if r.tercatat else "")
        for n, r in enumerate(found.rapat)
    ]  # fmt: skip
    rows = [
        (n, p.nama, p.jk, p.jabatan, *p.tanda, p.hadir, p.izin, p.sakit, p.alpa, _bagian(p),
         found.kata_kurang if p.kurang else "")
        for n, p in enumerate(found.orang, 1)
    ]  # fmt: skip
    whole = {key: r.hadir if r.tercatat else None for key, r in zip(keys, found.rapat, strict=True)}
    return Lembar("Kehadiran", judul, (*_DEPAN, *rapat, *_belakang(keys)), rows, kaki, total="Jumlah hadir",
                  total_lain=whole)  # fmt: skip


def _belakang(keys: list[str]) -> tuple[Kolom, ...]:
    """Counts of a person over the meetings with these keys."""
    letters = (("H", "Hadir"), ("I", "Izin"), ("S", "Sakit"), ("A", "Alpa"))
    span = f"{{{keys[0]}}}:{{{keys[-1]}}}" if keys else ""
    return (
        *(Kolom(words, 7, "angka", jumlah=True, kunci_kolom=words,
                rumus=f'COUNTIF({span},"{letter}")' if span else "") for letter, words in letters),
        Kolom("% hadir", 8, "persen", rumus="{Hadir}/({Hadir}+{Izin}+{Sakit}+{Alpa})"), Kolom("Keterangan", 16),
    )  # fmt: skip


def _bagian(p: OrangKisi) -> float | None:
    """Share of 1 of the meetings that this person was marked in; None without any."""
    known = p.hadir + p.izin + p.sakit + p.alpa
    return p.hadir / known if known else None


def _legend(found: Kisi) -> str:
    words = "H hadir, I izin, S sakit, A alpa, - tidak diundang, kosong belum dicatat."
    return words + (f" {found.tanpa_nama} rapat hanya mencatat jumlah." if found.tanpa_nama else "")
