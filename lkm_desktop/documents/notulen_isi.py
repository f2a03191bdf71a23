"""The minutes as blocks (lkm-siklus.md 5.4): which parts there are, in which order, with which tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkm_desktop.documents.isi import (
    Alinea,
    Blok,
    Fakta,
    HalamanBaru,
    Isi,
    Isian,
    Judul,
    KolomIsi,
    Nama,
    Sel,
    SubJudul,
    Tabel,
    Tanda,
    sel,
)
from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.signature import Penanda

#: more names than this go on a list behind the signatures
_NAMES_INSIDE = 60
_NUMBER_MM = 7
#: the most a date gets: it stands on one line
_DATE_MM = 34
#: lines to write on in a form: of a point, of a meeting without points, of the closing; rows for decisions
_BARIS_POKOK, _BARIS_RAPAT, _BARIS_PENUTUP, _BARIS_PUTUSAN = 4, 14, 2, 5
_ROW_MM = 12.0
_NOTHING = Sel("")


@dataclass(frozen=True)
class Pokok:
    """One point of the agenda, what was said about it, and the proposals with their answers: (usulan, tanggapan)."""

    pokok: str
    pembahasan: str = ""
    waktu: str = ""
    pembawa: str = ""
    usulan: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Tindak:
    """One follow-up: what, who sees to it, until when (as text)."""

    isi: str
    penanggung_jawab: str = ""
    tenggat: str = ""


@dataclass(frozen=True)
class Putusan:
    """One decision: what, who sees to it, until when (as text); `cara`: how it was reached, a sentence with a kunci ·
    rincian: follow-ups that have words of their own."""

    isi: str
    penanggung_jawab: str = ""
    tenggat: str = ""
    cara: Sel = _NOTHING
    rincian: tuple[Tindak, ...] = ()
    nomor: str = ""


@dataclass(frozen=True)
class Bawaan:
    """One follow-up of an earlier meeting as this one found it; `keadaan`: what it heard about it."""

    isi: str
    asal: str = ""
    penanggung_jawab: str = ""
    tenggat: str = ""
    keadaan: str = ""


@dataclass(frozen=True)
class Notulen:
    """Everything that is printed in the minutes, as text.

    nomor: the line under the title · fakta: "label, value" pairs · pembuka: the sentence with the date in words ·
    kuorum: its sentence, with its kunci · pembukaan: how the meeting was opened · bawaan: follow-ups of
    earlier meetings · tindak: follow-ups of no decision · hadir, izin, tidak_hadir, belum_dicatat: names ·
    catatan_suara, catatan_hadir: sentences behind the decisions and behind the names · demikian: the last sentence ·
    borang: nothing is recorded yet, so that it is a form with lines to write on · keterangan: shown beside the paper.
    """

    kop: Kop | None
    rapat: str
    fakta: tuple[tuple[str, str], ...] = ()
    pembuka: str = ""
    kuorum: str = ""
    pembukaan: str = ""
    agenda: tuple[Pokok, ...] = ()
    keputusan: tuple[Putusan, ...] = ()
    penutup: str = ""
    hadir: tuple[str, ...] = ()
    izin: tuple[str, ...] = ()
    tidak_hadir: tuple[str, ...] = ()
    belum_dicatat: tuple[str, ...] = ()
    penanda: tuple[Penanda, ...] = ()
    tempat_tanggal: str = ""
    judul: str = "NOTULEN RAPAT"
    kode: str = ""
    dicetak: str = ""
    lembaga: str = ""
    nomor: str = ""
    bawaan: tuple[Bawaan, ...] = ()
    tindak: tuple[Tindak, ...] = ()
    catatan_suara: tuple[Alinea, ...] = ()
    catatan_hadir: tuple[Alinea, ...] = ()
    demikian: str = ""
    meterai: str = ""
    kunci_kuorum: str = "kuorum"
    borang: bool = False
    keterangan: str = ""


def blok(data: Notulen) -> Isi:
    """The minutes as blocks; parts without content are left out, a long list of names goes behind the signatures."""
    parts: list[Blok] = [
        Judul(data.judul, data.nomor), Fakta(data.fakta),
        Alinea(data.pembuka, "pembuka", label="Kalimat pembuka"),
        Alinea(data.kuorum, data.kunci_kuorum, label="Kalimat kuorum"),
    ]  # fmt: skip
    inside = sum(map(len, (data.hadir, data.izin, data.tidak_hadir, data.belum_dicatat))) <= _NAMES_INSIDE
    sections = _form(data) if data.borang else (
        ("Susunan acara", _agenda(data.agenda)), ("Tindak lanjut rapat lalu", _carried(data.bawaan)),
        ("Jalannya rapat", _course(data)), ("Keputusan", [*_decisions(data.keputusan), *data.catatan_suara]),
        ("Tindak lanjut", _follow_ups(data.tindak)), ("Peserta", _people(data) if inside else []),
        ("Penutup", [Alinea(data.penutup, "isi_penutup", label="Penutup")] if data.penutup.strip() else []),
    )  # fmt: skip
    for letter, (title, body) in zip("ABCDEFG", ((t, b) for t, b in sections if b), strict=False):
        parts += [SubJudul(f"{letter}. {title}"), *body]
    parts += [Alinea(data.demikian, "demikian", label="Kalimat akhir"),
              Tanda(data.penanda, data.tempat_tanggal, data.meterai)]
    if not inside:
        parts += [HalamanBaru(), SubJudul("Lampiran: peserta rapat"), *_people(data)]
    return Isi(f"Notulen {data.rapat}", tuple(parts), data.kop, f"Notulen: {data.rapat}", data.kode, data.dicetak,
               data.lembaga, keterangan=data.keterangan)


def _form(data: Notulen) -> tuple[tuple[str, list[Blok]], ...]:
    """The parts of minutes that are to be written by hand during the meeting."""
    course: list[Blok] = []
    for n, point in enumerate(data.agenda, 1):
        course += [Alinea(point.pokok, nomor=f"{n}.", gaya="tebal", ikut=True), Isian("", _BARIS_POKOK)]
    kolom = (_number_column(), KolomIsi("Keputusan"), KolomIsi("Penanggung jawab", lebar_mm=38),
             KolomIsi("Batas waktu", lebar_mm=_DATE_MM))
    return (
        ("Susunan acara", _agenda(data.agenda)), ("Tindak lanjut rapat lalu", _carried(data.bawaan, borang=True)),
        ("Jalannya rapat", course or [Isian("", _BARIS_RAPAT)]),
        ("Keputusan", [Tabel(kolom, (), _ROW_MM, _BARIS_PUTUSAN, 1)]), ("Penutup", [Isian("", _BARIS_PENUTUP)]),
    )


def _number_column() -> KolomIsi:
    return KolomIsi("No", lebar_mm=10, rata="tengah")


def _agenda(points: Sequence[Pokok]) -> list[Blok]:
    """A table when times or persons are known, else a numbered list."""
    columns = [(head, wide, [getattr(p, key) for p in points])
               for head, wide, key in (("Waktu", 26, "waktu"), ("Pembawa acara", 46, "pembawa"))]
    columns = [column for column in columns if any(column[2])]
    if not columns:
        return [Alinea(point.pokok, nomor=f"{n}.") for n, point in enumerate(points, 1)]
    kolom = (_number_column(), KolomIsi("Acara"), *(KolomIsi(head, lebar_mm=wide) for head, wide, _ in columns))
    rows = ((str(n + 1), p.pokok, *(cells[n] for _, _, cells in columns)) for n, p in enumerate(points))
    return [Tabel(kolom, tuple(rows), luwes=True)]


def _carried(rows: Sequence[Bawaan], borang: bool = False) -> list[Blok]:
    """Follow-ups of earlier meetings; in a form, what this one hears about them is left open."""
    if not rows:
        return []
    kolom = (_number_column(), KolomIsi("Tindak lanjut", 1.35), KolomIsi("Penanggung jawab", 0.8),
             KolomIsi("Batas waktu", lebar_mm=_DATE_MM, rata="tengah"), KolomIsi("Keadaan"))
    return [Tabel(kolom, tuple(
        (str(n), f"{r.isi}\n({r.asal})" if r.asal else r.isi, r.penanggung_jawab, r.tenggat,
         "" if borang else r.keadaan)
        for n, r in enumerate(rows, 1)
    ), luwes=not borang)]


def _course(data: Notulen) -> list[Blok]:
    parts: list[Blok] = []
    if data.pembukaan.strip():
        parts += [Alinea("Pembukaan", gaya="tebal", ikut=True), Alinea(data.pembukaan, "pembukaan", label="Pembukaan")]
    for n, point in enumerate(data.agenda, 1):
        if not point.pembahasan.strip() and not point.usulan:
            continue
        parts.append(Alinea(point.pokok, nomor=f"{n}.", gaya="tebal", ikut=True))
        parts.append(Alinea(point.pembahasan, inden_mm=_NUMBER_MM))
        if point.usulan:
            parts.append(_proposals(point.usulan))
    return parts


def _proposals(rows: Sequence[tuple[str, str]]) -> Tabel:
    kolom = (_number_column(), KolomIsi("Pengusul dan usulan"), KolomIsi("Tanggapan"))
    return Tabel(kolom, tuple((str(n), *row) for n, row in enumerate(rows, 1)), luwes=True)


def _decisions(decisions: Sequence[Putusan]) -> list[Blok]:
    """One row for each decision; follow-ups with words of their own have rows below it ("a.", "b."). A column in which
    nothing would stand is left out."""
    if not decisions:
        return []
    rows: list[tuple[str | Sel, ...]] = []
    for n, k in enumerate(decisions, 1):
        nothing = "" if k.rincian else "-"
        words = f"{k.isi}\n(Nomor {k.nomor})" if k.nomor else k.isi
        rows.append((str(n), words, k.cara, k.penanggung_jawab or nothing, k.tenggat or nothing))
        rows += (
            ("", f"{mark}. {t.isi}", "", t.penanggung_jawab or "-", t.tenggat or "-")
            for mark, t in zip("abcdefghijklmnopqrstuvwxyz", k.rincian, strict=False)
        )
    kolom = (_number_column(), KolomIsi("Keputusan"), KolomIsi("Cara"), KolomIsi("Penanggung jawab"),
             KolomIsi("Batas waktu", lebar_mm=_DATE_MM, rata="tengah"))
    return [_without_empty(kolom, rows)]


def _follow_ups(rows: Sequence[Tindak]) -> list[Blok]:
    if not rows:
        return []
    kolom = (_number_column(), KolomIsi("Tindak lanjut"), KolomIsi("Penanggung jawab"),
             KolomIsi("Batas waktu", lebar_mm=_DATE_MM, rata="tengah"))
    return [_without_empty(kolom, [
        (str(n), t.isi, t.penanggung_jawab or "-", t.tenggat or "-") for n, t in enumerate(rows, 1)
    ])]


def _without_empty(kolom: Sequence[KolomIsi], rows: Sequence[tuple[str | Sel, ...]]) -> Tabel:
    """A table without the columns behind the second in which no row has anything."""
    kept = [n for n in range(len(kolom)) if n < 2 or any(sel(row[n]).teks not in ("", "-") for row in rows)]
    return Tabel(tuple(kolom[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows), luwes=True)


def _people(data: Notulen) -> list[Blok]:
    groups = (("Hadir", data.hadir), ("Izin/sakit", data.izin), ("Tanpa kabar", data.tidak_hadir),
              ("Belum dicatat", data.belum_dicatat))
    parts: list[Blok] = []
    for label, names in groups:
        if names:
            parts += [Alinea(f"{label} ({len(names)} orang)", gaya="tebal", ikut=True), Nama(names)]
    return [*parts, *data.catatan_hadir] if parts else []
