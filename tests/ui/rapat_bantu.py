"""An office with fourteen people and a meeting, for the tests of the meeting pages."""

from __future__ import annotations

from datetime import date

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import kartu, rapat, roll, undangan
from lkm_desktop.services.roll import Baris
from lkm_desktop.storage import Store
from ui.main_window import MainWindow
from ui.pages.rapat.meeting import MeetingPage

NAMES = (
    ("Abdul Rahman", "L"), ("Aisyah", "P"), ("Budi Santoso", "L"), ("Fatimah", "P"), ("Hj. Noor Hasanah", "P"),
    ("H. Syamsuddin", "L"), ("Kaspul Anwar", "L"), ("Lailatul Jannah", "P"), ("M. Yusuf", "L"), ("Norlaila", "P"),
    ("Rahmawati", "P"), ("Siti Aminah", "P"), ("Supriadi", "L"), ("Zainal Abidin", "L"),
)
DAY = date(2015, 9, 21)


def fill(store: Store) -> list[str]:
    """Fourteen residents: six members, four relawan in two RT, four without a hat. Their ids."""
    found = []
    with store.unit("isi") as s:
        for n, (name, gender) in enumerate(NAMES):
            values = {"nama": name, "jenis_kelamin": gender, "rt": str(1 + n % 2), "rw": "1"}
            found.append(kartu.save(s, REGISTERS["orang"], None, values))
        for n, person in enumerate(found[:6]):
            role = "Koordinator" if n == 0 else "Anggota"
            kartu.save(
                s, REGISTERS["anggota"], None, {"orang_id": person, "jabatan": role, "mulai": date(2014, 1, 1)},
            )
        for person in found[6:10]:
            kartu.save(s, REGISTERS["relawan"], None, {"orang_id": person, "tanggal_daftar": date(2014, 2, 1)})
    return found


def meeting_id(store: Store, *bodies: str) -> str:
    """A new meeting to which these bodies are invited."""
    with store.unit("rapat") as s:
        found = rapat.save_rapat(s, None, {
            "jenis": "rapat_rutin", "judul": "Rapat Pleno", "tanggal": DAY, "jam_mulai": "19.30",
            "jam_selesai": "22.00", "tempat": "Balai", "agenda": "Laporan UPK\nGotong royong",
        })
        for body in bodies:
            undangan.undang_badan(s, found, body)
    return found


def opened(window: MainWindow, rapat_id: str, tab: str = "undangan") -> MeetingPage:
    """The page of a meeting, at a tab."""
    window.show_page("rapat_isi", rapat_id=rapat_id, tab=tab)
    page = window.page
    assert isinstance(page, MeetingPage)
    return page


def rows(store: Store, rapat_id: str) -> list[Baris]:
    """The roll as the service gives it."""
    with store.read() as s:
        return roll.roll(s, rapat_id).rows


def marks(store: Store, rapat_id: str) -> dict[int, str]:
    """Row number -> mark, of the marked rows."""
    return {row.urut: row.status for row in rows(store, rapat_id) if row.status}
