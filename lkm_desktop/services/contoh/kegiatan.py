"""The meetings of the practice kelurahan as rows: who was invited, who came, what was said and decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from lkm_desktop.domain.penugasan import BADAN, JABATAN
from lkm_desktop.format import bulan_romawi
from lkm_desktop.services.contoh.kalender import Acara
from lkm_desktop.services.contoh.naskah import PEMBUKAAN, PENUTUP
from lkm_desktop.services.contoh.orang import Pabrik
from lkm_desktop.services.contoh.susunan import Susunan
from lkm_desktop.services.orang import hat_words

_RANK_BADAN = {code: n for n, (code, _) in enumerate(BADAN)}
_RANK_JABATAN = {code: n for n, (code, _) in enumerate(JABATAN)}
_UNIT = ("sekretariat", "UPK", "UPL", "UPS", "pengawas")
_TAMU = (("Bahruddin, S.Sos.", "L", "Kelurahan"), ("Ratna Juwita", "P", "Fasilitator kelurahan"),
         ("Serka Widodo", "L", "Babinsa"))  # fmt: skip
#: how many people come, by kind: (fewest, most)
_HADIR = {"rapat_rutin": (21, 26), "rapat_koordinasi": (21, 24), "rkm": (40, 58), "rwt": (50, 60), "kbk": (21, 30),
          "pelatihan": (26, 34), "fgd": (21, 27)}  # fmt: skip
#: a proposal and the answer to it
_USULAN = (
    ("Papan informasi dipasang juga di dekat musala RT 12.", "Disetujui; bahan dari papan lama yang masih baik."),
    ("Rapat dimulai tepat waktu supaya ibu-ibu dapat pulang lebih awal.", "Disepakati mulai pukul 19.30."),
    ("Data warga miskin dicocokkan lagi dengan ketua RT.", "Relawan menemui ketua RT sebelum akhir bulan."),
    ("Laporan UPK ditempel setiap bulan.", "UPK menempelnya paling lambat tanggal 5."),
)
_KET = {
    "izin": ("Bekerja", "Ada keluarga hajatan", "Di luar kota", "", ""),
    "sakit": ("", "Rawat jalan"),
    "alpa": ("",),
}


@dataclass
class Baris:
    """Rows of the tables of meetings, ready to insert."""

    rapat: list[dict[str, Any]] = field(default_factory=list)
    agenda: list[dict[str, Any]] = field(default_factory=list)
    keputusan: list[dict[str, Any]] = field(default_factory=list)
    usulan: list[dict[str, Any]] = field(default_factory=list)
    tindak_lanjut: list[dict[str, Any]] = field(default_factory=list)
    kehadiran: list[dict[str, Any]] = field(default_factory=list)


class Pencatat:
    """Writes meetings down, oldest first."""

    def __init__(self, pabrik: Pabrik, susunan: Susunan, zona: str) -> None:
        self.pabrik, self.rng, self.susunan, self.zona = pabrik, pabrik.rng, susunan, zona
        self.baris = Baris()
        self.relawan = susunan.volunteers()
        self.putusan: dict[int, int] = {}
        self.nomor_relawan = {r["orang_id"] for r in susunan.relawan}

    def catat(self, acara: list[Acara]) -> Baris:
        """All meetings, numbered in the order of their days."""
        for nomor, a in enumerate(acara, 1):
            self._rapat(nomor, a)
        return self.baris

    def _rapat(self, nomor: int, a: Acara) -> None:
        siapa = self._petugas(a.tanggal)
        lewat = a.tanggal < self.pabrik.today
        mulai, selesai = a.jam
        row: dict[str, Any] = {
            "id": self.pabrik.id(), "dihapus": None, "nomor": nomor, "jenis": a.jenis, "judul": a.naskah.judul,
            "tingkat": a.tingkat, "tanggal": a.tanggal, "jam_mulai": mulai, "jam_selesai": selesai,
            "tempat": a.tempat,
            "pimpinan": siapa["koordinator"], "notulis": siapa["sekretaris"],
            "mode": "jumlah" if a.jumlah else "daftar",
            "jumlah_l": None, "jumlah_p": None, "jumlah_miskin": None, "pembukaan": None, "penutup": None,
            "dh_beku": None,
        }  # fmt: skip
        if a.catat:
            row["pembukaan"] = PEMBUKAAN.format(pimpinan=siapa["koordinator"] or "pimpinan rapat")
            row["penutup"] = PENUTUP.format(jam=selesai, zona=self.zona)
        if a.jumlah:
            perempuan = self.rng.randint(64, 74)
            row |= {"jumlah_l": 128 - perempuan, "jumlah_p": perempuan, "jumlah_miskin": self.rng.randint(52, 70)}
        elif lewat:
            row["dh_beku"] = datetime.combine(a.tanggal - timedelta(days=1), time(16, 5))
        self.baris.rapat.append(row)
        self._naskah(row["id"], a, siapa)
        if not a.jumlah:
            self._daftar(row["id"], a, beku=lewat)

    def _petugas(self, hari: date) -> dict[str, str | None]:
        """The name behind each responsible office on a day."""
        found: dict[str, str | None] = {"koordinator": None, "sekretaris": None}
        for kunci, badan in (("koordinator", "LKM"), ("sekretaris", "sekretariat"), ("upk", "UPK"), ("upl", "UPL"),
                             ("ups", "UPS"), ("pengawas", "pengawas"), ("tipp", "TIPP"), ("forum",
                             "forum_relawan")):  # fmt: skip
            orang = self.susunan.serving(badan, hari)
            found[kunci] = orang[0]["nama"] if orang else None
        return found

    def _naskah(self, rapat_id: str, a: Acara, siapa: dict[str, str | None]) -> None:
        acara: list[str] = []
        for urut, (pokok, pembahasan) in enumerate(a.naskah.agenda, 1):
            acara.append(self.pabrik.id())
            self.baris.agenda.append({"id": acara[-1], "dihapus": None, "rapat_id": rapat_id, "urut": urut,
                                      "pokok": pokok, "pembahasan": pembahasan if a.catat else None})  # fmt: skip
        if not a.catat:
            return
        if acara:
            self._usulan(rapat_id, acara[-1], [nama for nama in siapa.values() if nama])
        for urut, (isi, oleh, hari) in enumerate(a.naskah.keputusan, 1):
            tenggat = a.tanggal + timedelta(days=hari) if hari else None
            beres = tenggat is not None and tenggat < self.pabrik.today and self.rng.random() < 0.8
            tanggal = (
                min(tenggat + timedelta(days=self.rng.randint(-4, 3)), self.pabrik.today) if beres and tenggat else None
            )
            keputusan = {"id": self.pabrik.id(), "dihapus": None, "rapat_id": rapat_id, "urut": urut, "isi": isi,
                         "cara": "musyawarah", "nomor": self._nomor(a.tanggal),
                         "agenda_id": acara[min(urut, len(acara)) - 1] if acara else None}  # fmt: skip
            self.baris.keputusan.append(keputusan)
            self.baris.tindak_lanjut.append({
                "id": self.pabrik.id(), "dihapus": None, "rapat_id": rapat_id, "keputusan_id": keputusan["id"],
                "urut": 1, "isi": isi, "penanggung_jawab": siapa.get(oleh) or siapa["koordinator"],
                "tenggat": tenggat, "selesai": tanggal, "keadaan": "selesai" if tanggal else "terbuka",
            })  # fmt: skip

    def _nomor(self, hari: date) -> str:
        """The next number of a decision in that year, as `services.nomor` ships it."""
        self.putusan[hari.year] = self.putusan.get(hari.year, 0) + 1
        return f"{self.putusan[hari.year]}/KEP/LKM-MB/{bulan_romawi(hari.month)}/{hari.year}"

    def _usulan(self, rapat_id: str, agenda_id: str, siapa: list[str]) -> None:
        """A proposal and its answer in every third meeting."""
        if len(self.baris.rapat) % 3 or not siapa:  # long ago nobody of today was in office
            return
        isi, tanggapan = _USULAN[len(self.baris.usulan) % len(_USULAN)]
        oleh = siapa[len(self.baris.rapat) % len(siapa)]
        self.baris.usulan.append({"id": self.pabrik.id(), "dihapus": None, "rapat_id": rapat_id, "urut": 1,
                                  "agenda_id": agenda_id, "pengusul": oleh, "isi": isi,
                                  "tanggapan": tanggapan})  # fmt: skip

    def _daftar(self, rapat_id: str, a: Acara, beku: bool) -> None:
        undangan = sorted(self._undangan(a), key=lambda o: self._rank(o, a.tanggal))
        hadir = self._yang_hadir(undangan, a) if a.catat else set()
        for urut, o in enumerate(undangan, 1):
            status = None if not a.catat else "hadir" if o["id"] in hadir else self._alasan()
            self._kehadiran(
                rapat_id, urut, status, orang_id=o["id"], jabatan=self._jabatan(o, a.tanggal) if beku else None
            )
        tamu = _TAMU if a.jenis == "rwt" else _TAMU[:2] if a.jenis in ("rkm", "pelatihan") else ()
        for urut, (nama, jk, asal) in enumerate(tamu, len(undangan) + 1):
            self._kehadiran(rapat_id, urut, "hadir" if a.catat else None, tamu_nama=nama, tamu_jk=jk, tamu_asal=asal,
                            jabatan=asal if beku else None)  # fmt: skip

    def _kehadiran(self, rapat_id: str, urut: int, status: str | None, **isi: Any) -> None:
        keterangan = self.rng.choice(_KET[status]) if status in _KET else ""
        self.baris.kehadiran.append({
            "id": self.pabrik.id(), "dihapus": None, "rapat_id": rapat_id, "urut": urut, "orang_id": None,
            "tamu_nama": None,
            "tamu_jk": None, "tamu_asal": None, "jabatan": None, "diundang": True, "status": status,
            "keterangan": keterangan or None, **isi,
        })  # fmt: skip

    def _undangan(self, a: Acara) -> list[dict[str, Any]]:
        """Who is invited to a kind of meeting; at least half women wherever people can be chosen."""
        hari, ketua = a.tanggal, self.susunan.ketua
        lkm = self.susunan.serving("LKM", hari)
        inti = lkm + [o for badan in _UNIT for o in self.susunan.serving(badan, hari)]
        forum = self.susunan.serving("forum_relawan", hari)
        if a.jenis in ("rkm", "fgd") and a.rt is not None:
            di_sini = [o for o in self.susunan.orang if int(o["rt"]) in a.rt and o["status"] == "aktif"]
            return self._imbang(di_sini, 68 if a.jenis == "rkm" else 32, lkm[:1])
        if a.jenis == "rwt":
            return self._imbang([*inti, *ketua, *self.relawan], 84, inti)
        if a.jenis == "pelatihan":
            return self._imbang(self.relawan, 40, lkm[:2])
        if a.jenis == "kbk":
            return self._imbang([*self.relawan, *lkm], 36, forum)
        if a.jenis == "rapat_koordinasi":
            return self._imbang([*inti, *self.susunan.serving("TIPP", hari)], 32, inti)
        return self._imbang([*inti, *ketua, *self.relawan], 34, [*inti, *forum])

    def _imbang(self, pilihan: list[dict[str, Any]], jumlah: int, wajib: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """`wajib` and a random choice up to `jumlah`, women first until they are 56 of 100."""
        terpilih = {o["id"]: o for o in wajib}
        sisa = {o["id"]: o for o in pilihan if o["id"] not in terpilih}
        acak = self.rng.sample(list(sisa.values()), len(sisa))
        antre = {jk: [o for o in acak if o["jenis_kelamin"] == jk] for jk in "LP"}
        while len(terpilih) < jumlah and (antre["L"] or antre["P"]):
            perempuan = sum(o["jenis_kelamin"] == "P" for o in terpilih.values())
            jk = "P" if perempuan < 0.56 * (len(terpilih) + 1) else "L"
            o = (antre[jk] or antre["L" if jk == "P" else "P"]).pop()
            terpilih[o["id"]] = o
        return list(terpilih.values())

    def _yang_hadir(self, undangan: list[dict[str, Any]], a: Acara) -> set[str]:
        """Between 45 and 60 of 100 who come are women; those with a task come more often."""
        sedikit, banyak = _HADIR[a.jenis]
        jumlah, porsi = self.rng.randint(sedikit, banyak), self.rng.uniform(0.47, 0.58)
        antre = {jk: sorted((o for o in undangan if o["jenis_kelamin"] == jk), key=self._rajin) for jk in "LP"}
        perempuan = min(round(jumlah * porsi), len(antre["P"]))
        laki = min(round(perempuan * (1 - porsi) / porsi), len(antre["L"]))
        perempuan = min(perempuan, round(laki * porsi / (1 - porsi)))
        return {o["id"] for o in [*antre["P"][:perempuan], *antre["L"][:laki]]}

    def _rajin(self, o: dict[str, Any]) -> float:
        return self.rng.random() - (0.45 if o["id"] in self.susunan.jabatan else 0)

    def _alasan(self) -> str:
        return self.rng.choices(["izin", "sakit", "alpa"], [58, 14, 28])[0]

    def _di_badan(self, o: dict[str, Any], hari: date) -> list[tuple[str, str]]:
        tugas = sorted(self.susunan.jabatan.get(o["id"], ()), key=lambda t: t[2])
        return [(b, j) for b, j, m, s in tugas if m <= hari and (s is None or hari <= s)]

    def _jabatan(self, o: dict[str, Any], hari: date) -> str:
        """The weightiest hat, as the roll prints it: "Anggota LKM", "Relawan"; else the unsur."""
        tugas = sorted(self._di_badan(o, hari), key=lambda t: _RANK_BADAN[t[0]])
        if tugas:
            return hat_words(tugas[0][1], tugas[0][0], "LKM")
        return "Relawan" if o["id"] in self.nomor_relawan else str(o["unsur"])

    def _rank(self, o: dict[str, Any], hari: date) -> tuple[int, int, str]:
        """The order of the roll: bodies, then chairs, then names; the same as `undangan.renumber`."""
        ranks = [(_RANK_BADAN[b], _RANK_JABATAN.get(j, 50)) for b, j in self._di_badan(o, hari)]
        badan, jabatan = min(ranks, default=(95, 0) if o["id"] in self.nomor_relawan else (99, 99))
        return badan, jabatan, o["nama"].lower()
