"""Plays a siklus by script through the services, and keeps its own account of everything it did.

The account is made of what the player itself decided (who came, which totals it typed); people's facts are read by
plain SQL before the play, so that no count of the program is compared with itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import text

from lkm_desktop.documents import DOKUMEN, Pilihan, make_paper
from lkm_desktop.domain import RELAWAN, Relawan
from lkm_desktop.services import (
    dokumen,
    fakta_tahap,
    kartu,
    kehadiran,
    lampiran,
    naskah,
    notulen,
    orang_siklus,
    rapat,
    siklus,
    undangan,
)
from lkm_desktop.services.berkas_siklus import SUBJEK
from lkm_desktop.services.dokumen import Keluaran
from lkm_desktop.services.papan import SyaratNilai, TahapPapan, papan
from lkm_desktop.storage import Store
from tests.storage.helpers import dump


@dataclass(frozen=True)
class Warga:
    """What the account knows of a person; relawan_sejak: first day as a volunteer, None for others."""

    id: str
    jk: str
    miskin: bool
    rt: str
    rw: str
    relawan_sejak: date | None


@dataclass(frozen=True)
class Hadir:
    """One meeting as the account has it."""

    rapat_id: str
    kegiatan_id: str
    tahap_id: str
    tingkat: str
    rt: str
    rw: str
    tanggal: date
    l: int  # noqa: E741
    p: int
    miskin: int
    relawan: int


@dataclass
class Pemain:
    """Plays on one office; `buku` is the account, `jejak` the database before each step."""

    store: Store
    warga: dict[str, Warga] = field(default_factory=dict)
    buku: list[Hadir] = field(default_factory=list)
    siklus_id: str = ""
    pemilihan_id: str = ""
    jejak: list[dict[str, Any]] = field(default_factory=list)
    merekam: bool = False
    hari: date = date(2026, 1, 1)
    _giliran: int = 0

    def __post_init__(self) -> None:
        self.baca_warga()

    def baca_warga(self) -> None:
        """The facts of all residents, by plain SQL."""
        query = text(
            "SELECT o.id, o.jenis_kelamin, o.miskin, o.rt, o.rw, r.tanggal_daftar FROM orang o LEFT JOIN relawan r "
            "ON r.orang_id = o.id AND r.dihapus IS NULL AND r.status = 'aktif' "
            "WHERE o.dihapus IS NULL AND o.status = 'aktif' ORDER BY o.rw, o.rt, o.nama, o.id"
        )
        with self.store.read() as s:
            rows = [tuple(row) for row in s.execute(query)]
        self.warga = {
            row_id: Warga(row_id, jk, bool(poor), rt, rw, date.fromisoformat(since) if since else None)
            for row_id, jk, poor, rt, rw, since in rows
        }

    def unit(self, name: str) -> Any:
        """One undoable step; what was before it is kept while `merekam`."""
        if self.merekam:
            self.jejak.append(dump(self.store))
        return self.store.unit(name)

    def mulai(self, bentuk: str, nama: str, hari: date) -> None:
        """Begin a siklus of a preset."""
        self.hari = hari
        with self.unit("Mulai siklus") as s:
            self.siklus_id = siklus.buat(s, bentuk, nama, hari)

    def papan(self) -> tuple[TahapPapan, ...]:
        """The board on the day of the play."""
        with self.store.read() as s:
            return papan(s, self.siklus_id, self.hari).tahap

    def tahap(self, tahap_id: str) -> TahapPapan:
        """One stage of the board."""
        return next(one for one in self.papan() if one.id == tahap_id)

    # --- meetings ---

    def kegiatan(self, tahap_id: str) -> list[dict[str, Any]]:
        """The activities of a stage as they are stored."""
        query = text("SELECT id, kode, nama, jenis_rapat, tingkat, jumlah, tiap FROM kegiatan_siklus "
                     "WHERE tahap_id = :t AND dihapus IS NULL ORDER BY urut")
        with self.store.read() as s:
            return [dict(row._mapping) for row in s.execute(query, {"t": tahap_id})]

    def tempat(self, one: dict[str, Any]) -> Iterator[tuple[str, str]]:
        """RT and RW of each meeting that an activity expects."""
        places = sorted({(w.rt, w.rw) for w in self.warga.values()}, key=lambda place: (place[1], place[0]))
        if one["tiap"] == "RT":
            yield from places
        elif one["tiap"] == "RW":
            yield from (("", rw) for rw in sorted({rw for _, rw in places}))
        else:
            yield from ((("", ""),) * one["jumlah"])

    def adakan(self, tahap_id: str, one: dict[str, Any]) -> None:
        """Hold every meeting that the activity expects; each third of many has a roll, the others typed totals."""
        for number, (rt, rw) in enumerate(self.tempat(one)):
            roll = not one["tiap"] or number % 3 == 0
            rapat_id = self._rapat(one, rt, rw, "daftar" if roll else "jumlah")
            came = self._catat_hadir(rapat_id, rt, rw) if roll else self._catat_jumlah(rapat_id, number)
            self.buku.append(Hadir(rapat_id, one["id"], tahap_id, one["tingkat"], rt, rw, self.hari, *came))
            self.hari += timedelta(days=1)

    def _rapat(self, one: dict[str, Any], rt: str, rw: str, mode: str) -> str:
        values = {
            "judul": f"{one['nama']} {rt or rw}".strip(), "jenis": one["jenis_rapat"], "tingkat": one["tingkat"],
            "tanggal": self.hari, "jam_mulai": "19.30", "mode": mode, "rt": rt or None, "rw": rw or None,
            "kegiatan_id": one["id"], "kode_kegiatan": one["kode"], "pimpinan": "Ahmad Rifani", "notulis": "Halimah",
        }  # fmt: skip
        with self.unit("Buat rapat") as s:
            return rapat.save_rapat(s, None, values)

    def _catat_hadir(self, rapat_id: str, rt: str, rw: str) -> tuple[int, int, int, int]:
        here = [w for w in self.warga.values() if (not rt or w.rt == rt) and (not rw or w.rw == rw)]
        self._giliran += 7
        chosen = [here[(self._giliran + n) % len(here)] for n in range(min(len(here), 24))]
        came = chosen[: max(1, len(chosen) * 3 // 4)]
        with self.unit("Undang") as s:
            undangan.undang(s, rapat_id, [w.id for w in chosen])
        with self.unit("Catat kehadiran") as s:
            rows = {row[1]: row[0] for row in s.execute(
                text("SELECT id, orang_id FROM kehadiran WHERE rapat_id = :r AND dihapus IS NULL"), {"r": rapat_id})}
            kehadiran.mark(s, rapat_id, [rows[w.id] for w in came], "hadir")
            kehadiran.fill_unset(s, rapat_id, "alpa")
        return self._hitung(came)

    def _hitung(self, came: list[Warga]) -> tuple[int, int, int, int]:
        men = sum(w.jk == "L" for w in came)
        volunteers = sum(w.relawan_sejak is not None and w.relawan_sejak <= self.hari for w in came)
        return men, len(came) - men, sum(w.miskin for w in came), volunteers

    def _catat_jumlah(self, rapat_id: str, number: int) -> tuple[int, int, int, int]:
        counts = (9 + number % 4, 14 + number % 5, 8 + number % 3, 2)
        with self.unit("Catat jumlah hadir") as s:
            kehadiran.save_counts(s, rapat_id, *counts)
        return counts

    # --- requirements ---

    def rapat_dari(self, tahap_id: str, syarat_id: str) -> list[str]:
        """The meetings that a requirement is about: of its activity, else of the whole stage."""
        with self.store.read() as s:
            activity = s.scalar(text("SELECT kegiatan_id FROM syarat WHERE id = :i"), {"i": syarat_id})
        return [h.rapat_id for h in self.buku if h.tahap_id == tahap_id and activity in (None, h.kegiatan_id)]

    def penuhi(self, tahap_id: str, one: SyaratNilai) -> None:
        """Do what a requirement asks for."""
        with self.store.read() as s:
            rincian = str(s.scalar(text("SELECT rincian FROM syarat WHERE id = :i"), {"i": one.id}) or "")
            wanted = int(s.scalar(text("SELECT jumlah FROM syarat WHERE id = :i"), {"i": one.id}) or 0)
        meetings = self.rapat_dari(tahap_id, one.id)
        if one.jenis == "notulen":
            for rapat_id in meetings:
                self.tulis_notulen(rapat_id)
        elif one.jenis == "dokumen" and rincian in SUBJEK:
            self.cetak_tahap(tahap_id, rincian)
        elif one.jenis == "dokumen":
            for rapat_id in meetings:
                self.cetak(rapat_id, rincian)
        elif one.jenis == "lampiran":
            for rapat_id in meetings:
                self.lampirkan(rapat_id, "rapat", rincian)
        elif one.jenis == "berkas":
            self.lampirkan(one.id, "syarat", "lain")
        elif one.jenis == "fakta":
            self.isi_fakta(tahap_id)
        else:
            self.isi_orang(one.jenis, rincian, wanted, meetings)

    def tulis_notulen(self, rapat_id: str) -> None:
        """Minutes with one point, one decision and its follow-up."""
        with self.unit("Tulis notulen") as s:
            notulen.save_notulen(s, rapat_id, {
                "agenda": [{"pokok": "Pembahasan", "pembahasan": "Dibahas bersama warga."}],
                "keputusan": [{"isi": "Disepakati bersama.", "tindak_lanjut": [
                    {"isi": "Diumumkan di papan informasi", "penanggung_jawab": "Halimah"}]}],
            })  # fmt: skip

    def cetak(self, rapat_id: str, key: str) -> None:
        """Print a paper of a meeting; it goes to the log and the archive."""
        pilihan = Pilihan(rapat_id=rapat_id)
        with self.store.read() as s:
            made = make_paper(s, key, pilihan)
        with self.store.unit(f"Cetak {DOKUMEN[key].label}") as s:
            dokumen.keluar(s, key, Keluaran(made.data, "F4", made.halaman), rapat_id)

    def cetak_tahap(self, tahap_id: str, key: str) -> None:
        """Print a paper about a stage or its election."""
        about = tahap_id if SUBJEK[key][1] == "tahap" else self.pemilihan_id
        with self.unit("Mulai naskah") as s:
            sheet = naskah.buka(s, key, None, about)
        with self.store.read() as s:
            made = make_paper(s, key, Pilihan(subjek=about))
        with self.store.unit(f"Cetak {DOKUMEN[key].label}") as s:
            dokumen.keluar(s, key, Keluaran(made.data, "F4", made.halaman), naskah_id=sheet)

    def lampirkan(self, pemilik_id: str, pemilik: str, jenis: str) -> None:
        """Attach a scan."""
        with self.unit("Lampirkan berkas") as s:
            lampiran.add_lampiran(s, pemilik_id, "pindaian.pdf", "ab" * 32 + ".pdf", 1000, "ab" * 32, jenis=jenis,
                                  pemilik=pemilik)  # fmt: skip

    def isi_fakta(self, tahap_id: str) -> None:
        """Fill in every fact and two rows of every list of a stage."""
        with self.store.read() as s:
            form = fakta_tahap.borang_tahap(s, tahap_id)
        assert form is not None
        facts = {key: contoh_nilai(spec) for key, spec in form.fakta.items()}
        lists = {
            one.kunci: [{spec.key: contoh_nilai(spec) for spec in one.kolom} | offer for offer in (one.usulan or ({},))]
            for one in form.daftar
        }
        with self.unit("Isi catatan tahap") as s:
            fakta_tahap.simpan(s, tahap_id, facts, lists)

    def isi_orang(self, jenis: str, rincian: str, jumlah: int, rapat_ids: list[str]) -> None:
        """Requirements about people: sign up volunteers at the meeting, give roles; elections are played apart."""
        if jenis == "relawan":
            self.daftarkan(rapat_ids[-1], jumlah or 1)
        elif jenis == "tim":
            self.bentuk_tim(rincian, jumlah or 3)
        else:
            raise AssertionError(f"nobody plays {jenis} {rincian}")

    def daftarkan(self, rapat_id: str, jumlah: int) -> None:
        """Some who came to a meeting sign up as volunteers."""
        new = [w for w in self.warga.values() if w.relawan_sejak is None][:jumlah]
        with self.unit("Daftarkan relawan") as s:
            for one in new:
                row = kartu.save(s, RELAWAN, None, {"orang_id": one.id, "tanggal_daftar": self.hari})
                s.get_one(Relawan, row).asal_rapat_id = rapat_id
        self.baca_warga()

    def bentuk_tim(self, badan: str, jumlah: int) -> None:
        """People get a role in this siklus."""
        people = list(self.warga.values())
        with self.unit("Bentuk tim") as s:
            for n in range(jumlah):
                self._giliran += 11
                values = {"orang_id": people[self._giliran % len(people)].id, "badan": badan, "jabatan": "Anggota",
                          "mulai": self.hari, "pokja": f"Pokja {n + 1}"}  # fmt: skip
                orang_siklus.simpan(s, self.siklus_id, None, values)


def contoh_nilai(spec: Any) -> Any:
    """Something true for a field."""
    if spec.key.startswith(("tahun", "pjm_", "renta")) and spec.kind == "angka":
        return 2026
    if spec.choices and spec.kind in ("pilihan", "jk", "saran"):
        return spec.choices[0][0]
    return {"tanggal": date(2026, 2, 1), "angka": 3, "ya_tidak": True, "rt": "01", "orang": None}.get(spec.kind, "Ada")
