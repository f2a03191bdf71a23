"""Sums and ranks of a tally, pure: no database. A tie is shown, never broken here (lkm-siklus.md 1.4, BR9, BR10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lkm_desktop.names import fold
from lkm_desktop.services.pesan import INFO, PERINGATAN, SALAH, Pesan

BR9 = "BR9: tata tertib pemilihan utusan 2009"
BR10 = "BR10: tata tertib pemilihan utusan 2009"
TERPILIH, CADANGAN, TIDAK = "terpilih", "cadangan", "tidak"


@dataclass(frozen=True)
class Angka:
    """The figures of a tally as far as they are known. min_nama, max_nama: names that a valid ballot carries; kursi:
    how many are chosen (jatah of an RT, members of the kelurahan)."""

    memilih: int | None
    sah: int | None
    tidak_sah: int | None
    min_nama: int
    max_nama: int
    dewasa: int | None = None
    kursi: int | None = None
    memilih_l: int | None = None
    memilih_p: int | None = None
    dewasa_l: int | None = None
    dewasa_p: int | None = None


@dataclass(frozen=True)
class Suara:
    """One name in a ranking; putusan: the place that people gave it among names with as many votes."""

    id: str
    nama: str
    suara: int | None
    putusan: int | None = None


@dataclass(frozen=True)
class Tempat:
    """Where a name stands: rank (None without votes), whether it shares it, and what the votes propose ("" while a tie
    decides the last seat or there are no seats)."""

    id: str
    peringkat: int | None
    seri: bool
    usul: str


@dataclass(frozen=True)
class Seri:
    """Names with equal votes that nobody has put in order. menentukan: the last seat lies between them; urutan: the
    place of the first of them."""

    suara: int
    urutan: int
    ids: tuple[str, ...]
    nama: tuple[str, ...]
    menentukan: bool
    kalimat: str


def periksa_hitungan(angka: Angka, suara: Sequence[tuple[str, int | None]]) -> tuple[Pesan, ...]:
    """What is wrong with a tally while it is typed: (name, votes) in any order. Level "salah" cannot be saved,
    "peringatan" may be because names or figures are still missing; "info" says that all of it agrees. `field` of a
    message: "memilih", "sah", "suara" or the number of the name (from 0) as text."""
    found = [*periksa_angka(angka), *_names(angka, suara), *_sum(angka, suara)]
    total = sum(votes or 0 for _, votes in suara)
    if not found and total and angka.memilih is not None and angka.sah is not None:
        return (Pesan("", INFO, f"Hitungan cocok: {angka.sah} surat suara sah memuat {total} suara."),)
    return tuple(found)


def periksa_angka(angka: Angka) -> list[Pesan]:
    """Voters against adults (BR9), ballots against voters."""
    found = [
        Pesan("memilih", SALAH, f"Yang memilih{who} {voters}, lebih dari penduduk dewasa{who} {adults}.", BR9)
        for who, voters, adults in (
            ("", angka.memilih, angka.dewasa), (" laki-laki", angka.memilih_l, angka.dewasa_l),
            (" perempuan", angka.memilih_p, angka.dewasa_p),
        )
        if voters is not None and adults is not None and voters > adults
    ]  # fmt: skip
    if angka.memilih is None or (angka.sah is None and angka.tidak_sah is None):
        return found
    ballots = (angka.sah or 0) + (angka.tidak_sah or 0)
    if ballots > angka.memilih:
        words = f"Surat suara sah dan tidak sah {ballots}, lebih banyak daripada yang memilih {angka.memilih}."
        found.append(Pesan("sah", SALAH, words))
    elif ballots < angka.memilih and angka.sah is not None and angka.tidak_sah is not None:
        words = f"Surat suara sah dan tidak sah {ballots}, kurang {angka.memilih - ballots} dari yang memilih."
        found.append(Pesan("sah", PERINGATAN, words))
    return found


def _names(angka: Angka, suara: Sequence[tuple[str, int | None]]) -> Iterator[Pesan]:
    seen: dict[str, int] = {}
    for n, (name, votes) in enumerate(suara):
        if not name.strip() and votes is not None:
            yield Pesan(str(n), SALAH, f"Nama nomor {n + 1} belum diisi.")
        if votes is not None and votes < 0:
            yield Pesan(str(n), SALAH, "Suara tidak boleh kurang dari 0.")
        if votes is not None and angka.sah is not None and votes > angka.sah:
            words = f"{name} mendapat {votes} suara, padahal surat suara sah {angka.sah}."
            yield Pesan(str(n), SALAH, words, BR10)
        key = fold(name) if name.strip() else ""
        if key and key in seen:
            yield Pesan(str(n), PERINGATAN, f"{name} tercatat dua kali (nomor {seen[key] + 1} dan {n + 1}).", BR10)
        elif key:
            seen[key] = n


def _sum(angka: Angka, suara: Sequence[tuple[str, int | None]]) -> Iterator[Pesan]:
    known = [votes for _, votes in suara if votes is not None]
    if angka.sah is None or not known:
        return
    total, low, high = sum(known), angka.sah * angka.min_nama, angka.sah * angka.max_nama
    if total > high:
        words = f"Jumlah suara {total}, paling banyak {high} ({angka.sah} surat suara sah x {angka.max_nama} nama)."
        yield Pesan("suara", SALAH, words, BR10)
    elif total < low:
        words = (f"Jumlah suara baru {total}, paling sedikit {low} ({angka.sah} surat suara sah x {angka.min_nama} "
                 "nama); masih ada suara yang belum dicatat.")
        yield Pesan("suara", PERINGATAN, words, BR10)


def peringkat(nama: Sequence[Suara], kursi: int | None) -> tuple[tuple[Tempat, ...], tuple[Seri, ...]]:
    """Names in rank, most votes first, and the ties that are left. Equal votes share a rank (1, 2, 2, 4) unless people
    have put every one of them in order."""
    places: list[Tempat] = []
    ties: list[Seri] = []
    known = [n for n in nama if n.suara is not None]
    ordered = sorted(known, key=lambda n: (-(n.suara or 0), n.putusan or 0, fold(n.nama)))
    for votes, group in groupby(ordered, key=lambda n: n.suara or 0):
        same, first = list(group), len(places) + 1
        settled = _settled(same)
        open_tie = len(same) > 1 and not settled and votes > 0
        if open_tie:
            ties.append(_tie(same, votes, first, kursi))
        for n, one in enumerate(same):
            rank = first + n if settled else first
            proposal = _proposal(votes, rank, first + len(same) - 1 if open_tie else rank, kursi)
            places.append(Tempat(one.id, rank, open_tie, proposal))
    places += [Tempat(n.id, None, False, "") for n in nama if n.suara is None]
    return tuple(places), tuple(ties)


def _settled(same: Sequence[Suara]) -> bool:
    """Whether people have put every one of them in order."""
    given = {one.putusan for one in same if one.putusan is not None}
    return len(same) > 1 and len(given) == len(same)


def _proposal(votes: int, first: int, last: int, kursi: int | None) -> str:
    """What the votes propose for a name whose place lies between first and last."""
    if not kursi:
        return ""
    if not votes:
        return TIDAK
    if last <= kursi:
        return TERPILIH
    return CADANGAN if first > kursi else ""


def _tie(same: Sequence[Suara], votes: int, first: int, kursi: int | None) -> Seri:
    last = first + len(same) - 1
    decides = kursi is not None and first <= kursi < last
    names = tuple(one.nama for one in same)
    words = f"{gabung(names)} sama-sama mendapat {votes} suara (urutan {first} sampai {last})."
    if decides and kursi is not None:
        words += f" Tempat yang tersisa {kursi - first + 1}; tentukan urutannya dan cara memutusnya."
    return Seri(votes, first, tuple(one.id for one in same), names, decides, words)


def gabung(kata: Sequence[str], paling_banyak: int = 6) -> str:
    """Words as one phrase: "A, B, dan C"; "A dan B"; after `paling_banyak` the rest is counted."""
    words = list(kata)
    if len(words) > paling_banyak:
        words = [*words[: paling_banyak - 1], f"{len(words) - paling_banyak + 1} lagi"]
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"
