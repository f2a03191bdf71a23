"""Who does what in the practice kelurahan: 11 members, the units, 45 relawan, the heads of 18 RT."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from lkm_desktop.services.contoh.orang import JUMLAH_RT, Pabrik

_MINAT = ("Lingkungan", "Kesehatan", "Pendidikan")  # the three sectoral groups
_UNSUR = ("Warga", "Tokoh perempuan", "PKK/Posyandu", "Tokoh pemuda", "Karang taruna", "Warga", "KSM", "Tokoh agama")
_PENGELOLA = (
    ("sekretariat", "Sekretaris", "P"), ("UPK", "Manajer", "P"), ("UPK", "Pembuku", "P"), ("UPL", "Ketua", "L"),
    ("UPS", "Ketua", "P"), ("pengawas", "Ketua", "L"), ("pengawas", "Anggota", "P"), ("pengawas", "Anggota", "P"),
)  # fmt: skip
_PRIA, _WANITA, _MISKIN = 24, 21, 19  # relawan, lkm-siklus.md 9.3


def election_day(today: date) -> date:
    """12 November of the year that puts `today` well inside a three-year term (13 to 25 months after it)."""
    day = date(today.year, 11, 12)
    while day > today - timedelta(days=400):
        day = date(day.year - 1, 11, 12)
    return day


@dataclass
class Susunan:
    """The people of the office and their rows.

    jabatan: (badan, jabatan, mulai, selesai) by person · bertugas: people with a task, by id · ketua: RT and RW heads.
    """

    orang: list[dict[str, Any]] = field(default_factory=list)
    penugasan: list[dict[str, Any]] = field(default_factory=list)
    relawan: list[dict[str, Any]] = field(default_factory=list)
    jabatan: dict[str, list[tuple[str, str, date, date | None]]] = field(default_factory=dict)
    bertugas: dict[str, dict[str, Any]] = field(default_factory=dict)
    ketua: list[dict[str, Any]] = field(default_factory=list)

    def serving(self, badan: str, day: date) -> list[dict[str, Any]]:
        """People of a body on a day, in the order they were appointed."""
        return [
            o for id_, o in self.bertugas.items()
            if any(b == badan and m <= day and (s is None or day <= s) for b, _, m, s in self.jabatan[id_])
        ]  # fmt: skip

    def volunteers(self) -> list[dict[str, Any]]:
        """Everyone who is registered as relawan."""
        ids = {r["orang_id"] for r in self.relawan}
        return [o for o in self.orang if o["id"] in ids]


class Penyusun:
    """Fills a Susunan: first the people with tasks, then ordinary residents up to the wanted number."""

    def __init__(self, pabrik: Pabrik, rkm: list[tuple[date, range]]) -> None:
        self.pabrik = pabrik
        self.rkm = rkm  # day and RT numbers of each registration meeting
        self.susunan = Susunan()
        self.mulai = election_day(pabrik.today)
        self.periode = f"{self.mulai.year}-{self.mulai.year + 3}"

    def build(self, jumlah: int) -> Susunan:
        """An office of that many people."""
        self._anggota()
        self._pengelola()
        self._ketua_rt()
        self._relawan()
        self._tim()
        for _ in range(jumlah - len(self.susunan.orang)):
            self._orang("L" if self.pabrik.rng.random() < 0.49 else "P")
        return self.susunan

    def _orang(self, jk: str, umur: tuple[int, int] = (17, 78), **tetap: Any) -> dict[str, Any]:
        row = self.pabrik.buat(jk, umur, **tetap)
        self.susunan.orang.append(row)
        return row

    def _tugas(self, orang: dict[str, Any], badan: str, jabatan: str, mulai: date, nomor: int, **lain: Any) -> None:
        row = {
            "id": self.pabrik.id(), "dihapus": None, "orang_id": orang["id"], "badan": badan, "jabatan": jabatan,
            "periode": self.periode, "mulai": mulai, "selesai": None,
            "sk_nomor": f"{nomor:02}/SK/MB/XII/{self.mulai.year}", "sk_tanggal": mulai + timedelta(days=19),
            "suara": None, "tanggal_dikukuhkan": None, "alasan_berhenti": None, "pengganti_id": None,
            "keterangan": None, **lain,
        }  # fmt: skip
        self.susunan.penugasan.append(row)
        self.susunan.bertugas[orang["id"]] = orang
        self.susunan.jabatan.setdefault(orang["id"], []).append((badan, jabatan, mulai, row["selesai"]))

    def _anggota(self) -> None:
        """Eleven members, 7 men and 4 women; one of the elected moved away and was replaced (PAW)."""
        kukuh, suara = self.mulai + timedelta(days=19), 38
        ganti = self.pabrik.today - timedelta(days=200)
        anggota = [self._orang(jk, (30, 54), rt_angka=1 + 5 * n % JUMLAH_RT, miskin=False)
                   for n, jk in enumerate("LPLLPLPLPLL")]  # fmt: skip
        for n, o in enumerate(anggota[:10]):
            jabatan = "Koordinator" if n == 0 else "Anggota"
            self._tugas(o, "LKM", jabatan, self.mulai, 1, suara=suara, tanggal_dikukuhkan=kukuh)
            suara -= self.pabrik.rng.randint(1, 3)
        pindah = self._orang(
            "L", (35, 50), rt_angka=9, status="pindah", status_tanggal=ganti, status_alasan="Pindah ke Martapura"
        )
        self._tugas(pindah, "LKM", "Anggota", self.mulai, 1, suara=suara, tanggal_dikukuhkan=kukuh, selesai=ganti,
                    alasan_berhenti="Pindah tempat tinggal", pengganti_id=anggota[10]["id"])  # fmt: skip
        self._tugas(anggota[10], "LKM", "Anggota", ganti + timedelta(days=1), 7, suara=suara - 2,
                    tanggal_dikukuhkan=ganti + timedelta(days=15), sk_tanggal=ganti + timedelta(days=15),
                    sk_nomor=f"07/SK/MB/{ganti.year}", keterangan="Pengganti antarwaktu")  # fmt: skip

    def _pengelola(self) -> None:
        for badan, jabatan, jk in _PENGELOLA:
            orang = self._orang(jk, (26, 52), pendidikan="SLTA/sederajat", miskin=False)
            self._tugas(orang, badan, jabatan, self.mulai + timedelta(days=30), 2)

    def _ketua_rt(self) -> None:
        kepala = [("Ketua RT", rt, "P" if rt in (4, 11, 17) else "L") for rt in range(1, JUMLAH_RT + 1)]
        for unsur, rt, jk in [*kepala, ("Ketua RW", 3, "L"), ("Ketua RW", 14, "L")]:
            self.susunan.ketua.append(self._orang(jk, (38, 64), rt_angka=rt, unsur=unsur, miskin=False))

    def _relawan(self) -> None:
        jenis = ["L"] * _PRIA + ["P"] * _WANITA
        self.pabrik.rng.shuffle(jenis)
        miskin = set(self.pabrik.rng.sample(range(len(jenis)), _MISKIN))
        daftar = []
        for n, jk in enumerate(jenis):
            hari, rt = self.rkm[n % len(self.rkm)]
            wanita_saja = n % len(_UNSUR) in (1, 2)
            unsur = "Warga" if jk == "L" and wanita_saja else _UNSUR[n % len(_UNSUR)]
            rumah = self.pabrik.rng.choice(rt)
            orang = self._orang(jk, (19, 60), rt_angka=rumah, miskin=n in miskin, unsur=unsur)
            daftar.append((hari, rt, orang, _MINAT[n % 3]))
        for n, (hari, rt, orang, minat) in enumerate(sorted(daftar, key=lambda d: d[0]), 1):
            asal = f"RKM RT {rt[0]:02}-{rt[-1]:02}"
            self.susunan.relawan.append({
                "id": self.pabrik.id(), "dihapus": None, "orang_id": orang["id"], "nomor": f"R-{n:04}",
                "tanggal_daftar": hari, "kegiatan_asal": asal, "minat": minat, "status": "aktif",
                "status_tanggal": None, "keterangan": None,
            })  # fmt: skip

    def _tim(self) -> None:
        """TIPP of twelve and the three officers of the relawan forum."""
        relawan = self.susunan.volunteers()
        mulai = max(hari for hari, _ in self.rkm) + timedelta(days=20)
        for n, orang in enumerate(relawan[:12]):
            self._tugas(orang, "TIPP", "Ketua" if n == 0 else "Anggota", mulai, 5)
        for orang, jabatan in zip(relawan[20:23], ("Ketua", "Sekretaris", "Bendahara"), strict=True):
            self._tugas(orang, "forum_relawan", jabatan, mulai, 6)
