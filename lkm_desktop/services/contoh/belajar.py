"""The Komunitas Belajar Kelurahan of the practice kelurahan: shipped topics, the agenda of its year, its sessions."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Orang, Penugasan, Rapat, Relawan, Topik
from lkm_desktop.services import kbk, kbk_agenda, topik
from lkm_desktop.services.contoh.naskah import KBK

#: the value that each session of the year is about, in the order of `naskah.KBK`
_NILAI = ("jujur", "ikhlas", "adil", "kesatuan", "transparansi", "kesetaraan", "lingkungan", "ekonomi")
#: values of the sessions still to come
_BERIKUT = ("demokrasi", "partisipasi", "sosial")
_METODE = ("Diskusi", "FGD", "Diskusi", "Praktik", "Kunjungan lapangan", "Diskusi", "Praktik", "Praktik")
_DANA = ("swadaya", "tanpa", "swadaya", "tanpa", "program", "tanpa", "swadaya", "tanpa")
_INTI = 6
_TEMPAT = "Teras sekretariat LKM"


def fill_learning(s: Session, *, today: date, benih: int) -> int:
    """Put topics, agenda and sessions into a filled office; gives how many sessions there are."""
    topik.ambil_bawaan(s)
    topics = {(one.nilai or "").splitlines()[0]: one for one in s.scalars(select(Topik)) if one.nilai and one.dasar}
    before = ""
    meetings = list(s.scalars(select(Rapat).where(Rapat.jenis == "kbk").order_by(Rapat.tanggal)))[-len(_NILAI):]
    people = _core(s, min([today, *(one.tanggal for one in meetings)]) - timedelta(days=14), benih)
    for meeting in meetings:
        number = next((n for n, text in enumerate(KBK) if text.judul == meeting.judul), 0)
        topic = topics[_NILAI[number]]
        guide = people[number % len(people)] if people else None
        _line(s, meeting.tanggal, topic.id, number, guide)
        kbk.simpan(s, meeting.id, {
            "topik_id": topic.id, "metode": _METODE[number], "jpl": 2,
            "pemandu": guide,
            "dana": _DANA[number], "bahan": topic.bahan, "pokok_bahasan": KBK[number].agenda[1][0],
            "hasil": KBK[number].keputusan[0][0] if meeting.tanggal < today - timedelta(days=3) else None,
            "lanjut_dari_id": before or None,
        })  # fmt: skip
        before = meeting.id
    for number, value in enumerate(_BERIKUT):
        day = date(today.year + (today.month + number) // 12, (today.month + number) % 12 + 1, 15)
        _line(s, day, topics[value].id, number, people[-1 - number % len(people)] if people else None)
    return len(meetings)


def _line(s: Session, day: date, topik_id: str, number: int, guide: str | None) -> None:
    kbk_agenda.simpan(s, None, {
        "tahun": day.year, "bulan": day.month, "tanggal": day, "topik_id": topik_id, "metode": _METODE[number],
        "pemandu": guide,
        "sasaran": "Relawan dan anggota LKM", "target": 30, "tempat": _TEMPAT,
    })  # fmt: skip


def _core(s: Session, mulai: date, benih: int) -> list[str]:
    """The core members, appointed before the first session; gives names of those who may lead."""
    acak = Random(f"belajar-{benih}")
    ids = list(s.scalars(select(Relawan.orang_id).order_by(Relawan.nomor)))[:_INTI]
    for person in ids:
        row_id = f"{acak.getrandbits(128):032x}"
        s.add(Penugasan(id=row_id, orang_id=person, badan="KBK", jabatan="Anggota", mulai=mulai))
    s.flush()
    return [s.get_one(Orang, person).nama for person in ids]
