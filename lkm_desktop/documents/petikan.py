"""Petikan keputusan: one decision of a meeting on a paper of its own, signed by the sekretaris (lkm-siklus.md 5.4, 1.13
B10)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.documents.isi import METERAI, Alinea, Blok, Fakta, Isi, Judul, KolomIsi, Tabel, Tanda
from lkm_desktop.documents.office import kop_of, lurah, meeting_code, place_and_date, printed_on
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.surat_bantu import tanggal_isian
from lkm_desktop.domain import Keputusan
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.fakta_rapat import FaktaRapat, bertitik, fakta, jumlah_suara, kunci_cara
from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.surat import TITIK
from lkm_desktop.services.templat import Susunan, susunan


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The excerpt of the decision `pilihan.subjek` as blocks.

    Raises LkmError without a decision or for one that is gone, FieldErrors for a typed date that is none.
    """
    f, k, place = _decision(s, pilihan.subjek)
    kata, typed = susunan(s, "petikan"), dict(pilihan.isian)
    day = tanggal_isian(typed, "tanggal", "Tanggal petikan") or pilihan.dicetak or date.today()
    isian = bertitik(f.isian)
    clock = f" pukul {k['jam']} {f.kantor.zona}" if k["jam"] else ""
    how = kunci_cara(k)
    about = " ".join(typed.get("perihal", "").split())
    which = ("Nomor keputusan", k["nomor"]) if k["nomor"] else ("Keputusan", place)
    facts = (which, *([("Tentang", about)] if about else []))
    blok: list[Blok] = [
        Judul(kata("judul", **isian), f"Nomor: {typed.get('nomor') or TITIK}"),
        Alinea(kata("pembuka", **isian), "pembuka"), Fakta(facts, 38), Alinea(k["isi"], inden_mm=8),
        Alinea(kata(how, **{**isian, **jumlah_suara(k), "pukul": clock}), how), *_follow_ups(k, kata, isian),
        Alinea(kata("penutup", **isian), "penutup"),
        Tanda(_signers(s, f, kata, pilihan, day), place_and_date(f.kantor, day), METERAI if pilihan.meterai else ""),
    ]  # fmt: skip
    name = f.rapat["judul"]
    return Isi(
        f"Petikan keputusan {name}", tuple(blok), kop_of(f.kantor, pilihan), f"Petikan keputusan: {name}",
        meeting_code(f.rapat["nomor"], f.rapat["id"]), printed_on(f.kantor, pilihan), f.kantor.lembaga,
    )  # fmt: skip


def _decision(s: Session, keputusan_id: str) -> tuple[FaktaRapat, dict[str, Any], str]:
    """The meeting, its decision, and which of its decisions that is ("ke-2 dari 5 keputusan rapat")."""
    if not keputusan_id:
        raise LkmError("Petikan dibuat untuk satu keputusan.", "Pilih keputusannya.")
    row = s.get(Keputusan, keputusan_id)
    found = fakta(s, row.rapat_id) if row is not None else None
    rows = found.notulen["keputusan"] if found else ()
    for n, k in enumerate(rows, 1):
        if found and k["id"] == keputusan_id:
            return found, k, f"ke-{n} dari {len(rows)} keputusan rapat"
    raise LkmError("Keputusan ini sudah tidak ada.", "Muat ulang daftar keputusan.")


def _follow_ups(k: dict[str, Any], kata: Susunan, isian: dict[str, str]) -> list[Blok]:
    if not k["tindak_lanjut"]:
        return []
    if all(t["isi"] == k["isi"] for t in k["tindak_lanjut"]):  # who and until when; the words stand above
        who = ", ".join(dict.fromkeys(t["penanggung_jawab"] for t in k["tindak_lanjut"] if t["penanggung_jawab"]))
        until = "; ".join(dict.fromkeys(tanggal_panjang(t["tenggat"]) for t in k["tindak_lanjut"] if t["tenggat"]))
        pairs = (("Penanggung jawab", who), ("Batas waktu", until))
        return [Fakta(tuple(pair for pair in pairs if pair[1]), 38)]
    kolom = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Tindak lanjut"),
             KolomIsi("Penanggung jawab", lebar_mm=42), KolomIsi("Batas waktu", lebar_mm=32, rata="tengah"))
    rows = (
        (str(n), t["isi"], t["penanggung_jawab"] or "-", tanggal_panjang(t["tenggat"]) if t["tenggat"] else "-")
        for n, t in enumerate(k["tindak_lanjut"], 1)
    )
    return [Alinea(kata("tindak_lanjut", **isian), "tindak_lanjut", ikut=True), Tabel(kolom, tuple(rows), luwes=True)]


def _signers(s: Session, f: FaktaRapat, kata: Susunan, pilihan: Pilihan, day: date) -> tuple[Penanda, ...]:
    if pilihan.penanda == "tanpa":
        return ()
    _, (title, secretary) = penanda(s, day)
    own = Penanda(title, secretary, kata("petikan_sah"))
    return (lurah(f.kantor), own) if pilihan.penanda == "lurah" else (own,)
