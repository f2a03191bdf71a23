"""Has every meeting of the period its roll, minutes and signed sheet, and are its papers final (lkm-siklus.md 5.4)?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from sqlalchemy import or_, select

from lkm_desktop.domain import Naskah, Rapat
from lkm_desktop.domain.rapat import RAPAT_ANGGOTA
from lkm_desktop.services.berkas_siklus import nama_berkas
from lkm_desktop.services.bukti_rapat import RapatBukti, rapat_antara
from lkm_desktop.services.kelengkapan_data import HARUS, SEBAIKNYA, Butir, Konteks, Kurang, batasi, sebut_periode
from lkm_desktop.services.naskah import FINAL, RALAT
from lkm_desktop.services.papan_data import Tindakan
from lkm_desktop.services.syarat import bernotulen

#: kinds whose outcome is told elsewhere: by the session of the KBK, by the training
_BELAJAR = ("kbk", "pelatihan")


def rapat(k: Konteks) -> list[Butir]:
    """Rolls, minutes, signed sheets and papers of the meetings that were held in the period."""
    held = rapat_antara(k.s, k.periode.mulai, k.batas)
    attended = [one for one in held if one.hadir]
    learning = set(k.s.scalars(select(Rapat.id).where(Rapat.jenis.in_(_BELAJAR))))
    talked = [one for one in held if one.id not in learning]
    return [
        Butir("rapat_ada", "rapat", f"Ada rapat anggota {k.istilah}", SEBAIKNYA, len(held), _tanpa_rapat(k)),
        _tiap(k, held, "rapat_hadir", "Kehadiran setiap rapat dicatat", HARUS, "kehadiran belum dicatat",
              "Catat kehadiran", "kehadiran", lambda one: one.daftar),
        _tiap(k, talked, "rapat_notulen", "Notulen setiap rapat", HARUS, "notulen belum ada", "Tulis notulen",
              "notulen", bernotulen),
        _lembar(k, attended),
        _tanpa_lp(k, attended),
        _berkas(k),
    ]  # fmt: skip


def sebutan(k: Konteks, row: RapatBukti) -> str:
    """ "Rapat rutin, 12 Juli"."""
    return f"{row.judul}, {k.tanggal(row.tanggal)}"


def _buka(label: str, rapat_id: str, tab: str) -> Tindakan:
    return Tindakan(label, "rapat_isi", {"rapat_id": rapat_id, "tab": tab})


def _semua(k: Konteks, kode: str) -> Tindakan:
    """The list of meetings, only those that this check finds (`kelengkapan.rapat_kurang`)."""
    return Tindakan("Lihat rapat", "rapat", {"kurang": (kode, k.periode, k.sampai)})


def _tiap(
    k: Konteks, held: Iterable[RapatBukti], kode: str, label: str, tingkat: str, kurang: str, verb: str, tab: str,
    ada: Callable[[RapatBukti], bool],
) -> Butir:  # fmt: skip
    rows = list(held)
    lack = [one for one in rows if not ada(one)]
    lines = (Kurang(f"{sebutan(k, one)}: {kurang}.", _buka(verb, one.id, tab)) for one in lack)
    told = batasi(lines, f"{{n}} rapat lain: {kurang}.", _semua(k, kode))
    return Butir(kode, "rapat", label, tingkat, len(rows), told, kurang, frozenset(one.id for one in lack))


def _tanpa_rapat(k: Konteks) -> tuple[Kurang, ...]:
    """Whether the members met at all."""
    held = select(Rapat.id).where(Rapat.dihapus.is_(None), Rapat.jenis.in_(RAPAT_ANGGOTA),
                                  Rapat.tanggal.between(k.periode.mulai, k.batas))  # fmt: skip
    if k.s.scalar(held.limit(1)) is not None:
        return ()
    words = f"Rapat anggota {k.istilah} pada {sebut_periode(k.periode)} belum tercatat."
    return (Kurang(words, Tindakan("Buat rapat", "rapat_baru", {"kit": "rapat_rutin"})),)


def _lembar(k: Konteks, attended: list[RapatBukti]) -> Butir:
    """The signed sheet, asked for as many days after the meeting as the office says; 0: never."""
    days = k.angka("ingat_lampiran")
    due = [one for one in attended if one.tanggal < k.sampai - timedelta(days=days)] if days else []
    return _tiap(k, due, "rapat_lembar", "Daftar hadir bertanda tangan dilampirkan", SEBAIKNYA,
                 "daftar hadir bertanda tangan belum dilampirkan", "Lampirkan", "lampiran",
                 lambda one: one.pindaian["daftar_hadir"] > 0)  # fmt: skip


def _tanpa_lp(k: Konteks, attended: list[RapatBukti]) -> Butir:
    lack = [(one, one.hadir - one.l - one.p) for one in attended if one.hadir > one.l + one.p]
    lines = (
        Kurang(f"{sebutan(k, one)}: L/P {unknown} dari {one.hadir} yang hadir belum diketahui.",
               _buka("Lihat kehadiran", one.id, "kehadiran"))
        for one, unknown in lack
    )  # fmt: skip
    told = batasi(lines, "L/P peserta {n} rapat lain juga belum lengkap.", _semua(k, "rapat_lp"))
    return Butir("rapat_lp", "rapat", "L/P semua yang hadir", SEBAIKNYA, len(attended), told,
                 "L/P peserta belum lengkap", frozenset(one.id for one, _ in lack))  # fmt: skip


def _berkas(k: Konteks) -> Butir:
    """Minutes and berita acara that were begun and are not final, and any paper that is being corrected."""
    query = (
        select(Naskah.jenis, Naskah.keadaan, Rapat.id, Rapat.judul, Rapat.tanggal)
        .join(Rapat, Rapat.id == Naskah.rapat_id)
        .where(Naskah.dihapus.is_(None), Rapat.dihapus.is_(None), Rapat.tanggal.between(k.periode.mulai, k.batas),
               or_(Naskah.jenis == "notulen", Naskah.jenis.like("ba-%"), Naskah.keadaan == RALAT))
        .order_by(Rapat.tanggal, Naskah.jenis, Naskah.id)
    )  # fmt: skip
    rows = k.s.execute(query).all()
    lines = []
    for kind, state, meeting, title, day in rows:
        if state != FINAL:
            told = "sedang diralat, belum disahkan lagi" if state == RALAT else "belum final"
            deed = Tindakan("Buka naskah", "pratinjau", {"kunci": kind, "rapat_id": meeting})
            lines.append(Kurang(f"{nama_berkas(kind)} {title}, {k.tanggal(day)}, {told}.", deed))
    return Butir("rapat_final", "rapat", "Notulen dan berita acara sudah final", SEBAIKNYA, len(rows),
                 batasi(lines, "{n} naskah lain juga belum final.", Tindakan("Lihat surat", "surat")))  # fmt: skip
