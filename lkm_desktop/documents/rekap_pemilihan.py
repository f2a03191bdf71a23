"""The election on one page: the figures that supervisors ask for, the verdicts, the turnout of the RTs (1.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkm_desktop.documents.isi import Alinea, Blok, Fakta, GambarBagan, Isi, KolomIsi, Tabel
from lkm_desktop.documents.pemilihan_bantu import Berkas, berkas, pimpinan_panitia, tanda
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.format import ribuan, tanggal_panjang
from lkm_desktop.services import aturan
from lkm_desktop.services.bagan import Acuan, Bagan, Seri
from lkm_desktop.services.pemilihan_ringkasan import Bagian, Ringkasan, ringkasan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: a chart of more bars cannot be read
_BATANG = 36


def isi(s: Session, pilihan: Pilihan) -> Isi:
    """The recap as blocks. Raises LkmError, FieldErrors like `berkas`."""
    f = berkas(s, "rekap-pemilihan", pilihan)
    found = ringkasan(s, f.pemilihan.id) if f.pemilihan is not None else None
    blok: list[Blok] = [f.judul(bawah="bawah", pemilihan_besar=f.nama.upper()), _facts(f, found), _table(found)]
    if found is not None:
        blok += [Alinea(found.legitimasi.kalimat, "legitimasi", rata="kiri"), *_chart(f, found), *_findings(f, found)]
    return f.jadi(f"Rekap {f.nama}", [*blok, *tanda(f, pimpinan_panitia(f))])


def _facts(f: Berkas, found: Ringkasan | None) -> Fakta:
    e = f.pemilihan
    days = [tanggal_panjang(d) for d in (e.basis_mulai, e.basis_selesai) if d] if e is not None else []
    return Fakta((
        ("Periode", (e.periode or "") if e else ""),
        ("Pemilihan di RT", " sampai ".join(dict.fromkeys(days))),
        (f"Rembug {f.b.kantor.wilayah.lower()}", tanggal_panjang(e.tanggal) if e and e.tanggal else ""),
        ("Banyaknya RT/basis", str(len(found.rt)) if found and found.rt else ""),
        ("Anggota yang dipilih", str(e.jumlah_anggota) if e else ""),
        ("Papan baru mulai", tanggal_panjang(e.papan_tanggal) if e and e.papan_tanggal else "belum dibentuk"),
    ), 44)  # fmt: skip


def _table(found: Ringkasan | None) -> Tabel:
    kolom = (KolomIsi("Uraian", 2.2), *(KolomIsi(h, 1, rata="tengah") for h in ("L", "P", "Jumlah")),
             KolomIsi("Persentase", 1.6, rata="tengah"))  # fmt: skip
    parts: tuple[tuple[str, Bagian | None, str], ...] = (
        ("Warga dewasa", found.dewasa if found else None, ""),
        ("Yang memilih di RT", found.memilih if found else None,
         f"{found.persen} dewasa" if found and found.persen != "-" else ""),
        ("Utusan", found.utusan if found else None, _women(found.utusan if found else None)),
        ("Utusan yang hadir di rembug", found.hadir if found else None, _women(found.hadir if found else None)),
        ("Anggota terpilih", found.anggota if found else None, _women(found.anggota if found else None)),
        ("Cadangan", found.cadangan if found else None, ""),
    )
    return Tabel(kolom, tuple((label, *_cells(part), share) for label, part, share in parts))


def _women(part: Bagian | None) -> str:
    return f"{part.persen_p} perempuan" if part is not None and part.total else ""


def _cells(part: Bagian | None) -> tuple[str, ...]:
    if part is None or not part.total:
        return ("", "", "")
    return tuple(ribuan(n) if n is not None else "" for n in (part.l, part.p, part.total))


def _chart(f: Berkas, found: Ringkasan) -> list[Blok]:
    """Turnout of each RT against the rule (BR11); nothing while none is known, or for too many bars."""
    known = [r for r in found.rt if r.memilih is not None and r.dewasa]
    if not known or len(known) > _BATANG:
        return []
    least = aturan.angka(f.s, "partisipasi_rt")
    values = tuple(round(100 * (r.memilih or 0) / (r.dewasa or 1)) for r in known)
    short = tuple(f"{r.rt}/{r.rw}" if r.rt and r.rw else r.rt or r.nama for r in known)
    chart = Bagan(f.kalimat("grafik"), "batang", short, (Seri("Pemilih", tuple(float(v) for v in values)),), "",
                  (Acuan(float(least), f"paling sedikit {least} %"),))  # fmt: skip
    return [GambarBagan(chart, 62)]


def _findings(f: Berkas, found: Ringkasan) -> list[Blok]:
    if not found.temuan:
        return []
    points = [Alinea(t.kalimat, f"temuan_{n}", f"{n}.", rata="kiri") for n, t in enumerate(found.temuan, 1)]
    return [f.alinea("catatan_kata", ikut=True), *points]
