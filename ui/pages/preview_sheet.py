"""A paper on the preview page: what is typed for it (`preview_typed`), its final versions and their corrections."""

from __future__ import annotations

import json
from collections.abc import Sequence

from lkm_desktop.documents.ralat import tanpa_ralat
from lkm_desktop.services import dokumen, draf, naskah, sk
from ui.pages.preview_typed import BEFORE, RALAT, TypedSheet

__all__ = ["BEFORE", "RALAT", "Sheet"]

#: differences that the sentence of a correction names by itself
_MOST = 4


class Sheet(TypedSheet):
    """State of one paper."""

    def differences(self, lines: Sequence[str]) -> list[naskah.Beda]:
        """What differs between the last final version and these lines; empty before the first."""
        if self.latest is None:
            return []
        with self.ctx.read() as s:
            old = dokumen.teks_lama(s, self.latest.id)
        return naskah.banding(tanpa_ralat(old), tanpa_ralat(lines))

    def finish(self, keluaran: dokumen.Keluaran) -> bool:
        """Make the paper final with this very file. The typed correction becomes the version's own."""
        self.write(number=True, begin=True)
        if not self.naskah_id:
            return False
        unit = self.ctx.unit(f"Jadikan final {self.step()}")
        with unit as s:
            words = self.isian.get(RALAT, "")
            typed = {k: v for k, v in self.isian.items() if k not in (RALAT, BEFORE)}
            naskah.simpan(s, self.naskah_id, isian=typed)
            naskah.sahkan(s, self.naskah_id, keluaran, words)
            if self.request.paper == "sk":
                sk.catat_sk(s, self.naskah_id)
        if unit.ok:
            self.load()
        return unit.ok

    def correct(self, found: Sequence[naskah.Beda]) -> bool:
        """Begin a correction; its sentence starts with what differs today."""
        unit = self.ctx.unit(f"Buat ralat {self.step()}")
        with unit as s:
            naskah.mulai_ralat(s, self.naskah_id)
            before = json.dumps([self.isian, self.suntingan], ensure_ascii=False)
            naskah.simpan(s, self.naskah_id, isian={**self.isian, RALAT: correction(found), BEFORE: before})
        if unit.ok:
            self.load()
            self._suggested = self.isian.get(RALAT, "")
        return unit.ok

    def suggest(self, found: Sequence[naskah.Beda]) -> bool:
        """The sentence of a correction follows what differs until the user writes it himself; true when it changed."""
        words = correction(found)
        if not self.corrected or self._suggested is None or self.isian.get(RALAT, "") != self._suggested:
            return False
        if words == self._suggested:
            return False
        self._suggested = words
        self.put(RALAT, words)
        return True

    def give_up(self) -> bool:
        """Forget the correction: the last final version counts, with what was typed for it. Data changed elsewhere
        stay as they are."""
        self._timer.stop()
        unit, key = self.ctx.unit(f"Batalkan ralat {self.step()}"), self.draft_key
        with unit as s:
            if self.isian.get(BEFORE):
                isian, suntingan = json.loads(self.isian[BEFORE])
                naskah.simpan(s, self.naskah_id, isian=isian, suntingan=suntingan)
            naskah.batal_ralat(s, self.naskah_id)
            draf.delete_draf(s, key)
        if unit.ok:
            self.dirty = False
            self.load()
        return unit.ok


def correction(found: Sequence[naskah.Beda]) -> str:
    """Differences as the beginning of the sentence of a correction; many are cut short."""
    words = naskah.kalimat_ralat(found[:_MOST])
    rest = len(found) - _MOST
    return f"{words}; dan {rest} perubahan lain" if rest > 0 else words
