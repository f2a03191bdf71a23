"""A small siklus whose participation is counted by hand: rolls, typed totals, guests, unknown L/P, the Sampah."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lkm_desktop.domain import KegiatanSiklus, Kehadiran, Rapat, Relawan, Siklus, Tahap, new_id
from lkm_desktop.services import kehadiran, rapat, undangan
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, member, person

HARI = date(2026, 6, 30)
_TAHAP = (("rkm", "02", "Rembug Kesiapan Masyarakat", "RKM", None), ("rk", "04", "Refleksi Kemiskinan", "Refleksi", 60),
          ("rwt", "12", "Rembug Warga Tahunan", "RWT", None))
_KEGIATAN = (("rkm_rt", "rkm", "02.1", "RKM tiap RT"), ("rkm_kel", "rkm", "02.2", "RKM kelurahan"),
             ("fgd", "rk", "04.1", "FGD penyebab kemiskinan"), ("batal", "rk", "04.9", "Kegiatan batal"))


@dataclass
class Contoh:
    """Ids by short name."""

    siklus: str = ""
    tahap: dict[str, str] = field(default_factory=dict)
    kegiatan: dict[str, str] = field(default_factory=dict)
    orang: dict[str, str] = field(default_factory=dict)
    rapat: dict[str, str] = field(default_factory=dict)


def siklus(store: Store) -> Contoh:
    """Three stages, five meetings that count and four that do not (see the tests for the sums)."""
    c = Contoh()
    _bentuk(store, c)
    c.orang = {
        "Ani": person(store, "Ani", jenis_kelamin="P", miskin=True, rt="01", rw="01"),
        "Budi": add(store, "relawan", nama="Budi", jenis_kelamin="L", rt="01", rw="01",
                    tanggal_daftar=date(2026, 2, 10)),
        "Cici": person(store, "Cici", jenis_kelamin="P", rt="02", rw="01", unsur="PKK/Posyandu"),
        "Dodo": person(store, "Dodo", miskin=True, rt="02", rw="01"),
        "Eko": person(store, "Eko", jenis_kelamin="L", miskin=False),
    }
    member(store, c.orang["Eko"])
    with store.read() as s:
        c.orang["Budi"] = s.get_one(Relawan, c.orang["Budi"]).orang_id
    _rapat(store, c, "rt1", "rkm_rt", "RKM RT 01", date(2026, 2, 2), "Ani Budi", "Cici", tingkat="RT", rt="01", rw="01")
    _rapat(store, c, "rt2", "rkm_rt", "RKM RT 02", date(2026, 2, 5), "Ani Budi Cici", totals=(10, 5, 4, 2),
           tingkat="RT", rt="02", rw="01")
    _rapat(store, c, "kel", "rkm_kel", "RKM kelurahan", date(2026, 2, 20), "Ani Budi Cici Dodo Eko")
    with store.unit("Tamu") as s:
        guest = undangan.undang_luar(s, c.rapat["kel"], "Pak Lurah", "L", "Kelurahan", diundang=False)
        s.get_one(Kehadiran, guest).status = "hadir"
    _rapat(store, c, "fgd", "fgd", "FGD Refleksi", date(2026, 4, 10), "Ani Eko", jumlah_l=99)
    _rapat(store, c, "kosong", "fgd", "FGD kedua", date(2026, 4, 12), "")
    _rapat(store, c, "nanti", "fgd", "FGD nanti", date(2026, 12, 1), "Ani")
    _rapat(store, c, "sampah", "fgd", "FGD salah", date(2026, 4, 13), "Ani")
    _rapat(store, c, "lepas", "batal", "Kegiatan batal", date(2026, 4, 14), "Ani")
    with store.unit("Buang") as s:
        rapat.trash_rapat(s, c.rapat["sampah"])
        s.get_one(KegiatanSiklus, c.kegiatan["batal"]).dihapus = datetime(2026, 5, 1)
    return c


def _bentuk(store: Store, c: Contoh) -> None:
    with store.unit("Siklus") as s:
        c.siklus = new_id()
        s.add(Siklus(id=c.siklus, nama="Siklus 2026", preset="uji", program="PNPM", tahun_ke=1, mulai=date(2026, 1, 5)))
        s.flush()
        for urut, (key, kode, nama, singkat, least) in enumerate(_TAHAP, 1):
            c.tahap[key] = new_id()
            s.add(Tahap(id=c.tahap[key], siklus_id=c.siklus, urut=urut, kode=kode, nama=nama, singkat=singkat,
                        min_perempuan=least, rencana_mulai=date(2026, urut * 2, 1),
                        rencana_selesai=date(2026, urut * 2, 28)))
        s.flush()
        for urut, (key, tahap, kode, nama) in enumerate(_KEGIATAN, 1):
            c.kegiatan[key] = new_id()
            s.add(KegiatanSiklus(id=c.kegiatan[key], tahap_id=c.tahap[tahap], urut=urut, kode=kode, nama=nama))


def _rapat(store: Store, c: Contoh, key: str, kegiatan: str, judul: str, hari: date, hadir: str, alpa: str = "",
           totals: tuple[int, int, int, int] | None = None, **values: Any) -> None:
    given = {"tingkat": "kelurahan", "jenis": "rembug_rt", "kegiatan_id": c.kegiatan[kegiatan], **values}
    found = c.rapat[key] = meeting(store, judul=judul, tanggal=hari, **given)
    there, absent = ([c.orang[name] for name in names.split()] for names in (hadir, alpa))
    with store.unit("Catat") as s:
        undangan.undang(s, found, [*there, *absent])
        for row in s.query(Kehadiran).filter_by(rapat_id=found):
            row.status = "hadir" if row.orang_id in there else "alpa"
        if totals:
            s.get_one(Rapat, found).mode = "jumlah"
            kehadiran.save_counts(s, found, *totals)
