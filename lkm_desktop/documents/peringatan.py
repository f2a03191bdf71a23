"""What looks wrong with the papers of a meeting before they are printed, as sentences to show beside them."""

from __future__ import annotations

from datetime import date

from lkm_desktop.documents.office import place_and_date
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.domain.rapat import STATUS_HADIR
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.names import fold
from lkm_desktop.services.fakta_rapat import FaktaRapat, suara_lebih
from lkm_desktop.services.surat import TITIK


def belum_berlangsung(f: FaktaRapat, pilihan: Pilihan) -> str:
    """That the meeting is still to come, so that the paper is a form to fill in; "" once it was held."""
    if not f.belum(pilihan.dicetak or date.today()):
        return ""
    day = tanggal_panjang(f.rapat["tanggal"])
    return f"Rapat ini baru akan berlangsung {day}; kertas ini bakal yang diisi dengan tangan."


def tempat_tanda(f: FaktaRapat, hari: date, pilihan: Pilihan) -> str:
    """Place and date over the signatures; the date is left open while the meeting is still to come and none was
    typed."""
    typed = any(key == "tanggal" and value.strip() for key, value in pilihan.isian)
    if f.belum(pilihan.dicetak or date.today()) and not typed:
        return f"{f.kantor.tempat_surat}, {TITIK}"
    return place_and_date(f.kantor, hari)


def suara_janggal(f: FaktaRapat) -> str:
    """That a decision has more votes than people came; "" when none has."""
    there = f.roll.hitung.hadir
    found = suara_lebih(f.notulen["keputusan"], there)
    if not found:
        return ""
    which = ", ".join(str(n) for n in found)
    return f"Suara pada keputusan {which} lebih banyak daripada yang hadir ({there} orang). Periksa lagi."


def penanda_absen(f: FaktaRapat) -> str:
    """That who led the meeting or wrote its minutes is marked as not having come; "" when neither is."""
    away = {fold(row.nama): dict(STATUS_HADIR)[row.status].lower() for row in f.roll.rows
            if row.status in ("izin", "sakit", "alpa")}
    found = []
    for key, title in (("pimpinan", "Pimpinan rapat"), ("notulis", "Notulis")):
        name = f.isian[key]
        if name and fold(name) in away:
            found.append(f"{title} {name} tercatat {away[fold(name)]} pada rapat ini. Periksa lagi.")
    return " ".join(found)


def surat_terlambat(f: FaktaRapat, hari: date) -> str:
    """That a letter that calls the meeting is dated after it; "" when it is not."""
    held = f.rapat["tanggal"]
    if hari <= held:
        return ""
    return f"Tanggal surat {tanggal_panjang(hari)} sesudah hari rapatnya, {tanggal_panjang(held)}. Periksa lagi."
