"""Which papers a siklus may ask for, and what a requirement of each kind looks for (`Syarat.rincian`)."""

from __future__ import annotations

from lkm_desktop.domain.naskah import JENIS_LAMPIRAN
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.services.kit import BERKAS as BERKAS_RAPAT

#: papers of a meeting, which an activity may expect: keys of `documents.DOKUMEN` with their short names
BERKAS: dict[str, str] = {
    **BERKAS_RAPAT,
    "ba-lokakarya-ps": "BA lokakarya PS",
    "ba-pjm": "BA pengesahan PJM",
    "hadir-tidak": "Hadir dan tidak hadir",
    "lembar-pemantauan": "Lembar pemantauan",
}
#: papers that no meeting owns, with what they are about: "tahap", "siklus" or "pemilihan"
SUBJEK: dict[str, tuple[str, str]] = {
    "kriteria-kemiskinan": ("Kriteria kemiskinan", "tahap"),
    "hasil-ps": ("Hasil pemetaan swadaya", "tahap"),
    "daftar-ksm": ("Daftar KSM", "tahap"),
    "laporan-review": ("Laporan review", "tahap"),
    "susunan-rwt": ("Susunan acara RWT", "tahap"),
    "lpj": ("LPJ", "tahap"),
    "laporan-tahap": ("Laporan tahap", "tahap"),
    "jadwal-siklus": ("Jadwal siklus", "siklus"),
    "rekap-partisipasi": ("Rekap partisipasi", "siklus"),
    "buku-siklus": ("Buku siklus", "siklus"),
    "tata-tertib-pemilihan": ("Tata tertib pemilihan", "pemilihan"),
    "rekap-utusan": ("Rekap pemilihan utusan", "pemilihan"),
    "daftar-utusan": ("Daftar utusan", "pemilihan"),
    "ba-pemilihan": ("BA pemilihan anggota", "pemilihan"),
    "pengukuhan-lkm": ("Pengukuhan anggota", "pemilihan"),
    "rekap-pemilihan": ("Rekap pemilihan", "pemilihan"),
}
#: kind of signed scan (JENIS_LAMPIRAN) that makes a paper a signed one; berita acara are known by their key
_BERTANDA = {"daftar-hadir": "daftar_hadir", "notulen": "notulen"}
#: what an election must have reached: the vote of every RT counted · names elected · the new board made
PEMILIHAN = (("rt", "Perolehan suara setiap RT"), ("hasil", "Anggota terpilih"), ("papan", "Papan baru dibentuk"))


def nama_berkas(kunci: str) -> str:
    """The short name of a paper; the key itself of one that is not known here."""
    return SUBJEK[kunci][0] if kunci in SUBJEK else BERKAS.get(kunci, kunci)


def lampiran_dari(kunci: str) -> str:
    """The kind of attachment that is the signed scan of a paper; "" when none is."""
    return "berita_acara" if kunci.startswith("ba-") else _BERTANDA.get(kunci, "")


def pilihan_rincian(jenis: str) -> tuple[tuple[str, str], ...]:
    """What `rincian` of a requirement of that kind may be, (code, label); empty when it has none or is free."""
    if jenis == "dokumen":
        return (*BERKAS.items(), *((key, name) for key, (name, _) in SUBJEK.items()))
    return {"lampiran": JENIS_LAMPIRAN, "tim": BADAN, "pemilihan": PEMILIHAN}.get(jenis, ())
