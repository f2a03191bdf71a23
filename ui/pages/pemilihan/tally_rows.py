"""The sheet of names and votes: its columns, ranks while typing, and the way from and to what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkm_desktop.services.hitung_suara import Suara, Tempat, peringkat
from lkm_desktop.services.perolehan import Angka, NamaSuara, periksa_hitungan
from lkm_desktop.services.pesan import Pesan
from ui.pages.pemilihan.rt_rows import NOT_NUMBER
from ui.pages.pemilihan.sheet_model import ANGKA, NAMA, TANDA, Column, Marks, Row
from ui.pages.pemilihan.words import HASIL, number, place, whole
from ui.pages.rapat.table import Width

Values = dict[str, Any]
_NAME = Column("nama", "Nama", Width(12, 30, True), NAMA)
_GENDER = Column("jk", "L/P", Width(3, 4))
_AGE = Column("umur", "Umur", Width(5, 6), ANGKA)
_VOTES = Column("suara", "Suara", Width(6, 7), ANGKA, name="Perolehan suara")
_RANK = Column("peringkat", "Urutan", Width(6, 7), ANGKA, False, "Urutan menurut suara")
_STATE = Column("keadaan", "Keterangan", Width(11, 30, True), typed=False, name="Hasil dan putusan")
#: of an RT
RT_COLUMNS = (
    _NAME, _GENDER, _AGE, _VOTES, _RANK, Column("hasil", "Utusan", Width(6, 7), TANDA, name="Menjadi utusan"), _STATE,
)
#: of the round of the kelurahan
KELURAHAN_COLUMNS = (
    _NAME, _GENDER, Column("tempat", "RT/RW", Width(6, 7), typed=False),
    Column("hadir", "Hadir", Width(5, 7), typed=False, name="Hadir di rembug, atau ada surat kesediaan"), _VOTES, _RANK,
    Column("hasil", "Terpilih", Width(7, 8), TANDA, name="Terpilih menjadi anggota"), _STATE,
)
_TYPED = ("nama", "jk", "umur", "suara")
_STORED = {"jk": "jenis_kelamin"}


def from_stored(one: NamaSuara) -> Row:
    """One stored name as texts."""
    return {
        "id": one.id, "orang_id": one.orang_id, "nama": one.nama, "jk": one.jk, "umur": number(one.umur),
        "rt": one.rt, "rw": one.rw, "suara": number(one.suara), "putusan": one.putusan,
        "alasan": one.putusan_alasan, "hasil": one.hasil, "hadir": one.hadir, "kesediaan": one.kesediaan,
        "utusan": one.utusan_id is not None,
    }  # fmt: skip


def to_store(rows: Sequence[tuple[int, Row]], stored: Sequence[Row]) -> list[Values]:
    """The rows as the service takes them; what was not changed in a stored row is left out."""
    before = {row["id"]: row for row in stored}
    found = []
    for _, row in rows:
        old = before.get(row.get("id"), {})
        one: Values = {"id": row.get("id")}
        for key in _TYPED:
            if not old or (row.get(key) or "") != (old.get(key) or ""):
                one[_STORED.get(key, key)] = row.get(key) or None
        if not old or row.get("orang_id") != old.get("orang_id"):
            one |= {key: row.get(key) or None for key in ("orang_id", "rt", "rw")}
        found.append(one)
    return found


class Live:
    """Ranks and remarks of the names as they are typed."""

    def __init__(self) -> None:
        self.places: dict[int, Tempat] = {}

    def look(self, rows: Sequence[tuple[int, Row]], seats: int | None) -> None:
        """Rank anew."""
        votes = [Suara(str(n), row.get("nama") or "", whole(row.get("suara")), row.get("putusan")) for n, row in rows]
        ranked, _ = peringkat(votes, seats)
        self.places = {int(one.id): one for one in ranked}

    def shown(self, n: int, row: Row, key: str) -> str:
        """The text of a computed column."""
        found = self.places.get(n)
        if key == "peringkat":
            return number(found.peringkat) if found else ""
        if key == "hasil":
            return "ya" if row.get("hasil") == "terpilih" else ""
        if key == "tempat":
            return place(str(row.get("rt") or ""), str(row.get("rw") or ""))
        if key == "hadir":
            return "ya" if row.get("hadir") else "surat" if row.get("kesediaan") else ""
        return self._state(row, found) if key == "keadaan" else ""

    def _state(self, row: Row, found: Tempat | None) -> str:
        parts = [HASIL.get(str(row.get("hasil") or ""), "")]
        if found is not None and found.seri and not found.usul:
            parts.append("suara sama")
        elif found is not None and not row.get("hasil") and found.usul:
            parts.append(f"usul: {HASIL[found.usul].lower()}")
        if row.get("putusan") and row.get("alasan"):
            parts.append(f"diputuskan: {row['alasan']}")
        return ", ".join(part for part in parts if part)


def check(figures: Angka, rows: Sequence[tuple[int, Row]]) -> tuple[list[Pesan], Marks]:
    """What is to be said of a tally, and the cells that are marked."""
    marks: dict[tuple[int, str], tuple[str, str]] = {}
    messages: list[Pesan] = []
    for n, row in rows:
        for key in ("suara", "umur"):
            if str(row.get(key) or "").strip() and whole(row.get(key)) is None:
                marks[(n, key)] = ("salah", NOT_NUMBER)
        if str(row.get("jk") or "").strip().upper()[:1] not in ("", "L", "P"):
            marks[(n, "jk")] = ("salah", "Isi L atau P.")
    for message in periksa_hitungan(figures, [(row.get("nama") or "", whole(row.get("suara"))) for _, row in rows]):
        messages.append(message)
        if message.field.isdigit():
            n = rows[int(message.field)][0]
            key = "nama" if "nama" in message.teks.lower() and "suara" not in message.teks else "suara"
            marks.setdefault((n, key), (message.level, message.teks))
    return messages, marks
