"""Sessions of the KBK: a meeting of that kind with what was learnt beside it (lkm-siklus.md 4.2, 4.4).

A session counts as held when its day has come and it does not lie in the Sampah. Its follow-ups are those of the
meeting; a session names the one whose results it goes on with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import AgendaKbk, Rapat, SesiKbk, new_id
from lkm_desktop.domain.belajar import DANA
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.format import tanggal_pendek
from lkm_desktop.services import naskah, topik
from lkm_desktop.services.buku_tindak_lanjut import BarisTindakLanjut, Saring
from lkm_desktop.services.buku_tindak_lanjut import daftar as daftar_tindak_lanjut
from lkm_desktop.services.kbk_isian import bersih, positif, tolak, tulis
from lkm_desktop.services.kit_rapat import rapat_dari_kit
from lkm_desktop.services.rapat import one, rapat_list
from lkm_desktop.services.tindak_lanjut import saat

#: kind of meeting, its kit, and its paper that locks what was learnt once it is final
JENIS, KIT, LEMBAR = "kbk", "kbk", "lembar-sesi-kbk"
#: columns of SesiKbk that point elsewhere
ACUAN = ("topik_id", "agenda_id", "lanjut_dari_id")


@dataclass(frozen=True)
class Sesi:
    """One session. ke: its number among the sessions of its year, in the order of their days · l, p, hadir: who came,
    from the roll or the typed totals · terlaksana: its day has come."""

    rapat_id: str
    nomor: int
    ke: int
    tanggal: date
    jam: str
    tempat: str
    judul: str
    hadir: int
    l: int  # noqa: E741 - the office's own column name
    p: int
    terlaksana: bool
    topik_id: str = ""
    topik: str = ""
    nilai: tuple[str, ...] = ()
    agenda_id: str = ""
    lanjut_dari_id: str = ""
    metode: str = ""
    pemandu: str = ""
    narasumber: str = ""
    jpl: int | None = None
    dana: str = ""
    bahan: str = ""
    pokok_bahasan: str = ""
    hasil: str = ""
    rtl: tuple[BarisTindakLanjut, ...] = field(default=(), compare=False)

    @property
    def nama(self) -> str:
        """Its topic, or the name of the meeting while it has none."""
        return self.topik or self.judul

    @property
    def nilai_kata(self) -> str:
        """Its values as one text."""
        return ", ".join(self.nilai)

    @property
    def dana_kata(self) -> str:
        """Where its money came from, in words."""
        return dict(DANA).get(self.dana, "")

    @property
    def berpeserta(self) -> bool:
        """Whether it was held and is known to have been attended; one whose roll was never entered proves nothing."""
        return self.terlaksana and self.hadir > 0

    @property
    def sebutan(self) -> str:
        """ "12-03-2026 Jujur mengelola titipan warga"."""
        return f"{tanggal_pendek(self.tanggal)} {self.nama}"


def tahun_ada(s: Session) -> list[int]:
    """Years that have a session or a line of an agenda, newest first."""
    days = s.scalars(select(Rapat.tanggal).where(Rapat.jenis == JENIS, Rapat.dihapus.is_(None)))
    planned = s.scalars(select(AgendaKbk.tahun).where(AgendaKbk.dihapus.is_(None)).distinct())
    return sorted({day.year for day in days} | set(planned), reverse=True)


def daftar(s: Session, mulai: date, selesai: date, hari: date | None = None) -> tuple[Sesi, ...]:
    """Sessions from one day to another, oldest first, with their follow-ups as they stand on `hari` (None: today)."""
    hari = hari or date.today()
    told = rtl_per_sesi(s, hari)
    beside = _beside(s)
    found: list[Sesi] = []
    for year in range(mulai.year, selesai.year + 1):
        meetings = rapat_list(s, limit=100_000, jenis=JENIS, tahun=year)
        meetings.sort(key=lambda m: (m.tanggal, m.jam, m.nomor))
        for ke, m in enumerate(meetings, 1):
            if mulai <= m.tanggal <= selesai:
                found.append(Sesi(
                    m.id, m.nomor, ke, m.tanggal, m.jam, m.tempat, m.judul, m.hadir, m.l, m.p, m.tanggal <= hari,
                    **beside.get(m.id, {}), rtl=told.get(m.id, ()),
                ))  # fmt: skip
    return tuple(found)


def setahun(s: Session, tahun: int, hari: date | None = None) -> tuple[Sesi, ...]:
    """Sessions of a year."""
    return daftar(s, date(tahun, 1, 1), date(tahun, 12, 31), hari)


def _beside(s: Session) -> dict[str, dict[str, Any]]:
    """What the sessions have beyond their meetings, by meeting."""
    topics = {t.id: t for t in topik.daftar(s)}
    names = topik.nama_topik(s)
    found = {}
    for row in s.scalars(select(SesiKbk).where(SesiKbk.dihapus.is_(None))):
        known = topics.get(row.topik_id or "")
        found[row.rapat_id] = {
            **{key: getattr(row, key) or "" for key in (*ACUAN, *entity_fields(SesiKbk)) if key != "jpl"},
            "jpl": row.jpl, "topik": names.get(row.topik_id or "", ""), "nilai": known.nilai if known else (),
        }  # fmt: skip
    return found


def rtl_per_sesi(s: Session, hari: date) -> dict[str, tuple[BarisTindakLanjut, ...]]:
    """Follow-ups of KBK meetings as they stand on a day, by meeting, in the order of their deadlines."""
    found: dict[str, list[BarisTindakLanjut]] = {}
    for row in daftar_tindak_lanjut(s, Saring(jenis=JENIS), hari):
        found.setdefault(row.rapat_id, []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


# --- one session ----------------------------------------------------------------------------------------------------


def baris_sesi(s: Session, rapat_id: str) -> SesiKbk | None:
    """The row beside a meeting, if it has one."""
    return s.scalar(select(SesiKbk).where(SesiKbk.rapat_id == rapat_id, SesiKbk.dihapus.is_(None)))


def ambil(s: Session, rapat_id: str) -> dict[str, Any]:
    """Form values of the session beside a meeting, empty while it has none."""
    row = baris_sesi(s, rapat_id)
    return {key: getattr(row, key) if row else None for key in (*ACUAN, *entity_fields(SesiKbk))}


def simpan(s: Session, rapat_id: str, values: dict[str, Any]) -> None:
    """Save the form of a session; only the given keys change. A session with a topic takes up the one line of its
    year's agenda with that topic that no other session has.

    Raises FieldErrors, and LkmError when the meeting is gone or no meeting of the KBK, or its sheet is final (BR30).
    """
    meeting = one(s, rapat_id)
    if meeting.jenis != JENIS:
        raise LkmError("Rapat ini bukan pertemuan KBK.", "Ubah jenisnya di tab Undangan bila memang KBK.")
    if naskah.terkunci(s, rapat_id, LEMBAR):
        raise LkmError("Lembar sesi pertemuan ini sudah final; tidak ada yang diubah.",
                       "Buat ralat dahulu bila memang harus diubah.")
    cleaned, errors = bersih(SesiKbk, values)
    positif(cleaned, errors, "jpl", "JPL", 99)
    pointers = {key: values[key] or None for key in ACUAN if key in values}
    errors |= _wrong_pointers(s, meeting, pointers)
    tolak(errors)
    row = baris_sesi(s, rapat_id)
    cleaned |= pointers
    if row is None and not any(cleaned.values()):
        return
    new_topic = pointers.get("topik_id") if row is None or row.topik_id != pointers.get("topik_id") else None
    if new_topic and not pointers.get("agenda_id"):
        cleaned["agenda_id"] = usul_agenda(s, meeting, new_topic)
    row = row or SesiKbk(id=new_id(), rapat_id=rapat_id)
    tulis(row, cleaned)
    s.add(row)
    s.flush()


def _wrong_pointers(s: Session, meeting: Rapat, pointers: dict[str, str | None]) -> dict[str, str]:
    errors = {}
    if pointers.get("topik_id"):
        try:
            topik.satu(s, pointers["topik_id"] or "")
        except LkmError as gone:
            row = baris_sesi(s, meeting.id)
            if row is None or row.topik_id != pointers["topik_id"]:
                errors["topik_id"] = str(gone)
    before = pointers.get("lanjut_dari_id")
    if before:
        other = s.get(Rapat, before)
        if other is None or other.jenis != JENIS or saat(other) >= saat(meeting):
            errors["lanjut_dari_id"] = "Sesi yang dilanjutkan harus pertemuan KBK yang lebih dahulu."
    line = s.get(AgendaKbk, pointers["agenda_id"]) if pointers.get("agenda_id") else None
    if pointers.get("agenda_id") and (line is None or line.dihapus is not None):
        errors["agenda_id"] = "Baris agenda ini sudah tidak ada."
    return errors


def usul_agenda(s: Session, meeting: Rapat, topik_id: str) -> str | None:
    """The line of the year's agenda with that topic that no session has yet; None when there is none or several."""
    taken = (
        select(SesiKbk.agenda_id)
        .join(Rapat, Rapat.id == SesiKbk.rapat_id)
        .where(SesiKbk.dihapus.is_(None), Rapat.dihapus.is_(None), SesiKbk.agenda_id.is_not(None))
    )
    found = s.scalars(select(AgendaKbk.id).where(
        AgendaKbk.dihapus.is_(None), AgendaKbk.tahun == meeting.tanggal.year, AgendaKbk.topik_id == topik_id,
        AgendaKbk.status != "batal", AgendaKbk.id.not_in(taken),
    )).all()  # fmt: skip
    return found[0] if len(found) == 1 else None


def sesi_sebelum(s: Session, rapat_id: str, banyak: int = 60) -> list[tuple[str, str]]:
    """(meeting, words) of the KBK sessions before a meeting, the newest first. Raises LkmError for an unknown one."""
    return _before(s, one(s, rapat_id), banyak)


def _before(s: Session, meeting: Rapat, banyak: int) -> list[tuple[str, str]]:
    names = topik.nama_topik(s)
    query = (
        select(Rapat, SesiKbk.topik_id)
        .join(SesiKbk, (SesiKbk.rapat_id == Rapat.id) & SesiKbk.dihapus.is_(None), isouter=True)
        .where(Rapat.jenis == JENIS, Rapat.dihapus.is_(None), Rapat.tanggal <= meeting.tanggal, Rapat.id != meeting.id)
        .order_by(Rapat.tanggal.desc(), func.coalesce(Rapat.jam_mulai, "").desc(), Rapat.nomor.desc())
    )
    rows = [(r, names.get(t or "", r.judul)) for r, t in s.execute(query) if saat(r) < saat(meeting)]
    return [(r.id, f"{tanggal_pendek(r.tanggal)} {name}") for r, name in rows[:banyak]]


def buat(s: Session, tanggal: date | None, topik_id: str | None = None, **values: Any) -> str:
    """A new session in one step: the meeting of the kit with its agenda and invited people, and what is known of the
    session beside it; it goes on with the last session before it. Gives the meeting's id. Raises FieldErrors, LkmError.

    values: fields of SesiKbk, and `tempat` of the meeting.
    """
    if tanggal is None:
        raise FieldErrors({"tanggal": "Tanggal harus diisi."})
    facts: dict[str, Any] = {"pimpinan": values.get("pemandu")} if values.get("pemandu") else {}
    if topik_id:
        facts["judul"] = f"KBK: {topik.satu(s, topik_id).nama}"
    place = values.pop("tempat", None)
    if place:
        facts["tempat"] = place
    rapat_id = rapat_dari_kit(s, KIT, tanggal, **facts)
    before = _before(s, one(s, rapat_id), 1)
    known = topik.ambil(s, topik_id) if topik_id else {}
    proposed = {"jpl": known.get("jpl"), "bahan": known.get("bahan"), "topik_id": topik_id,
                "lanjut_dari_id": before[0][0] if before else None}  # fmt: skip
    simpan(s, rapat_id, {**proposed, **{key: value for key, value in values.items() if value is not None}})
    return rapat_id


def ringkas_bulan(sesi: tuple[Sesi, ...]) -> tuple[tuple[int, int, int, int], ...]:
    """(month, sessions held, men, women) of the twelve months of a year's sessions."""
    rows = []
    for month in range(1, 13):
        held = [one_ for one_ in sesi if one_.terlaksana and one_.tanggal.month == month]
        rows.append((month, len(held), sum(x.l for x in held), sum(x.p for x in held)))
    return tuple(rows)
