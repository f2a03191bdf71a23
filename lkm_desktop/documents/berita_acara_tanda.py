"""Who signs a berita acara: the representatives' table and the signature block (lkm-siklus.md 5.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Blok, KolomIsi, Ruang, Tabel
from lkm_desktop.documents.office import lurah
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.format import pad_rt
from lkm_desktop.names import fold
from lkm_desktop.services.fakta_rapat import FaktaRapat
from lkm_desktop.services.roll import Baris
from lkm_desktop.services.surat import kolom_baris

if TYPE_CHECKING:
    from lkm_desktop.documents.berita_acara import Bahan

#: representatives that are proposed
PALING_SEDIKIT, PALING_BANYAK = 3, 5
_ROW_MM = 9.0
#: elements in the order in which an agreement wants them beside it: the community before the office
_URUTAN = (
    "Tokoh masyarakat", "Tokoh agama", "Tokoh perempuan", "Tokoh pemuda", "Ketua RW", "Ketua RT", "PKK/Posyandu",
    "Karang taruna", "KSM", "Warga", "Relawan", "Pengelola", "LKM",
)  # fmt: skip
_FACILITATOR = re.compile(r"\b(faskel|fasilitator)\b", re.IGNORECASE)
#: officers, who do not speak for residents whatever else they are, and offices that send a guest
_OFFICER = re.compile(r"\b(faskel|fasilitator|korkot|askot|babinsa|bhabin\w*|lurah|camat)\b", re.IGNORECASE)
_OFFICE = re.compile(r"\b(kelurahan|kecamatan|desa|kota|dinas|pemko|pemkab|polsek|koramil|puskesmas)\b", re.IGNORECASE)
#: what a guest who is not in the book of residents says to speak for them
_RESIDENT = re.compile(
    r"\b(warga|tokoh|rt|rw|pkk|posyandu|karang taruna|ksm|relawan|kader|pemuda|anggota)\b", re.IGNORECASE
)


def tabel_wakil(b: Bahan) -> list[Blok]:
    """The table of those who agree (No; Nama; Unsur/Jabatan; Tanda tangan); nothing when unwanted. Its sentence names
    the meeting, the day and the number: a page that begins with it belongs to no other paper.

    Typed names come first; then everyone present or representatives of different elements: residents who do not sign
    below anyway. Empty rows while nobody is known to have come.
    """
    choice = b.nilai.get("wakil", "")
    if choice == "tanpa":
        return []
    everyone = choice == "semua"
    names = [orang_diketik(b.f, line) for line in b.baris("wakil_nama")]
    if not names:
        there, signing = [row for row in hadir(b.f) if warga(row, everyone)], _signing(b)
        chosen = [row for row in there if fold(row.nama) not in signing] if everyone else wakil(there, signing)
        names = [(row.nama, _element(row)) for row in chosen]
    kolom = (KolomIsi("No", lebar_mm=11, rata="tengah"), KolomIsi("Nama", 1.25), KolomIsi("Unsur/Jabatan"),
             KolomIsi("Tanda tangan", lebar_mm=52, rata="zigzag"))
    rows = tuple((str(n), name, element, "") for n, (name, element) in enumerate(names, 1))
    table = Tabel(kolom, rows, _ROW_MM, 0 if rows else PALING_BANYAK, 1, utuh=len(rows) <= PALING_BANYAK)
    number = b.nilai.get("nomor", "")
    told = b.alinea("wakil_semua" if everyone else "wakil", ikut=True, bernomor=f" nomor {number}" if number else "")
    return [Ruang(6, ikut=True), told, table]


def hadir(f: FaktaRapat) -> list[Baris]:
    """Those who came, in the order of the roll."""
    return [row for row in f.roll.rows if row.status == "hadir"]


def warga(row: Baris, tamu: bool = False) -> bool:
    """Whether someone on the roll speaks for residents: no officer, facilitator or guest from an office. `tamu`: a
    guest who says nothing about himself counts too."""
    words = f"{row.unsur} {row.jabatan}"
    if _OFFICER.search(words):
        return False
    known = row.orang_id is not None or bool(_RESIDENT.search(words))
    return known or (tamu and not _OFFICE.search(words))


def wakil(rows: Sequence[Baris], besides: frozenset[str] = frozenset()) -> list[Baris]:
    """Three to five of those present, of as many elements as there are; those who sign anyway (folded names) last."""
    rank = {name: n for n, name in enumerate(_URUTAN)}
    free = [row for row in rows if fold(row.nama) not in besides]
    ordered = sorted(free, key=lambda row: rank.get(row.unsur, len(rank) - 4))
    first: dict[str, Baris] = {}
    for row in ordered:
        first.setdefault(row.unsur, row)
    chosen = list(first.values())[:PALING_BANYAK]
    taken = {row.id for row in chosen}
    spare = (row for row in ordered if row.id not in taken)
    while len(chosen) < PALING_SEDIKIT and (another := next(spare, None)):
        chosen.append(another)
    return chosen


def _element(row: Baris) -> str:
    """What a representative stands for, as the roll has it."""
    number = pad_rt(row.rt)
    if not number or row.jabatan not in ("Warga", "Ketua RT"):
        return row.jabatan
    return f"{row.jabatan} {number}" if row.jabatan.endswith("RT") else f"{row.jabatan} RT {number}"


def orang_diketik(f: FaktaRapat, line: str) -> tuple[str, str]:
    """A typed "nama | unsur"; the element of someone on the roll is known without being typed."""
    name, element = kolom_baris(line, 2)
    return name, element or unsur_dari(f, name)


def unsur_dari(f: FaktaRapat, name: str) -> str:
    """What the roll says someone of that name stands for; "" when nobody there is called so."""
    wanted = fold(name)
    row = next((row for row in f.roll.rows if wanted and fold(row.nama) == wanted), None)
    return _element(row) if row else ""


def _signing(b: Bahan) -> frozenset[str]:
    return frozenset(fold(p.nama) for p in penanda_ba(b) if p.nama)


def _facilitator(f: FaktaRapat) -> str:
    """The facilitator who came, as the roll has it; "" when none or several did."""
    names = [row.nama for row in hadir(f) if _FACILITATOR.search(f"{row.unsur} {row.jabatan}")]
    return names[0] if len(names) == 1 else ""


def penanda_ba(b: Bahan) -> tuple[Penanda, ...]:
    """One to six signers as chosen: chair and note-taker, koordinator, facilitator, a representative, the lurah."""
    if b.pilihan.penanda == "tanpa":
        return ()
    signed: list[Penanda] = []
    if b.ya("ttd_pimpinan", True):
        signed.append(Penanda("Pimpinan rapat", b.f.isian["pimpinan"]))
    if b.ya("ttd_notulis", True):
        signed.append(Penanda("Notulis", b.f.isian["notulis"]))
    if b.ya("ttd_koordinator"):
        signed.append(Penanda(*b.koordinator))
    if b.ya("ttd_faskel"):
        signed.append(Penanda("Fasilitator Kelurahan", b.f.kantor.faskel_nama or _facilitator(b.f)))
    if b.teks("ttd_wakil"):
        name, element = orang_diketik(b.f, b.teks("ttd_wakil"))
        signed.append(Penanda("Wakil peserta", name, bawah=element))
    if b.ya("ttd_lurah", True) or b.pilihan.penanda == "lurah":
        signed.append(lurah(b.f.kantor))
    return tuple(signed) or (Penanda("Pimpinan rapat", b.f.isian["pimpinan"]),)
