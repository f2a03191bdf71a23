"""An office with an election: RTs, tallies, utusan; each through the real services."""

from __future__ import annotations

from datetime import date

from lkm_desktop.services import pemilihan, pemilihan_rt, perolehan, utusan
from lkm_desktop.storage import Store
from ui.main_window import MainWindow
from ui.pages.pemilihan.page import PemilihanPage

#: of a rembug of six RTs
SMALL = (8, 7, 6, 5, 4, 3, 2, 1)
#: of a rembug of eighteen RTs: eleven seats go to those with 6 votes or more
VOTES = (11, 10, 9, 9, 8, 8, 7, 7, 6, 6, 6, 4, 4, 4, 3, 3, 2, 2, 1, 1)
DAY = date(2026, 2, 14)
#: first names of the candidates, with L or P
_FIRST = (
    ("Ahmad", "L"), ("Siti", "P"), ("Rusdi", "L"), ("Halimah", "P"), ("Yusran", "L"), ("Norhayati", "P"),
    ("Kaspul", "L"), ("Mariani", "P"), ("Fadli", "L"), ("Rahmah", "P"), ("Zainal", "L"), ("Aminah", "P"),
)
_LAST = ("Rifani", "Anwar", "Hidayat", "Noor", "Saputra", "Ramadhan", "Jannah", "Maulana", "Fitri")


def election(store: Store, **values: object) -> str:
    """A new election on 14 February 2026."""
    with store.unit("pemilihan") as s:
        return pemilihan.simpan(s, None, {
            "nama": "Pemilihan LKM 2026", "periode": "2026-2029", "basis_mulai": date(2026, 2, 2),
            "basis_selesai": date(2026, 2, 5), "tanggal": DAY, "tempat": "Balai", "jumlah_anggota": 5, **values,
        })


def rows(store: Store, election_id: str, count: int, *, voters: bool = True) -> list[str]:
    """RT rows in two RW, with adults and perhaps voters; their ids."""
    made = []
    with store.unit("rt") as s:
        for n in range(count):
            values: dict[str, object] = {"rw": f"{1 + n // 9:02}", "rt": f"{n + 1:02}", "jatah": 3 if n % 3 == 0 else 2}
            values |= {"dewasa_l": 110, "dewasa_p": 118}
            if voters:
                men = 28 if n % 7 == 3 else 50
                values |= {"memilih_l": men, "memilih_p": men + 6, "sah": 2 * men + 4, "tidak_sah": 2}
            made.append(pemilihan_rt.simpan_rt(s, election_id, None, values))
    return made


def name(number: int) -> tuple[str, str]:
    """The name and L/P of a candidate; every number has another name."""
    first, gender = _FIRST[number % len(_FIRST)]
    last = _LAST[number // len(_FIRST) % len(_LAST)]
    return f"{first} {last}" + (f" {number // 108 + 1}" if number >= 108 else ""), gender


def tallies(store: Store, election_id: str, ids: list[str]) -> None:
    """Votes of every RT and its utusan."""
    with store.unit("suara") as s:
        for n, rt_id in enumerate(ids):
            voters = pemilihan_rt.ambil_rt(s, rt_id)
            ballots = voters.sah or 0
            votes = [ballots - 20, ballots - 25, ballots - 31, 25, 19]
            listed = []
            for k, vote in enumerate(votes):
                called, gender = name(n * len(votes) + k)
                listed.append({"nama": called, "jenis_kelamin": gender, "umur": 28 + (n + 3 * k) % 30, "suara": vote})
            perolehan.simpan_hitungan(s, election_id, rt_id, {}, listed)
            perolehan.tetapkan(s, election_id, rt_id)


def rembug(store: Store, election_id: str, votes: tuple[int, ...] = SMALL, *, settle: bool = True) -> None:
    """The round of the kelurahan: who came, their votes in the order of the RTs, and the result."""
    with store.unit("rembug") as s:
        utusan.mulai_kelurahan(s, election_id)
        people = utusan.utusan(s, election_id)
        utusan.catat_hadir(s, election_id, {one.kelurahan_id: (n % 9 != 4, n % 9 == 4) for n, one in enumerate(people)})
        here = sum(n % 9 != 4 for n in range(len(people)))
        tally = perolehan.hitungan(s, election_id)
        order = {one.kelurahan_id: n for n, one in enumerate(people)}
        given = (*votes, *[0] * len(people))
        listed = [{"id": one.id, "suara": given[order[one.id]]} for one in tally.nama]
        perolehan.simpan_hitungan(s, election_id, None, {"sah": here, "tidak_sah": 0}, listed)
        if settle:
            perolehan.tetapkan(s, election_id, None)


def opened(window: MainWindow, election_id: str, step: str = "persiapan") -> PemilihanPage:
    """The page of an election, at a step."""
    window.show_page("pemilihan", pemilihan_id=election_id, langkah=step)
    page = window.page
    assert isinstance(page, PemilihanPage)
    return page
