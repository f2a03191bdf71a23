"""Plays the election of a siklus: 18 RT, utusan, the rembug of the kelurahan, a tie decided by people, the board."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import text

from lkm_desktop.services import papan_baru, pemilihan, pemilihan_panitia, pemilihan_rt, perolehan, utusan
from tests.siklus_utuh.pemain import Pemain, Warga

#: the rembug of the kelurahan chooses so many
KURSI = 9
#: utusan of each RT
JATAH = 2


@dataclass
class Pemilu:
    """The account of one election: voters and adults per RT, votes of each name at the kelurahan."""

    pemain: Pemain
    tahap_id: str
    id: str = ""
    dewasa: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    memilih: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    utusan: list[Warga] = field(default_factory=list)
    suara: dict[str, int] = field(default_factory=dict)
    terpilih: list[str] = field(default_factory=list)

    def siapkan(self) -> None:
        """The election, its rows, its committee of three pokja."""
        p = self.pemain
        with p.unit("Buat pemilihan") as s:
            values = pemilihan.bawaan(s, p.hari, p.siklus_id, self.tahap_id) | {
                "basis_mulai": p.hari, "basis_selesai": p.hari, "tanggal": p.hari, "jumlah_anggota": KURSI,
            }  # fmt: skip
            self.id = p.pemilihan_id = pemilihan.simpan(s, None, values)
        with p.unit("Isi RT") as s:
            pemilihan_rt.isi_rt(s, self.id)
        people = list(p.warga.values())
        with p.unit("Bentuk panitia") as s:
            for n in range(9):
                pokja = ("Perumus AD", "Pemilihan", "Pemantau Partisipatif")[n // 3]
                jabatan = "Koordinator" if n % 3 == 0 else "Anggota"
                pemilihan_panitia.simpan_panitia(s, self.id, None, {
                    "orang_id": people[n * 13].id, "jabatan": jabatan, "pokja": pokja, "mulai": p.hari})  # fmt: skip

    def pilih_utusan(self) -> None:
        """Every RT votes: turnout, ballots, four names, the first two become utusan."""
        p = self.pemain
        for number, (rt_id, rt, rw) in enumerate(self._baris_rt()):
            here = [w for w in p.warga.values() if (w.rt, w.rw) == (rt, rw)][:4]
            adults, came = (90 + number, 95 + number), (30 + number, 41 + number)
            self.dewasa[rt, rw], self.memilih[rt, rw] = adults, came
            valid = sum(came) - number % 3
            votes = [valid - 10, valid - 12, valid - 20, 42]
            names = [{"orang_id": w.id, "nama": self._nama(w), "suara": v} for w, v in zip(here, votes, strict=True)]
            with p.unit("Hitung suara RT") as s:
                pemilihan_rt.simpan_rt(s, self.id, rt_id, {"dewasa_l": adults[0], "dewasa_p": adults[1],
                                                           "dewasa": None, "jatah": JATAH})
                perolehan.simpan_hitungan(
                    s, self.id, rt_id,
                    {"memilih_l": came[0], "memilih_p": came[1], "sah": valid, "tidak_sah": sum(came) - valid}, names,
                )  # fmt: skip
                perolehan.tetapkan(s, self.id, rt_id)
            self.utusan += here[:JATAH]

    def _baris_rt(self) -> list[tuple[str, str, str]]:
        query = text("SELECT id, rt, rw FROM pemilihan_rt WHERE pemilihan_id = :i AND dihapus IS NULL ORDER BY urut")
        with self.pemain.store.read() as s:
            return [tuple(row) for row in s.execute(query, {"i": self.id})]

    def _nama(self, one: Warga) -> str:
        with self.pemain.store.read() as s:
            return str(s.scalar(text("SELECT nama FROM orang WHERE id = :i"), {"i": one.id}))

    def rembug(self) -> None:
        """All utusan come and vote; the last seat is tied and people decide it by lot."""
        p = self.pemain
        with p.unit("Mulai rembug") as s:
            assert utusan.mulai_kelurahan(s, self.id) == len(self.utusan)
        rows = self._baris_kelurahan()
        with p.unit("Catat utusan hadir") as s:
            utusan.catat_hadir(s, self.id, {row["id"]: (True, False) for row in rows})
        votes = [12 - n for n in range(KURSI - 1)] + [3, 3] + [1] * (len(rows) - KURSI - 1)
        self.suara = {row["orang_id"]: v for row, v in zip(rows, votes, strict=True)}
        valid = len(rows) - 1
        with p.unit("Hitung suara kelurahan") as s:
            perolehan.simpan_hitungan(s, self.id, None, {"sah": valid, "tidak_sah": 1},
                                      [{**row, "suara": v} for row, v in zip(rows, votes, strict=True)])
        tied = [row for row, v in zip(rows, votes, strict=True) if v == 3]
        with p.unit("Putuskan suara sama") as s:
            perolehan.putuskan(s, [tied[1]["id"], tied[0]["id"]], "diundi di hadapan saksi")
        with p.unit("Tetapkan anggota") as s:
            perolehan.tetapkan(s, self.id, None)
        self.terpilih = [row["orang_id"] for row in rows[: KURSI - 1]] + [tied[1]["orang_id"]]

    def _baris_kelurahan(self) -> list[dict[str, Any]]:
        query = text("SELECT id, orang_id, nama FROM perolehan WHERE pemilihan_id = :i AND pemilihan_rt_id IS NULL "
                     "AND dihapus IS NULL ORDER BY id")
        with self.pemain.store.read() as s:
            return [dict(row._mapping) for row in s.execute(query, {"i": self.id})]

    def kukuhkan(self, mulai: date) -> None:
        """Make the new board in one step."""
        with self.pemain.unit("Tetapkan anggota LKM baru") as s:
            papan_baru.jadikan_papan(s, self.id, mulai, mulai)

    def mainkan(self) -> None:
        """The vote of every RT, the rembug and the new board."""
        self.pilih_utusan()
        self.rembug()
        self.kukuhkan(self.pemain.hari)
