"""What is typed for the paper on the preview page: fields, own wording, number.

Typing is kept as a draft within two seconds, so that a power cut costs no more; it becomes one undoable step when the
page is left or the paper goes out.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from lkm_desktop import format as fmt
from lkm_desktop.documents import DOKUMEN
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.errors import LkmError
from lkm_desktop.services import dokumen, draf, naskah, nomor
from ui.context import Context
from ui.pages.preview_request import Request

#: from the first key to the draft; never pushed on by more typing
DRAFT_MS = 1500
#: fields of `isian` while a correction is made: what it changed, and what was typed before it
RALAT, BEFORE = "ralat", "ralat_awal"
#: before the key of a sentence where keys of fields and sentences meet
SENTENCE = "kalimat:"


class TypedSheet(QObject):
    """What is typed for one paper. `edited` after every change by the user; `trouble(sentence)` when no draft is
    kept."""

    edited = Signal()
    trouble = Signal(str)

    def __init__(self, ctx: Context, request: Request, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ctx, self.request = ctx, request
        self.kind = DOKUMEN[request.paper]
        self.naskah_id = request.start.naskah_id
        self.isian: dict[str, str] = {}
        self.suntingan: dict[str, str] = {}
        self.keadaan, self.versi = naskah.DRAF, 0
        self.surat_id: str | None = None
        self.taken = ""
        self.latest: dokumen.Cetakan | None = None
        self.dirty = self.restored = False
        self._suggested: str | None = None
        self._past: list[tuple[str, str | None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)

    # --- reading ----------------------------------------------------------------------------------------------------

    @property
    def draft_key(self) -> str:
        """Where typing is kept until it is written."""
        start = self.request.start
        about = f"{start.rapat_id}:{start.subjek}" if self.bound else self.naskah_id or "baru"
        return f"naskah:{self.request.paper}:{about}"

    @property
    def bound(self) -> bool:
        """Whether there is one such paper for a meeting or a subject, rather than many letters."""
        start = self.request.start
        return bool(start.subjek or (start.rapat_id and self.kind.rapat == "perlu"))

    @property
    def locked(self) -> bool:
        """Whether the paper is final."""
        return self.keadaan == naskah.FINAL

    @property
    def corrected(self) -> bool:
        """Whether a correction is being made."""
        return self.keadaan == naskah.RALAT

    def load(self) -> None:
        """Read what is stored, and what was typed but not stored when the program ended."""
        with self.ctx.read() as s:
            found = self._find(s)
            kept = draf.get_draf(s, self.draft_key)
            versions = naskah.versi(s, found.id) if found and found.versi else []
        self.naskah_id = found.id if found else ""
        self._past.clear()
        self.isian = {**self._given(), **(found.isian if found else {})}
        self.suntingan = dict(found.suntingan) if found else {}
        self.keadaan, self.versi = (found.keadaan, found.versi) if found else (naskah.DRAF, 0)
        self.surat_id, self.taken = (found.surat_id, found.nomor) if found else (None, "")
        if self.taken:
            self.isian["nomor"] = self.taken
        self.latest = versions[0] if versions else None
        if self.corrected and not self.isian.get(RALAT):
            self._suggested = ""
        self.restored = kept is not None and not self.locked
        self.dirty = self.restored
        if kept is not None and self.restored:
            self.isian = json.loads(kept["isian"])
            self.suntingan = json.loads(kept["suntingan"])

    def _find(self, s: Any) -> naskah.Lembar | None:
        start = self.request.start
        found: str | None = self.naskah_id
        if not found and self.bound:
            found = naskah.cari(s, self.request.paper, start.rapat_id or None, start.subjek)
        try:
            return naskah.baca(s, found) if found else None
        except LkmError:
            return None  # its beginning was taken back

    def _given(self) -> dict[str, str]:
        """A letter is dated today until it is dated otherwise; papers of a meeting know their own day."""
        asks = bool(self.kind.nomor) or any(field.key == "tanggal" for field in self.kind.borang)
        if self.request.paper == "undangan" and self.request.day is not None:
            from lkm_desktop.documents.undangan import tanggal_surat

            return {"tanggal": tanggal_surat(self.request.day, self.request.start).isoformat()}
        return {} if self.kind.rapat == "perlu" or not asks else {"tanggal": date.today().isoformat()}

    def day(self) -> date:
        """The date of the letter, which also decides about the year of its number."""
        try:
            return date.fromisoformat(self.isian.get("tanggal", ""))
        except ValueError:
            return self.request.day or date.today()

    def warning(self) -> str:
        """A sentence when the letter is dated after the meeting to which it invites; empty when all is well."""
        meeting = self.request.day
        if self.request.paper != "undangan" or meeting is None or self.locked or self.day() <= meeting:
            return ""
        return f"Tanggal surat jatuh sesudah hari rapatnya, {fmt.hari_tanggal(meeting)}."

    def proposed(self) -> str:
        """The next free number; empty for a paper without one."""
        if not self.kind.nomor:
            return ""
        with self.ctx.read() as s:
            return nomor.usul(s, self.kind.nomor, self.day()).nomor

    def choice(self, choice: Pilihan) -> Pilihan:
        """The settings of the paper together with what is typed for it."""
        isian = tuple((k, v) for k, v in self.isian.items() if v and k not in (RALAT, BEFORE))
        return replace(choice, naskah_id=self.naskah_id, isian=isian, suntingan=tuple(self.suntingan.items()))

    def note(self) -> tuple[int, str]:
        """Version and sentence of the correction that the paper carries; (0, "") for none."""
        if self.corrected:
            return self.versi + 1, self.isian.get(RALAT, "")
        return (self.versi, self.latest.ralat) if self.locked and self.latest else (0, "")

    # --- typing -----------------------------------------------------------------------------------------------------

    def put(self, key: str, text: str) -> None:
        """A field was typed."""
        if self.isian.get(key, "") != text:
            self._remember(key, self.isian.get(key, ""))
            self.isian[key] = text
            self.touch()

    def reword(self, kunci: str, teks: str | None) -> None:
        """A sentence was reworded; None takes the program's own again."""
        self._remember(f"{SENTENCE}{kunci}", self.suntingan.get(kunci))
        self._reword(kunci, teks)

    def _reword(self, kunci: str, teks: str | None) -> None:
        if teks is None:
            self.suntingan.pop(kunci, None)
        else:
            self.suntingan[kunci] = teks
        self.touch()

    def _remember(self, key: str, before: str | None) -> None:
        """Typing in one field is one step back."""
        if not self._past or self._past[-1][0] != key:
            self._past.append((key, before))

    def take_back(self) -> str:
        """Undo what was typed last since the paper was written. Returns the key of the field, after SENTENCE that of a
        sentence; empty when there is nothing left to undo."""
        while self._past and not self.locked:
            key, before = self._past.pop()
            kunci = key.removeprefix(SENTENCE)
            if kunci != key and self.suntingan.get(kunci) != before:
                self._reword(kunci, before)
                return key
            if kunci == key and self.isian.get(key, "") != before:
                self.isian[key] = before or ""
                self.touch()
                return key
        return ""

    def touch(self) -> None:
        """Something was typed: it is kept soon."""
        self.dirty = True
        if not self._timer.isActive():
            self._timer.start()
        self.edited.emit()

    def keep_draft(self) -> None:
        """Keep what is typed, now."""
        self._timer.stop()
        if not self.dirty or self.locked:
            return
        kept = {"isian": json.dumps(self.isian), "suntingan": json.dumps(self.suntingan)}
        try:
            with self.ctx.store.unit("Simpan draf") as s:
                draf.save_draf(s, self.draft_key, kept)
        except LkmError as error:
            self.trouble.emit(str(error))

    # --- writing ----------------------------------------------------------------------------------------------------

    def step(self) -> str:
        """What the written step is called in the history."""
        return f"{self.kind.label} {self.request.name or self.about() or 'baru'}".strip()

    def about(self) -> str:
        """What a letter is about, in the words typed for it."""
        keys = ("hal", "tentang", "badan", "tugas", "kegiatan", "untuk", "kepada", "dari")
        found = next((self.words(key) for key in keys if self.words(key)), "")
        return found.split("\n")[0][:120].strip()

    def words(self, key: str) -> str:
        """What is typed in a field; "" for a choice, whose code is for the program alone."""
        chosen = any(spec.key == key and spec.kind == "pilihan" for spec in self.kind.borang)
        return "" if chosen else self.isian.get(key, "").strip()

    def write(self, number: bool = False, *, begin: bool = False) -> bool:
        """Write what is typed as one step. number: a typed number is registered too · begin: a paper of which nothing
        was typed is begun. Raises FieldErrors (key `nomor`) when its number is taken; other errors are told."""
        self._timer.stop()
        typed = bool(self.isian.get("nomor")) and self.surat_id is None
        if self.locked or not (self.dirty or (begin and not self.naskah_id) or (number and typed)):
            return True
        unit, key = self.ctx.unit(f"Ubah {self.step()}"), self.draft_key
        was, self.dirty, row = self.dirty, False, ""
        try:
            with unit as s:
                row = self._store(s)
                self._tie_number(s, row, number)
                draf.delete_draf(s, key)
        finally:
            self.dirty = was and not unit.ok
        if unit.ok:
            self.naskah_id = row
            self.load()
        return unit.ok

    def _store(self, s: Any) -> str:
        start = self.request.start
        title = f"{self.kind.label}: {self.request.name or self.about()}".strip(" :")
        row = self.naskah_id
        if not row:
            make = naskah.buka if self.bound else naskah.baru
            row = make(s, self.request.paper, start.rapat_id or None, start.subjek, judul=title, tanggal=self.day())
        naskah.simpan(s, row, isian=self.isian, suntingan=self.suntingan, judul=title, tanggal=self.day())
        return row

    def _tie_number(self, s: Any, row: str, register: bool) -> None:
        typed = " ".join(self.isian.get("nomor", "").split())
        if not self.kind.nomor:
            return
        if self.surat_id and not typed:
            naskah.pakai_nomor(s, row, None)
        elif typed and (self.surat_id or register):
            to = (self.words("kepada") or self.words("kepada_semua")).split("\n")
            about = {
                "kepada": to[0], "alamat": ", ".join(to[1:]), "lampiran": self.words("lampiran"),
                "perihal": self.about() or self.request.title,
            }  # fmt: skip
            given = {key: " ".join(text.split()) for key, text in about.items() if text.strip()}
            line = nomor.catat(s, self.kind.nomor, self.day(), typed, surat_id=self.surat_id, **given)
            naskah.pakai_nomor(s, row, line)

    def take_number(self) -> bool:
        """Register the typed number, or the proposed one. Raises FieldErrors (key `nomor`)."""
        if not self.isian.get("nomor", "").strip():
            self.isian["nomor"] = self.proposed()
        return self.write(number=True, begin=True)
