"""Laporan tahap: one stage of a siklus with its activity sheet, meetings, participation, facts and requirements.

The headings of the activity sheet are those of the KOTAKU guide (lkm-siklus.md 3.5); waived requirements are printed
with their reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import (
    Alinea,
    Berlabel,
    Blok,
    Fakta,
    GambarBagan,
    Isi,
    Judul,
    KolomIsi,
    Sel,
    SubJudul,
    Tabel,
    Tanda,
)
from lkm_desktop.documents.office import signers
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.surat_bantu import Bahan, alinea_isi, bahan
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.format import tanggal_panjang, tanggal_pendek
from lkm_desktop.services.cari_siklus import cari_tahap
from lkm_desktop.services.fakta_bahan import pokja
from lkm_desktop.services.fakta_tahap import borang_tahap, ringkas
from lkm_desktop.services.jadwal_siklus import kata_masa
from lkm_desktop.services.papan import SELESAI, KegiatanPapan, RapatPapan, SyaratNilai, TahapPapan, papan
from lkm_desktop.services.partisipasi import Angka, BarisPartisipasi, Rekap, jumlahkan, rekap
from lkm_desktop.services.partisipasi import bahan as bahan_partisipasi
from lkm_desktop.services.partisipasi_bagan import bagan_peserta
from lkm_desktop.services.siklus_isi import ambil_tahap

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: the sheet of an activity, in its order
LEMBAR = (
    ("tujuan", "Tujuan"), ("metode", "Metode"), ("keluaran", "Keluaran"), ("pelaksana", "Pelaksana"),
    ("peserta", "Peserta"), ("narasumber", "Narasumber"), ("fasilitator", "Fasilitator"),
)  # fmt: skip
_PERTEMUAN = (
    KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Tanggal", lebar_mm=22, rata="tengah"),
    KolomIsi("Pertemuan", 2),
    KolomIsi("L", lebar_mm=10, rata="kanan"), KolomIsi("P", lebar_mm=10, rata="kanan"),
    KolomIsi("Jumlah", lebar_mm=15, rata="kanan"), KolomIsi("Berkas", 1.5),
)  # fmt: skip
_PARTISIPASI = (
    KolomIsi("Kegiatan", 2), KolomIsi("Pertemuan", lebar_mm=20, rata="kanan"), KolomIsi("L", lebar_mm=12, rata="kanan"),
    KolomIsi("P", lebar_mm=12, rata="kanan"), KolomIsi("Jumlah", lebar_mm=15, rata="kanan"),
    KolomIsi("% P", lebar_mm=13, rata="kanan"), KolomIsi("Miskin", lebar_mm=15, rata="kanan"),
    KolomIsi("Relawan", lebar_mm=17, rata="kanan"),
)  # fmt: skip
_SYARAT = (
    KolomIsi("No", lebar_mm=10, rata="tengah"), KolomIsi("Syarat", 2), KolomIsi("Keadaan", lebar_mm=26),
    KolomIsi("Keterangan", 2),
)  # fmt: skip
_KERTAS = {"ada": "dicetak", "tertanda": "bertanda tangan", "belum": "belum dicetak"}


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The report as blocks; `subjek`: id of the stage, or its code in the siklus that runs. Raises LkmError when the
    stage is gone."""
    b = bahan(s, "laporan-tahap", pilihan)
    tahap_id = cari_tahap(s, pilihan.subjek, b.hari)
    values = ambil_tahap(s, tahap_id)
    board = papan(s, values["siklus_id"], b.hari)
    stage = next(one for one in board.tahap if one.id == tahap_id)
    counted = rekap(bahan_partisipasi(s, values["siklus_id"], b.hari), "kegiatan")
    words = {"tahap": stage.nama, "tahap_besar": stage.nama.upper(), "siklus": board.siklus.nama,
             "keadaan": stage.kalimat}
    blok: list[Blok] = [
        Judul(b.kalimat("judul", **b.isian(**words)), bawah=board.siklus.nama),
        Fakta(_fakta(stage, board.siklus.program), 34),
        _kata(b, "pembuka", words),
        *_lembar(values),
        *_pertemuan(b, stage, words),
        *_partisipasi(b, stage, counted, words),
        *_catatan(ringkas(s, tahap_id), values.get("catatan") or "", _anggota(s, tahap_id)),
        *_syarat(b, stage.syarat, words),
        _kata(b, "penutup", words, ikut=True),
        Tanda(signers(s, b.kantor, pilihan, b.hari), b.tempat_tanggal),
    ]
    return b.jadi(f"Laporan tahap {stage.nama}", blok)


def _kata(b: Bahan, kunci: str, words: dict[str, str], ikut: bool = False) -> Alinea:
    """A sentence of the program with those fill-ins."""
    return Alinea(b.kalimat(kunci, **b.isian(**words)), kunci, ikut=ikut)


def _fakta(stage: TahapPapan, program: str) -> tuple[tuple[str, str], ...]:
    plan = (stage.rencana_mulai, stage.rencana_selesai)
    span = kata_masa((plan[0], plan[1])) if plan[0] and plan[1] else tanggal_panjang(plan[0]) if plan[0] else "–"
    unmet = "tanpa pertemuan" if stage.keadaan == SELESAI else "belum"
    real = f"mulai {tanggal_panjang(stage.mulai)}" if stage.mulai else unmet
    if stage.mulai and stage.selesai:
        real = kata_masa((stage.mulai, max(stage.mulai, stage.selesai)))
    pairs = [("Program", program), ("Kode tahap", stage.kode), ("Rencana", span), ("Realisasi", real),
             ("Keadaan", stage.kalimat)]
    return tuple(pair for pair in pairs if pair[1])


def _lembar(values: dict[str, object]) -> list[Blok]:
    """The activity sheet; headings without text are left out."""
    rows: list[Blok] = [
        Berlabel(label, tuple(Alinea(line, rata="kiri") for line in str(values[key]).splitlines() if line.strip()))
        for key, label in LEMBAR if values.get(key)
    ]
    return [SubJudul("Lembar kegiatan"), *rows] if rows else []


def _pertemuan(b: Bahan, stage: TahapPapan, words: dict[str, str]) -> list[Blok]:
    held = [(one, meeting) for one in stage.kegiatan for meeting in one.rapat if meeting.terlaksana]
    missing = [_kurang(one) for one in stage.kegiatan if one.ada < one.perlu]
    parts: list[Blok] = [SubJudul("Pertemuan")]
    if held:
        held.sort(key=lambda pair: (pair[1].tanggal, pair[1].judul))
        parts.append(Tabel(_PERTEMUAN, tuple(_rapat(n, one) for n, (_, one) in enumerate(held, 1)), luwes=True))
    else:
        parts.append(_kata(b, "belum", words))
    if missing:
        parts.append(Alinea("Yang belum terlaksana:", ikut=True))
        parts += [Alinea(text, nomor="–", rata="kiri") for text in missing]
    return parts


def _rapat(n: int, one: RapatPapan) -> tuple[str, ...]:
    papers = "; ".join(f"{label} {_berkas(one, key, state)}" for key, label, state in one.dokumen)
    if not one.daftar:
        return (str(n), tanggal_pendek(one.tanggal), one.judul, "–", "–", "belum dicatat", papers)
    return (str(n), tanggal_pendek(one.tanggal), one.judul, str(one.L), str(one.P), str(one.hadir), papers)


def _berkas(one: RapatPapan, kunci: str, keadaan: str) -> str:
    """How a paper stands. A roll or minutes that are written are there, also while the program printed no paper."""
    there = {"daftar-hadir": one.daftar, "notulen": one.notulen}.get(kunci, False)
    return "diisi" if there and keadaan == "belum" else _KERTAS[keadaan]


def _kurang(one: KegiatanPapan) -> str:
    """An activity without all its meetings: "RKM tiap RT: 4 dari 18 pertemuan; belum: RT 05 RW 02, ..."."""
    words = f"{one.nama}: {one.ada} dari {one.perlu} pertemuan"
    return f"{words}; belum: {', '.join(one.kurang)}" if one.kurang else words


def _partisipasi(b: Bahan, stage: TahapPapan, counted: Rekap, words: dict[str, str]) -> list[Blok]:
    """Counts of the stage, its activities, and a chart when there are several with participants."""
    mine = {one.id for one in stage.kegiatan}
    rows = tuple(row for row in counted.baris if row.kunci in mine)
    total = jumlahkan(part for row in rows for part in row.bagian)
    if not total.pertemuan:
        return []
    lines = [_baris(row.nama, row.angka) for row in rows if row.angka.pertemuan]
    last = tuple(Sel(text, gaya="tebal") for text in _baris("Jumlah", total))
    least = next((row.min_perempuan for row in rows if row.min_perempuan is not None), 0)
    told = {**words, "pertemuan": str(total.pertemuan), "peserta": str(total.peserta), "laki": str(total.l),
            "perempuan": str(total.p), "persen": total.persen_p, "miskin": _tahu(total, "miskin"),
            "relawan": _tahu(total, "relawan"), "minimal": str(least)}
    parts: list[Blok] = [SubJudul("Partisipasi"), _kata(b, "partisipasi", told),
                         Tabel(_PARTISIPASI, (*lines, last), luwes=True)]
    unknown = [f"{words} pada {count} pertemuan" for words, count in (
        ("warga miskin", total.tanpa_miskin), ("relawan", total.tanpa_relawan)) if count]
    if unknown:
        parts.append(Alinea(f"Jumlah {' dan '.join(unknown)} belum dicatat; tidak ikut dihitung."))
    elements = _unsur(rows)
    if elements:
        parts.append(Alinea(f"Unsur menurut daftar nama: {elements}."))
    if total.p * 100 < least * (total.l + total.p):
        parts.append(_kata(b, "kurang_perempuan", told))
    shown = tuple(row for row in rows if row.angka.tercatat)
    if len(shown) > 1:
        parts.append(GambarBagan(bagan_peserta(Rekap(counted.siklus, "kegiatan", counted.hari, shown, counted.total,
                                                     counted.min_perempuan))))
    return parts


def _unsur(rows: tuple[BarisPartisipasi, ...]) -> str:
    """Elements of those on the rolls: "Warga 12, LKM 5"."""
    counts: dict[str, int] = {}
    for name, count in (pair for row in rows for pair in row.unsur):
        counts[name] = counts.get(name, 0) + count
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda pair: -pair[1]))


def _baris(nama: str, n: Angka) -> tuple[str, ...]:
    return (nama, str(n.pertemuan), str(n.l), str(n.p), str(n.peserta), n.persen_p, _tahu(n, "miskin"),
            _tahu(n, "relawan"))


def _tahu(n: Angka, kunci: str) -> str:
    """A count; a dash where nobody wrote it down."""
    return str(getattr(n, kunci)) if n.tahu(kunci) else "–"


def _anggota(s: Session, tahap_id: str) -> list[Blok]:
    """The people of the team of a stage under their pokja; nothing where it has no team."""
    form = borang_tahap(s, tahap_id)
    groups = pokja(s, tahap_id, form.badan) if form is not None and form.badan else ()
    if form is None or not groups:
        return []
    lines = [": ".join(part for part in (name, ", ".join(one.kalimat for one in people)) if part)
             for name, people in groups]
    head = Alinea(f"Anggota {dict(BADAN).get(form.badan, form.badan)}", gaya="tebal", ikut=True)
    return [head, *(Alinea(line, nomor="–", rata="kiri") for line in lines)]


def _catatan(facts: tuple[tuple[str, str], ...], own: str, team: Sequence[Blok] = ()) -> list[Blok]:
    """What was written down about the stage: its facts and lists, its team, then the free note."""
    parts: list[Blok] = [SubJudul("Catatan tahap")] if facts or own or team else []
    short = tuple((label, text) for label, text in facts if "\n" not in text and len(text) < 90)
    if short:
        parts.append(Fakta(short, 62))
    for label, text in facts:
        if (label, text) not in short:
            parts += [Alinea(label, gaya="tebal", ikut=True), *alinea_isi(text)]
    return [*parts, *team, *alinea_isi(own)]


def _syarat(b: Bahan, needs: tuple[SyaratNilai, ...], words: dict[str, str]) -> list[Blok]:
    if not needs:
        return []
    rows = tuple((str(n), one.uraian, *_keadaan(one)) for n, one in enumerate(needs, 1))
    parts: list[Blok] = [SubJudul("Syarat selesainya tahap"), Tabel(_SYARAT, rows, luwes=True)]
    lacking, waived = sum(not one.beres for one in needs), sum(one.bebas for one in needs)
    told = "syarat_kurang" if lacking else "syarat_bebas" if waived else "syarat_beres"
    return [*parts, _kata(b, told, {**words, "belum": str(lacking), "bebas": str(waived)})]


def _keadaan(one: SyaratNilai) -> tuple[str, str]:
    """State and remark of a requirement; of a waived one the reason, who waived it and when."""
    if one.bebas:
        by = f" oleh {one.oleh}" if one.oleh else ""
        day = f", {tanggal_panjang(one.tanggal)}" if one.tanggal else ""
        return "Dibebaskan", f"{one.alasan} (dibebaskan{by}{day})"
    return ("Terpenuhi", "") if one.terpenuhi else ("Belum", one.kurang)
