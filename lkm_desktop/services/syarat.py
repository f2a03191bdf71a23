"""Whether the requirements of a stage are met, decided from what exists; nothing of it is typed (BR18).

`jumlah` of a requirement says how many are needed; without it every one is: every expected meeting, the roll of every
meeting that was held. A paper or a scan that belongs to no activity is needed once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lkm_desktop.domain import KegiatanSiklus, Syarat, Tahap
from lkm_desktop.domain.naskah import JENIS_LAMPIRAN
from lkm_desktop.domain.penugasan import PENGELOLA
from lkm_desktop.services import fakta_tahap
from lkm_desktop.services.berkas_siklus import SUBJEK, lampiran_dari, nama_berkas
from lkm_desktop.services.bukti import PEMILIK_SYARAT, PEMILIK_TAHAP, Bukti
from lkm_desktop.services.bukti_rapat import RapatBukti
from lkm_desktop.services.papan_data import SyaratNilai, Tindakan
from lkm_desktop.services.syarat_kata import (
    buat_kertas,
    buka_pemilihan,
    buka_rapat,
    buka_tahap,
    sebut,
    sebut_rapat,
)
from lkm_desktop.services.syarat_rapat import pertemuan

#: what a decision gives: a sentence on what is missing ("" when it is met) and the button that mends it
Putusan = tuple[str, Tindakan | None]
_TERPENUHI: Putusan = ("", None)


def nilai(b: Bukti, tahap: Tahap, row: Syarat) -> SyaratNilai:
    """How one requirement of a stage stands."""
    missing, action = _MENURUT[row.jenis](b, tahap, row)
    waived = row.bebas_alasan is not None
    silent = not missing or waived
    return SyaratNilai(
        row.id, row.uraian, row.jenis, not missing, waived, row.bebas_alasan or "", "" if silent else missing,
        None if silent else action, row.kegiatan_id, row.bebas_oleh or "", row.bebas_tanggal,
    )  # fmt: skip


def _kegiatan(b: Bukti, tahap: Tahap, row: Syarat) -> list[KegiatanSiklus]:
    """The activities that a requirement is about: its own, else all of the stage."""
    rows = b.kegiatan.get(tahap.id, [])
    return [one for one in rows if one.id == row.kegiatan_id] if row.kegiatan_id else rows


def _terlaksana(b: Bukti, tahap: Tahap, row: Syarat) -> list[RapatBukti]:
    """The meetings that a requirement is about and whose day has come, oldest first."""
    found = [one for activity in _kegiatan(b, tahap, row) for one in b.rapat.get(activity.id, ())]
    return sorted((one for one in found if one.tanggal <= b.hari), key=lambda one: one.tanggal)


# --- meetings -------------------------------------------------------------------------------------------------------


def _rapat(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    """Meetings that were held: as many as asked for, else every expected one."""
    found = [pertemuan(b, one) for one in _kegiatan(b, tahap, row)]
    held = sum(len(one.terlaksana) for one in found)
    if row.jumlah is not None or not any(one.perlu for one in found):
        wanted = row.jumlah or 1
        if held >= wanted:
            return _TERPENUHI
        words = f"Baru {held} dari {wanted} pertemuan." if held else "Belum ada pertemuan yang terlaksana."
        return words, found[0].tindakan() if found else None
    lacking = [one for one in found if not one.genap]
    if not lacking:
        return _TERPENUHI
    first = lacking[0]
    if first.kosong:
        return f"Belum ada pertemuan di {sebut(first.tempat_kosong)}.", first.tindakan()
    if row.kegiatan_id is None:
        return f"Belum terlaksana: {sebut([one.kegiatan.nama for one in lacking])}.", first.tindakan()
    words = f"Baru {first.cukup} dari {first.perlu} pertemuan." if first.cukup else "Belum terlaksana."
    return words, first.tindakan()


def _setiap(
    b: Bukti, tahap: Tahap, row: Syarat, ada: Callable[[RapatBukti], bool], kata: str,
    tindakan: Callable[[RapatBukti], Tindakan],
) -> Putusan:  # fmt: skip
    """Something that every meeting that was held must have, or as many of them as asked for."""
    held = _terlaksana(b, tahap, row)
    if not held:
        activities = _kegiatan(b, tahap, row)
        action = pertemuan(b, activities[0]).tindakan() if activities else None
        return "Belum ada pertemuan yang terlaksana.", action
    lacking = [one for one in held if not ada(one)]
    if not lacking or (row.jumlah is not None and len(held) - len(lacking) >= row.jumlah):
        return _TERPENUHI
    return f"{kata}: {sebut_rapat(lacking)}.", tindakan(lacking[0])


def _kehadiran(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    return _setiap(b, tahap, row, lambda one: one.daftar, "Kehadiran belum dicatat",
                   lambda one: buka_rapat(one, "Catat kehadiran", "kehadiran"))  # fmt: skip


def _notulen(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    return _setiap(b, tahap, row, bernotulen, "Notulen belum ditulis",
                   lambda one: buka_rapat(one, "Tulis notulen", "notulen"))  # fmt: skip


def bernotulen(rapat: RapatBukti) -> bool:
    """Whether a meeting has minutes: written here, or on paper with its signed scan attached."""
    return rapat.notulen or rapat.pindaian["notulen"] > 0


# --- papers and scans -----------------------------------------------------------------------------------------------


def berkas_ada(rapat: RapatBukti, kunci: str) -> bool:
    """Whether a meeting has a paper: printed or saved, or its signed scan attached."""
    return kunci in rapat.kertas or rapat.pindaian[lampiran_dari(kunci)] > 0


def _dokumen(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    kunci = row.rincian or ""
    name = nama_berkas(kunci)
    words = f"{name} belum dibuat"
    if kunci in SUBJEK:
        return _dokumen_subjek(b, tahap, kunci, name)
    if row.kegiatan_id is not None:
        return _setiap(b, tahap, row, lambda one: berkas_ada(one, kunci), words,
                       lambda one: buat_kertas(name, kunci, rapat_id=one.id))  # fmt: skip
    held = _terlaksana(b, tahap, row)
    if sum(berkas_ada(one, kunci) for one in held) >= (row.jumlah or 1):
        return _TERPENUHI
    return f"{words}.", buat_kertas(name, kunci, rapat_id=held[-1].id) if held else None


def _dokumen_subjek(b: Bukti, tahap: Tahap, kunci: str, name: str) -> Putusan:
    """A paper about the stage, its siklus or its election, which no meeting owns."""
    election = b.pemilihan_tahap(tahap.id)
    about = {"tahap": tahap.id, "siklus": b.siklus.id, "pemilihan": election.id if election else ""}[SUBJEK[kunci][1]]
    if any((one, kunci) in b.kertas for one in (about, tahap.id, b.siklus.id) if one):
        return _TERPENUHI
    if not about:
        return f"{name} belum dibuat; pemilihan belum dibuka.", buka_pemilihan(tahap)
    return f"{name} belum dibuat.", buat_kertas(name, kunci, subjek=about, nama=tahap.nama)


def _lampiran(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    kind = row.rincian or ""
    name = dict(JENIS_LAMPIRAN).get(kind, "Berkas")
    words = f"{name} belum dilampirkan"

    def attach(one: RapatBukti) -> Tindakan:
        return buka_rapat(one, "Lampirkan", "lampiran")

    if row.kegiatan_id is not None:
        return _setiap(b, tahap, row, lambda one: _pindaian(one.pindaian, kind) > 0, words, attach)
    held = _terlaksana(b, tahap, row)
    own = _pindaian(b.lampiran.get((PEMILIK_TAHAP, tahap.id), {}), kind)
    if own + sum(_pindaian(one.pindaian, kind) for one in held) >= (row.jumlah or 1):
        return _TERPENUHI
    return f"{words}.", attach(held[-1]) if held else None


def _pindaian(jenis: dict[str, int], kind: str) -> int:
    """How many attachments of a kind, or of any."""
    return jenis.get(kind, 0) if kind else sum(jenis.values())


def _berkas(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    found, wanted = sum(b.lampiran.get((PEMILIK_SYARAT, row.id), {}).values()), row.jumlah or 1
    if found >= wanted:
        return _TERPENUHI
    words = f"Baru {found} dari {wanted} berkas dilampirkan." if found else "Berkas belum dilampirkan."
    return words, buka_tahap(tahap, "Lampirkan berkas", "kegiatan", syarat_id=row.id)


# --- facts, people, votes -------------------------------------------------------------------------------------------


def _fakta(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    if tahap.fakta is None:
        return "Tahap ini belum punya catatan khusus; pilih di isian tahap.", None
    if tahap.fakta == "pemilihan":
        return _pemilihan(b, tahap, row)
    found = fakta_tahap.dari_baris(
        tahap.fakta, b.siklus.mulai, b.fakta.get(tahap.id, {}), b.butir.get(tahap.id, ())
    )
    missing = [one.kalimat for one in fakta_tahap.kurang_dari(found) if row.rincian in (None, one.kunci)]
    return _dengan_sisa(missing), buka_tahap(tahap, "Isi catatan tahap", "catatan") if missing else None


def _dengan_sisa(kalimat: Sequence[str]) -> str:
    """The first sentence, and how many more there are."""
    if len(kalimat) < 2:
        return "".join(kalimat)
    return f"{kalimat[0].rstrip('.')}, dan {len(kalimat) - 1} hal lain."


def _relawan(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    held = _terlaksana(b, tahap, row)
    found, wanted = sum(one.relawan for one in held), row.jumlah or 1
    if found >= wanted:
        return _TERPENUHI
    if not held:
        return _setiap(b, tahap, row, lambda one: False, "", buka_rapat)
    words = f"Baru {found} dari {wanted} relawan mendaftar." if found else "Belum ada relawan yang mendaftar di sini."
    return words, Tindakan("Daftarkan relawan", "relawan_daftar", {"rapat_id": held[-1].id})


def _tim(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    body = row.rincian or ""
    found, wanted = b.tim[body], row.jumlah or 1
    if found >= wanted:
        return _TERPENUHI
    words = f"Baru {found} dari {wanted} orang dicatat." if found else "Belum ada orang yang dicatat."
    if body == "panitia" and tahap.fakta == "pemilihan":
        return words, buka_pemilihan(tahap)
    if body in PENGELOLA:
        return words, Tindakan("Catat orangnya", "pengelola", {"baru": True})
    return words, buka_tahap(tahap, "Catat orangnya", "orang")


def _pemilihan(b: Bukti, tahap: Tahap, row: Syarat) -> Putusan:
    election = b.pemilihan_tahap(tahap.id)
    if election is None:
        return "Pemilihan belum dibuka.", buka_pemilihan(tahap)
    counted = election.papan is not None or (election.rt > 0 and election.dihitung == election.rt)
    elected = election.papan is not None or election.terpilih > 0
    if row.rincian == "rt":
        votes = f"Baru {election.dihitung} dari {election.rt} RT dicatat." if election.rt else "RT belum didaftar."
        return ("" if counted else votes), buka_pemilihan(tahap)
    if row.rincian == "papan":
        return ("" if election.papan else "Papan yang baru belum dibentuk."), buka_pemilihan(tahap)
    return ("" if elected else "Anggota terpilih belum dicatat."), buka_pemilihan(tahap)


_MENURUT: dict[str, Callable[[Bukti, Tahap, Syarat], Putusan]] = {
    "rapat": _rapat, "kehadiran": _kehadiran, "notulen": _notulen, "dokumen": _dokumen, "lampiran": _lampiran,
    "fakta": _fakta, "relawan": _relawan, "tim": _tim, "pemilihan": _pemilihan, "berkas": _berkas,
}  # fmt: skip
