"""Berita acara of the vote of an RT (lkm-siklus.md 5.7, F6a): recorded steps, figures, names, utusan, signatures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alinea, Blok, Isi, KolomIsi, Sel, Tabel, Tanda
from lkm_desktop.documents.pemilihan_bantu import Berkas, angka, berkas, sebut_rt, tiap_kaki, tiap_rt
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.domain.pemilihan import HASIL
from lkm_desktop.services.fakta_rapat import angka_kata
from lkm_desktop.services.hitung_suara import TERPILIH, gabung
from lkm_desktop.services.pemilihan_baris import BarisRT
from lkm_desktop.services.perolehan import Hitungan, hitungan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_LANGKAH = tuple(f"langkah_{n}" for n in range(1, 8))
_KOSONG = 6
#: more names than this are named by the table alone
_SEBUT = 6
_SATU_NOMOR = "Nomor yang diketik tercetak pada setiap RT, kecuali RT yang berita acaranya sudah bernomor sendiri."


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The berita acara of one RT, or of every RT of an election. Raises LkmError, FieldErrors like `berkas`."""
    f = berkas(s, "ba-utusan", pilihan, rt=True)
    made = f.jadi(f"Berita acara pemilihan utusan {sebut_rt(f)}", tiap_rt(f, _satu),
                  _SATU_NOMOR if len(f.rt) > 1 and f.b.teks("nomor") else "")  # fmt: skip
    return replace(made, kaki_surat=tiap_kaki(f, "Berita acara pemilihan utusan"))


def _satu(f: Berkas, row: BarisRT) -> list[Blok]:
    tally = hitungan(f.s, f.pemilihan.id, row.id) if row.id and f.pemilihan is not None else None
    return [
        f.judul(nomor=True), f.alinea("pembuka"), f.alinea("langkah", ikut=True), *f.butir(_LANGKAH),
        f.alinea("hasil", ikut=True), _figures(row), *_verdict(f, row), f.alinea("perolehan", ikut=True),
        tabel_suara(tally), *_elected(f, tally), *seri(f, tally), f.alinea("penutup", ikut=True),
        *_signed(f, row),
    ]  # fmt: skip


def _figures(row: BarisRT) -> Tabel:
    """Adults and voters by L and P, turnout, ballots."""
    kolom = (KolomIsi("Uraian", 2.4), *(KolomIsi(word, 1, rata="tengah") for word in ("L", "P", "Jumlah")))
    rows = (
        ("Wajib pilih (warga dewasa)", angka(row.dewasa_l), angka(row.dewasa_p), angka(row.dewasa)),
        ("Hadir memilih", angka(row.memilih_l), angka(row.memilih_p), angka(row.memilih)),
        ("Persentase yang memilih", "", "", row.persen if row.persen != "-" else ""),
        ("Surat suara sah", "", "", angka(row.sah)),
        ("Surat suara tidak sah", "", "", angka(row.tidak_sah)),
        ("Dilakukan dari pintu ke pintu", "", "", ("ya" if row.pintu else "tidak") if row.memilih is not None else ""),
    )
    return Tabel(kolom, rows)


def _verdict(f: Berkas, row: BarisRT) -> list[Blok]:
    """BR11 in words, door to door, and a difference of ballots."""
    parts: list[Blok] = [Alinea(row.kalimat, "putusan_pemilih", label="Batas pemilih")] if row.kalimat else []
    if row.pintu and row.kalimat.startswith("Sah"):
        parts.append(f.alinea("pintu"))
    return [*parts, f.alinea("selisih", selisih=row.selisih)] if row.selisih else parts


def tabel_suara(tally: Hitungan | None) -> Tabel:
    """Names in rank with votes and result; empty rows while nobody is known."""
    kolom = (
        KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Nama", 2), KolomIsi("L/P", lebar_mm=11, rata="tengah"),
        KolomIsi("Umur", lebar_mm=14, rata="tengah"), KolomIsi("Perolehan suara", lebar_mm=24, rata="tengah"),
        KolomIsi("Keterangan", lebar_mm=27),
    )  # fmt: skip
    if tally is None or not tally.nama:
        return Tabel(kolom, (), 7, _KOSONG, 1)
    words = dict(HASIL)
    rows = tuple(
        (str(n), Sel(one.nama, gaya="tebal" if one.hasil == TERPILIH else ""), one.jk, angka(one.umur),
         angka(one.suara), words.get(one.hasil, ""))
        for n, one in enumerate(tally.nama, 1)
    )  # fmt: skip
    return Tabel(kolom, rows)


def _elected(f: Berkas, tally: Hitungan | None) -> list[Blok]:
    names = [one.nama for one in tally.nama if one.hasil == TERPILIH] if tally is not None else []
    if tally is not None and tally.nama and not names:
        return []
    if len(names) > _SEBUT:
        return [f.alinea("terpilih_banyak", banyak=angka_kata(len(names)))]
    return [f.alinea("terpilih", nama_terpilih=gabung(names) if names else "")]


def seri(f: Berkas, tally: Hitungan | None) -> list[Blok]:
    """How equal votes were put in order, one sentence for each way."""
    if tally is None:
        return []
    groups: dict[tuple[int | None, str], list[str]] = {}
    for one in tally.nama:
        if one.putusan is not None:
            groups.setdefault((one.suara, one.putusan_alasan), []).append(one.nama)
    return [
        Alinea(f.kalimat("seri", nama_seri=gabung(names, _SEBUT), cara_seri=way), f"seri_{n}", label="Suara yang sama")
        for n, ((_, way), names) in enumerate(groups.items(), 1)
    ]


def _signed(f: Berkas, row: BarisRT) -> list[Blok]:
    if f.b.pilihan.penanda == "tanpa":
        return []
    witnesses = [*row.saksi[:2], "", ""][:2]
    chief = Penanda(f"Ketua {row.sebutan}", row.ketua_rt, "Mengetahui,")
    officer = Penanda("Petugas pemilihan", row.petugas)
    own = (Penanda("Saksi 1", witnesses[0]), officer, Penanda("Saksi 2", witnesses[1]), chief)
    return [Tanda(own, f.tempat_tanggal)]
