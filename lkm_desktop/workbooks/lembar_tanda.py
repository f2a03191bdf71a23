"""The signers below a sheet: their lines, and which columns each of them has."""

from __future__ import annotations

from collections.abc import Sequence

from lkm_desktop.workbooks.lembar_bentuk import TandaTangan

_TITIK_TITIK = "(" + "." * 36 + ")"


def susun_tanda(orang: Sequence[TandaTangan]) -> list[list[tuple[str, bool]]]:
    """The lines of the signers: text and whether it is the name."""
    atas = [[(t.atas, False) for t in orang]] if any(t.atas for t in orang) else []
    jabatan = [[(t.jabatan, False) for t in orang]]
    ruang = [[("", False)] * len(orang)] * 3
    nama = [[(t.nama or _TITIK_TITIK, bool(t.nama)) for t in orang]]
    nomor = [[(t.nomor, False) for t in orang]] if any(t.nomor for t in orang) else []
    return [*atas, *jabatan, *ruang, *nama, *nomor]


def bagi(lebar: Sequence[float], bagian: int) -> list[tuple[int, int]]:
    """The columns in `bagian` pieces of about the same width, as first and last of each; one signer has the right."""
    potong = max(2, bagian)
    batas = [sum(lebar) * n / potong for n in range(1, potong)]
    hasil: list[list[int]] = [[] for _ in range(potong)]
    sejauh = 0.0
    for i, n in enumerate(lebar):
        hasil[min(sum(sejauh + n / 2 > b for b in batas), potong - 1)].append(i)
        sejauh += n
    for n, satu in enumerate(hasil):  # a piece without a column takes the next free one
        if not satu:
            satu.append(len(lebar) + n)
    return [(satu[0], satu[-1]) for satu in hasil][-bagian:]
