"""The main job of the program, once through, without a window: python -m lkm_desktop.demo out

A practice kelurahan takes in the RT's own Excel sheet, names relawan and a member, holds a meeting, prints its sheet,
enters who came, writes the minutes, and hands over PDF and Excel. Only invented people; only files in the given folder.
"""

from __future__ import annotations

import multiprocessing
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from lkm_desktop import demo_surat
from lkm_desktop.cli import speak_utf8
from lkm_desktop.documents import DOKUMEN, Pilihan, make
from lkm_desktop.domain import ANGGOTA, REGISTERS, RELAWAN
from lkm_desktop.errors import LkmError
from lkm_desktop.format import hari_tanggal, nama_berkas, umur
from lkm_desktop.importers import read, table
from lkm_desktop.latihan import make_practice
from lkm_desktop.paths import resources
from lkm_desktop.perintah.cetak import pages
from lkm_desktop.perintah.rapat import counts
from lkm_desktop.perintah.umum import write_output
from lkm_desktop.services import dokumen, impor, kartu, kehadiran, notulen, organisasi, rapat, registers, undangan
from lkm_desktop.services.registers import Query
from lkm_desktop.services.roll import roll
from lkm_desktop.storage import Store
from lkm_desktop.workbooks.rapat import kehadiran_workbook, rapat_workbook
from lkm_desktop.workbooks.register import register_workbook

KANTOR = "kantor-latihan"


@dataclass
class Demo:
    """One run: the open office, where files go, and what was written so far."""

    store: Store
    keluaran: Path
    today: date
    berkas: list[Path] = field(default_factory=list)

    def simpan(self, nama: str, data: bytes) -> None:
        """Give one finished file to the user."""
        path = self.keluaran / nama
        write_output(path, data, self.store.folder)
        self.berkas.append(path)

    def impor(self, nama: str) -> list[str]:
        """Bring a sheet in; returns the ids of people who are new. A sheet with problems is told and left alone."""
        tabel = table.siapkan(read.baca(resources() / "contoh" / nama), today=self.today)
        with self.store.read() as s:
            rencana = impor.rencana(s, tabel)
        laporan = impor.ringkas(rencana)
        katakan(f"Impor {nama}: {laporan['baris']} baris; {rencana.kalimat}")
        if laporan["bermasalah"]:
            satu = laporan["bermasalah"][0]
            katakan(f"  Tidak disimpan. Baris {satu['baris']}, kolom {satu['kolom']}: {satu['alasan']}")
            return []
        if not (laporan["baru"] or laporan["berubah"]):
            return []
        with self.store.unit(f"Impor {nama}") as s:
            katakan(f"  Disimpan dalam satu langkah: {impor.terapkan(s, rencana).kalimat}")
        return [b.orang_id for b in rencana.baris if b.status == impor.BARU and b.orang_id]

    def angkat(self, baru: Sequence[str]) -> list[str]:
        """Name three of the new residents relawan, and a man as member in place of one who leaves."""
        with self.store.read() as s:
            dewasa = [v for i in baru if self._cakap(v := kartu.person_values(s, i))]
            anggota = Query(per_tanggal=self.today, saring={"jabatan": "Anggota", "jenis_kelamin": "L"})
            lama = registers.ids(s, ANGGOTA, anggota)[-1]
            nama_lama = registers.rows(s, ANGGOTA, [lama], ["nama"])[0][0]
        pria, wanita = ([v for v in dewasa if v["jenis_kelamin"] == jk] for jk in "LP")
        relawan, pengganti = [*wanita[:2], *pria[1:2]], pria[0]
        for orang in relawan:
            with self.store.unit("Daftarkan relawan") as s:
                asal = {"kegiatan_asal": "RKM RT 04", "minat": "Lingkungan", "tanggal_daftar": self.today}
                kartu.save(s, RELAWAN, None, {**kartu.blank(s, RELAWAN, orang["orang_id"]), **asal})
        katakan(f"Relawan baru dari warga RT 04: {', '.join(v['nama'] for v in relawan)}.")
        with self.store.unit("Ganti anggota LKM") as s:
            kartu.end_term(s, lama, self.today - timedelta(days=1), "Mengundurkan diri", pengganti["orang_id"])
            isi = {"mulai": self.today, "keterangan": "Pengganti antarwaktu"}
            kartu.save(s, ANGGOTA, None, {**kartu.blank(s, ANGGOTA, pengganti["orang_id"]), **isi})
        katakan(f"Anggota LKM: {nama_lama} mengundurkan diri, digantikan {pengganti['nama']}.")
        return [v["orang_id"] for v in relawan]

    def nama(self, orang_id: str) -> str:
        """The name of a person."""
        with self.store.read() as s:
            return str(kartu.person_values(s, orang_id)["nama"])

    def _cakap(self, orang: dict[str, object]) -> bool:
        """Whether the person is between 25 and 58 years old."""
        lahir = orang["tanggal_lahir"]
        return isinstance(lahir, date) and 25 <= umur(lahir, self.today) <= 58

    def rapat(self, relawan: Sequence[str]) -> str:
        """A meeting today, with members, units, the relawan forum, the new relawan and two guests invited."""
        isi = {
            "jenis": "rapat_rutin", "judul": "Rapat pleno: rencana kerja triwulan", "tanggal": self.today,
            "jam_mulai": "19.30", "jam_selesai": "22.00", "tempat": "Sekretariat LKM Maju Bersama",
            "agenda": "Perkenalan anggota dan relawan baru\nRencana kerja tiga bulan\nLain-lain",
        }  # fmt: skip
        with self.store.unit("Buat rapat") as s:
            rapat_id = rapat.save_rapat(s, None, isi)
            jumlah = sum(
                undangan.undang_badan(s, rapat_id, badan)
                for badan in ("LKM", "sekretariat", "UPK", "UPL", "UPS", "pengawas", "forum_relawan")
            )
            jumlah += undangan.undang(s, rapat_id, relawan)
            undangan.undang_luar(s, rapat_id, "Bahruddin, S.Sos.", "L", "Lurah")
            undangan.undang_luar(s, rapat_id, "Ratna Juwita", "P", "Fasilitator kelurahan")
        katakan(f"Rapat: {isi['judul']}, {hari_tanggal(self.today)}; {jumlah} orang dan 2 tamu diundang.")
        return rapat_id

    def katakan(self, teks: str) -> None:
        """One line for the reader."""
        katakan(teks)

    def cetak(self, kunci: str, nama: str, rapat_id: str = "", *, tanda: bool = False, subjek: str = "") -> None:
        """Draw a paper, write it, and log it; the printed sheet freezes its numbers."""
        with self.store.read() as s:
            data = make(s, kunci, Pilihan(rapat_id, dicetak=self.today, tanda=tanda, subjek=subjek))
        self.simpan(nama, data)
        halaman, kertas = pages(data), DOKUMEN[kunci].kertas.nama
        with self.store.unit(f"Cetak {DOKUMEN[kunci].label.lower()}") as s:
            dokumen.paper_made(s, kunci, data, kertas, halaman, rapat_id or None)
        katakan(f"{DOKUMEN[kunci].label}: {nama} ({kertas}, {halaman} halaman).")

    def catat(self, rapat_id: str, tanda: str) -> None:
        """Enter the signed sheet as a secretary types it."""
        with self.store.unit("Catat kehadiran") as s:
            catatan = kehadiran.record_kehadiran(s, rapat_id, tanda)
        with self.store.unit("Tandai sisanya") as s:
            sisa = kehadiran.fill_unset(s, rapat_id, "alpa")
        with self.store.read() as s:
            daftar = roll(s, rapat_id)
        katakan(f"Ketik “{tanda}”: {catatan.kalimat} Sisanya ({sisa}) alpa.")
        katakan(f"  {counts(daftar)}")

    def notulen(self, rapat_id: str) -> None:
        """What was said and decided."""
        with self.store.unit("Tulis notulen") as s:
            (_, ketua), (_, sekretaris) = organisasi.penanda(s, self.today)
            isi = notulen.get_notulen(s, rapat_id)
            bahas = (
                "Anggota pengganti dan tiga relawan dari RT 04 diperkenalkan dan menyatakan bersedia.",
                "Disepakati tiga kegiatan: pendataan ulang PS-2, kerja bakti saluran RW 02, dan pelatihan relawan.",
                "Papan informasi diganti setiap tanggal 5.",
            )
            isi["agenda"] = [{**a, "pembahasan": teks} for a, teks in zip(isi["agenda"], bahas, strict=True)]
            putusan = (("Pendataan ulang PS-2 dimulai dari RT 04.", sekretaris, 30),
                       ("Kerja bakti saluran RW 02 pada hari Minggu kedua.", ketua, 14))  # fmt: skip
            isi["keputusan"] = [
                {"isi": teks, "tindak_lanjut": [
                    {"penanggung_jawab": siapa, "tenggat": self.today + timedelta(days=hari)}]}
                for teks, siapa, hari in putusan
            ]
            isi |= {"pimpinan": ketua, "notulis": sekretaris, "pembukaan": f"Rapat dibuka oleh {ketua} dengan doa.",
                    "penutup": "Rapat ditutup pukul 22.00 WITA dengan doa."}  # fmt: skip
            notulen.save_notulen(s, rapat_id, isi)
        katakan(f"Notulen: 3 acara dan {len(putusan)} keputusan dengan penanggung jawab dan tenggat.")

    def serahkan(self, rapat_id: str) -> None:
        """Every book as PDF and workbook, the roll as workbook."""
        for key, register in REGISTERS.items():
            self.cetak(f"buku-{key}", nama_berkas(register.book_for("LKM"), akhiran="pdf"))
            with self.store.read() as s:
                data = register_workbook(s, register, today=self.today)
            self.simpan(nama_berkas(register.title, akhiran="xlsx"), data)
        self.cetak("buku-notulen", "Buku_Notulen.pdf")
        with self.store.read() as s:
            self.simpan("Buku-Notulen.xlsx", rapat_workbook(s, today=self.today))
            self.simpan("Kehadiran_Rapat-pleno.xlsx", kehadiran_workbook(s, rapat_id, today=self.today))


def katakan(teks: str) -> None:
    """One line for the reader."""
    print(teks, flush=True)


def main(keluaran: str | Path = "out", today: date | None = None) -> int:
    """Do the whole job into that folder; running it again replaces what it made. Returns the exit code."""
    folder, today = Path(keluaran), today or date.today()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / KANTOR / "data.lkm").is_file():
            shutil.rmtree(folder / KANTOR)
        store, made = make_practice(folder / KANTOR, today=today)
        try:
            katakan(f"Kelurahan latihan: {made.orang} warga, {made.anggota} anggota, {made.relawan} relawan, "
                    f"{made.rapat} rapat (semua nama rekaan).")  # fmt: skip
            demo = Demo(store, folder, today)
            run(demo)
        finally:
            store.close()
    except (LkmError, OSError) as error:
        print(str(error), file=sys.stderr)
        return 1
    katakan(f"Selesai: {len(demo.berkas)} berkas di {folder}; kantornya ada di {folder / KANTOR}.")
    return 0


def run(demo: Demo) -> None:
    """The steps in the order of a secretary's day."""
    baru = demo.impor("data_warga_rt04.xlsx")
    demo.impor("data_warga_rt04.xlsx")
    demo.impor("data_warga_rt05_nik_rusak.xlsx")
    relawan = demo.angkat(baru)
    rapat_id = demo.rapat(relawan)
    demo.cetak("daftar-hadir", "Daftar-hadir_Rapat-pleno.pdf", rapat_id)
    demo.catat(rapat_id, "1-9 12-14 15i 16-19 20s 21-23, Siti Rahmah P")
    demo.notulen(rapat_id)
    demo.cetak("notulen", "Notulen_Rapat-pleno.pdf", rapat_id)
    demo.cetak("daftar-hadir", "Rekap-hadir_Rapat-pleno.pdf", rapat_id, tanda=True)
    demo_surat.rapat(demo, rapat_id)
    demo_surat.surat(demo, [demo.nama(orang) for orang in relawan])
    demo.serahkan(rapat_id)
    rusak = demo.store.check()
    if rusak:
        raise LkmError(f"Pemeriksaan data menemukan kerusakan: {rusak[0]}.")
    katakan(f"Pemeriksaan data: utuh. Langkah yang bisa diurungkan berikutnya: {demo.store.undo_label}.")


if __name__ == "__main__":
    multiprocessing.freeze_support()
    speak_utf8()
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "out"))
