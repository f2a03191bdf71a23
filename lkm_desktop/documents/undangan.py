"""Surat undangan: one letter for each invited person in one file, or one letter for all (lkm-siklus.md 5.2).

Order and parts follow the one real letter seen: number, enclosure, subject; recipient; greeting; reason; invitation;
day, time, place, agenda; thanks; koordinator; copies.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from lkm_desktop.documents.isi import (
    Alamat,
    Alinea,
    Blok,
    Fakta,
    HalamanBaru,
    Isi,
    Judul,
    KolomIsi,
    Tabel,
    Tanda,
    Tembusan,
)
from lkm_desktop.documents.office import kop_of, lurah, meeting_code, place_and_date, printed_on
from lkm_desktop.documents.peringatan import surat_terlambat
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.surat_bantu import tanggal_isian
from lkm_desktop.format import pad_rt, tanggal_panjang
from lkm_desktop.names import fold
from lkm_desktop.services.fakta_rapat import FaktaRapat, angka_kata, fakta, rt_rw
from lkm_desktop.services.organisasi import penanda
from lkm_desktop.services.roll import Baris
from lkm_desktop.services.surat import TITIK, baris
from lkm_desktop.services.templat import Susunan, susunan

#: days before the meeting, when the letter is made on or after its day
HARI_SEBELUM = 3
#: more points than this are enclosed instead of standing in the letter
ACARA_DI_SURAT = 6
_NO_TITLE = ("Warga", "Tamu", "Undangan")
_INDEN = 8.0


class Surat:
    """One invitation in the making: the meeting, the choices, what was typed, its sentences."""

    def __init__(self, s: Session, pilihan: Pilihan) -> None:
        self.s, self.pilihan = s, pilihan
        self.f: FaktaRapat = fakta(s, pilihan.rapat_id)
        self.kata: Susunan = susunan(s, "undangan")
        self.nilai = {key: value.strip() for key, value in pilihan.isian}
        self.hari = tanggal_surat(self.f.rapat["tanggal"], pilihan)
        self.nomor = self.nilai.get("nomor", "")
        self.undangan = penerima(self.f)
        self.isian = {
            **self.f.isian, "nomor": self.nomor or TITIK, "tanggal_surat": tanggal_panjang(self.hari),
        }  # fmt: skip

    @property
    def bersama(self) -> bool:
        """Whether one letter goes to everyone, with the names enclosed."""
        return self.nilai.get("kepada") == "bersama"

    @property
    def acara_terlampir(self) -> bool:
        """Whether the agenda is a page of its own."""
        agenda = self.f.notulen["agenda"]
        return bool(agenda) and (self.nilai.get("lampiran") == "acara" or len(agenda) > ACARA_DI_SURAT)

    def alinea(self, kunci: str, ikut: bool = False, rata: str = "penuh") -> Alinea:
        """A sentence of the program."""
        return Alinea(self.kata(kunci, **self.isian), kunci, rata=rata, ikut=ikut)


def tanggal_surat(rapat: date, pilihan: Pilihan) -> date:
    """The day of the letter: as typed; else today, or three days before a meeting that is over or held today.

    Raises FieldErrors (key `tanggal`) for a typed date that is none.
    """
    typed = tanggal_isian(dict(pilihan.isian), "tanggal", "Tanggal surat")
    today = pilihan.dicetak or date.today()
    return typed or (today if today < rapat else rapat - timedelta(days=HARI_SEBELUM))


def penerima(f: FaktaRapat) -> list[Baris]:
    """Who is invited, in the order in which letters are carried round: by RW, RT and name, guests from outside last."""

    def place(row: Baris) -> tuple[bool, tuple[bool, str], tuple[bool, str], str]:
        rw, rt = pad_rt(row.rw), pad_rt(row.rt)
        return row.orang_id is None, (not rw, rw), (not rt, rt), fold(row.nama)

    return sorted((row for row in f.roll.rows if row.diundang), key=place)


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The letters of `pilihan.rapat_id` as blocks. Raises LkmError for an unknown meeting, FieldErrors for a date."""
    b = Surat(s, pilihan)
    signed = _signers(b)
    blok: list[Blok] = []
    for n, row in enumerate([None] if b.bersama else b.undangan or [None]):
        if n:
            blok.append(HalamanBaru(surat_baru=True))
        blok += _letter(b, row, signed)
    office, name = b.f.kantor, b.f.rapat["judul"]
    return Isi(
        f"Undangan {name}", tuple(blok), kop_of(office, pilihan), f"Undangan: {name}",
        meeting_code(b.f.rapat["nomor"], pilihan.rapat_id), printed_on(office, pilihan), office.lembaga,
        keterangan=surat_terlambat(b.f, b.hari),
    )  # fmt: skip


def _letter(b: Surat, row: Baris | None, signed: tuple[Penanda, ...]) -> list[Blok]:
    enclosed = _enclosures(b)
    bundle = f"{angka_kata(1)} berkas" if enclosed else "-"  # how many sheets it takes, paper and type size decide
    subject = b.nilai.get("hal") or b.kata("hal", **b.isian)
    head = Fakta(
        (("Nomor", b.nomor), ("Lampiran", bundle), ("Hal", subject)), 20, kanan=(place_and_date(b.f.kantor, b.hari),)
    )
    return [
        Judul(b.kata("judul", **b.isian)), head, Alamat(_address(b, row)), b.alinea("salam", ikut=True),
        b.alinea("alasan"), b.alinea("ajakan", ikut=True), Fakta(_facts(b), 28, _INDEN), b.alinea("penting"),
        b.alinea("penutup"), Tanda(signed), Tembusan(_copies(b)),
        *(part for page in enclosed for part in page),
    ]  # fmt: skip


def _facts(b: Surat) -> tuple[tuple[str, str], ...]:
    points = [a["pokok"] for a in b.f.notulen["agenda"]]
    acara = "\n".join(f"{n}. {p}" for n, p in enumerate(points, 1)) if len(points) > 1 else "".join(points)
    if b.acara_terlampir or not points:
        acara = b.isian["judul_rapat"] + (" (susunan acara terlampir)" if b.acara_terlampir else "")
    return (
        ("Hari/tanggal", b.isian["hari_tanggal"]), ("Waktu", b.isian["jam"]), ("Tempat", b.isian["tempat"]),
        ("Acara", acara),
    )  # fmt: skip


def _address(b: Surat, row: Baris | None) -> tuple[str, ...]:
    if b.bersama:
        to = b.nilai.get("kepada_semua") or b.kata("kepada_semua", **b.isian)
        lines = [line for line in baris(to) if b.undangan or "terlampir" not in line]
    elif row is None:
        lines = [TITIK * 2]
    else:
        lines = [_called(row, b.nilai.get("sapaan", "")), *_title(row), _home(row, b.isian["wilayah"])]
    return ("Kepada Yth.", *(line for line in lines if line), b.kata("di", **b.isian))


def _called(row: Baris, sapaan: str) -> str:
    words = {"saudara": {"L": "Sdr.", "P": "Sdri."}, "nama": {}}.get(sapaan, {"L": "Bapak", "P": "Ibu"})
    unknown = {"saudara": "Sdr./Sdri.", "nama": ""}.get(sapaan, "Bapak/Ibu")
    return f"{words.get(row.jk, unknown)} {row.nama}".strip()


def _title(row: Baris) -> list[str]:
    return [] if row.jabatan in _NO_TITLE else [row.jabatan]


def _home(row: Baris, wilayah: str) -> str:
    where = rt_rw(pad_rt(row.rt), pad_rt(row.rw))
    return f"{where} {wilayah}" if where else ""


def _signers(b: Surat) -> tuple[Penanda, ...]:
    """The koordinator, or as chosen; secretary and lurah as the other letters have them."""
    choice = b.pilihan.penanda
    if choice == "tanpa":
        return ()
    (chair_title, chair), (secretary_title, secretary) = penanda(b.s, b.hari)
    if choice == "sekretaris" or b.nilai.get("ttd") == "sekretaris":
        return (Penanda(secretary_title, secretary, f"a.n. {chair_title}"),)
    own: tuple[Penanda, ...] = (Penanda(chair_title, chair),)
    if b.nilai.get("ttd") == "berdua":
        own = (*own, Penanda(secretary_title, secretary))
    return (lurah(b.f.kantor), *own) if choice == "lurah" else own


def _copies(b: Surat) -> tuple[str, ...]:
    """As typed, "-" for none; else the office's usual ones."""
    typed = baris(b.nilai.get("tembusan", ""))
    if typed:
        return tuple(line for line in typed if line not in ("-", "–"))
    faskel = [b.kata("tembusan_faskel", **b.isian)] if b.f.kantor.faskel_nama else []
    return (*faskel, *baris(b.kata("tembusan", **b.isian)))


# --- enclosures -------------------------------------------------------------------------------------------------------


def _enclosures(b: Surat) -> list[list[Blok]]:
    """Each enclosure as the blocks of pages of its own."""
    pages: list[list[Blok]] = []
    if b.bersama and b.undangan:
        pages.append([*_enclosure(b, "judul_nama"), _names(b.undangan)])
    if b.acara_terlampir:
        pages.append([*_enclosure(b, "judul_acara"), tabel_acara(b.f.notulen["agenda"])])
    return pages


def _enclosure(b: Surat, judul: str) -> list[Blok]:
    return [
        HalamanBaru(), b.alinea("lampiran", ikut=True, rata="kiri"),
        Judul(b.kata(judul, **b.isian), bawah=b.isian["judul_rapat"], kunci=judul),
    ]  # fmt: skip


def tabel_acara(agenda: list[dict[str, str | None]]) -> Tabel:
    """Susunan acara (No, Acara, Waktu, Pembawa); columns without any entry are left out."""
    kolom = [KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Acara")]
    keys = ["pokok"]
    for key, head, wide in (("waktu", "Waktu", 26), ("pembawa", "Pembawa acara", 44)):
        if any(point.get(key) for point in agenda):
            kolom.append(KolomIsi(head, lebar_mm=wide))
            keys.append(key)
    rows = tuple((str(n), *(point.get(key) or "" for key in keys)) for n, point in enumerate(agenda, 1))
    return Tabel(tuple(kolom), rows)


def _names(rows: list[Baris]) -> Tabel:
    kolom = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Nama", 1.3), KolomIsi("Jabatan/unsur"),
             KolomIsi("RT/RW", lebar_mm=20, rata="tengah"))
    found = (
        (str(n), r.nama, "".join(_title(r)), "/".join(x for x in (pad_rt(r.rt), pad_rt(r.rw)) if x))
        for n, r in enumerate(rows, 1)
    )
    return Tabel(kolom, tuple(found))
