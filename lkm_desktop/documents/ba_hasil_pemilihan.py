"""Berita acara of the election in the rembug of the kelurahan (lkm-siklus.md 5.7, F6c) and of the confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.ba_utusan import seri
from lkm_desktop.documents.isi import Blok, Isi, KolomIsi, Sel, Tabel
from lkm_desktop.documents.office import lurah
from lkm_desktop.documents.pemilihan_bantu import Berkas, angka, berkas, tanda, wakil_pokja
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.domain.pemilihan import HASIL
from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.services.fakta_rapat import angka_kata
from lkm_desktop.services.hitung_suara import CADANGAN, TERPILIH, gabung
from lkm_desktop.services.pemilihan_ringkasan import Ringkasan, ringkasan
from lkm_desktop.services.perolehan import Hitungan, NamaSuara, hitungan
from lkm_desktop.services.utusan import utusan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_KOSONG = 13
_JANJI = tuple(f"janji_{n}" for n in range(1, 5))


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The berita acara of the election. Raises LkmError, FieldErrors like `berkas`."""
    f = berkas(s, "ba-pemilihan", pilihan)
    tally, found = _facts(f)
    blok: list[Blok] = [
        f.judul(nomor=True), f.alinea("pembuka"), _people(f, found), *_unknown(f, found), *_turnout(f, found),
        _ballots(f, tally),
        f.alinea("perolehan", ikut=True), _ranking(tally, _places(f)), *_silent(f, tally), *seri(f, tally),
        _elected(f, found), *_reserve(f, tally), f.alinea("pengukuhan"), f.alinea("penutup", ikut=True),
        *tanda(f, _signers(f)),
    ]  # fmt: skip
    unknown = "L/P sebagian utusan belum diisi, jadi rincian laki-laki dan perempuan belum lengkap." * bool(
        _unknown(f, found))  # fmt: skip
    return f.jadi(f"Berita acara {f.nama}", blok, " ".join(part for part in (unknown, _note(tally)) if part))


def _facts(f: Berkas) -> tuple[Hitungan | None, Ringkasan | None]:
    if f.pemilihan is None:
        return None, None
    return hitungan(f.s, f.pemilihan.id), ringkasan(f.s, f.pemilihan.id)


def _people(f: Berkas, found: Ringkasan | None) -> Blok:
    counts: dict[str, str] = {}
    for key, part in (("diundang", found.utusan if found else None), ("hadir", found.hadir if found else None)):
        known = part is not None and bool(part.total)
        counts |= {key: angka_kata(part.total or 0) if known and part else "",
                   f"{key}_l": angka(part.l) if known and part else "",
                   f"{key}_p": angka(part.p) if known and part else ""}  # fmt: skip
    return f.dengan(counts).alinea("peserta")


def _unknown(f: Berkas, found: Ringkasan | None) -> list[Blok]:
    """How many of the utusan and of the elected have no L/P, so that nobody finds sums that are wrong."""
    parts = (found.utusan, found.hadir, found.anggota) if found is not None else ()
    most = max(((part.total or 0) - (part.l or 0) - (part.p or 0) for part in parts), default=0)
    return [f.alinea("tanpa_lp", tanpa_lp=angka_kata(most))] if most > 0 else []


def _turnout(f: Berkas, found: Ringkasan | None) -> list[Blok]:
    if found is None or found.persen == "-":
        return []
    return [f.alinea("partisipasi", pemilih=ribuan(found.memilih.total or 0), dewasa=ribuan(found.dewasa.total or 0),
                     persen=found.persen)]  # fmt: skip


def _ballots(f: Berkas, tally: Hitungan | None) -> Blok:
    known = tally.angka if tally is not None else None
    return f.alinea("suara", memilih=_count(known.memilih if known else None), sah=_count(known.sah if known else None),
                    tidak_sah=_count(known.tidak_sah if known else None))  # fmt: skip


def _count(n: int | None) -> str:
    return angka_kata(n) if n is not None else ""


def _places(f: Berkas) -> dict[str, str]:
    """RT of every name by the id of its row; of another basis what it is called."""
    people = utusan(f.s, f.pemilihan.id) if f.pemilihan is not None else ()
    return {u.kelurahan_id: u.sebutan for u in people if not u.rt}


def _ranking(tally: Hitungan | None, places: dict[str, str]) -> Tabel:
    """Names with votes in rank; names without any stand in a sentence."""
    kolom = (
        KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Nama", 2), KolomIsi("L/P", lebar_mm=11, rata="tengah"),
        KolomIsi("RT/RW", lebar_mm=20, rata="tengah"), KolomIsi("Suara", lebar_mm=16, rata="tengah"),
        KolomIsi("Peringkat", lebar_mm=21, rata="tengah"), KolomIsi("Keterangan", lebar_mm=25),
    )  # fmt: skip
    named = [one for one in tally.nama if _shown(one)] if tally is not None else []
    words = dict(HASIL)
    rows = tuple(
        (str(n), Sel(one.nama, gaya="tebal" if one.hasil == TERPILIH else ""), one.jk, _place(one, places),
         angka(one.suara), angka(one.peringkat), words.get(one.hasil, ""))
        for n, one in enumerate(named, 1)
    )  # fmt: skip
    return Tabel(kolom, rows, 0 if rows else 7, 0 if rows else _KOSONG, 1)


def _shown(one: NamaSuara) -> bool:
    return bool(one.suara) or one.hasil in (TERPILIH, CADANGAN)


def _place(one: NamaSuara, places: dict[str, str]) -> str:
    return "/".join(part for part in (one.rt, one.rw) if part) or places.get(one.id, "")


def _silent(f: Berkas, tally: Hitungan | None) -> list[Blok]:
    left = sum(not _shown(one) for one in tally.nama) if tally is not None and tally.suara else 0
    return [f.alinea("tanpa_suara", tanpa_suara=angka_kata(left))] if left else []


def _elected(f: Berkas, found: Ringkasan | None) -> Blok:
    part = found.anggota if found is not None else None
    if part is None or not part.total:
        return f.alinea("terpilih", terpilih="", terpilih_l="", terpilih_p="", persen_p="")
    return f.alinea("terpilih", terpilih=angka_kata(part.total), terpilih_l=angka(part.l), terpilih_p=angka(part.p),
                    persen_p=part.persen_p)  # fmt: skip


def _reserve(f: Berkas, tally: Hitungan | None) -> list[Blok]:
    if tally is None:
        return []
    away = [one.nama for one in tally.nama if one.hasil == TERPILIH and one.kesediaan and one.hadir is not True]
    parts: list[Blok] = [f.alinea("kesediaan", nama_sedia=gabung(away, len(away)))] if away else []
    return [f.alinea("cadangan"), *parts] if any(one.hasil == CADANGAN for one in tally.nama) else parts


def _signers(f: Berkas) -> tuple[Penanda, ...]:
    """The three pokja, two witnesses, the lurah."""
    names = [*f.b.baris("saksi"), "", ""][:2]
    return (*wakil_pokja(f), Penanda("Saksi 1", names[0]), Penanda("Saksi 2", names[1]), lurah(f.b.kantor))


def _note(tally: Hitungan | None) -> str:
    """What to look at before printing: ties and figures that do not agree."""
    if tally is None or not tally.nama:
        return ""
    if any(t.menentukan for t in tally.seri):
        return " ".join(t.kalimat for t in tally.seri if t.menentukan)
    if not any(one.hasil for one in tally.nama):
        return "Hasilnya belum ditetapkan, jadi keterangannya masih kosong."
    return " ".join(m.teks for m in tally.pesan if m.field == "sah")


def pengukuhan(s: Session, pilihan: Pilihan) -> Isi:
    """The berita acara of the confirmation with the words said and the promise. Raises LkmError, FieldErrors like
    `berkas`."""
    f = berkas(s, "pengukuhan-lkm", pilihan)
    tally = hitungan(s, f.pemilihan.id) if f.pemilihan is not None else None
    day, places = f.pemilihan.tanggal if f.pemilihan is not None else None, _places(f)
    elected = [one for one in tally.nama if one.hasil == TERPILIH] if tally is not None else []
    kolom = (KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Nama", 1.4),
             KolomIsi("L/P", lebar_mm=11, rata="tengah"), KolomIsi("RT/RW", lebar_mm=20, rata="tengah"),
             KolomIsi("Tanda tangan", lebar_mm=52, rata="zigzag"))  # fmt: skip
    rows = tuple((str(n), one.nama, one.jk, _place(one, places), "") for n, one in enumerate(elected, 1))
    seats = f.pemilihan.jumlah_anggota if f.pemilihan is not None else _KOSONG
    blok: list[Blok] = [
        f.judul(nomor=True), f.alinea("pembuka", tanggal_rembug=tanggal_panjang(day) if day else ""),
        f.alinea("naskah", gaya="miring"), f.alinea("janji_kata", ikut=True), *f.butir(_JANJI),
        f.alinea("anggota", ikut=True), Tabel(kolom, rows, 9, 0 if rows else seats, 1),
        f.alinea("penutup", ikut=True), *tanda(f, _confirmers(f)),
    ]  # fmt: skip
    return f.jadi(f"Berita acara pengukuhan {f.nama}", blok)


def _confirmers(f: Berkas) -> tuple[Penanda, ...]:
    """Who confirms (typed, else the chair of the committee) and the lurah."""
    name, office = f.b.teks("pengukuh"), f.b.teks("jabatan_pengukuh")
    chair = next((one.nama for one in f.panitia if one.jabatan == "Ketua" and not one.pokja), "")
    return (lurah(f.b.kantor), Penanda(office or "Ketua panitia pemilihan", name or ("" if office else chair),
                                        "Yang mengukuhkan,"))  # fmt: skip
