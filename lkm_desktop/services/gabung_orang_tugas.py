"""Terms of two people who become one: no double term, and what only a human can decide is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy.orm import Session

from lkm_desktop.domain.penugasan import BADAN
from lkm_desktop.errors import LkmError
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services import aturan
from lkm_desktop.services.gabung_orang_pindah import Baris, baris, bertumpuk, gabung_teks, isi_kosong, tabel, ubah

#: positions that lead a body; nobody leads two at once without somebody having decided so
_PEMIMPIN = ("koordinator", "ketua", "manajer")
_BIASA = "anggota"


def tolak_tugas(s: Session, a: str, b: str) -> None:
    """Raises LkmError when the terms of two people cannot be those of one."""
    table = tabel("penugasan")
    mine, other = (baris(s, table, table.c.orang_id == one) for one in (a, b))
    _tolak_pengganti(s, a, b, mine, other)
    for one, two in _bersamaan(mine, other):
        if one["badan"] == two["badan"]:
            continue
        words = f"{_sebut(one)} dan {_sebut(two)} pada masa yang sama"
        if {_jabatan(one), _jabatan(two)} <= set(_PEMIMPIN):
            raise LkmError(f"Tidak bisa digabung: yang satu {words}.",
                           "Akhiri dulu tugas yang keliru, lalu gabungkan lagi.")  # fmt: skip
        kode = aturan.double_kind({one["badan"], two["badan"]})
        if kode and aturan.nilai(s, kode) == "wajib":
            raise LkmError(f"Tidak bisa digabung: satu orang akan merangkap {words}; aturan kantor ini menolaknya.",
                           "Akhiri dulu tugas yang keliru, lalu gabungkan lagi.")  # fmt: skip


def _tolak_pengganti(s: Session, a: str, b: str, mine: list[Baris], other: list[Baris]) -> None:
    """Nobody replaces himself before the end of a term."""
    ids = {row["id"]: row for row in (*mine, *other)}
    for row in ids.values():
        replaced = ids.get(row["menggantikan_id"] or "")
        crossed = replaced is not None and replaced["orang_id"] != row["orang_id"]
        if crossed or row["pengganti_id"] in ({a, b} - {row["orang_id"]}):
            raise LkmError(f"Tidak bisa digabung: yang satu tercatat menggantikan yang lain sebagai {_sebut(row)}.",
                           "Perbaiki dulu pergantian itu.")  # fmt: skip


def _bersamaan(mine: list[Baris], other: list[Baris]) -> Iterator[tuple[Baris, Baris]]:
    """Terms of both that have a day in common."""
    for one in mine:
        for two in other:
            if bertumpuk(one["mulai"], one["selesai"], two["mulai"], two["selesai"]):
                yield one, two


def _jabatan(row: Baris) -> str:
    return " ".join(str(row["jabatan"]).lower().split())


def _sebut(row: Baris) -> str:
    return f"{row['jabatan']} {dict(BADAN).get(row['badan'], row['badan'])}"


def satukan_tugas(s: Session, a: str, b: str) -> list[str]:
    """The same position of one body at the same time becomes one term; a plain member who also holds an office of that
    body is a member until the office begins. Other positions stay side by side and are told."""
    table, told = tabel("penugasan"), []
    for other in baris(s, table, table.c.orang_id == b):
        for own in baris(s, table, table.c.orang_id == a):
            now = next(iter(baris(s, table, table.c.id == other["id"])), None)
            if now is not None and _sebadan(own, now):
                same = _jabatan(own) == _jabatan(now)
                told.append(_satu_masa(s, own, now) if same else _dua_jabatan(s, own, now))
    return told


def _sebadan(one: Baris, two: Baris) -> bool:
    """Terms in one body with a day in common; another siklus, election or pokja is another matter."""
    apart = any(one[key] and two[key] and one[key] != two[key] for key in ("siklus_id", "pemilihan_id", "pokja"))
    both = bertumpuk(one["mulai"], one["selesai"], two["mulai"], two["selesai"])
    return one["badan"] == two["badan"] and both and not apart


def _satu_masa(s: Session, own: Baris, other: Baris) -> str:
    """One term. Two that begin on different days follow each other: it lasts as long as the longer one. Else the end of
    the one that stays holds. The other end goes to the remarks, for somebody has to look at it."""
    days = [day for day in (own["mulai"], other["mulai"]) if day]
    follows = len(set(days)) > 1 and _akhir(other) > _akhir(own)
    ends, left = (other, own) if follows else (own, other)
    noted = None if left["selesai"] == ends["selesai"] else f"Catatan lain: {_kata_akhir(left)}"
    isi_kosong(
        s, "penugasan", own, other, mulai=min(days, default=None), selesai=ends["selesai"],
        alasan_berhenti=ends["alasan_berhenti"] or (left["alasan_berhenti"] if noted is None else None),
        keterangan=gabung_teks(own["keterangan"], other["keterangan"], noted),
    )  # fmt: skip
    return f"Keduanya tercatat sebagai {_sebut(own)}; dijadikan satu masa tugas." + (f" {noted}." if noted else "")


def _akhir(row: Baris) -> date:
    return row["selesai"] or date.max


def _kata_akhir(row: Baris) -> str:
    if row["selesai"] is None:
        return "masih bertugas"
    why = f", {row['alasan_berhenti']}" if row["alasan_berhenti"] else ""
    return f"selesai {tanggal_panjang(row['selesai'])}{why}"


def _dua_jabatan(s: Session, own: Baris, other: Baris) -> str:
    """A member and an officer of one body: the office counts from its first day on, unless it ends before."""
    plain, office = (own, other) if _jabatan(own) == _BIASA else (other, own)
    shorter = office["selesai"] is not None and (plain["selesai"] is None or plain["selesai"] > office["selesai"])
    if _jabatan(plain) != _BIASA or shorter:
        return f"Merangkap {_sebut(own)} dan {_sebut(other)} pada masa yang sama; periksa penugasannya."
    if office["mulai"] is None or (plain["mulai"] is not None and plain["mulai"] >= office["mulai"]):
        isi_kosong(
            s, "penugasan", office, plain, mulai=office["mulai"], selesai=office["selesai"],
            alasan_berhenti=office["alasan_berhenti"],
            keterangan=gabung_teks(office["keterangan"], plain["keterangan"]),
        )  # fmt: skip
        return f"{_sebut(plain)} dan {_sebut(office)} pada masa yang sama; yang dipakai {_sebut(office)}."
    last = office["mulai"] - timedelta(days=1)
    reason = plain["alasan_berhenti"] or f"Menjadi {_sebut(office)}"
    ubah(s, tabel("penugasan"), plain["id"], selesai=last, alasan_berhenti=reason)
    return f"{_sebut(plain)} sampai {tanggal_panjang(last)}, lalu {_sebut(office)}."
