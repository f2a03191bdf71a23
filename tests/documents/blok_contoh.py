"""Papers made of blocks for tests: a letterhead, a decree, a letter, a blank form, and blocks with any text in them."""

from __future__ import annotations

import io

from hypothesis import strategies as st
from PIL import Image

from lkm_desktop.documents.isi import (
    METERAI,
    Alamat,
    Alinea,
    Berlabel,
    Blok,
    Centang,
    Fakta,
    HalamanBaru,
    Isi,
    Isian,
    Judul,
    KolomIsi,
    Kotak,
    Nama,
    Ruang,
    Sel,
    SubJudul,
    Tabel,
    Tanda,
    Tembusan,
)
from lkm_desktop.documents.kop import Kop
from lkm_desktop.documents.signature import Penanda

#: what people paste into names
NAKAL = "Ahmad <b>Rifa'i</b> & Co </para> Al-Banjari 😀 Čović"
PROSA = (
    "Koordinator membuka rapat dan menyampaikan bahwa program kerja terlaksana delapan puluh persen; dua kegiatan "
    "lingkungan di RT 03 & RT 07 tertunda karena hujan dan dilanjutkan pada bulan berikutnya oleh UPL."
)
TEMPAT = "Banjarmasin, 21 September 2015"
BERDUA = (Penanda("Koordinator", "H. Syamsuddin", "Mengetahui,"), Penanda("Sekretaris", "Noor Hasanah, S.Pd."))


def gambar() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 300), "navy").save(out, "PNG")
    return out.getvalue()


KOP = Kop(("LEMBAGA KESWADAYAAN MASYARAKAT", "LKM Maju Bersama", "Kelurahan Kelayan Tengah", "Jl. Contoh 1"), gambar())


def prosa(alinea: int, kop: Kop | None = KOP, penanda: tuple[Penanda, ...] = BERDUA) -> Isi:
    """A berita acara with that many numbered paragraphs."""
    body = tuple(Alinea(PROSA, f"k{n}", nomor=f"{n}.") for n in range(1, alinea + 1))
    return Isi("Berita acara", (Judul("BERITA ACARA", "Nomor 1"), *body, Tanda(penanda, TEMPAT)), kop, kode="R3-ab12cd")


def keputusan() -> Isi:
    """A decree with every kind of block that a decree has."""
    unsur = (Sel("Tokoh", "unsur", "tebal"), *[Sel("Tokoh", gaya="tebal")] * 3)
    rows = tuple((str(n), f"Siti Aminah {n}", cell, "") for n, cell in enumerate(unsur, 1))
    return Isi("SK Panitia", (
        Judul("KEPUTUSAN", "Nomor: 003/SK/LKM-MB/IX/2015", "TENTANG PANITIA"),
        Berlabel("Menimbang", (Alinea(PROSA, "menimbang_a", "a."), Alinea(NAKAL, "menimbang_b", "b."))),
        Alinea("MEMUTUSKAN:", gaya="tebal", rata="tengah", ikut=True),
        Berlabel("KESATU", (Alinea("Membentuk panitia.", "kesatu"),)),
        SubJudul("Susunan"),
        Tabel((KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Nama", 2), KolomIsi("Unsur"),
               KolomIsi("Tanda tangan", 1.4, rata="zigzag")), rows, 10, 2, 5),
        Tanda((*BERDUA, Penanda("Lurah", "", "Mengetahui,", "NIP 1970", "tengah")), TEMPAT, METERAI),
        Tembusan(("Lurah Kelayan Tengah", "Arsip")),
    ), KOP, lembaga="LKM Maju Bersama")  # fmt: skip


def surat(untuk: tuple[str, ...] = ("Sdr. Budi",)) -> Isi:
    """One letter for each recipient."""
    blok: list[Blok] = []
    for nama in untuk:
        if blok:
            blok.append(HalamanBaru(surat_baru=True))
        blok += [
            Fakta((("Nomor", "003"), ("Perihal", "Undangan rapat pleno")), 24, kanan=(TEMPAT, "Kepada Yth.", nama)),
            Alinea(PROSA, "pembuka", awal_mm=10), Fakta((("Waktu", ""),), inden_mm=10),
            Tanda((Penanda("Koordinator", "H. Syamsuddin"),)),
        ]  # fmt: skip
    return Isi("Undangan", tuple(blok), KOP)


def borang() -> Isi:
    """A blank form."""
    return Isi("Formulir", (
        Judul("FORMULIR"), Alamat(("Kepada Yth.", NAKAL), kanan=True), Isian("Nama lengkap"), Isian("Alamat", 2),
        Isian("NIK", nilai="6371"), Centang(("Laki-laki", "Perempuan"), "L/P", ("Perempuan",)), Centang(("Setuju",)),
        Kotak(("Pas foto",), 30, 40, "kanan"), Nama(("Siti", NAKAL)), Ruang(4), Tanda((Penanda("Pemohon"),), "..."),
    ), KOP)  # fmt: skip


TEKS = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60), st.text("abc -/", max_size=400),
    st.sampled_from([PROSA, NAKAL, "W" * 150, "\n\n", "satu\ndua", "", " "]),
)  # fmt: skip
_BARIS = st.lists(TEKS, max_size=4).map(tuple)
_MM = st.floats(0, 90)
_KOLOM = st.lists(
    st.builds(KolomIsi, TEKS, st.floats(0.7, 3), st.sampled_from([0, 0, 12, 40]),
              st.sampled_from(["kiri", "tengah", "kanan", "zigzag"])), min_size=1, max_size=5)  # fmt: skip
_ALINEA = st.builds(
    Alinea, TEKS, st.sampled_from(["", "a", "b"]), st.sampled_from(["", "1.", "a.", "12345."]),
    st.sampled_from(["biasa", "tebal", "miring"]), st.sampled_from(["penuh", "kiri", "tengah", "kanan"]),
    st.floats(0, 40), st.floats(0, 15), st.booleans(),
)  # fmt: skip


@st.composite
def _tabel(draw: st.DrawFn) -> Tabel:
    kolom = tuple(draw(_KOLOM))
    row = st.tuples(*[TEKS] * len(kolom))
    return Tabel(kolom, tuple(draw(st.lists(row, max_size=6))), draw(st.sampled_from([0, 10])), draw(st.integers(0, 3)))


PENANDA = st.lists(
    st.builds(Penanda, TEKS, TEKS, st.sampled_from(["", "Mengetahui,"]), TEKS,
              st.sampled_from(["", "kiri", "tengah", "kanan"])), max_size=6).map(tuple)  # fmt: skip
BLOK: st.SearchStrategy[Blok] = st.one_of(
    st.builds(Judul, TEKS, TEKS, TEKS), st.builds(SubJudul, TEKS), _ALINEA, _tabel(),
    st.builds(Fakta, st.lists(st.tuples(TEKS, TEKS), max_size=4).map(tuple), _MM, st.floats(0, 20), _BARIS),
    st.builds(Alamat, _BARIS, st.booleans()), st.builds(Berlabel, TEKS, st.lists(_ALINEA, max_size=3).map(tuple), _MM),
    st.builds(Nama, _BARIS), st.builds(Isian, TEKS, st.integers(0, 3), TEKS, _MM),
    st.builds(Centang, _BARIS, TEKS, _BARIS, _MM), st.builds(Ruang, st.floats(0, 60), st.booleans()),
    st.builds(Kotak, _BARIS, st.floats(20, 200), st.floats(0, 60), st.sampled_from(["kiri", "tengah", "kanan"])),
    st.builds(HalamanBaru, st.booleans()), st.builds(Tanda, PENANDA, TEKS, st.sampled_from(["", METERAI])),
    st.builds(Tembusan, _BARIS),
)  # fmt: skip
