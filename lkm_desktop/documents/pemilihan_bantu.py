"""What the papers of an election share: the election they are about, its fill-ins, who signs for the committee."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alinea, Blok, HalamanBaru, Isi, Judul, Tanda, terapkan
from lkm_desktop.documents.isi import kalimat as kalimat_isi
from lkm_desktop.documents.office import lurah, place_and_date
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.simpanan import tersimpan
from lkm_desktop.documents.surat_bantu import Bahan, bahan, tanggal_isian
from lkm_desktop.domain import Pemilihan
from lkm_desktop.format import tanggal_kata, tanggal_panjang
from lkm_desktop.services.cari_pemilihan import cari_pemilihan, cari_rt
from lkm_desktop.services.fakta_rapat import angka_kata
from lkm_desktop.services.pemilihan_baris import BarisRT
from lkm_desktop.services.pemilihan_panitia import POKJA, OrangPanitia, orang_panitia
from lkm_desktop.services.surat import TITIK

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PENDEK = TITIK[:10]
#: a paper of an RT before there is any
KOSONG = BarisRT(
    "", 1, "", "", "", f"RT {_PENDEK} RW {_PENDEK}", None, "", "", "", None, None, None, None, None, None, None, None,
    None, False, "", (), "", "", "-", None, "", "", 0, 0, 0,
)  # fmt: skip


@dataclass(frozen=True)
class Berkas:
    """One paper of an election in the making: letter material, the election (None: a blank form), the rows meant, the
    committee, the fill-ins, its key, and the day of the paper (None: not known, dots to write it on)."""

    b: Bahan
    pemilihan: Pemilihan | None
    rt: tuple[BarisRT, ...]
    panitia: tuple[OrangPanitia, ...]
    isian: dict[str, str]
    jenis: str
    tanggal: date | None = None

    def dengan(self, isian: Mapping[str, str]) -> Berkas:
        """The same with further fill-ins for all sentences."""
        return replace(self, isian={**self.isian, **isian})

    def kalimat(self, kunci: str, **lain: str) -> str:
        """A sentence of the paper; what is not known becomes dots."""
        return self.b.kalimat(kunci, **self.b.isian(**{**self.isian, **lain}))

    def alinea(self, kunci: str, rata: str = "penuh", ikut: bool = False, gaya: str = "biasa", **lain: str) -> Alinea:
        """A sentence of the paper as a paragraph that may be reworded."""
        return Alinea(self.kalimat(kunci, **lain), kunci, rata=rata, ikut=ikut, gaya=gaya)

    def judul(self, kunci: str = "judul", bawah: str = "", nomor: bool = False, **lain: str) -> Judul:
        """The title; with the number of the paper, or a sentence of the paper, under it."""
        number = f"Nomor: {self.b.nomor}" if nomor else ""
        return Judul(self.kalimat(kunci, **lain), number, self.kalimat(bawah, **lain) if bawah else "", kunci)

    def butir(self, kunci: Iterable[str]) -> list[Blok]:
        """Numbered sentences."""
        return [replace(self.alinea(key), nomor=f"{n}.") for n, key in enumerate(kunci, 1)]

    @property
    def s(self) -> Session:
        """Where more can be read."""
        return self.b.s

    @property
    def nama(self) -> str:
        """What the election is called."""
        return self.pemilihan.nama if self.pemilihan is not None else f"Pemilihan {self.b.kantor.istilah}"

    @property
    def tempat_tanggal(self) -> str:
        """Place and day over the signatures; dots while the day is not known."""
        return place_and_date(self.b.kantor, self.tanggal) if self.tanggal else f"{self.b.kantor.tempat_surat}, {TITIK}"

    def jadi(self, judul: str, blok: Iterable[Blok], keterangan: str = "") -> Isi:
        """The finished paper."""
        return replace(self.b.jadi(judul, blok), keterangan=keterangan)


def berkas(s: Session, jenis: str, pilihan: Pilihan, rt: bool = False) -> Berkas:
    """What a paper of that kind of sentences is made from. `rt`: its subject may be one RT.

    The day is the typed one, else that of the rembug; papers of an RT take the day of its vote. Raises LkmError for an
    unknown election, FieldErrors for a day that is none.
    """
    election, rows = cari_rt(s, pilihan.subjek) if rt else (cari_pemilihan(s, pilihan.subjek), ())
    typed = tanggal_isian(dict(pilihan.isian), "tanggal", "Tanggal")
    b = bahan(s, jenis, pilihan)
    day = typed or (election.tanggal if election is not None else None)
    people = orang_panitia(s, election.id) if election is not None else ()
    return Berkas(b, election, rows, people, _fill_ins(b, election, day), jenis, day)


def _fill_ins(b: Bahan, election: Pemilihan | None, day: date | None) -> dict[str, str]:
    e, office = election, b.kantor
    counts = {key: angka_kata(getattr(e, key)) if e is not None else ""
              for key in ("min_nama", "max_nama", "kel_nama")}  # fmt: skip
    place = b.isian()
    return {
        "lembaga_besar": office.lembaga.upper(), "wilayah_besar": place["wilayah"].upper(),
        "periode": (e.periode or "") if e else "", "pemilihan": e.nama if e else f"Pemilihan {office.istilah}",
        "hari_kata": tanggal_kata(day) if day else "", "tanggal": tanggal_panjang(day) if day else "",
        "tempat": (e.tempat or "") if e else "", "zona": office.zona, **counts,
        "jumlah": angka_kata(e.jumlah_anggota) if e else "",
    }  # fmt: skip


def untuk_rt(f: Berkas, row: BarisRT) -> Berkas:
    """The paper with the fill-ins of one RT, on its day."""
    e = f.pemilihan
    typed = tanggal_isian(f.b.nilai, "tanggal", "Tanggal")
    day = typed or row.tanggal or (e.basis_mulai if e is not None else None)
    isian = {
        **f.isian, "basis": row.sebutan, "basis_besar": row.sebutan.upper(), "tempat": row.tempat,
        "jam_buka": row.jam_buka or _PENDEK, "jam_tutup": row.jam_tutup or _PENDEK,
        "hari_kata": tanggal_kata(day) if day else "", "tanggal": tanggal_panjang(day) if day else "",
        "jatah": angka_kata(row.jatah) if row.jatah else "",
    }  # fmt: skip
    return replace(f, isian=isian, tanggal=day, rt=(row,))


def tiap_rt(f: Berkas, buat: Callable[[Berkas, BarisRT], Sequence[Blok]]) -> list[Blok]:
    """The same paper for every RT meant, each on pages of its own; a blank one when there is none.

    Of several, an RT whose own paper was begun keeps its number, day and wording. A sentence that says something else
    for every RT is not offered for rewording then: one wording would name one RT on the papers of all.
    """
    if len(f.rt) < 2:
        row = f.rt[0] if f.rt else KOSONG
        return list(buat(untuk_rt(f, row), row))
    letters = [_letter(f, row, buat) for row in f.rt]
    texts: dict[str, set[str]] = {}
    for one in letters:
        for sentence in kalimat_isi(one):
            texts.setdefault(sentence.kunci, set()).add(sentence.teks)
    differing = {kunci for kunci, found in texts.items() if len(found) > 1}
    blok: list[Blok] = []
    for n, one in enumerate(letters):
        blok += [HalamanBaru(surat_baru=True)] if n else []
        blok += (replace(b, kunci="") if isinstance(b, Alinea | Judul) and b.kunci in differing else b
                 for b in one.blok)  # fmt: skip
    return blok


def _letter(f: Berkas, row: BarisRT, buat: Callable[[Berkas, BarisRT], Sequence[Blok]]) -> Isi:
    """The paper of one RT among those of all."""
    b = f.b
    own = tersimpan(b.s, f.jenis, Pilihan(subjek=row.id))
    f = replace(f, b=replace(b, nilai={**b.nilai, **{k: v for k, v in own.isian if v}}))
    return terapkan(Isi("", tuple(buat(untuk_rt(f, row), row))), own.suntingan)


def tiap_kaki(f: Berkas, kata: str) -> tuple[str, ...]:
    """Words of the footer for the paper of each RT; empty for a single one."""
    return tuple(f"{kata} {row.sebutan}" for row in f.rt) if len(f.rt) > 1 else ()


def sebut_rt(f: Berkas) -> str:
    """What the paper is about in its title: the RT, or the whole election."""
    if len(f.rt) == 1:
        return f.rt[0].sebutan
    return f.nama if f.pemilihan is not None else "RT"


def angka(n: int | None, kosong: str = "") -> str:
    """A number in a table."""
    return str(n) if n is not None else kosong


def pimpinan_panitia(f: Berkas) -> tuple[Penanda, ...]:
    """Chair and secretary of the committee, with the lurah taking note; nobody when signatures are not wanted."""
    if f.b.pilihan.penanda == "tanpa":
        return ()
    chair = _officer(f, ("Ketua", "Koordinator"))
    secretary = _officer(f, ("Sekretaris",))
    own = (Penanda("Ketua panitia pemilihan", chair), Penanda("Sekretaris panitia pemilihan", secretary))
    return (*own, lurah(f.b.kantor)) if f.b.pilihan.penanda == "lurah" else own


def _officer(f: Berkas, jabatan: tuple[str, ...]) -> str:
    """Who leads the whole committee in one of these offices; "" when nobody is noted."""
    return next((one.nama for one in f.panitia if one.jabatan in jabatan and not one.pokja), "")


def wakil_pokja(f: Berkas) -> tuple[Penanda, ...]:
    """Who signs for the three pokja of the committee; dots for those not known."""
    groups = list(dict.fromkeys(one.pokja for one in f.panitia if one.pokja))[:3] or list(POKJA)
    return tuple(Penanda(f"Pokja {name}", _leader(f, name)) for name in groups)


def _leader(f: Berkas, pokja: str) -> str:
    """The leader of a pokja: who is called so, else nobody."""
    return next((one.nama for one in f.panitia if one.pokja == pokja and one.jabatan in ("Koordinator", "Ketua")), "")


def tanda(f: Berkas, penanda: tuple[Penanda, ...], dengan_tanggal: bool = True) -> list[Blok]:
    """The signature block with place and day; nothing when signatures are not wanted."""
    if not penanda or f.b.pilihan.penanda == "tanpa":
        return []
    return [Tanda(penanda, f.tempat_tanggal if dengan_tanggal else "")]


def hari_ini(pilihan: Pilihan) -> date:
    """The day of printing."""
    return pilihan.dicetak or date.today()
