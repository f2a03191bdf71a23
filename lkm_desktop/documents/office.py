"""What every paper takes from the office: its letterhead, its signers, the short code of a meeting."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from lkm_desktop.documents.kop import KOP_KOSONG, Kop
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.format import tanggal_panjang, tanggal_pendek
from lkm_desktop.services.organisasi import Kantor, penanda
from lkm_desktop.services.roll import Hitung


def kop_of(kantor: Kantor, pilihan: Pilihan) -> Kop | None:
    """The letterhead as chosen; the line with the body's own name is the bold one."""
    if pilihan.kop == "tanpa":
        return None
    if pilihan.kop == "ruang":
        return KOP_KOSONG
    name = kantor.lembaga.upper()
    nama = kantor.kop.index(name) if name in kantor.kop else min(1, len(kantor.kop) - 1)
    left, right = (kantor.logo, kantor.logo_kanan) if pilihan.kop == "logo" else (None, None)
    return Kop(kantor.kop, left, right, nama=nama)


def signers(s: Session, kantor: Kantor, pilihan: Pilihan, day: date) -> tuple[Penanda, ...]:
    """Koordinator and sekretaris of that day, as chosen."""
    if pilihan.penanda == "tanpa":
        return ()
    (chair_title, chair), (secretary_title, secretary) = penanda(s, day)
    sekretaris = Penanda(secretary_title, secretary)
    if pilihan.penanda == "sekretaris":
        return (sekretaris,)
    if pilihan.penanda == "lurah":
        return (Penanda(chair_title, chair), sekretaris, lurah(kantor))
    return (Penanda(chair_title, chair, "Mengetahui,"), sekretaris)


def lurah(kantor: Kantor) -> Penanda:
    """The head of the kelurahan or desa, who takes note."""
    title = f"{'Kepala Desa' if kantor.wilayah == 'Desa' else 'Lurah'} {kantor.kelurahan}"
    return Penanda(title, kantor.lurah_nama, "Mengetahui,", f"NIP {kantor.lurah_nip}" if kantor.lurah_nip else "")


def place_and_date(kantor: Kantor, day: date) -> str:
    """ "Banjarmasin, 21 September 2015"."""
    return f"{kantor.tempat_surat}, {tanggal_panjang(day)}"


def printed_on(kantor: Kantor, pilihan: Pilihan) -> str:
    """Date of printing for the footer; a practice office says so on every page."""
    day = tanggal_pendek(pilihan.dicetak or date.today())
    return f"{day} · LATIHAN" if kantor.latihan else day


def meeting_code(nomor: int, rapat_id: str) -> str:
    """Short code on the papers of a meeting: its number and the beginning of its id, either of which finds it."""
    return f"R{nomor}-{rapat_id[:6]}"


def tidak_hadir(hitung: Hitung) -> str:
    """How many stayed away and why, in the same words on every paper: "11 orang (7 izin, 2 sakit, 2 tanpa kabar)"; ""
    for nobody."""
    counts = ((hitung.izin, "izin"), (hitung.sakit, "sakit"), (hitung.alpa, "tanpa kabar"))
    parts = [f"{count} {word}" for count, word in counts if count]
    total = sum(count for count, _ in counts)
    return f"{total} orang ({', '.join(parts)})" if total else ""
