"""One row of a foreign table to the values of one person: cells that hold two things are taken apart here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lkm_desktop.domain.orang import nik_conflict
from lkm_desktop.importers import codes
from lkm_desktop.importers.dates import PolaTanggal, baca_tanggal
from lkm_desktop.importers.kinds import Konteks, Nilai
from lkm_desktop.importers.nama_sel import baca_nama
from lkm_desktop.importers.pembaca_kolom import Mentah
from lkm_desktop.importers.sel import TANGGAL, TEKS, Sel, teks_sel
from lkm_desktop.importers.split import ambil_rtrw, pisah_rtrw, pisah_ttl
from lkm_desktop.importers.synonyms import KOLOM_TUJUAN
from lkm_desktop.importers.text import bersihkan, kosong
from lkm_desktop.importers.values import STATUS_SAH, baca_sel
from lkm_desktop.services.impor_bahan import Alasan, BarisBahan

_SEMU = frozenset(("ttl", "rtrw", "dusun", "jk_l", "jk_p"))


@dataclass
class Pembaca:
    """Reads rows for the register `ke`; `judul` gives each field's heading, `koreksi` what the user typed instead."""

    ke: str
    judul: dict[str, str]
    koreksi: dict[int, dict[str, str]]
    today: date

    def baca(self, nomor: int, sel: Mentah, nilai: dict[str, Nilai], bagian: tuple[str, str]) -> BarisBahan:
        """The checked row. `sel` are the raw cells and `nilai` the readings of the filled ones, by field; `bagian` is
        the RT/RW of a title."""
        baris = BarisBahan(nomor, mentah=sel)
        self._coba_tanggal_lagi(sel, nilai)
        for nama_field, satu in nilai.items():
            if nama_field not in _SEMU:
                self._pakai(baris, nama_field, satu)
        if "jk_l" in nilai or "jk_p" in nilai:
            self._kelamin(baris, nilai)
        if "nama" in nilai and nilai["nama"].catatan:
            self._nik_di_nama(baris, sel)
        if "ttl" in nilai:
            self._ttl(baris, sel.sel("ttl"))
        self._alamat(baris, sel, nilai, bagian)
        self._koreksi(baris)
        self._periksa(baris)
        return baris

    def _alasan(self, nama_field: str, teks: str, dari: str = "") -> Alasan:
        kolom = self.judul.get(dari or nama_field) or self.judul.get(nama_field) or KOLOM_TUJUAN[nama_field]
        return Alasan(nama_field, kolom, teks)

    def _pakai(self, baris: BarisBahan, nama_field: str, satu: Nilai, dari: str = "") -> None:
        if satu.masalah:
            baris.masalah.append(self._alasan(nama_field, satu.masalah, dari))
        elif satu.isi is not None:
            baris.nilai[nama_field] = satu.isi
        if satu.catatan:
            baris.catatan.append(self._alasan(nama_field, satu.catatan, dari))

    def _coba_tanggal_lagi(self, sel: Mentah, nilai: dict[str, Nilai]) -> None:
        """A date with its place before it is taken apart; one that is doubtful only because of its column is settled
        by the date inside the NIK."""
        satu, nik = nilai.get("tanggal_lahir"), nilai.get("nik")
        if satu is None or not satu.masalah:
            return
        tanggal = sel.sel("tanggal_lahir")
        if tanggal.jenis == TEKS and self._bertempat(tanggal, nilai):
            return
        if nik is None or not isinstance(nik.isi, str) or tanggal.jenis not in (TEKS, TANGGAL):
            return
        hasil, _ = baca_tanggal(tanggal, lampau=True, pola=PolaTanggal(), today=self.today)
        if hasil and nik_conflict(nik.isi, hasil, None) is None:
            nilai["tanggal_lahir"] = Nilai(hasil)

    def _bertempat(self, sel: Sel, nilai: dict[str, Nilai]) -> bool:
        """ "Bjm, 12/08/1975" in a column of dates."""
        tempat, tanggal = pisah_ttl(teks_sel(sel))
        if not tempat or not tanggal:
            return False
        hasil, _ = baca_tanggal(Sel(TEKS, tanggal), lampau=True, pola=PolaTanggal(), today=self.today)
        if hasil is None:
            return False
        nilai["tanggal_lahir"] = Nilai(hasil)
        if nilai.get("tempat_lahir", Nilai()).isi is None:
            nilai["tempat_lahir"] = Nilai(tempat)
        return True

    def _nik_di_nama(self, baris: BarisBahan, sel: Mentah) -> None:
        """A NIK that stands in the cell of the name belongs to its own field."""
        nik = baca_nama(bersihkan(teks_sel(sel.sel("nama")))).nik
        baris.catatan = [c for c in baris.catatan if c.field != "nama"]
        if "nik" in baris.nilai or not nik:
            return
        satu = baca_sel("nik", Sel(TEKS, nik), Konteks(today=self.today))
        self._pakai(baris, "nik", satu._replace(catatan=satu.catatan or "Diambil dari kolom nama."), "nama")

    def _kelamin(self, baris: BarisBahan, nilai: dict[str, Nilai]) -> None:
        """Two columns L and P with a tick in one of them."""
        laki, perempuan = nilai.get("jk_l", Nilai()), nilai.get("jk_p", Nilai())
        if "jenis_kelamin" in baris.nilai:
            return
        if laki.isi and perempuan.isi:
            baris.masalah.append(self._alasan("jenis_kelamin", "Kolom L dan P sama-sama terisi.", "jk_l"))
        elif laki.isi or perempuan.isi:
            baris.nilai["jenis_kelamin"] = laki.isi or perempuan.isi
        for tanda in (laki, perempuan):
            if tanda.masalah:
                baris.masalah.append(self._alasan("jenis_kelamin", tanda.masalah, "jk_l"))

    def _ttl(self, baris: BarisBahan, satu: Sel) -> None:
        """One column with place and date; separate columns win over it."""
        tempat, tanggal = pisah_ttl(teks_sel(satu)) if satu.jenis == TEKS else ("", "")
        if not (tempat or tanggal or satu.jenis == TANGGAL):
            if satu.jenis != TEKS or not kosong(teks_sel(satu)):
                masalah = baca_sel("ttl", satu, Konteks(today=self.today)).masalah
                self._pakai(
                    baris, "tanggal_lahir", Nilai(masalah=masalah or "Tempat/tanggal lahir tidak terbaca."), "ttl"
                )
            return
        if tempat and "tempat_lahir" not in baris.nilai:
            baris.nilai["tempat_lahir"] = tempat
        if "tanggal_lahir" not in baris.nilai:
            lahir = satu if satu.jenis == TANGGAL else Sel(TEKS, tanggal)
            hasil, masalah = baca_tanggal(lahir, lampau=True, pola=PolaTanggal(), today=self.today)
            self._pakai(baris, "tanggal_lahir", Nilai(hasil, masalah), "ttl")

    def _alamat(self, baris: BarisBahan, sel: Mentah, nilai: dict[str, Nilai], bagian: tuple[str, str]) -> None:
        """RT and RW from their own columns, else from RT/RW in one column, else from the address, else a title."""
        if "rtrw" in nilai:
            self._rtrw(baris, sel.sel("rtrw"))
        if "rt" in nilai and nilai["rt"].masalah:
            self._rt_berdua(baris, sel.sel("rt"))
        rt, rw, sisa = ambil_rtrw(str(baris.nilai.get("alamat", "")))
        if (rt or rw) and not sisa:
            del baris.nilai["alamat"]
        dusun = self._dusun(baris, nilai["dusun"]) if "dusun" in nilai else ("", "")
        sumber = (
            ((rt, rw), "Diambil dari alamat."),
            (dusun, "Diambil dari kolom lingkungan."),
            (bagian, "Diambil dari judul atau nama lembar."),
        )
        for kunci, urut in (("rt", 0), ("rw", 1)):
            if kunci in baris.nilai or any(m.field == kunci for m in baris.masalah):
                self._bandingkan(baris, kunci, (rt, rw)[urut])
                continue
            for dari, catatan in sumber:
                if dari[urut]:
                    baris.nilai[kunci] = dari[urut]
                    baris.catatan.append(self._alasan(kunci, catatan))
                    break

    def _bandingkan(self, baris: BarisBahan, kunci: str, dari_alamat: str) -> None:
        tercatat = str(baris.nilai.get(kunci, ""))
        if dari_alamat and tercatat and dari_alamat.lstrip("0") != tercatat.lstrip("0"):
            baris.catatan.append(self._alasan(kunci, f"Di alamat tertulis {kunci.upper()} {dari_alamat}; periksa."))

    def _rtrw(self, baris: BarisBahan, satu: Sel) -> None:
        hasil = pisah_rtrw(teks_sel(satu)) if satu.jenis == TEKS else None
        if hasil is None:
            bacaan = baca_sel("rtrw", satu, Konteks(today=self.today))
            teks = bacaan.masalah or f"“{teks_sel(satu)[:24]}” bukan RT/RW; isi misalnya 03/01."
            baris.masalah.append(self._alasan("rt", teks, "rtrw"))
            return
        for kunci, isi in zip(("rt", "rw"), hasil, strict=True):
            if isi and kunci not in baris.nilai:
                baris.nilai[kunci] = isi

    def _rt_berdua(self, baris: BarisBahan, satu: Sel) -> None:
        """ "04/02" or "RT 04 RW 02" in a column of its own for the RT."""
        hasil = pisah_rtrw(teks_sel(satu)) if satu.jenis == TEKS else None
        if hasil is None or not hasil[0]:
            return
        baris.masalah = [m for m in baris.masalah if m.field != "rt"]
        baris.nilai["rt"] = hasil[0]
        if hasil[1] and "rw" not in baris.nilai:
            baris.nilai["rw"] = hasil[1]

    def _dusun(self, baris: BarisBahan, satu: Nilai) -> tuple[str, str]:
        """Put the neighbourhood in front of the address, with the word that the heading uses."""
        if satu.masalah or not isinstance(satu.isi, str):
            self._pakai(baris, "dusun", satu._replace(isi=None))
            return "", ""
        rt, rw, nama = ambil_rtrw(satu.isi)
        alamat = str(baris.nilai.get("alamat", ""))
        if nama and nama.lower() not in alamat.lower():
            sebutan = next((s for s in ("Dusun", "Lingkungan") if s.lower() in self.judul.get("dusun", "").lower()), "")
            berawalan = not sebutan or nama.lower().startswith(sebutan.lower())
            nama = nama if berawalan else f"{sebutan} {nama}"
            baris.nilai["alamat"] = f"{alamat}, {nama}" if alamat else nama
        return rt, rw

    def _koreksi(self, baris: BarisBahan) -> None:
        """What the user typed for a cell replaces it, problem and note included."""
        for nama_field, teks in self.koreksi.get(baris.nomor, {}).items():
            baris.masalah = [m for m in baris.masalah if m.field != nama_field]
            baris.catatan = [c for c in baris.catatan if c.field != nama_field]
            baris.nilai.pop(nama_field, None)
            self._pakai(baris, nama_field, baca_sel(nama_field, Sel(TEKS, teks), Konteks(today=self.today)))

    def _periksa(self, baris: BarisBahan) -> None:
        """Rules that look at several values of the row."""
        isi = baris.nilai
        if "nama" not in isi and not any(m.field == "nama" for m in baris.masalah):
            baris.masalah.insert(0, self._alasan("nama", "Nama kosong; isi namanya atau lewati baris ini."))
        beda = nik_conflict(_teks(isi, "nik"), isi.get("tanggal_lahir"), _teks(isi, "jenis_kelamin"))
        if beda and not any(c.field == "nik" for c in baris.catatan):
            baris.catatan.append(self._alasan("nik", beda))
        sah = STATUS_SAH.get(self.ke)
        if sah is not None and "status" in isi and isi["status"] not in sah:
            teks = f"Keadaan “{isi.pop('status')}” tidak ada di daftar ini; isi aktif, pindah atau meninggal."
            baris.masalah.append(self._alasan("status", teks))
        mulai, selesai = isi.get("mulai"), isi.get("selesai")
        if isinstance(mulai, date) and isinstance(selesai, date) and selesai < mulai:
            baris.masalah.append(self._alasan("selesai", "Tanggal selesai lebih awal daripada tanggal mulai."))
        if (
            self.ke == "pengelola"
            and "badan" not in isi
            and (kode := codes.badan_dari_jabatan(baris.mentah.get("jabatan", "")))
        ):
            isi["badan"] = kode
            baris.catatan.append(self._alasan("badan", "Diambil dari jabatan."))


def _teks(isi: dict[str, Any], kunci: str) -> str | None:
    nilai = isi.get(kunci)
    return nilai if isinstance(nilai, str) else None
