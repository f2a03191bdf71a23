"""An office with one meeting of each kind that the papers of meetings are tested on: few or many people, short or long
names, everything recorded or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lkm_desktop.documents import Pilihan
from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import kartu, kehadiran, notulen, organisasi, rapat, tindak_lanjut, undangan
from lkm_desktop.storage import Store, create_store
from tests.conftest import OFFICE

HARI = date(2025, 3, 10)
DICETAK = date(2025, 3, 12)
PANJANG = "Prof. Dr. H. Muhammad Noor Syarifuddin Al-Banjari bin Abdurrahman Shiddiq, M.Pd."
NAKAL = "Ahmad <b>Rifa'i</b> & O’Neill </para> 😀"
UNSUR = ("Tokoh masyarakat", "Tokoh agama", "Tokoh perempuan", "Ketua RT", "PKK/Posyandu", "Warga")
PEMBAHASAN = "Tunggakan dua KSM turun menjadi 4 persen & lancar; jadwal angsuran dipasang di papan informasi RT 03."


@dataclass
class KantorRapat:
    """One open office: people by number, meetings and decisions by name."""

    store: Store
    nama: list[str]
    orang: list[str] = field(default_factory=list)
    rapat: dict[str, str] = field(default_factory=dict)
    keputusan: list[str] = field(default_factory=list)

    def pilihan(self, rapat_: str, **isian: str) -> Pilihan:
        """Choices for a paper of a meeting, with what was typed."""
        return Pilihan(rapat_id=self.rapat.get(rapat_, ""), isian=tuple(isian.items()), dicetak=DICETAK)


def nama(n: int, macam: str) -> str:
    """Name number n: short, 80 letters long, or hostile."""
    base = {"pendek": "Siti Aminah", "panjang": PANJANG, "nakal": NAKAL}[macam]
    return f"{base} {n + 1}"


def kantor_rapat(folder: Path, jumlah: int, macam: str = "pendek", istilah: str = "LKM") -> KantorRapat:
    """An office where `jumlah` people were invited to a members' meeting, a RKM, a rembug and an election; all came but
    the last two of many. At most 13 of them are members. The meeting "kosong" has only a name and a day."""
    store = create_store(folder, {**OFFICE, "istilah": istilah})
    office = KantorRapat(store, [nama(n, macam) for n in range(jumlah)])
    with store.unit("Isi kantor") as s:
        organisasi.save(s, {"lurah_nama": "Gusti Rahman", "lurah_nip": "19700101 199003 1 001",
                            "faskel_nama": "Bambang", "program": "Program Kotaku"})
        for n, name in enumerate(office.nama):
            office.orang.append(kartu.save(s, REGISTERS["orang"], None, {
                "nama": name, "jenis_kelamin": "LP"[n % 2], "rt": str(n % 9 + 1), "rw": str(n % 3 + 1),
                "unsur": UNSUR[n % 6], "miskin": n % 4 == 0, "no_hp": "081250001200", "nik": f"63710117087{n:05}",
            }))  # fmt: skip
        for n, person in enumerate(office.orang[:13]):
            kartu.save(s, REGISTERS["anggota"], None, {
                "orang_id": person, "jabatan": "Koordinator" if n == 0 else "Anggota", "mulai": date(2024, 1, 1)})
        secretary = kartu.save(s, REGISTERS["orang"], None, {"nama": "Noor Hasanah", "jenis_kelamin": "P"})
        kartu.save(s, REGISTERS["pengelola"], None, {
            "orang_id": secretary, "badan": "sekretariat", "jabatan": "Sekretaris", "mulai": date(2024, 1, 1)})
    _meetings(office)
    return office


def _meetings(office: KantorRapat) -> None:
    with office.store.unit("Isi rapat") as s:
        before = rapat.save_rapat(s, None, {"judul": "Rapat rutin Februari", "tanggal": date(2025, 2, 10)})
        notulen.save_notulen(s, before, {"keputusan": [{"isi": "Papan informasi diganti.", "tindak_lanjut": [
            {"isi": "Membeli papan", "penanggung_jawab": "UPL", "tenggat": date(2025, 2, 17)}]}]})
        office.rapat["kosong"] = rapat.save_rapat(s, None, {"judul": "Rapat biasa", "jenis": "rapat_lain",
                                                            "tanggal": date(2025, 4, 10)})
        kinds = {"rutin": "rapat_rutin", "rkm": "rkm", "rembug": "rembug_rt", "koordinator": "rapat_koordinator"}
        for key, kind in kinds.items():
            office.rapat[key] = _meeting(s, office, kind)
        office.rapat["rwt"] = rapat.save_rapat(s, None, {
            **_facts("rwt"), "mode": "jumlah", "jumlah_l": 40, "jumlah_p": 52, "jumlah_miskin": 20})
        _minutes(s, office.rapat["rutin"])
        tindak_lanjut.lapor(s, office.rapat["rutin"], [
            {"tindak_lanjut_id": t.id, "keadaan": "terbuka", "catatan": "Papan sudah dipesan."}
            for t in tindak_lanjut.dibawa(s, office.rapat["rutin"])])
        office.keputusan = [k["id"] for k in notulen.get_notulen(s, office.rapat["rutin"])["keputusan"]]


def _facts(jenis: str) -> dict[str, Any]:
    rembug = jenis == "rembug_rt"
    return {
        "judul": f"Rapat {jenis.replace('_', ' ')} Maret 2025", "jenis": jenis, "tanggal": HARI, "jam_mulai": "19.30",
        "jam_selesai": "22.00", "tempat": "Balai RW 03", "pimpinan": "H. Syamsuddin", "notulis": "Noor Hasanah",
        "tingkat": "RT" if rembug else "LKM", "rt": "3" if rembug else None, "rw": "1" if rembug else None,
    }  # fmt: skip


def _meeting(s: Any, office: KantorRapat, jenis: str) -> str:
    found = rapat.save_rapat(s, None, _facts(jenis))
    undangan.undang(s, found, office.orang)
    undangan.undang_luar(s, found, "Budi Tamu", "L", "Kecamatan")
    many = len(office.orang) > 5
    marks = f"1-{len(office.orang) - 2}, sisanya alpa" if many else "semua"
    kehadiran.record_kehadiran(s, found, marks)
    return found


def _minutes(s: Any, rapat_id: str) -> None:
    point = "a" * 32
    notulen.save_notulen(s, rapat_id, {
        "pembukaan": "Rapat dibuka dengan salam dan doa.", "penutup": "Rapat ditutup dengan doa.",
        "agenda": [
            {"pokok": "Pembukaan", "waktu": "10 menit", "pembawa": "Koordinator"},
            {"id": point, "pokok": "Laporan UPK", "waktu": "30 menit", "pembahasan": PEMBAHASAN, "usulan": [
                {"pengusul": "Rusmiati", "isi": "Jadwal ditempel di RT.", "tanggapan": "Disetujui."},
                {"isi": "Penagihan didampingi <anggota>."}]},
        ],
        "keputusan": [
            {"isi": "UPK menagih bersama pendamping RT.", "agenda_id": point, "tindak_lanjut": [
                {"penanggung_jawab": "Manajer UPK", "tenggat": date(2025, 3, 31)}]},
            {"isi": "Titian RT 07 diperbaiki gotong royong.", "cara": "suara", "jam": "20.15", "setuju": 9, "tolak": 2,
             "abstain": 1, "tindak_lanjut": [
                 {"isi": "Mengumpulkan kayu", "penanggung_jawab": "Gusti Fauzi", "tenggat": date(2025, 3, 20)},
                 {"isi": "Menyiapkan konsumsi", "penanggung_jawab": "Rusmiati"}]},
        ],
        "tindak_lanjut": [{"isi": "Mengundang lurah", "penanggung_jawab": "Sekretaris"}],
    })  # fmt: skip
