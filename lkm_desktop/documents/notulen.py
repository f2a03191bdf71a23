"""Notulen: the minutes of a meeting (lkm-siklus.md 5.4), signed by the chair and the note-taker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.documents.isi import METERAI, Alinea, Isi, Sel
from lkm_desktop.documents.notulen_isi import Bawaan, Notulen, Pokok, Putusan, Tindak, blok
from lkm_desktop.documents.office import kop_of, lurah, meeting_code, printed_on, tidak_hadir
from lkm_desktop.documents.peringatan import belum_berlangsung, penanda_absen, suara_janggal, tempat_tanda
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.simpanan import tersimpan
from lkm_desktop.documents.surat_bantu import tanggal_isian
from lkm_desktop.domain.notulen import KEADAAN_TL
from lkm_desktop.format import persen, tanggal_panjang
from lkm_desktop.services import tindak_lanjut
from lkm_desktop.services.fakta_rapat import FaktaRapat, angka_kata, bertitik, fakta, kunci_cara, semua_mufakat
from lkm_desktop.services.jam_hadir import kuorum_pada
from lkm_desktop.services.kata_rapat import kata_jenis, kata_tingkat
from lkm_desktop.services.roll import Kuorum, Roll
from lkm_desktop.services.surat import TITIK
from lkm_desktop.services.templat import Susunan, susunan

__all__ = ["Bawaan", "Notulen", "Pokok", "Putusan", "Tindak", "blok", "gather", "isi", "kalimat_kuorum"]


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The minutes of `pilihan.rapat_id` as blocks. Raises LkmError for an unknown meeting, FieldErrors for a date."""
    return blok(gather(s, pilihan.rapat_id, pilihan))


def gather(s: Session, rapat_id: str, pilihan: Pilihan | None = None) -> Notulen:
    """The minutes of a meeting: what was written, and from the roll who came, was excused, stayed away.

    Raises LkmError for an unknown meeting, FieldErrors (key `tanggal`) for a typed date that is none.
    """
    pilihan = pilihan or Pilihan()
    f, kata, typed = fakta(s, rapat_id), susunan(s, "notulen"), dict(pilihan.isian)
    office, facts, written = f.kantor, f.rapat, f.notulen
    quorum, opening = kalimat_kuorum(f, kata), _opening(f, kata, pilihan)
    day = tanggal_isian(typed, "tanggal", "Tanggal tanda tangan") or facts["tanggal"]
    notes = (belum_berlangsung(f, pilihan), penanda_absen(f), suara_janggal(f))
    return Notulen(
        kop_of(office, pilihan), facts["judul"], (*_facts(f), *_basis(s, rapat_id, kata)), opening,
        quorum[1], written["pembukaan"] or "", tuple(_point(a) for a in written["agenda"]),
        _decided(f, kata), written["penutup"] or "", _names(f.roll, "hadir"),
        _names(f.roll, "izin", "sakit"), _names(f.roll, "alpa"), _names(f.roll, ""), _signers(f, pilihan),
        tempat_tanda(f, day, pilihan), kata("judul", **f.isian), meeting_code(facts["nomor"], rapat_id),
        printed_on(office, pilihan), office.lembaga, f"Nomor: {typed.get('nomor') or TITIK}",
        tuple(_carried(t) for t in tindak_lanjut.dibawa(s, rapat_id)),
        tuple(Tindak(*_follow_up(t)) for t in written["tindak_lanjut"]), (*_agreed(f, kata), *_votes(s, f, kata)),
        _times(f, kata), kata("demikian", **f.isian), METERAI if pilihan.meterai else "", quorum[0],
        _unwritten(f), " ".join(note for note in notes if note),
    )  # fmt: skip


def _signers(f: FaktaRapat, pilihan: Pilihan) -> tuple[Penanda, ...]:
    if pilihan.penanda == "tanpa":
        return ()
    signed = (Penanda("Pimpinan rapat", f.isian["pimpinan"]), Penanda("Notulis", f.isian["notulis"]))
    return (*signed, lurah(f.kantor)) if pilihan.penanda == "lurah" else signed


# --- what was said and decided ----------------------------------------------------------------------------------------


def _point(a: dict[str, Any]) -> Pokok:
    proposals = tuple(
        (f"{u['pengusul']}: {u['isi']}" if u["pengusul"] else u["isi"], u["tanggapan"] or "-") for u in a["usulan"]
    )
    return Pokok(a["pokok"], a["pembahasan"] or "", a["waktu"] or "", a["pembawa"] or "", proposals)


def _follow_up(t: dict[str, Any]) -> tuple[str, str, str]:
    return t["isi"], t["penanggung_jawab"] or "", tanggal_panjang(t["tenggat"]) if t["tenggat"] else ""


def _unwritten(f: FaktaRapat) -> bool:
    """Whether nothing of the meeting is recorded yet: nobody came, nothing was said or decided."""
    w = f.notulen
    said = any(a["pembahasan"] or a["usulan"] for a in w["agenda"])
    parts = (w["pembukaan"], w["penutup"], w["keputusan"], w["tindak_lanjut"])
    return not (f.roll.hitung.hadir or said or any(parts))


def _decided(f: FaktaRapat, kata: Susunan) -> tuple[Putusan, ...]:
    """The decisions; how each was reached is told in its row only when the ways differ."""
    rows = f.notulen["keputusan"]
    found = tuple(_decision(k, kata) for k in rows)
    return tuple(replace(k, cara=Sel("")) for k in found) if semua_mufakat(rows) else found


def _agreed(f: FaktaRapat, kata: Susunan) -> tuple[Alinea, ...]:
    rows = f.notulen["keputusan"]
    return (Alinea(kata("cara_semua"), "cara_semua"),) if rows and semua_mufakat(rows) else ()


def _decision(k: dict[str, Any], kata: Susunan) -> Putusan:
    """A follow-up that says what its decision says stands in the row of the decision, the others below it."""
    follow_ups = [_follow_up(t) for t in k["tindak_lanjut"]]
    same = [t for t in follow_ups if t[0] == k["isi"]]
    own = tuple(Tindak(*t) for t in follow_ups if t[0] != k["isi"])
    who = ", ".join(dict.fromkeys(t[1] for t in same if t[1]))
    until = "; ".join(dict.fromkeys(t[2] for t in same if t[2]))
    votes = {f"suara_{key}": k[key] or 0 for key in ("setuju", "tolak", "abstain")}
    how = kata(kunci_cara(k), **{**votes, "pukul": f" pukul {k['jam']}" if k["jam"] else ""})
    number = k["nomor"] or ""
    return Putusan(k["isi"], who, until, Sel(how, f"cara_{k['id'][:12]}"), own, "" if number.isdigit() else number)


def _carried(t: tindak_lanjut.Bawaan) -> Bawaan:
    state = dict(KEADAAN_TL).get(t.keadaan, t.keadaan)
    if t.keadaan == tindak_lanjut.TERBUKA and t.lambat:
        state = f"{state}, {t.lambat}"
    told = t.catatan or t.laporan_lalu
    return Bawaan(
        t.isi, f"rapat {tanggal_panjang(t.asal_tanggal)}", t.penanggung_jawab or "-",
        tanggal_panjang(t.tenggat) if t.tenggat else "-", f"{state}. {told}" if told else state,
    )  # fmt: skip


# --- facts and sentences ----------------------------------------------------------------------------------------------


def _facts(f: FaktaRapat) -> tuple[tuple[str, str], ...]:
    facts, hitung = f.rapat, f.roll.hitung
    kind, level = kata_jenis(facts["jenis"], f.kantor), kata_tingkat(facts, f.kantor)
    found = [
        ("Nama rapat", facts["judul"]),
        ("Jenis rapat", f"{kind}, tingkat {level}" if level else kind),
        ("Hari/tanggal", f.isian["hari_tanggal"]),
        ("Waktu", f.isian["jam"]),
        ("Tempat", f.isian["tempat"]),
        ("Pimpinan rapat", f.isian["pimpinan"]),
        ("Notulis", f.isian["notulis"]),
    ]
    if facts["kode_kegiatan"]:
        found.insert(2, ("Kode kegiatan", facts["kode_kegiatan"]))
    if hitung.diundang:
        found.append(("Diundang", f"{hitung.diundang} orang"))
    if hitung.hadir:
        unknown = hitung.hadir - hitung.l - hitung.p
        rest = f", belum tercatat {unknown}" if unknown else ""
        found.append(("Hadir", f"{hitung.hadir} orang (L {hitung.l}, P {hitung.p}{rest})"))
    came = sum(r.diundang and r.status == "hadir" for r in f.roll.rows)
    if hitung.diundang and came:
        found.append(("Kehadiran", f"{persen(came, hitung.diundang)} dari yang diundang"))
    if away := tidak_hadir(hitung):
        found.append(("Tidak hadir", away))
    if hitung.hadir and hitung.belum:
        found.append(("Belum dicatat", f"{hitung.belum} orang"))
    return tuple(found)


def _basis(s: Session, rapat_id: str, kata: Susunan) -> tuple[tuple[str, str], ...]:
    """The letter that called the meeting, when it has a number."""
    letter = dict(tersimpan(s, "undangan", Pilihan(rapat_id=rapat_id)).isian)
    if not letter.get("nomor"):
        return ()
    dated = tanggal_isian(letter, "tanggal", "Tanggal surat")
    words = kata("dasar", nomor_undangan=letter["nomor"], tanggal_undangan=tanggal_panjang(dated) if dated else "")
    return (("Dasar", words if dated else words.replace(" tanggal ", "").strip()),)


def _opening(f: FaktaRapat, kata: Susunan, pilihan: Pilihan) -> str:
    """The sentence with the date in words that opens every record of a meeting. What is not known is
    left out, in minutes that are still to be written it is dots; a meeting to come was not held."""
    hitung, isian = f.roll.hitung, dict(f.isian)
    key, blank = "pembuka_belum" if f.belum(pilihan.dicetak or date.today()) else "pembuka", _unwritten(f)
    isian["bertempat"] = kata("bertempat", **(bertitik(isian) if blank else isian)) if isian["tempat"] or blank else ""
    isian["dihadiri"] = ""
    if hitung.hadir or blank:
        unknown = hitung.hadir - hitung.l - hitung.p
        isian["belum_lp"] = kata("belum_lp", sisa=unknown) if unknown else ""
        isian["undangan"] = kata("undangan", **isian) if hitung.diundang else ""
        counts = dict.fromkeys(("hadir", "jumlah_l", "jumlah_p"), TITIK[:10]) if blank else {}
        isian["dihadiri"] = kata("dihadiri", **{**isian, **counts})
    return kata(key, **isian)


def isian_kuorum(kuorum: Kuorum) -> dict[str, str]:
    """The counts of a quorum as fill-ins."""
    return {
        "anggota": angka_kata(kuorum.anggota), "hadir_anggota": angka_kata(kuorum.hadir),
        "perlu": angka_kata(kuorum.perlu),
    }  # fmt: skip


def kalimat_kuorum(f: FaktaRapat, kata: Susunan) -> tuple[str, str]:
    """Kunci and text of the sentence on the quorum; the text is empty while nobody came or none is asked for."""
    kuorum = f.roll.kuorum
    if kuorum is None or not f.roll.hitung.hadir:
        return "kuorum_tercapai", ""
    key = "kuorum_tercapai" if kuorum.tercapai else "kuorum_belum"
    return key, kata(key, **{**f.isian, **isian_kuorum(kuorum)})


def _votes(s: Session, f: FaktaRapat, kata: Susunan) -> tuple[Alinea, ...]:
    """Quorum at the moment of a vote, told only when people came late or left early."""
    if not any(r.datang or r.pulang for r in f.roll.rows):
        return ()
    found = []
    for k in f.notulen["keputusan"]:
        kuorum = kuorum_pada(s, f.rapat["id"], k["jam"]) if k["cara"] == "suara" and k["jam"] else None
        if kuorum is not None:
            text = kata("kuorum_suara", **{**f.isian, **isian_kuorum(kuorum), "jam_suara": k["jam"]})
            found.append(Alinea(text, f"kuorum_suara_{k['id'][:12]}", label="Kuorum saat pemungutan suara"))
    return tuple(found)


def _times(f: FaktaRapat, kata: Susunan) -> tuple[Alinea, ...]:
    """Who came late and who left early, with the time."""
    found = []
    for key, field in (("terlambat", "datang"), ("pulang", "pulang")):
        names = [f"{r.nama} ({getattr(r, field)})" for r in f.roll.rows if r.status == "hadir" and getattr(r, field)]
        if names:
            found.append(Alinea(kata(key, **{**f.isian, "nama": ", ".join(names)}), key))
    return tuple(found)


def _names(found: Roll, *states: str) -> tuple[str, ...]:
    """Names with one of these marks; before anyone came there is nobody to list as not yet marked."""
    if states == ("",) and not found.hitung.hadir:
        return ()
    return tuple(row.nama for row in found.rows if row.status in states)
