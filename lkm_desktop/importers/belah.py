"""Cut a sheet into its tables: where another heading begins, or a second table stands beside the first one.

Pages of one table with its heading printed again stay one table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lkm_desktop.importers.header import BAGIAN, Kepala
from lkm_desktop.importers.jendela import Petak, jendela
from lkm_desktop.importers.kenali import CARI, baris_mungkin, field_judul, kenali
from lkm_desktop.importers.rows import bagian_judul, bukan_judul
from lkm_desktop.importers.sel import BarisPolos, Isi, Lembar, teks_sel
from lkm_desktop.importers.split import ambil_rtrw
from lkm_desktop.importers.synonyms import rapikan

#: most tables that are looked for in one sheet
PALING = 60
_AWAL_JUDUL = ("no", "nama", "tgl", "tanggal", "kode", "nik")


@dataclass(frozen=True)
class Petikan:
    """A part of a sheet with the heading found in it, and RT and RW that it inherits."""

    petak: Petak
    temuan: tuple[str, Kepala] | None
    bagian: tuple[str, str]
    lembar: Lembar


def belah(lembar: Lembar, petak: Petak, bagian: tuple[str, str], dalam: int = 0) -> Iterator[Petikan]:
    """Cut a part of a sheet into its tables, by columns first, then by rows."""
    if petak.bawah <= petak.atas:
        return
    pita = _pita(lembar, petak) if dalam < 20 else [petak]
    if len(pita) > 1:
        bagian = _bagian_bersama(lembar, petak, pita) or bagian
        for satu in pita:
            yield from _belah_baris(lembar, satu, bagian, dalam + 1)
    else:
        yield from _belah_baris(lembar, petak, bagian, dalam)


def _bagian_bersama(lembar: Lembar, petak: Petak, pita: Sequence[Petak]) -> tuple[str, str] | None:
    """RT and RW that a title over tables beside each other names. It stands in the columns of the first one, so it is
    theirs only when nothing stands above the headings of the others; None when there is no such title."""
    awal = []
    for satu in pita:
        isi = jendela(lembar, satu)
        found = kenali(isi, baris_mungkin(isi, range(petak.atas, min(petak.atas + CARI, petak.bawah))))
        awal.append(found[1].awal if found else -1)
    polos = BarisPolos.dari(lembar.baris).isi[petak.atas : awal[0]]
    kanan = pita[1].kiri
    if len(set(awal)) > 1 or awal[0] < 0 or any(isi is not None for baris in polos for isi in baris[kanan:]):
        return None
    titel = " ; ".join(str(isi) for baris in polos for isi in baris if isinstance(isi, str))
    rt, rw, _ = ambil_rtrw(titel)
    return (rt, rw) if rt or rw else None


def _belah_baris(lembar: Lembar, petak: Petak, bagian: tuple[str, str], dalam: int) -> Iterator[Petikan]:
    isi = jendela(lembar, petak, bagian)
    temuan = kenali(isi, baris_mungkin(isi, range(petak.atas, min(petak.atas + CARI, petak.bawah))))
    if temuan is None or dalam >= PALING:
        yield Petikan(petak, temuan, bagian, isi)
        return
    if batas := _di_atas(isi, temuan[1], petak.atas):
        yield from belah(lembar, petak._replace(bawah=batas), bagian, dalam + 1)
        yield from belah(lembar, petak._replace(atas=batas), bagian, dalam + 1)
        return
    kepala = temuan[1]
    if beside := _berulang(kepala, petak):
        for satu in beside:
            yield from _belah_baris(lembar, satu, bagian, dalam + 1)
        return
    berikut = _kepala_berikut(isi, kepala)
    if berikut is None:
        yield Petikan(petak, temuan, bagian, isi)
        return
    atas = _awal_judul(isi, berikut, kepala.data)
    yield from belah(lembar, petak._replace(bawah=atas), bagian, dalam + 1)
    rw = bagian[1] or bagian_judul(isi, kepala)[1]
    yield from belah(lembar, petak._replace(atas=atas), (bagian[0], rw), dalam + 1)


# --- beside each other ------------------------------------------------------------------------------------------------


def _pita(lembar: Lembar, petak: Petak) -> list[Petak]:
    """The tables that stand beside each other with an empty column between; one part when it is all one table.

    A part to the right is a table of its own only when its heading names a row by itself and begins with a number
    or repeats headings of the first one; anything else belongs to the table at its left.
    """
    isi = BarisPolos.dari(lembar.baris).isi
    penuh: set[int] = set()
    for baris in isi[petak.atas : petak.bawah]:
        penuh.update(k for k, satu in enumerate(baris[: petak.kanan]) if satu is not None and k >= petak.kiri)
    awal = [k for k in sorted(penuh) if k - 1 not in penuh]
    if len(awal) < 2:
        return [petak]
    hasil: list[Petak] = []
    kata: set[str] = set()
    for satu, lalu in zip(awal, [*awal[1:], petak.kanan], strict=True):
        bagian = petak._replace(kiri=satu, kanan=lalu)
        potong = jendela(lembar, bagian)
        found = kenali(potong, baris_mungkin(potong, range(petak.atas, min(petak.atas + CARI, petak.bawah))))
        judul = _kata(found[1]) if found else set()
        sendiri = found is not None and (bool(judul & {"no", "nomor", "no urut"}) or len(judul & kata) > 1)
        if hasil and not (sendiri and kata):
            hasil[-1] = hasil[-1]._replace(kanan=lalu)
        else:
            hasil.append(bagian)
        kata |= judul
    hasil[0] = hasil[0]._replace(kiri=petak.kiri)
    return hasil


def _kata(kepala: Kepala) -> set[str]:
    return {rapi for tingkat in kepala.judul for satu in tingkat if (rapi := rapikan(satu))}


def _berulang(kepala: Kepala, petak: Petak) -> list[Petak]:
    """Tables beside each other without a gap: the first two headings come again in the same order."""
    judul = [rapikan(" ".join(satu)) for satu in kepala.judul]
    isi = [k for k, satu in enumerate(judul) if satu]
    if len(isi) < 4:
        return []
    mulai = [k for k, m in pairwise(isi) if (judul[k], judul[m]) == (judul[isi[0]], judul[isi[1]])]
    if len(mulai) < 2 or judul[isi[0]] == judul[isi[1]]:
        return []
    batas = [petak.kiri, *mulai[1:], petak.kanan]
    return [petak._replace(kiri=a, kanan=b) for a, b in pairwise(batas)]


# --- below each other -------------------------------------------------------------------------------------------------


def _kepala_berikut(lembar: Lembar, kepala: Kepala) -> int | None:
    """The row in which another table's heading begins; a heading that is only printed again is none."""
    isi = BarisPolos.dari(lembar.baris).isi
    judul = {k: rapikan(" ".join(satu)) for k, satu in enumerate(kepala.judul)}
    for nomor in range(kepala.data + 1, len(isi)):
        if not _boleh_judul(isi, nomor) or not baris_mungkin(lembar, [nomor]):
            continue
        found = kenali(lembar, [nomor])
        if found is None or found[1].awal < kepala.data or found[1].nilai < 1.6 or not _beralasan(*found):
            continue
        baru = {k: rapikan(" ".join(satu)) for k, satu in enumerate(found[1].judul)}
        if _serupa(judul, baru) and not _bertitel(lembar, found[1].awal, kepala.data):
            continue
        return found[1].awal
    return None


def _di_atas(lembar: Lembar, kepala: Kepala, atas: int) -> int:
    """Where the table of the surest heading begins, when another table stands above it; else 0."""
    found = kenali(lembar, baris_mungkin(lembar, range(atas, kepala.awal)))
    if found is None or found[1].nilai < 1.6 or not _beralasan(*found) or found[1].akhir >= kepala.awal - 1:
        return 0
    batas = _awal_judul(lembar, kepala.awal, found[1].data)
    isi = BarisPolos.dari(lembar.baris).isi[found[1].data : batas]
    return batas if any(len(satu) - satu.count(None) > 1 for satu in isi) else 0


def _beralasan(ke: str, kepala: Kepala) -> bool:
    """At least two fields besides the row number: a row of data may by chance hold a word that is a heading."""
    return len(set(field_judul(ke, kepala)) - {"", "urut"}) > 1


def _boleh_judul(isi: Sequence[tuple[Isi, ...]], nomor: int) -> bool:
    """A cheap look: a heading stands below a gap, a title or a total, or begins like one."""
    baris = isi[nomor]
    if len(baris) - baris.count(None) < 2:
        return False
    atas = isi[nomor - 1]
    if len(atas) - atas.count(None) <= 2:
        return True
    pertama = next(satu for satu in baris if satu is not None)
    return isinstance(pertama, str) and pertama.strip().lower().startswith(_AWAL_JUDUL)


def _serupa(lama: dict[int, str], baru: dict[int, str]) -> bool:
    """The same words in the same columns; a heading printed again may lack some, or one of its rows."""
    kolom = [k for k, kata in baru.items() if kata]
    sama = sum(bool(lama.get(k)) and (lama[k].startswith(baru[k]) or lama[k].endswith(baru[k])) for k in kolom)
    return sama >= 0.8 * len(kolom)


def _bertitel(lembar: Lembar, awal: int, batas: int) -> bool:
    """Whether a title stands above a heading; "RT 03" alone is the name of a section, which the rows tell."""
    return any(
        len(teks) > 0 and not BAGIAN.fullmatch(teks[0])
        for nomor in range(_awal_judul(lembar, awal, batas), awal)
        if (teks := [t for s in lembar.baris[nomor] if (t := teks_sel(s))])
    )


def _awal_judul(lembar: Lembar, awal: int, batas: int) -> int:
    """The first title row above a heading: the nearest rows with few words, no data, no totals and no signatures."""
    hasil, ada = awal, False
    for nomor in range(awal - 1, batas - 1, -1):
        teks = [t for s in lembar.baris[nomor] if (t := teks_sel(s))]
        if not teks:
            if ada:
                break
            continue
        if len(teks) > 2 or bukan_judul(teks):
            break
        hasil, ada = nomor, True
    return hasil
