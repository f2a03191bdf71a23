"""Surat keputusan of the LKM: Menimbang, Mengingat, Memperhatikan, MEMUTUSKAN, Menetapkan (lkm-siklus.md 5.12)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alinea, Berlabel, Blok, Fakta, HalamanBaru, Isi, Judul, Ruang, Tanda, Tembusan
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import Bahan, bahan, butir, penanda_surat, tabel_orang
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.sk import KE, SusunanSK, masa_diabaikan, susun_sk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: where the place and date of a decree begin, over the koordinator's signature
_KANAN_MM = 88
_LABEL_MM = 28
#: rows to write on in an enclosure without names
_BLANK_ROWS = 10


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The decree as blocks. Raises FieldErrors for a date that is none, LkmError for more than ten decisions."""
    b = bahan(s, "sk", pilihan)
    words = susun_sk(s, b.nilai)
    own = dict(pilihan.suntingan).get("tentang", "").strip()
    if own and "tentang" not in words.sendiri:  # "Menetapkan" repeats the reworded subject
        words = replace(words, tentang=own)
    blok: list[Blok] = [*_head(b, words), *_reasons(words), *_decisions(b, words), *_signed(b)]
    blok.append(Tembusan(tuple(b.baris("tembusan"))))
    if b.teks("petugas") or _names_enclosure(words):
        blok += _enclosure(b)
    note = ""
    if masa_diabaikan(b.nilai):
        term = b.teks("masa")
        note = f"Pemberhentian berlaku sejak suatu tanggal, jadi “{term}” tidak dicetak. Tulis misalnya sejak 1 Mei."
    return replace(b.jadi(f"SK {words.tentang}", blok), keterangan=note)


def _names_enclosure(words: SusunanSK) -> bool:
    """Whether the decree speaks of an enclosure: then there is one, with rows to write on while nobody is named."""
    return any("dalam lampiran" in line for line in (*words.menimbang, *words.memutuskan))


def _head(b: Bahan, words: SusunanSK) -> list[Blok]:
    body = b.kantor.lembaga.upper()
    own = "" if "tentang" in words.sendiri else "tentang"
    return [
        Judul(b.kalimat("judul", **b.isian(lembaga=body)), f"NOMOR: {b.nomor}"),
        b.alinea("tentang_kata", "tengah", ikut=True),
        Alinea(words.tentang.upper(), own, gaya="tebal", rata="tengah", ikut=True, label="Tentang"),
        Ruang(1, ikut=True),
        b.alinea("pejabat", "tengah", ikut=True, lembaga=f"{body} {b.isian()['wilayah'].upper()}"),
    ]


def _reasons(words: SusunanSK) -> list[Blok]:
    parts: list[Blok] = []
    for label, part, marks in (("Menimbang", "menimbang", "a"), ("Mengingat", "mengingat", "1"),
                               ("Memperhatikan", "memperhatikan", "1")):
        lines: tuple[str, ...] = getattr(words, part)
        key = "" if part in words.sendiri else part
        parts.append(Berlabel(label, butir(lines, key, marks), _LABEL_MM + 4))
    return parts


def _decisions(b: Bahan, words: SusunanSK) -> list[Blok]:
    title = b.alinea("menetapkan", lembaga=b.kantor.lembaga.upper(), tentang=words.tentang.upper())
    key = "" if "memutuskan" in words.sendiri else "putusan"
    points = butir(words.memutuskan, key, "")
    return [
        b.alinea("memutuskan", "tengah", "tebal", ikut=True),
        Berlabel("Menetapkan", (title,), _LABEL_MM + 4),
        *(Berlabel(name, (point,), _LABEL_MM + 4) for name, point in zip(KE, points, strict=False)),
    ]


def _signed(b: Bahan) -> list[Blok]:
    signed = penanda_surat(b)
    where = (("Ditetapkan di", b.kantor.tempat_surat), ("Pada tanggal", tanggal_panjang(b.hari)))
    return [Ruang(3), Fakta(where, _LABEL_MM, _KANAN_MM), Tanda(signed)] if signed else [Fakta(where, _LABEL_MM)]


def _enclosure(b: Bahan) -> list[Blok]:
    """The list of people on a page of its own, signed again."""
    day = tanggal_panjang(b.hari)
    rujukan = b.alinea("rujukan_lampiran", "kiri")
    signed = penanda_surat(b)
    parts: list[Blok] = [
        HalamanBaru(), rujukan, Fakta((("Nomor", b.nomor), ("Tanggal", day)), 20),
        Judul(b.kalimat("judul_lampiran", **b.isian()), kunci="judul_lampiran"),
        tabel_orang(b.teks("petugas"), _BLANK_ROWS),
    ]  # fmt: skip
    return [*parts, Tanda(signed)] if signed else parts
