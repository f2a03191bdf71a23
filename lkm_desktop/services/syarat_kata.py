"""Words and buttons of requirements: what is missing in one calm sentence, and where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkm_desktop.domain import KegiatanSiklus, Tahap
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.bukti_rapat import RapatBukti
from lkm_desktop.services.papan_data import Tindakan

#: places or meetings that a sentence names before it only counts the rest
_DISEBUT = 3


def sebut(nama: Sequence[str], paling: int = _DISEBUT) -> str:
    """ "RT 03/RW 01, RT 04/RW 01 dan 6 lainnya"; "A dan B" for two."""
    if len(nama) > paling:
        return f"{', '.join(nama[:paling])} dan {len(nama) - paling} lainnya"
    return " dan ".join([", ".join(nama[:-1]), nama[-1]]) if len(nama) > 1 else "".join(nama)


def sebut_rapat(rapat: Sequence[RapatBukti]) -> str:
    """The first meeting with its day, and how many more there are."""
    first = f"{rapat[0].judul}, {tanggal_panjang(rapat[0].tanggal)}"
    return f"{first}, dan {len(rapat) - 1} rapat lain" if len(rapat) > 1 else first


def sebut_tempat(tempat: tuple[str, str]) -> str:
    """(RW, RT) in words: "RT 03/RW 01", "RW 02", "RT 03"."""
    rw, rt = tempat
    return "/".join(part for part in (f"RT {rt}" if rt else "", f"RW {rw}" if rw else "") if part)


def rencanakan(kegiatan: KegiatanSiklus, tempat: tuple[str, str] | None = None) -> Tindakan:
    """Plan a meeting of an activity, in an RT or RW when one is named."""
    place = {"rw": tempat[0], "rt": tempat[1]} if tempat else {}
    return Tindakan("Rencanakan pertemuan", "rapat_baru", {
        "kit": kegiatan.kit or "", "jenis": kegiatan.jenis_rapat, "tingkat": kegiatan.tingkat,
        "kegiatan_id": kegiatan.id, "kode_kegiatan": kegiatan.kode or "",
        **{key: value for key, value in place.items() if value},
    })  # fmt: skip


def buka_rapat(rapat: RapatBukti, label: str = "Buka rapat", tab: str = "") -> Tindakan:
    """The page of a meeting, on one of its tabs."""
    return Tindakan(label, "rapat_isi", {"rapat_id": rapat.id, **({"tab": tab} if tab else {})})


def buat_kertas(label: str, kunci: str, *, rapat_id: str = "", subjek: str = "", nama: str = "") -> Tindakan:
    """A paper on the print preview, of a meeting or about a subject."""
    given = {"kunci": kunci, "rapat_id": rapat_id, "subjek": subjek, "name": nama}
    words = label if label[:2].isupper() else label[:1].lower() + label[1:]
    return Tindakan(f"Buat {words}", "pratinjau", {key: value for key, value in given.items() if value})


def buka_tahap(tahap: Tahap, label: str, bagian: str, **lain: Any) -> Tindakan:
    """The stage on the page of the siklus, on one of its parts."""
    return Tindakan(label, "siklus", {"siklus_id": tahap.siklus_id, "tahap_id": tahap.id, "bagian": bagian, **lain})


def buka_pemilihan(tahap: Tahap) -> Tindakan:
    """The election of a stage."""
    return Tindakan("Buka pemilihan", "pemilihan", {"siklus_id": tahap.siklus_id, "tahap_id": tahap.id})
