"""Chapter II of the LPJ, "Administrasi", as blocks: every number of it comes from services.lpj."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkm_desktop.documents.fakta_kertas import BahanTahap, tebal
from lkm_desktop.documents.isi import Alinea, Blok, KolomIsi, Ruang, Sel, SubJudul, Tabel
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.format import BULAN, ribuan, tanggal_pendek
from lkm_desktop.services.lpj import Administrasi, PutusanPeriode, RapatPeriode
from lkm_desktop.services.lpj_orang import Perubahan, Petugas

_NO = KolomIsi("No", lebar_mm=11, rata="tengah")
_BULAN = (KolomIsi("Bulan", 2), KolomIsi("Surat masuk", rata="kanan"), KolomIsi("Surat keluar", rata="kanan"))
_JENIS = (KolomIsi("Jenis surat keluar", 2), KolomIsi("Jumlah", rata="kanan"))
_RAPAT = (
    _NO, KolomIsi("Jenis pertemuan", 2.2), *(KolomIsi(words, lebar_mm=width, rata="kanan") for words, width in (
        ("Kali", 12), ("Hadir", 15), ("L", 13), ("P", 13), ("Miskin", 16), ("Rata-rata", 20), ("Keputusan", 22))),
)  # fmt: skip
_UBAH = (KolomIsi("Tanggal", lebar_mm=23, rata="tengah"), KolomIsi("Nama", 1.2), KolomIsi("Perubahan", 2))
_AKTIF = (KolomIsi("Menurut kehadiran", 2), *(KolomIsi(words, rata="kanan") for words in ("L", "P", "Jumlah")))
_BUKU = (_NO, KolomIsi("Buku", 2.4), KolomIsi("Masa ini", rata="kanan"), KolomIsi("Seluruhnya", rata="kanan"))
_PUTUSAN = (_NO, KolomIsi("Tanggal, nomor"), KolomIsi("Keputusan"), KolomIsi("Tindak lanjut"))
_SELESAI = (*_PUTUSAN[:3], KolomIsi("Oleh"))
#: states of a decision in the order in which they are told
_KEADAAN = (("selesai", "sudah dilaksanakan"), ("belum", "belum selesai"), ("batal", "dibatalkan"),
            ("tanpa", "tidak memerlukan tindak lanjut"))  # fmt: skip


def bab_dua(t: BahanTahap, found: Administrasi, masa: str) -> list[Blok]:
    """The whole chapter."""
    return [
        Ruang(8), t.alinea("bab_dua", rata="tengah", gaya="tebal", ikut=True),
        *_surat(t, found, masa), *_rapat(t, found), *_anggota(t, found), *_pengelola(t, found), *_relawan(t, found),
        *_buku(t, found), *_keputusan(t, found),
    ]  # fmt: skip


def _surat(t: BahanTahap, found: Administrasi, masa: str) -> list[Blok]:
    letters = found.surat
    counts = {"masuk": ribuan(letters.masuk), "keluar": ribuan(letters.keluar)}
    rows = [(f"{BULAN[one.bulan - 1]} {one.tahun}", _angka(one.masuk), _angka(one.keluar)) for one in letters.bulan]
    total = ("Jumlah", counts["masuk"], counts["keluar"])
    parts: list[Blok] = [
        SubJudul("A. Surat-menyurat"), t.alinea("surat", {"masa": masa, **counts}, ikut=True),
        Tabel(_BULAN, (*rows, tuple(tebal(words) for words in total))),
    ]
    if letters.jenis:
        parts += [Ruang(2), Tabel(_JENIS, tuple((words, ribuan(n)) for words, n in letters.jenis), utuh=True)]
    for key, count in (("nomor_batal", letters.batal), ("nomor_dipesan", letters.dipesan)):
        if count:
            parts.append(t.alinea(key, {key.removeprefix("nomor_"): ribuan(count)}))
    return [*parts, Ruang(2)]


def _rapat(t: BahanTahap, found: Administrasi) -> list[Blok]:
    head = SubJudul("B. Rapat dan pertemuan")
    if not found.rapat:
        return [head, t.alinea("rapat_kosong"), Ruang(2)]
    whole = RapatPeriode("Jumlah", *(sum(getattr(one, key) for one in found.rapat) for key in (
        "kali", "dicatat", "hadir", "l", "p", "miskin", "keputusan")))  # fmt: skip
    rows: list[tuple[str | Sel, ...]] = [
        (str(n), *_satu_jenis(one, t.b.kantor.istilah)) for n, one in enumerate(found.rapat, 1)
    ]
    if len(rows) > 1:
        rows.append(tuple(tebal(words) for words in ("", *_satu_jenis(whole, ""))))
    counts = {"peserta": whole.hadir, "l": whole.l, "p": whole.p, "miskin": whole.miskin, "rapat": whole.kali}
    parts: list[Blok] = [head, t.alinea("rapat", _kata(counts), ikut=True), Tabel(_RAPAT, tuple(rows))]
    if whole.dicatat < whole.kali:
        untold = {"belum": whole.kali - whole.dicatat, "dicatat": whole.dicatat}
        parts.append(t.alinea("rapat_belum", _kata(untold), gaya="miring", rata="kiri"))
    return [*parts, Ruang(2)]


def _satu_jenis(one: RapatPeriode, istilah: str) -> tuple[str, ...]:
    counts = (one.kali, one.hadir, one.l, one.p, one.miskin, one.rata, one.keputusan)
    return (one.jenis.replace("LKM", istilah) if istilah else one.jenis, *map(_angka, counts))


def _anggota(t: BahanTahap, found: Administrasi) -> list[Blok]:
    members = found.anggota
    counts = {"awal": members.awal.jumlah, "akhir": members.akhir.jumlah, "akhir_l": members.akhir.l,
              "akhir_p": members.akhir.p}  # fmt: skip
    parts: list[Blok] = [SubJudul(f"C. Anggota {t.b.kantor.istilah}"),
                         t.alinea("anggota", _kata(counts))]
    changed = _perubahan(members.perubahan)
    return [*parts, *([t.alinea("perubahan", ikut=True), *changed] if changed else [t.alinea("perubahan_tidak")]),
            Ruang(2)]


def _pengelola(t: BahanTahap, found: Administrasi) -> list[Blok]:
    staff = found.pengelola
    parts: list[Blok] = [SubJudul("D. Pengelola"),
                         t.alinea("pengelola", {"pengelola": ribuan(staff.akhir.jumlah)}, ikut=bool(staff.petugas))]
    changed = _perubahan(staff.perubahan)
    parts += orang(staff.petugas, badan=True)
    return [*parts, *([Ruang(2), t.alinea("perubahan_pengelola", ikut=True), *changed] if changed else []), Ruang(2)]


def orang(people: Sequence[Petugas], *, badan: bool = False) -> list[Blok]:
    """People with their office; nothing for nobody. `badan`: name the body of each instead of the term."""
    if not people:
        return []
    heads = (_NO, KolomIsi("Nama", 1.4), KolomIsi("L/P", lebar_mm=12, rata="tengah"), KolomIsi("Jabatan"),
             KolomIsi("Badan" if badan else "Masa bakti"))
    bodies = dict(BADAN)
    rows = tuple(
        (str(n), one.nama, one.jk, one.jabatan, bodies.get(one.badan, one.badan) if badan else one.periode or "–")
        for n, one in enumerate(people, 1)
    )
    return [Tabel(heads, rows)]


def _perubahan(changes: Sequence[Perubahan]) -> list[Blok]:
    rows = tuple((tanggal_pendek(one.tanggal), one.nama, one.uraian) for one in changes)
    return [Tabel(_UBAH, rows)] if rows else []


def _relawan(t: BahanTahap, found: Administrasi) -> list[Blok]:
    people = found.relawan
    counts = {"relawan": people.terdaftar.jumlah, "relawan_l": people.terdaftar.l, "relawan_p": people.terdaftar.p,
              "baru": people.baru.jumlah}  # fmt: skip
    parts: list[Blok] = [SubJudul("E. Relawan"), t.alinea("relawan", _kata(counts))]
    if people.terdaftar.jumlah:
        rows = tuple((words, *map(_angka, (one.l, one.p, one.jumlah))) for words, one in people.keaktifan)
        parts += [Tabel(_AKTIF, rows, utuh=True), Alinea(people.aturan, gaya="miring", rata="kiri")]
    return [*parts, Ruang(2)]


def _buku(t: BahanTahap, found: Administrasi) -> list[Blok]:
    rows = tuple(
        (str(n), one.nama.replace("LKM", t.b.kantor.istilah), "" if one.periode is None else _angka(one.periode),
         _angka(one.semua))
        for n, one in enumerate(found.buku, 1)
    )
    parts: list[Blok] = [SubJudul("F. Buku administrasi"), t.alinea("buku", ikut=True), Tabel(_BUKU, rows)]
    if any(one.periode is None for one in found.buku):
        parts.append(t.alinea("buku_tanpa_tanggal", gaya="miring", rata="kiri"))
    return [*parts, Ruang(2)]


def _keputusan(t: BahanTahap, found: Administrasi) -> list[Blok]:
    states = [(ribuan(n), words) for key, words in _KEADAAN if (n := found.hitung_keputusan(key))]
    detail = sambung([f"{n} {words}" for n, words in states])
    counts = {"keputusan": ribuan(len(found.keputusan)), "rincian": detail}
    told = t.alinea("keputusan", counts) if states else t.alinea("keputusan_kosong")
    parts: list[Blok] = [SubJudul("G. Pelaksanaan keputusan rapat"), told]
    lists = (
        ("keputusan_belum", [one for one in found.keputusan if one.keadaan == "belum"]),
        ("keputusan_sudah", [one for one in found.keputusan if one.keadaan in ("selesai", "batal")]),
        ("lepas", list(found.lepas)),
    )  # fmt: skip
    for key, rows in lists:
        if rows:
            parts += [Ruang(2), t.alinea(key, ikut=True), _putusan(rows, selesai=key == "keputusan_sudah")]
    return parts


def _putusan(rows: Sequence[PutusanPeriode], *, selesai: bool) -> Tabel:
    """Decisions in the widths that they need. `selesai`: all are done, so who did it is enough, and a word for the
    dropped ones."""
    cells: tuple[tuple[str | Sel, ...], ...] = tuple(
        (str(n), "\n".join(part for part in (tanggal_pendek(one.tanggal), one.nomor) if part), one.isi,
         one.oleh if selesai and one.keadaan == "selesai" else one.tindak)
        for n, one in enumerate(rows, 1)
    )
    return Tabel(_SELESAI if selesai else _PUTUSAN, cells, luwes=True)


def sambung(parts: Sequence[str]) -> str:
    """ "a", "a dan b", "a, b, dan c"."""
    if len(parts) < 3:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"


def _kata(counts: Mapping[str, int]) -> dict[str, str]:
    """Counts as fill-ins."""
    return {key: ribuan(n) for key, n in counts.items()}


def _angka(n: int) -> str:
    return ribuan(n) if n else "–"
