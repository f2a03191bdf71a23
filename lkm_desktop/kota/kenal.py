"""Which kelurahan a recap belongs to: by its kode, its office, its name. What does not agree is told, never merged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.kota.bahan import KepalaPaket
from lkm_desktop.kota.skema import RUSAK, Kelurahan, Kiriman
from lkm_desktop.names import plain

#: how alike two folded names of a place must be to be one place, 0 to 1
_MIRIP = 0.8
_JENIS = re.compile(r"^(?:kelurahan|kel|desa|kecamatan|kec|kota|kabupaten|kab) (?=.)")

_AWALAN = re.compile(r"^(?:kecamatan\s+|kec(?:\.\s*|\s+)|kelurahan\s+|kel(?:\.\s*|\s+)|desa\s+)(?=\S)", re.IGNORECASE)


@dataclass(frozen=True)
class Temu:
    """The kelurahan of a recap; `kalimat` says why the recap is not taken as its own, "" when all agrees."""

    kelurahan: Kelurahan
    kalimat: str = ""
    saran: str = ""


def lipat(nama: str) -> str:
    """A name of a place as it is compared: "Kel. Kelayan-Barat" -> "kelayan barat"."""
    return _JENIS.sub("", plain(nama))


def tanpa_jenis(nama: str) -> str:
    """A name without what kind of place it is: "Kec. Banjarmasin Selatan" -> "Banjarmasin Selatan"."""
    return _AWALAN.sub("", nama.strip())


def kunci(kode: str, nama: str, kecamatan: str, kota: str) -> str:
    """What makes a kelurahan one: its kode, else its name with kecamatan and kota."""
    if kode.strip():
        return f"kode:{kode.strip()}"[:400]
    return "nama:" + "|".join(lipat(satu)[:120] for satu in (nama, kecamatan, kota))


def mirip(satu: str, dua: str) -> bool:
    """Whether two names are spellings of one place. Numbers in them must be the same: Alalak I is not Alalak II."""
    a, b = lipat(satu), lipat(dua)
    if not a or not b or a == b:
        return True
    if [w for w in a.split() if _bernomor(w)] != [w for w in b.split() if _bernomor(w)]:
        return False
    if (set(a.split()) ^ set(b.split())) & _ARAH:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _MIRIP


#: words that tell neighbours of one name apart
_ARAH = {"barat", "timur", "utara", "selatan", "tengah", "dalam", "luar", "hulu", "hilir", "lama", "baru", "besar",
         "kecil", "atas", "bawah"}  # fmt: skip


def _bernomor(kata: str) -> bool:
    return bool(re.fullmatch(r"\d+|[ivx]+", kata))


def temukan(s: Session, k: KepalaPaket) -> Temu | None:
    """The kelurahan of that head, locked until the transaction ends; None when nobody like it is known yet."""
    tepat = _satu(s, kunci(k.kode, k.kelurahan, k.kecamatan, k.kota))
    if tepat is not None:
        return _periksa(tepat, k)
    calon = [one for one in _senama(s, k) if setempat(one, k.kecamatan, k.kota)]
    if k.kode:
        beda = next((one for one in calon if one.kode), None)
        if beda is not None:
            return Temu(beda, f"Paket ini berkode {k.kode}, sedangkan {beda.nama} berkode {beda.kode}.",
                        "Periksa kode Kemendagri di kantor itu, atau di daftar kelurahan.")  # fmt: skip
    elif not calon:
        calon = _sekantor(s, k)
    return _periksa(calon[0], k) if len(calon) == 1 else None


def _satu(s: Session, isi: str) -> Kelurahan | None:
    return s.scalar(select(Kelurahan).where(Kelurahan.kunci == isi).with_for_update())


def _senama(s: Session, k: KepalaPaket) -> list[Kelurahan]:
    semua = select(Kelurahan).order_by(Kelurahan.id).with_for_update()
    return list(s.scalars(semua.where(Kelurahan.lipatan == lipat(k.kelurahan))))


def _sekantor(s: Session, k: KepalaPaket) -> list[Kelurahan]:
    """Those of the same office with nearly the same name: a slip that was put right in one of the two."""
    semua = select(Kelurahan).order_by(Kelurahan.id).with_for_update()
    semua = semua.where(Kelurahan.kantor_id == k.kantor_id, Kelurahan.kantor_id != "")
    return [one for one in s.scalars(semua) if mirip(one.nama, k.kelurahan)]


def pemilik(s: Session, kode: str, nama: str) -> Kelurahan | None:
    """Whose broken file it seems to be: by the kode that its name or manifest told, or by the name alone."""
    if kode:
        return s.scalar(select(Kelurahan).where(Kelurahan.kode == kode).limit(1))
    sama = list(s.scalars(select(Kelurahan).where(Kelurahan.lipatan == lipat(nama)).limit(2))) if nama else []
    return sama[0] if len(sama) == 1 else None


def cocokkan_rusak(s: Session) -> None:
    """Find the kelurahan of broken files that came before anything was known of it."""
    tanpa = select(Kiriman).where(Kiriman.keadaan == RUSAK, Kiriman.kelurahan_id.is_(None))
    for one in s.scalars(tanpa):
        milik = pemilik(s, one.kode, one.nama)
        if milik is not None:
            one.kelurahan_id = milik.id


def setempat(one: Kelurahan, kecamatan: str, kota: str) -> bool:
    """Whether a kelurahan lies in that kecamatan and kota; a place that is not filled in contradicts nothing."""
    pasangan = ((one.kecamatan, kecamatan), (one.kota, kota))
    return all(not a.strip() or not b.strip() or lipat(a) == lipat(b) for a, b in pasangan)


def _periksa(one: Kelurahan, k: KepalaPaket) -> Temu:
    """Whether the recap comes from the office of that kelurahan."""
    if one.kantor_id and one.kantor_id == k.kantor_id:
        return Temu(one)
    if not mirip(one.nama, k.kelurahan):
        return Temu(one, f"Kode {k.kode} adalah {one.nama}, tetapi paket ini dari {k.kelurahan}.",
                    "Periksa kode Kemendagri di kantor itu.")  # fmt: skip
    if one.kantor_id and k.kantor_id:
        return Temu(one, f"Dua kantor mengaku sebagai {one.nama}; paket ini dari kantor yang lain.",
                    "Tanyakan kantor mana yang dipakai. Bila yang ini, akui kantornya di meja korkot.")  # fmt: skip
    return Temu(one)
