"""What the papers of a meeting know about it, as the fill-ins of their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.format import hari_tanggal, jam_rentang, tanggal_kata, tanggal_panjang, terbilang
from lkm_desktop.services.kata_rapat import isian_tingkat, rt_rw, sebut_judul
from lkm_desktop.services.notulen import get_notulen
from lkm_desktop.services.organisasi import Kantor, kantor
from lkm_desktop.services.rapat import get_rapat
from lkm_desktop.services.roll import Hitung, Roll, roll
from lkm_desktop.services.surat import TITIK

__all__ = ["FaktaRapat", "angka_kata", "bertitik", "fakta", "isian_kantor", "jumlah_suara", "kunci_cara", "rt_rw",
           "semua_mufakat", "suara_lebih"]

#: how the sentences call a gathering of that kind
_SEBUTAN = {
    "rembug_rt": "rembug", "rembug_kelurahan": "rembug", "rembug_khusus": "rembug", "rkm": "rembug", "rwt": "rembug",
    "fgd": "diskusi", "lokakarya": "lokakarya", "kbk": "pertemuan", "pelatihan": "pelatihan",
}  # fmt: skip


@dataclass(frozen=True)
class FaktaRapat:
    """One meeting with its office, minutes and roll; `isian`: fill-in -> text, "" for what is not known."""

    kantor: Kantor
    rapat: dict[str, Any]
    notulen: dict[str, Any]
    roll: Roll
    isian: dict[str, str]

    def belum(self, today: date) -> bool:
        """Whether the meeting is still to come: its day lies ahead and nobody was marked as present."""
        return self.rapat["tanggal"] > today and not self.roll.hitung.hadir


def angka_kata(n: int) -> str:
    """A count in figures and words: "27 (dua puluh tujuh)"."""
    return f"{n} ({terbilang(n)})"


def bertitik(isian: Mapping[str, str]) -> dict[str, str]:
    """The fill-ins with dots to write on where nothing is known."""
    return {key: value or TITIK for key, value in isian.items()}


def fakta(s: Session, rapat_id: str) -> FaktaRapat:
    """Everything the papers of a meeting say by themselves. Raises LkmError for an unknown meeting."""
    office, facts, written, found = kantor(s), get_rapat(s, rapat_id), get_notulen(s, rapat_id), roll(s, rapat_id)
    isian = {**isian_kantor(office), **_meeting(facts, office.zona), **isian_tingkat(facts, office)}
    isian |= {**_counts(found.hitung), "pimpinan": written["pimpinan"] or "", "notulis": written["notulis"] or ""}
    return FaktaRapat(office, facts, written, found, isian)


def isian_kantor(office: Kantor) -> dict[str, str]:
    """The office itself: lembaga, istilah, wilayah, wilayah_lengkap."""
    kelurahan = f"{office.wilayah} {office.kelurahan}"
    region = (kelurahan, f"Kecamatan {office.kecamatan}" if office.kecamatan else "", office.kota)
    return {
        "lembaga": office.lembaga, "lembaga_besar": office.lembaga.upper(), "istilah": office.istilah,
        "wilayah": kelurahan, "wilayah_lengkap": ", ".join(part for part in region if part),
    }  # fmt: skip


def _meeting(facts: Mapping[str, Any], zona: str) -> dict[str, str]:
    day, start, end = facts["tanggal"], facts["jam_mulai"], facts["jam_selesai"]
    until = f"pukul {end} {zona}" if end else "selesai"
    called = _SEBUTAN.get(facts["jenis"], "rapat")
    return {
        "nama_rapat": sebut_judul(facts["judul"], called), "judul_rapat": facts["judul"],
        "nama_rapat_besar": facts["judul"].upper(), "sebutan": called, "hari_tanggal": hari_tanggal(day),
        "tanggal": tanggal_panjang(day), "tanggal_kata": tanggal_kata(day), "tahun": str(day.year),
        "jam": jam_rentang(start, end, zona), "tempat": facts["tempat"] or "",
        "waktu": f"mulai pukul {start}{'' if end else f' {zona}'} sampai dengan {until}" if start
        else f"mulai pukul {TITIK[:10]} sampai dengan {until if end else f'pukul {TITIK[:10]} {zona}'}",
    }  # fmt: skip


def _counts(hitung: Hitung) -> dict[str, str]:
    """Counts in figures and words; nothing while nobody was marked."""
    found = {"diundang": angka_kata(hitung.diundang) if hitung.diundang else ""}
    for key, count in (("hadir", hitung.hadir), ("laki", hitung.l), ("perempuan", hitung.p), ("miskin", hitung.miskin)):
        found[key] = angka_kata(count) if hitung.hadir else ""
    for key, count in (("jumlah_l", hitung.l), ("jumlah_p", hitung.p)):
        found[key] = str(count) if hitung.hadir else ""
    return found


def jumlah_suara(keputusan: Mapping[str, Any]) -> dict[str, str]:
    """The counted votes of a decision as fill-ins; empty when nothing was counted."""
    counts = {key: keputusan[key] for key in ("setuju", "tolak", "abstain")}
    if all(count is None for count in counts.values()):
        return {}
    return {key: angka_kata(count or 0) for key, count in counts.items()}


def kunci_cara(keputusan: Mapping[str, Any]) -> str:
    """The key of the sentence that says how a decision was reached."""
    if keputusan["cara"] != "suara":
        return "cara_musyawarah"
    return "cara_suara" if jumlah_suara(keputusan) else "cara_suara_saja"


def semua_mufakat(keputusan: Iterable[Mapping[str, Any]]) -> bool:
    """Whether every decision was reached by musyawarah."""
    return all(k["cara"] != "suara" for k in keputusan)


def suara_lebih(keputusan: Iterable[Mapping[str, Any]], hadir: int) -> list[int]:
    """Which decisions (counted from 1) have more votes than people came; none while nobody was marked."""
    counted = [sum(k[key] or 0 for key in ("setuju", "tolak", "abstain")) if k["cara"] == "suara" else 0
               for k in keputusan]
    return [n for n, votes in enumerate(counted, 1) if hadir and votes > hadir]
