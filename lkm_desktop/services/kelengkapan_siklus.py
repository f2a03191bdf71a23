"""Have the activities of the siklus their berita acara and rolls, and is the election counted (R6 and R7)?"""

from __future__ import annotations

from collections.abc import Iterator

from lkm_desktop.services import pemilihan as pemilihan_
from lkm_desktop.services import siklus as siklus_
from lkm_desktop.services.kelengkapan_data import HARUS, SEBAIKNYA, Butir, Konteks, Kurang, batasi, sebut
from lkm_desktop.services.papan import MATI, WAJIB, papan
from lkm_desktop.services.papan_data import KERTAS_BELUM, Papan, RapatPapan, Tindakan
from lkm_desktop.services.pemilihan_ringkasan import Ringkasan, ringkasan


def siklus(k: Konteks) -> list[Butir]:
    """Papers of the meetings of each siklus that ran in the period, and what its stages still lack."""
    boards = [papan(k.s, one.id, k.batas) for one in siklus_.daftar(k.s)
              if one.mulai <= k.batas and (one.selesai is None or one.selesai >= k.periode.mulai)]  # fmt: skip
    stages = [(board, one) for board in boards for one in board.tahap
              if k.dalam(one.rencana_selesai) or k.dalam(one.selesai)]  # fmt: skip
    needs = [Kurang(f"Tahap {one.nama}: {len(one.kurang)} syarat belum terpenuhi.",
                    Tindakan("Lihat tahap", "siklus", {"siklus_id": board.siklus.id, "tahap_id": one.id}))
             for board, one in stages if one.kurang]  # fmt: skip
    found = [Butir("siklus_syarat", "siklus", "Syarat tahap yang jatuh pada periode ini", SEBAIKNYA, len(stages),
                   batasi(needs, "{n} tahap lain juga punya syarat yang belum terpenuhi.",
                          Tindakan("Lihat siklus", "siklus")))]  # fmt: skip
    strict = k.aturan["bukti_tahap"]
    return found if strict == MATI else [_kertas(k, boards, HARUS if strict == WAJIB else SEBAIKNYA), *found]


def _pertemuan(k: Konteks, board: Papan) -> Iterator[RapatPapan]:
    """The meetings of a board that were held in the period."""
    for stage in board.tahap:
        for activity in stage.kegiatan:
            for meeting in activity.rapat:
                if k.dalam(meeting.tanggal):
                    yield meeting


def _kertas(k: Konteks, boards: list[Papan], tingkat: str) -> Butir:
    """Berita acara and daftar hadir that the activity expects and that were neither made nor attached (BR18)."""
    looked, lines = 0, []
    for board in boards:
        for meeting in _pertemuan(k, board):
            asked = [one for one in meeting.dokumen if one[0].startswith("ba-") or one[0] == "daftar-hadir"]
            looked += bool(asked)
            for key, name, state in asked:
                if state != KERTAS_BELUM or (key == "daftar-hadir" and meeting.daftar):
                    continue
                words = f"{meeting.judul}, {k.tanggal(meeting.tanggal)}: {name} belum dibuat."
                deed = Tindakan("Buat berkas", "pratinjau", {"kunci": key, "rapat_id": meeting.id})
                lines.append(Kurang(words, deed))
    kurang = batasi(lines, "{n} berkas kegiatan lain juga belum dibuat.", Tindakan("Lihat siklus", "siklus"))
    return Butir("siklus_kertas", "siklus", "Berita acara dan daftar hadir kegiatan siklus", tingkat, looked, kurang)


# --- the election ---------------------------------------------------------------------------------------------------


def pemilihan(k: Konteks) -> list[Butir]:
    """Elections whose vote falls into the period: every RT counted, sums that agree."""
    found = [ringkasan(k.s, one.id) for one in pemilihan_.daftar(k.s) if _berlangsung(k, one.id)]
    counted = tuple(line for one in found for line in _belum_dihitung(one))
    wrong = tuple(Kurang(t.kalimat, _buka(one)) for one in found for t in one.temuan if t.kode == "BR9")
    rows = sum(len(one.rt) for one in found)
    return [
        Butir("pemilihan_rt", "siklus", "Perolehan suara setiap RT dicatat", HARUS, rows, counted),
        Butir("pemilihan_jumlah", "siklus", "Hitungan suara cocok", HARUS, rows, wrong),
    ]


def _berlangsung(k: Konteks, pemilihan_id: str) -> bool:
    row = pemilihan_.satu(k.s, pemilihan_id)
    days = [day for day in (row.basis_mulai, row.basis_selesai, row.tanggal) if day is not None]
    return bool(days) and min(days) <= k.batas and max(days) >= k.periode.mulai


def _buka(one: Ringkasan) -> Tindakan:
    return Tindakan("Buka pemilihan", "pemilihan", {"pemilihan_id": one.pemilihan_id})


def _belum_dihitung(one: Ringkasan) -> tuple[Kurang, ...]:
    missing = [row.sebutan for row in one.rt if row.memilih is None]
    if not missing:
        return ()
    words = f"{one.nama}: {len(missing)} RT belum dicatat suaranya ({sebut(missing)})."
    return (Kurang(words, _buka(one)),)
