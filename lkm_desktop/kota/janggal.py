"""Odd numbers of a period: each with the kelurahan it stands in and a sentence. Rules are settings, source: proposals
of this program unless said otherwise. A finding is a question for the office, nothing is changed or left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from lkm_desktop.format import persen, ribuan, tanggal_panjang, tanggal_pendek
from lkm_desktop.kota import janggal_baris, masa, pilih, setelan
from lkm_desktop.kota.janggal_baris import Temuan
from lkm_desktop.kota.pilih import Berlaku, Tempat
from lkm_desktop.kota.setelan import TERAMATI, USULAN
from lkm_desktop.names import fold

#: figures that must be there, and not nothing, before "all the same as last month" says something
_CUKUP = 5
#: figures that tell a state, and do not leap from month to month; those counted since the siklus began, which never
#: fall. All others count what happened in a month: they leap by nature
_KEADAAN, _BERTAMBAH = ("jumlah_", "anggota_", "pengelola_", "relawan_"), "siklus_"
#: participants of a siklus grow by nature: odd only when so many times as many and so many more (proposal)
_PESERTA, _BERLIPAT, _BERLIPAT_BANYAK = "siklus_peserta", 10, 1000
#: figures whose leap takes those that begin alike with it
_INDUK = ("anggota_total", "pengelola_total", "relawan_total", _PESERTA)


@dataclass(frozen=True)
class AturanJanggal:
    """One rule. setelan: keys of `setelan` that belong to it, the first one 0 turns it off · sumber: of the rule."""

    kunci: str
    label: str
    setelan: tuple[str, ...] = ()
    sumber: str = USULAN


ATURAN = (
    AturanJanggal("lonjakan", "Melonjak atau anjlok dibanding periode lalu", ("lonjakan", "lonjakan_banyak")),
    AturanJanggal("salinan", "Semua angka sama dengan periode lalu", ("salinan",)),
    AturanJanggal("anggota", "Jumlah anggota di luar kebiasaan", ("anggota_min", "anggota_max"),
                  TERAMATI),
    AturanJanggal("negatif", "Angka kurang dari nol"),
    AturanJanggal("bagian", "Bagian lebih besar daripada seluruhnya"),
    AturanJanggal("jumlah", "Jumlah tidak sama dengan rinciannya"),
    AturanJanggal("persen", "Persen di luar 0 sampai 100"),
    AturanJanggal("tanggal", "Tanggal di luar periode, atau sesudah cut-off"),
    AturanJanggal("periode", "Periode atau cut-off sesudah hari dibuatnya"),
    AturanJanggal("cutoff", "Data belum sampai akhir periode"),
    AturanJanggal("jam", "Dibuat di masa depan: jam komputer kantor salah"),
    AturanJanggal("kembar", "Anggota yang sama di dua kelurahan", ("kembar",)),
    AturanJanggal("kantor", "Satu kantor mengirim untuk dua kelurahan"),
)  # fmt: skip
BY_KUNCI = {one.kunci: one for one in ATURAN}


@dataclass(frozen=True)
class Janggal:
    """One odd number. aturan: key of the rule · lembar: sheet it stands in, "" for a key figure or the recap itself."""

    tempat: Tempat
    kiriman_id: str
    aturan: str
    kalimat: str
    lembar: str = ""

    @property
    def label(self) -> str:
        """The rule in words."""
        return BY_KUNCI[self.aturan].label


def periksa(s: Session, periode: str) -> tuple[Janggal, ...]:
    """Every odd number of the current recaps of a period, kelurahan by kelurahan."""
    semua, atur = pilih.berlaku(s, periode), setelan.semua(s)
    per: dict[str, list[Temuan]] = {one.kiriman_id: list(_kepala(one)) for one in semua}
    _angka(s, periode, semua, atur, per)
    for kode in janggal_baris.LEMBAR:
        for one, isi in pilih.baris_lembar(s, kode, semua):
            per[one.kiriman_id] += janggal_baris.periksa(kode, isi, one, atur)
    _silang(s, semua, per)
    _kembar(s, semua, atur, per)
    _kantor(semua, per)
    return tuple(
        Janggal(one.tempat, one.kiriman_id, t.aturan, t.kalimat, t.lembar)
        for one in semua
        for t in sorted(per[one.kiriman_id], key=lambda t: [a.kunci for a in ATURAN].index(t.aturan))
    )


# --- the recap itself -----------------------------------------------------------------------------------------------


def _kepala(one: Berlaku) -> Iterator[Temuan]:
    p = masa.dari_kode(one.periode)
    if p is not None and one.dibuat is not None and one.dibuat.date() < p.mulai:
        yield Temuan("periode", f"Dibuat {tanggal_pendek(one.dibuat)}, sebelum {p.label} dimulai; mungkin bulan atau "
                                "tahunnya salah dipilih.")  # fmt: skip
    elif one.dibuat is not None and one.sampai is not None and one.dibuat.date() < one.sampai:
        yield Temuan("periode", f"Data tertulis sampai {tanggal_panjang(one.sampai)}, padahal dibuat "
                                f"{tanggal_pendek(one.dibuat)}.")  # fmt: skip
    if p is not None and one.sampai is not None and one.sampai < p.selesai:
        yield Temuan("cutoff", f"Data baru sampai {tanggal_panjang(one.sampai)}, sebelum {p.label} berakhir.")
    if one.dibuat is not None and one.dibuat > one.diterima + timedelta(days=1):
        yield Temuan("jam", f"Tertulis dibuat {tanggal_pendek(one.dibuat)}, sesudah hari diterimanya; "
                            "periksa jam komputer kantor itu.")  # fmt: skip


def _angka(
    s: Session, periode: str, semua: list[Berlaku], atur: Mapping[str, int], per: dict[str, list[Temuan]]
) -> None:
    dulu = masa.lalu(periode)
    kini = pilih.angka(s, semua)
    dahulu = pilih.berlaku(s, dulu) if dulu else []
    nilai = pilih.angka(s, dahulu)
    lalu = {one.tempat.id: nilai[one.kiriman_id] for one in dahulu}
    label = masa.label(dulu)
    for one in semua:
        isi, sebelum = kini[one.kiriman_id], lalu.get(one.tempat.id, {})
        per[one.kiriman_id] += _negatif(isi)
        if atur["lonjakan"]:
            per[one.kiriman_id] += _lonjakan(isi, sebelum, atur, label)
        if atur["salinan"]:
            per[one.kiriman_id] += _salinan(isi, sebelum, label)


def _negatif(isi: Mapping[str, float]) -> Iterator[Temuan]:
    for a in pilih.figur(isi):
        if isi[a.kunci] < 0:
            yield Temuan("negatif", f"{a.label}: {kata(isi[a.kunci])}, kurang dari nol.")


def _lonjakan(isi: Mapping[str, float], sebelum: Mapping[str, float], atur: Mapping[str, int], label: str
              ) -> Iterator[Temuan]:  # fmt: skip
    """Leaps; what a sum takes along is told with the sum, not for itself."""
    found = [a for a in pilih.figur(isi) if _melonjak(a.kunci, sebelum.get(a.kunci), isi[a.kunci], atur)]
    naik = {a.kunci: isi[a.kunci] > sebelum[a.kunci] for a in found}
    induk = {satu.split("_")[0]: satu for satu in _INDUK if satu in naik}
    anak: dict[str, int] = defaultdict(int)
    pokok = []
    for a in found:
        di_atas = induk.get(a.kunci.split("_")[0], a.kunci)
        if di_atas != a.kunci and naik[di_atas] == naik[a.kunci]:
            anak[di_atas] += 1
        else:
            pokok.append(a)
    for a in pokok:
        lalu, kini, arah = sebelum[a.kunci], isi[a.kunci], "naik" if naik[a.kunci] else "turun"
        ikut = f"; {anak[a.kunci]} angka rinciannya ikut {arah}" if anak[a.kunci] else ""
        yield Temuan("lonjakan", f"{a.label} {arah} dari {kata(lalu)} ({label}) menjadi {kata(kini)}, "
                                 f"{_sekian(lalu, kini)}{ikut}.")  # fmt: skip


def _melonjak(kunci: str, lalu: float | None, kini: float, atur: Mapping[str, int]) -> bool:
    if lalu is None or lalu <= 0:
        return False
    if kunci == _PESERTA and kini > lalu:
        return kini >= _BERLIPAT * lalu and kini - lalu >= _BERLIPAT_BANYAK
    if not kunci.startswith(_KEADAAN if kini > lalu else (*_KEADAAN, _BERTAMBAH)):
        return False
    return abs(kini - lalu) >= atur["lonjakan_banyak"] and abs(kini - lalu) * 100 >= atur["lonjakan"] * lalu


def _sekian(lalu: float, kini: float) -> str:
    """How far it leapt: 150 %, or 12 kali lipat where a percentage says little."""
    if kini >= _BERLIPAT * lalu:
        return f"{ribuan(round(kini / lalu))} kali lipat"
    return persen(round(abs(kini - lalu)), round(lalu))


def _salinan(isi: Mapping[str, float], sebelum: Mapping[str, float], label: str) -> Iterator[Temuan]:
    ada = [k for k, v in isi.items() if v]
    if len(ada) >= _CUKUP and isi == sebelum:
        yield Temuan("salinan", f"Semua angkanya sama persis dengan {label}; mungkin rekap lama yang dikirim lagi.")


def _silang(s: Session, semua: list[Berlaku], per: dict[str, list[Temuan]]) -> None:
    """What two sheets of one recap count alike must be the same in both."""
    for orang, rekap, banding in (("R2", "R1", janggal_baris.anggota), ("R4", "R5", janggal_baris.relawan)):
        pasangan = zip(pilih.baris_lembar(s, orang, semua), pilih.baris_lembar(s, rekap, semua), strict=True)
        for (one, daftar), (_, jumlah) in pasangan:
            if daftar and jumlah:
                per[one.kiriman_id] += banding(daftar, jumlah)


# --- between kelurahan ----------------------------------------------------------------------------------------------


def _kembar(s: Session, semua: list[Berlaku], atur: Mapping[str, int], per: dict[str, list[Temuan]]) -> None:
    """The same member (name and birth date) in two kelurahan."""
    if not atur["kembar"]:
        return
    di: dict[tuple[str, str], dict[str, tuple[Berlaku, str]]] = defaultdict(dict)
    for one, isi in pilih.baris_lembar(s, "R2", semua):
        for b in isi:
            if b.get("nama") and b.get("tanggal_lahir"):
                di[fold(str(b["nama"])), str(b["tanggal_lahir"])][one.kiriman_id] = (one, str(b["nama"]))
    for tempat in di.values():
        for one, nama in tempat.values() if len(tempat) > 1 else ():
            lain = _daftar(o.tempat.nama for o, _ in tempat.values() if o is not one)
            per[one.kiriman_id].append(Temuan("kembar", f"{nama} juga anggota LKM di {lain}.", "R2"))


def _kantor(semua: list[Berlaku], per: dict[str, list[Temuan]]) -> None:
    milik: dict[str, list[Berlaku]] = defaultdict(list)
    for one in semua:
        if one.tempat.kantor_id:
            milik[one.tempat.kantor_id].append(one)
    for bersama in milik.values():
        for one in bersama if len(bersama) > 1 else ():
            lain = _daftar(o.tempat.nama for o in bersama if o is not one)
            per[one.kiriman_id].append(
                Temuan("kantor", f"Berkas kantornya sama dengan {lain}; mungkin salinan kantor lain.")
            )


def _daftar(nama: Iterable[str]) -> str:
    return ", ".join(sorted(nama))


def kata(nilai: float) -> str:
    """A number for a sentence: 1.234, 12,5."""
    return ribuan(int(nilai)) if float(nilai).is_integer() else f"{nilai:.1f}".replace(".", ",")
