"""Where the papers of a package come from: what was typed for them and which archived file is taken as it is.

Read once for all papers, so that a year full of meetings asks no more than a week.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Arsip, Dokumen, Naskah, SesiKbk
from lkm_desktop.services.naskah import FINAL

_ROLL, _BERITA_ACARA = "daftar-hadir", "ba-"
#: ways out of the program that leave a paper as it is: printed (also what an older program logged), PDF, made final
_KELUAR = ("cetak", "pdf", "final")


class Sumber:
    """Looks papers up. lengkap: NIK was chosen, so papers printed with private data may go as they are."""

    def __init__(self, s: Session, *, lengkap: bool) -> None:
        self._s = s
        self._lengkap = lengkap

    def berita_acara(self, rapat_id: str) -> list[str]:
        """Kinds of berita acara of a meeting that were begun or printed."""
        return sorted(self._ba.get(rapat_id, ()))

    def belajar(self, rapat_id: str) -> bool:
        """Whether something was written down of a KBK session."""
        return rapat_id in self._sesi

    def bertanggal(self, subjek: str) -> list[tuple[date, str]]:
        """Days and kinds of the papers about a subject that have a date, the oldest first."""
        return sorted(self._tanggal.get(subjek, ()))

    def cari(self, kunci: str, *, rapat_id: str = "", subjek: str = "") -> tuple[str, str]:
        """(paper with its wording, archived file) of a kind; either is "" when there is none.

        A roll is taken from the archive only when it is final: the printed one is empty, it went round to be signed.
        """
        sheet, state = self._naskah.get((kunci, rapat_id, subjek), ("", ""))
        final = state == FINAL
        if kunci == _ROLL and not final:
            return sheet, ""
        return sheet, self._arsip(kunci, sheet, rapat_id, final=final)

    def _arsip(self, kunci: str, naskah_id: str, rapat_id: str, *, final: bool) -> str:
        """The newest file of it that left as PDF or paper and was kept; of a final paper its last version."""
        found = [
            one for one in self._keluar.get(kunci, ())
            if (one.naskah_id == naskah_id and one.versi is not None if final
                else one.rapat_id == rapat_id if rapat_id else naskah_id and one.naskah_id == naskah_id)
        ]  # fmt: skip
        return max(found, key=lambda one: (one.versi if final else 0, one.waktu, one.id)).id if found else ""

    # --- read once --------------------------------------------------------------------------------------------------

    @cached_property
    def _baris(self) -> list[Any]:
        query = select(Naskah.id, Naskah.jenis, Naskah.rapat_id, Naskah.subjek, Naskah.keadaan, Naskah.tanggal)
        return list(self._s.execute(query.where(Naskah.dihapus.is_(None)).order_by(Naskah.id)))

    @cached_property
    def _naskah(self) -> dict[tuple[str, str, str], tuple[str, str]]:
        """(kind, meeting or "", subject or "") -> id and state of the first paper."""
        found: dict[tuple[str, str, str], tuple[str, str]] = {}
        for one in self._baris:
            found.setdefault((one.jenis, one.rapat_id or "", one.subjek), (one.id, one.keadaan))
        return found

    @cached_property
    def _tanggal(self) -> dict[str, list[tuple[date, str]]]:
        found: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for one in self._baris:
            if one.rapat_id is None and one.tanggal is not None:
                found[one.subjek].append((one.tanggal, one.jenis))
        return found

    @cached_property
    def _ba(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one in self._baris:
            if one.rapat_id and one.jenis.startswith(_BERITA_ACARA):
                found[one.rapat_id].add(one.jenis)
        printed = select(Dokumen.rapat_id, Dokumen.jenis).where(
            Dokumen.rapat_id.is_not(None), Dokumen.dihapus.is_(None), Dokumen.jenis.like(f"{_BERITA_ACARA}%")
        )
        for meeting, kind in self._s.execute(printed.distinct()):
            found[meeting or ""].add(kind)
        return found

    @cached_property
    def _sesi(self) -> frozenset[str]:
        rows = select(SesiKbk.rapat_id, SesiKbk.topik_id, SesiKbk.hasil).where(SesiKbk.dihapus.is_(None))
        return frozenset(meeting for meeting, topic, result in self._s.execute(rows) if topic or result)

    @cached_property
    def _keluar(self) -> dict[str, list[Any]]:
        """Kind -> files that left and are kept."""
        query = (
            select(Dokumen.id, Dokumen.jenis, Dokumen.rapat_id, Dokumen.naskah_id, Dokumen.versi, Dokumen.waktu)
            .join(Arsip, Arsip.sidik == Dokumen.sidik)
            .where(Dokumen.dihapus.is_(None), func.coalesce(Dokumen.tujuan, "cetak").in_(_KELUAR))
        )
        if not self._lengkap:
            query = query.where(Dokumen.papan.is_not(False))
        found: dict[str, list[Any]] = defaultdict(list)
        for one in self._s.execute(query):
            found[one.jenis].append(one)
        return found
