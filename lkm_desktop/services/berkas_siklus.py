"""Which papers a siklus may ask for, and what a requirement of each kind looks for (`Syarat.rincian`)."""

from __future__ import annotations

from lkm_desktop.domain.naskah import JENIS_LAMPIRAN
from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.services.kit import BERKAS as BERKAS_RAPAT

#: papers that an activity or a requirement may name, keys of `documents.DOKUMEN`, with their short names
BERKAS: dict[str, str] = {
    **BERKAS_RAPAT,
    "hadir-tidak": "Hadir dan tidak hadir",
    "lembar-pemantauan": "Lembar pemantauan",
    "sk": "Surat keputusan",
}
#: papers that no meeting owns: what they are about, "tahap", "siklus" or "pemilihan"
SUBJEK: dict[str, str] = {}
#: kind of signed scan (JENIS_LAMPIRAN) that makes a paper a signed one; berita acara are known by their key
_BERTANDA = {"daftar-hadir": "daftar_hadir", "notulen": "notulen"}
#: what an election must have reached: the vote of every RT counted · names elected · the new board made
PEMILIHAN = (("rt", "Perolehan suara setiap RT"), ("hasil", "Anggota terpilih"), ("papan", "Papan baru dibentuk"))


def lampiran_dari(kunci: str) -> str:
    """The kind of attachment that is the signed scan of a paper; "" when none is."""
    return "berita_acara" if kunci.startswith("ba-") else _BERTANDA.get(kunci, "")


def pilihan_rincian(jenis: str) -> tuple[tuple[str, str], ...]:
    """What `rincian` of a requirement of that kind may be, (code, label); empty when it has none or is free."""
    if jenis == "dokumen":
        return tuple(BERKAS.items())
    return {"lampiran": JENIS_LAMPIRAN, "tim": BADAN, "pemilihan": PEMILIHAN}.get(jenis, ())
