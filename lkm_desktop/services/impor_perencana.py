"""Decides once, row after row, what will happen with each row of a sheet of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkm_desktop.domain import new_id
from lkm_desktop.names import fold
from lkm_desktop.services.impor_bahan import Alasan, Bahan, BarisBahan
from lkm_desktop.services.impor_cocok import Jawab, Pencari, Sosok
from lkm_desktop.services.impor_nilai import FIELD_TOPI, ada, field_orang, label, sama, tampil
from lkm_desktop.services.impor_rencana import BARU, BERMASALAH, BERUBAH, LEWATI, SAMA, BarisRencana, Perubahan
from lkm_desktop.services.impor_topi import Lemari, Topi, kurang, tetap

#: an end of being active, whose date no column of a sheet gives
_TIDAK_AKTIF = ("pindah", "meninggal", "tidak aktif")


class Perencana:
    """Goes through the rows once, remembering the people and hats that earlier rows made."""

    def __init__(
        self, ke: str, pencari: Pencari, lemari: Lemari, timpa: bool, keputusan: dict[int, str], bahan: Bahan
    ) -> None:
        self.ke, self.pencari, self.lemari = ke, pencari, lemari
        self.timpa, self.keputusan, self.bahan = timpa, keputusan, bahan
        self._bidang = frozenset(field_orang(ke))
        self.sosok: dict[str, Sosok] = {}
        self.topi: dict[str, Topi] = {}
        self.bukan_sama: list[tuple[str, str]] = []
        self._menurut_baris: dict[int, Sosok] = {}
        self._topi_dipakai: set[str] = set()

    def baris(self, mentah: BarisBahan) -> BarisRencana:
        """The plan for one row."""
        hasil = BarisRencana(
            mentah.nomor, SAMA, mentah.nilai, mentah.masalah, mentah.catatan, mentah=mentah.mentah
        )
        putusan = self.keputusan.get(mentah.nomor)
        if putusan == LEWATI:
            return self._lewati(hasil, mentah)
        jawab = self._jawab(mentah, putusan)
        if jawab.tanya and putusan is None:
            jawab = self._rangkap(hasil, mentah, jawab)
        if jawab.tanya:
            hasil.alasan.append(self._alasan(jawab.bidang, jawab.tanya))
            hasil.calon = jawab.calon
        if not hasil.alasan:
            self._periksa(hasil, jawab.sosok)
        if hasil.alasan:
            hasil.status = BERMASALAH
            return hasil
        bukan = self.pencari.dijawab_baru(mentah.nilai) if putusan == BARU else []
        sosok = jawab.sosok or self._sosok_baru(hasil)
        self.bukan_sama += [(sosok.id, lain) for lain in bukan]
        if not hasil.orang_baru:
            self._isi_orang(hasil, sosok)
        self._isi_topi(hasil, sosok)
        if hasil.nilai.get("status") in _TIDAK_AKTIF and (
            hasil.status == BARU or any(p.field == "status" for p in hasil.perubahan)
        ):
            teks = f"Tanggal {hasil.nilai['status']} tidak ada di lembar; lengkapi di kartunya."
            hasil.catatan.append(self._alasan("status", teks))
        return hasil

    def _lewati(self, hasil: BarisRencana, mentah: BarisBahan) -> BarisRencana:
        """A row that the user leaves out, with what would have stopped it, for the list of rejected rows."""
        if not hasil.alasan:
            jawab = self._jawab(mentah, None)
            hasil.alasan = [self._alasan(jawab.bidang, jawab.tanya)] if jawab.tanya else []
            if not hasil.alasan:
                self._periksa(hasil, jawab.sosok)
        hasil.status = LEWATI
        return hasil

    def _alasan(self, kunci: str, teks: str) -> Alasan:
        return Alasan(kunci, self.bahan.judul.get(kunci) or label(self.ke, kunci), teks)

    def _jawab(self, mentah: BarisBahan, putusan: str | None) -> Jawab:
        if putusan == BARU:
            return Jawab()
        if putusan and putusan.startswith("baris:") and putusan[6:].isdecimal():
            sosok = self._menurut_baris.get(int(putusan[6:]))
            return Jawab(sosok, yakin=True) if sosok else Jawab(tanya="Baris yang dipilih belum beres.")
        if putusan:
            sosok = self.pencari.menurut_id.get(putusan)
            if sosok is None:
                return Jawab(tanya="Orang yang dipilih sudah tidak ada.")
            return Jawab(self.pencari.kini(sosok), yakin=True)
        if mentah.sambung is not None:
            sosok = self._menurut_baris.get(mentah.sambung)
            belum = f"Lanjutan dari baris {mentah.sambung}, yang belum beres."
            return Jawab(sosok, yakin=True) if sosok else Jawab(tanya=belum)
        return self.pencari.cari(mentah.nilai) if ada(mentah.nilai.get("nama")) else Jawab()

    def _rangkap(self, hasil: BarisRencana, mentah: BarisBahan, jawab: Jawab) -> Jawab:
        """Lists of terms, jobs and trainings name somebody again for each of them: a row is joined to the only earlier
        one of that name when nothing contradicts it and it tells something else. The user can still say otherwise."""
        if self.ke == "orang" or len(jawab.calon) != 1 or (self.ke == "relawan" and not mentah.pelatihan):
            return jawab
        kunci = jawab.calon[0].kunci
        baris = kunci[6:] if kunci.startswith("baris:") else ""
        sosok = self._menurut_baris.get(int(baris)) if baris.isdecimal() else self.pencari.menurut_id.get(kunci)
        if sosok is None or not sosok.baris:
            return jawab
        if fold(str(sosok.nilai.get("nama"))) != fold(str(mentah.nilai.get("nama"))):
            return jawab
        if any(_beda(k, mentah.nilai, sosok.nilai) for k in self._bidang if k != "nama"):
            return jawab
        topi = self.lemari.cari(sosok.id, self._nilai_topi(mentah.nilai)) if self.ke != "relawan" else None
        if topi is not None and topi.id in self._topi_dipakai:
            return jawab
        hasil.calon = jawab.calon
        return Jawab(sosok, yakin=True)

    def _periksa(self, hasil: BarisRencana, sosok: Sosok | None) -> None:
        """What stops a row although its cells are fine: rows that contradict each other, a hat that cannot be."""
        if sosok is not None and sosok.baris:
            for kunci in field_orang(self.ke):
                lama, baru = sosok.diberi.get(kunci), hasil.nilai.get(kunci)
                if ada(lama) and ada(baru) and not sama(kunci, lama, baru):
                    kata = tampil(self.ke, kunci, lama)
                    siapa = f"orang yang sama{_sebab(hasil.nilai, sosok)}"
                    teks = f"Baris {sosok.baris[0]} memuat {siapa}, tetapi isinya “{kata}”."
                    hasil.alasan.append(self._alasan(kunci, teks))
        if self.ke != "orang":
            self._periksa_topi(hasil, sosok.id if sosok else "")

    def _periksa_topi(self, hasil: BarisRencana, orang_id: str) -> None:
        nilai = self._nilai_topi(hasil.nilai)
        topi = self.lemari.cari(orang_id, nilai) if orang_id else None
        if topi is None:
            hasil.alasan += [self._alasan(kunci, teks) for kunci, teks in kurang(self.ke, nilai)]
        elif not topi.baru and _beda_jabatan(topi, nilai, hasil.nilai):
            teks = f"Jabatan di lembar: {nilai['jabatan']}; tercatat: {topi.nilai['jabatan']}."
            teks += " Ubah di halaman Anggota LKM."
            hasil.alasan.append(self._alasan("jabatan", teks))
        if lain := self.lemari.koordinator_lain(orang_id, nilai) if topi is None else None:
            nama = self.pencari.menurut_id[lain.orang_id].nilai.get("nama")
            teks = f"{nama} masih tercatat sebagai koordinator; isi dulu tanggal selesainya."
            hasil.alasan.append(self._alasan("jabatan", teks))
        nomor = nilai.get("nomor")
        if topi is None and nomor in self.lemari.nomor_terpakai:
            hasil.alasan.append(self._alasan("nomor", f"Nomor {nomor} sudah dipakai relawan lain."))

    def _nilai_topi(self, nilai: dict[str, Any]) -> dict[str, Any]:
        isi = {k: nilai[k] for k in FIELD_TOPI[self.ke] if ada(nilai.get(k))}
        if self.ke == "anggota":
            isi["badan"] = "LKM"
            isi.setdefault("jabatan", "Anggota")
        return isi

    def _sosok_baru(self, hasil: BarisRencana) -> Sosok:
        isi = {k: v for k, v in hasil.nilai.items() if k in self._bidang and ada(v)}
        if len(isi) == len(hasil.nilai):
            isi = hasil.nilai
        # what is known of a new person, what rows gave and what will be written is one and the same
        sosok = Sosok(new_id(), isi, baru=True, baris=[hasil.nomor], diberi=isi, tulis=isi)
        self.pencari.tambah(sosok)
        self.sosok[sosok.id] = sosok
        self._menurut_baris[hasil.nomor] = sosok
        hasil.status, hasil.orang_id, hasil.orang_baru = BARU, sosok.id, True
        return sosok

    def _isi_orang(self, hasil: BarisRencana, sosok: Sosok) -> None:
        """Fill the empty fields of a known person; with `timpa` replace the others too."""
        hasil.orang_id = sosok.id
        self._menurut_baris[hasil.nomor] = sosok
        if sosok.baris:
            hasil.bersama = sosok.baris[0]
            hasil.catatan.append(self._alasan("nama", f"Digabung dengan baris {sosok.baris[0]} (orang yang sama)."))
        if sosok.di_sampah and not sosok.baris:
            sosok.tulis |= {"dihapus": None, "gabung_ke_id": None}
            hasil.ubah(Perubahan("nama", "Keadaan data", "di Sampah", "dipulihkan"))
        if sosok.baru:  # from here on it is more than its first row says
            sosok.nilai = sosok.diberi = sosok.tulis = dict(sosok.nilai)
        sosok.baris.append(hasil.nomor)
        self.sosok[sosok.id] = sosok
        for kunci in field_orang(self.ke):
            if ada(baru := hasil.nilai.get(kunci)):
                self._isi_satu(hasil, kunci, baru, sosok)
                sosok.diberi.setdefault(kunci, baru)
        if "nik" in sosok.tulis:
            self.pencari.catat_nik(sosok)
        if hasil.perubahan and not sosok.baru:
            hasil.status = BERUBAH

    def _isi_satu(self, hasil: BarisRencana, kunci: str, baru: Any, tempat: Sosok | Topi) -> None:
        lama = tempat.nilai.get(kunci)
        if ada(lama) and sama(kunci, lama, baru):
            return
        kata_lama, kata_baru = tampil(self.ke, kunci, lama), tampil(self.ke, kunci, baru)
        if ada(lama) and not self.timpa:
            teks = f"Tersimpan “{kata_lama}”, di lembar “{kata_baru}”; tidak diubah."
            hasil.catatan.append(self._alasan(kunci, teks))
            hasil.dibiarkan += 1
            return
        hasil.diganti += ada(lama) and not tempat.baru
        tempat.tulis[kunci] = tempat.nilai[kunci] = baru
        hasil.ubah(Perubahan(kunci, label(self.ke, kunci), kata_lama, kata_baru))

    def _isi_topi(self, hasil: BarisRencana, sosok: Sosok) -> None:
        if self.ke == "orang":
            return
        nilai = self._nilai_topi(hasil.nilai)
        topi = self.lemari.cari(sosok.id, nilai)
        if topi is None:
            topi = self.lemari.baru(sosok.id, nilai, hasil.nomor)
            self.topi[topi.id] = topi
            self._topi_dipakai.add(topi.id)
            hasil.status = BARU
            return
        self._topi_dipakai.add(topi.id)
        sebelum = len(hasil.perubahan)
        for kunci, baru in nilai.items():
            lama = topi.nilai.get(kunci)
            if tetap(kunci, lama) and not topi.baru:
                if not sama(kunci, lama, baru) and kunci in hasil.nilai:
                    kata = tampil(self.ke, kunci, lama) or "kosong"
                    hasil.catatan.append(self._alasan(kunci, f"Tersimpan “{kata}”; impor tidak mengubahnya."))
                    hasil.dibiarkan += 1
                    hasil.tetap += 1
                continue
            self._isi_satu(hasil, kunci, baru, topi)
        if len(hasil.perubahan) > sebelum:
            self.topi[topi.id] = topi
            if not topi.baru:
                hasil.status = BERUBAH


def _sebab(nilai: dict[str, Any], sosok: Sosok) -> str:
    """Why a row is taken for that person, where its name does not tell."""
    return " (NIK-nya sama)" if ada(nilai.get("nik")) and nilai["nik"] == sosok.nilai.get("nik") else ""


def _beda(kunci: str, a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    return ada(a.get(kunci)) and ada(b.get(kunci)) and not sama(kunci, a[kunci], b[kunci])


def _beda_jabatan(topi: Topi, nilai: dict[str, Any], tertulis: dict[str, Any]) -> bool:
    """The sheet names another position than the open term has; a missing column says nothing."""
    lama = topi.nilai.get("jabatan")
    return ada(tertulis.get("jabatan")) and ada(lama) and not sama("jabatan", lama, nilai["jabatan"])
