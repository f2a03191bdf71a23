"""The siklus that the practice kelurahan walks: the meetings of its year belong to activities, stages stand where a
real office would find them: two done, one waiting for its workshop, one running, others to come."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Penugasan, Rapat, Relawan, Syarat, Tahap
from lkm_desktop.services import fakta_tahap, siklus, siklus_isi
from lkm_desktop.services.contoh.kalender import rkm_days

#: activity of the preset "kotaku" -> kind and level of the meetings of the year that belong to it, and which of them
_KEGIATAN = {
    "I.1.1": ("rkm", "RT", None), "I.1.2": ("rkm", "kelurahan", None), "II.1.1": ("rapat_koordinasi", "LKM", 0),
    "II.2.1": ("fgd", "RW", None), "IV.2": ("rwt", "kelurahan", None), "V.1": ("rapat_koordinasi", "LKM", 1),
    "V.2": ("pelatihan", "kelurahan", None),
}  # fmt: skip
#: stage -> planned first and last day, in days from the first meeting (below 10,000) or from today (above)
_KINI = 100_000
_RENCANA = {
    "I.1": (0, 45), "I.2": (40, 60), "II.1": (60, 150), "II.2": (60, _KINI - 20), "II.3": (_KINI - 30, _KINI + 25),
    "II.4": (_KINI + 26, _KINI + 68), "II.5": (_KINI + 69, _KINI + 104), "III": (_KINI + 105, _KINI + 195),
    "IV": (_KINI + 196, _KINI + 226), "V": (60, _KINI + 226),
}  # fmt: skip
#: requirements that a person waived in this office, by the beginning of their words, and why
_BEBAS = (
    ("Berita acara komitmen", "Ditulis tangan saat RKM; aslinya disimpan di kantor kelurahan."),
    ("Berita acara bertanda tangan", "Ditulis tangan saat RKM; aslinya disimpan di kantor kelurahan."),
    ("Agen sosialisasi", "Semua relawan merangkap agen sosialisasi."),
    ("Berita acara TIPP", "TIPP ditunjuk dalam rapat LKM, tanpa pertemuan tersendiri."),
    ("Pelatihan TIPP", "TIPP dilatih bersama relawan, tidak diadakan pelatihan tersendiri."),
    ("Kehadiran pelatihan", "TIPP dilatih bersama relawan, tidak diadakan pelatihan tersendiri."),
)
_KOMITMEN = (
    ("Relawan dan agen sosialisasi", "Menyediakan relawan dari setiap RT", 45, "orang"),
    ("Swadaya", "Kerja bakti dan konsumsi pada hari kegiatan", None, None),
    ("Mengikuti semua tahapan", "Mengikuti seluruh tahapan kegiatan sampai selesai", None, None),
)


def fill_siklus(s: Session, *, today: date) -> str:
    """Put the siklus into a filled office; "" when it has no registration meeting. Returns its id."""
    first = s.scalar(select(Rapat.tanggal).where(Rapat.jenis == "rkm").order_by(Rapat.tanggal))
    if first is None:
        return ""
    begin = first - timedelta(days=6)
    siklus_id = siklus.buat(s, "kotaku", f"Siklus KOTAKU {begin.year}", begin, tahun_ke=1)
    stages = {one.kode or "": one for one in s.scalars(select(Tahap).where(Tahap.siklus_id == siklus_id))}
    for kode, (start, end) in _RENCANA.items():
        _plan(s, stages[kode], _hari(begin, today, start), _hari(begin, today, end))
    _places(s, today)
    _meetings(s, siklus_id)
    _people(s, siklus_id)
    team = s.scalar(select(func.min(Penugasan.mulai)).where(Penugasan.badan == "TIPP")) or first
    _facts(s, stages, first, team)
    _waivers(s, siklus_id, {"I.1": begin + timedelta(days=42), "I.2": team + timedelta(days=3)})
    s.flush()
    return siklus_id


def _plan(s: Session, stage: Tahap, first: date, last: date) -> None:
    """The days of a stage; its activities are planned for the whole of it."""
    stage.rencana_mulai, stage.rencana_selesai = first, last
    for activity in s.scalars(select(KegiatanSiklus).where(KegiatanSiklus.tahap_id == stage.id)):
        activity.rencana_mulai, activity.rencana_selesai = first, last


def _hari(begin: date, today: date, days: int) -> date:
    return today + timedelta(days=days - _KINI) if days > _KINI // 2 else begin + timedelta(days=days)


def _places(s: Session, today: date) -> None:
    """The RW that the meetings of several RT were for: RT 01 to 09 are RW 01."""
    for day, rts in rkm_days(today):
        rw = "01" if rts[0] < 10 else "02"
        s.execute(update(Rapat).where(Rapat.jenis == "rkm", Rapat.tanggal == day).values(rw=rw))
    groups = s.scalars(select(Rapat).where(Rapat.jenis == "fgd").order_by(Rapat.tanggal))
    for number, meeting in enumerate(groups):
        meeting.rw = f"{number % 2 + 1:02}"


def _meetings(s: Session, siklus_id: str) -> None:
    query = select(KegiatanSiklus).join(Tahap, Tahap.id == KegiatanSiklus.tahap_id)
    for activity in s.scalars(query.where(Tahap.siklus_id == siklus_id)):
        kind, level, which = _KEGIATAN.get(activity.kode or "", ("", "", None))
        mine = select(Rapat).where(Rapat.jenis == kind, Rapat.tingkat == level).order_by(Rapat.tanggal)
        found = list(s.scalars(mine))
        for meeting in found if which is None else found[which : which + 1]:
            meeting.kegiatan_id, meeting.kode_kegiatan = activity.id, activity.kode


def _people(s: Session, siklus_id: str) -> None:
    """The TIPP serves this siklus; relawan know the RKM at which they signed up."""
    s.execute(update(Penugasan).where(Penugasan.badan == "TIPP").values(siklus_id=siklus_id))
    days = {m.tanggal: m.id for m in s.scalars(select(Rapat).where(Rapat.jenis == "rkm"))}
    for row in s.scalars(select(Relawan)):
        row.asal_rapat_id = days.get(row.tanggal_daftar) if row.tanggal_daftar else None
    s.flush()


def _facts(s: Session, stages: dict[str, Tahap], first: date, team: date) -> None:
    """The decision of the RKM with its commitments, and the TIPP with a pokja for each indicator and its people."""
    promises = [
        {"bidang": kind, "isi": words, "jumlah": count, "satuan": unit} for kind, words, count, unit in _KOMITMEN
    ]
    last = s.scalars(
        select(Rapat.tanggal).where(Rapat.jenis == "rkm", Rapat.tingkat == "kelurahan").order_by(Rapat.tanggal)
    ).first()
    fakta_tahap.simpan(s, stages["I.1"].id, {"putusan": "menerima", "tanggal": last or first}, {"komitmen": promises})
    form = fakta_tahap.borang_tahap(s, stages["I.2"].id)
    assert form is not None
    teams = [dict(offer) for one in form.daftar if one.kunci == "pokja" for offer in one.usulan]
    plan = [{"isi": words} for words in ("Menyusun jadwal kajian di 18 RT", "Melatih pendata di setiap RT")]
    fakta_tahap.simpan(s, stages["I.2"].id, {"tanggal": team}, {"pokja": teams, "rencana": plan})
    people = list(s.scalars(select(Penugasan).where(Penugasan.badan == "TIPP").order_by(Penugasan.id)))
    for number, one in enumerate(people):
        one.pokja = str(teams[number % len(teams)]["isi"])


def _waivers(s: Session, siklus_id: str, days: dict[str, date]) -> None:
    """Requirements of stages, by their code, that were waived on those days."""
    query = select(Syarat, Tahap.kode).join(Tahap, Tahap.id == Syarat.tahap_id)
    rows = s.execute(query.where(Tahap.siklus_id == siklus_id, Tahap.kode.in_(days)))
    for row, stage in list(rows):
        why = next((reason for words, reason in _BEBAS if row.uraian.startswith(words)), "")
        if why:
            siklus_isi.bebaskan(s, row.id, why, "Rapat LKM", days[str(stage)])
