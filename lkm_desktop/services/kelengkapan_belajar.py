"""Are the sessions of the KBK and the trainings of the period told in full (R9 and R10)?"""

from __future__ import annotations

import re

from lkm_desktop.services import kbk
from lkm_desktop.services import pelatihan as pelatihan_
from lkm_desktop.services.kelengkapan_data import SEBAIKNYA, Butir, Konteks, Kurang, batasi
from lkm_desktop.services.papan_data import Tindakan


def belajar(k: Konteks) -> list[Butir]:
    """Sessions that were held without a topic or a result."""
    held = [one for one in kbk.daftar(k.s, k.periode.mulai, k.batas, k.sampai) if one.terlaksana]
    lines = []
    for one in held:
        empty = [words for words, value in (("topik", one.topik), ("hasil", one.hasil)) if not value]
        if empty:
            name = re.sub(r"^KBK\b:?\s*", "", one.nama) or "tanpa nama"
            session = f"Sesi KBK {name}, {k.tanggal(one.tanggal)}"
            told = f"{session}: {' dan '.join(empty)} belum diisi."
            lines.append(Kurang(told, Tindakan("Isi sesi", "rapat_isi", {"rapat_id": one.rapat_id, "tab": "belajar"})))
    rest = Tindakan("Lihat sesi", "belajar", {"tab": "sesi", "tahun": k.batas.year})
    return [Butir("kbk_hasil", "belajar", "Topik dan hasil setiap sesi KBK", SEBAIKNYA, len(held),
                  batasi(lines, "{n} sesi KBK lain juga belum lengkap.", rest))]  # fmt: skip


def pelatihan(k: Konteks) -> list[Butir]:
    """Trainings without participants or lesson hours."""
    rows = [one for one in pelatihan_.daftar(k.s) if k.dalam(one.mulai)]
    lines = []
    for one in rows:
        empty = [words for words, value in (("peserta", one.jumlah), ("JPL", one.jpl)) if not value]
        if empty:
            told = f"Pelatihan {one.nama}, {k.tanggal(one.mulai)}: {' dan '.join(empty)} belum dicatat."
            lines.append(Kurang(told, Tindakan("Buka pelatihan", "pelatihan_isi", {"pelatihan_id": one.id})))
    kurang = batasi(lines, "{n} pelatihan lain juga belum lengkap.", Tindakan("Lihat pelatihan", "pelatihan"))
    return [Butir("pelatihan_isi", "belajar", "Peserta dan JPL setiap pelatihan", SEBAIKNYA, len(rows), kurang)]
