"""A new meeting: choose the kit, type the day, save; or a copy of a former meeting on another day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from lkm_desktop.errors import LkmError
from ui.context import Context
from ui.page import Page
from ui.pages.rapat.copy_card import CopyCard
from ui.pages.rapat.facts_form import FactsForm
from ui.pages.rapat.kit_guests import GuestsCard
from ui.pages.rapat.kit_list import KitList
from ui.pages.rapat.kit_source import KitSource, open_name
from ui.pages.rapat.source import RapatSource
from ui.widgets import looks

TITLE = "Rapat baru"
#: what a page may know already of the meeting that is to be made
KNOWN = ("kegiatan_id", "kode_kegiatan", "rt", "rw")


def make(ctx: Context) -> Page:
    """The page; `open` tells what it begins with."""
    return NewMeetingPage(ctx)


class NewMeetingPage(Page):
    """Ctrl+N, Enter, the day, Ctrl+S: a rapat rutin with agenda and everyone invited."""

    title = TITLE
    help_key = "rapat_baru"
    tables = frozenset({"kit", "organisasi", "penugasan", "relawan", "orang"})
    abilities = frozenset({"baru", "simpan"})

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.source = KitSource(ctx)
        self.code = ""
        self.copied: str | None = None
        self._started = False
        self._known: dict[str, Any] = {}
        self._kind: dict[str, Any] = {}
        self.kits = KitList(self.source)
        self.copy_card = CopyCard()
        self.facts = FactsForm(RapatSource(ctx))
        self.guests = GuestsCard(self.source)
        self.back_button = looks.button("Daftar rapat", self.back, "arrow-left")
        self.add_action(self.back_button)
        self._first = QStackedWidget()
        self._first.addWidget(self._kit_card())
        self._first.addWidget(self.copy_card)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._first, 5)
        line.addWidget(self.facts, 7)
        line.addWidget(self.guests, 5)
        self.body.addLayout(line, 1)
        self.kits.looked.connect(self._looked)
        self.kits.taken.connect(self.facts_focus)
        self.facts.saved.connect(self._saved)
        self.facts.edited.connect(self._typed)
        self.facts.resumed.connect(self._resume)
        self.guests.edited.connect(self._guests_edited)

    def _kit_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(looks.label("Perangkat rapat", "h2"))
        layout.addWidget(self.kits, 1)
        layout.addWidget(looks.label("Panah memilih, Enter lanjut ke tanggal.", "muted", wrap=True))
        return card

    # --- what it begins with ----------------------------------------------------------------------------------------

    def open(self, **arguments: Any) -> None:
        """`kit`, `tanggal` and KNOWN facts of the new meeting; `salin` copies a meeting; nothing begins a new one.

        A meeting of an activity without a kit (`jenis` and `tingkat` say what it is) begins with that of its kind.

        `lanjutkan` goes on at once with a new meeting that was typed and not saved.
        """
        self.facts.keep_draft()
        self.bar.clear()
        self._started = True
        self.kits.fill()
        day = arguments.get("tanggal")
        self._known = {key: arguments[key] for key in KNOWN if arguments.get(key)}
        if arguments.get("salin"):
            self._start_copy(str(arguments["salin"]))
            return
        self.kits.blockSignals(True)
        self._kind = {key: arguments[key] for key in ("jenis", "tingkat") if arguments.get(key)}
        self.kits.choose(str(arguments.get("kit") or self._usual_kit()))
        self.kits.blockSignals(False)
        self._start_kit(self.kits.code() or "", day if isinstance(day, date) else self._usual_day())
        self.facts.offer_draft()
        if arguments.get("lanjutkan"):
            self.facts.resume()

    def _usual_kit(self) -> str:
        """The first kit; for an activity the first one of its kind of meeting, none when there is none."""
        if not self._known.get("kegiatan_id"):
            return self.kits.first()
        return next((kit.kode for kit, _ in self.source.kits() if kit.jenis == self._kind.get("jenis")), "")

    def _usual_day(self) -> date:
        """Today; for an activity its planned day while that is still to come."""
        activity = self._known.get("kegiatan_id")
        return self.source.activity_day(str(activity), date.today()) if activity else date.today()

    def _start_kit(self, code: str, day: date | None) -> None:
        try:
            values = {**self.source.prefilled(code, day), **({} if code else self._kind), **self._known}
        except LkmError as error:
            self.ctx.error(error)
            return
        self.code, self.copied = code, None
        if self._known:
            values["judul"] = self._name(values)
        self._first.setCurrentIndex(0)
        self.guests.show()
        papers = next((kit.dokumen for kit, _ in self.source.kits() if kit.kode == code), ())
        self.guests.show_kit(values.pop("undang", ()), str(values.pop("undang_luar", "") or ""), papers, day)
        self.facts.start_from(values, self._make, self._name if code or self._known else None)
        self._note()
        self._show_heading()

    def _start_copy(self, rapat_id: str) -> None:
        try:
            values, pattern, count = self.source.copied(rapat_id)
        except LkmError as error:
            self.ctx.error(error)
            self.copied = None
            self._start_kit(self.kits.code() or "", date.today())
            return
        self.copied, self.code, self._pattern = rapat_id, "", pattern
        self._first.setCurrentIndex(1)
        self.guests.hide()
        self.copy_card.show_source(str(values["judul"]), count, str(values["agenda"] or ""))
        self.facts.start_from(values, self._make, self._name)
        self._note()
        self._show_heading()

    def _looked(self, code: str) -> None:
        """Another kit: its facts, with day and place as they were typed."""
        typed, dirty = self.facts.form.values(), self.facts.dirty
        self._start_kit(code, typed["tanggal"])
        if dirty:
            self.facts.take_over({key: typed[key] for key in ("tempat", *KNOWN) if typed[key]})

    def _note(self) -> None:
        """What a draft of this new meeting holds beyond the form."""
        extra: dict[str, Any] = {"kit": self.code, "salin": self.copied}
        self.facts.extra = extra if self.copied else {**extra, **self.guests.values()}

    def _guests_edited(self) -> None:
        self._note()
        self.facts.touch()

    def _resume(self, kept: dict[str, Any]) -> None:
        """A draft is taken up: the kit or the meeting it began with."""
        if kept.get("salin"):
            self._start_copy(str(kept["salin"]))
            return
        self.kits.blockSignals(True)
        self.kits.choose(str(kept.get("kit") or ""))
        self.kits.blockSignals(False)
        self._start_kit(self.kits.code() or "", self.facts.form.values()["tanggal"])
        self.guests.set_values(kept)
        self._note()

    # --- making it --------------------------------------------------------------------------------------------------

    def _make(self, values: dict[str, Any]) -> str:
        """Called by the form with everything that is typed."""
        given = {key: value for key, value in values.items() if key not in ("kit", "salin")}
        if self.copied:
            return self.source.copy(self.copied, given)
        return self.source.make(self.code, given)

    def _name(self, values: dict[str, Any]) -> str:
        if self.copied:
            return open_name(self._pattern, values.get("tanggal"))
        return self.source.activity_name(values) or (self.source.name(self.code, values) if self.code else "")

    def _saved(self, rapat_id: str) -> None:
        self._started = False
        self.ctx.go("rapat_isi", rapat_id=rapat_id)
        self.ctx.say("ok", f"Rapat tersimpan; {self._invited(rapat_id)}", ("Urungkan", self.ctx.undo))

    def _invited(self, rapat_id: str) -> str:
        count = len(RapatSource(self.ctx).meeting(rapat_id).roll.rows)
        return f"{count} orang diundang." if count else "belum ada yang diundang."

    def save(self) -> None:
        """Ctrl+S."""
        self.facts.save()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Kits or bodies changed: read them again."""
        if not self._started:
            self.open()
            return
        self.kits.fill()
        if not self.copied:
            self.guests.show_day(self.facts.form.values()["tanggal"])

    def _typed(self) -> None:
        if not self.copied:
            self.guests.show_day(self.facts.form.values()["tanggal"])

    def _show_heading(self) -> None:
        if self.copied:
            self.set_title("Salin rapat", "Pilih tanggalnya; kehadiran, notulen, dan keputusan lama tidak ikut.")
        else:
            self.set_title(TITLE, "Isian di bawah sudah disiapkan; ubah bila perlu, lalu simpan.")

    def take_focus(self) -> None:
        """The keys go to the list of kits; for a copy to the day."""
        if self.copied:
            self.facts_focus()
        else:
            self.kits.setFocus(Qt.FocusReason.OtherFocusReason)

    def facts_focus(self) -> None:
        """The day is typed next."""
        self.facts.form.focus_first(("tanggal",))

    # --- moving about -----------------------------------------------------------------------------------------------

    def new_record(self) -> None:
        """Ctrl+N: from the beginning."""
        self.open()
        self.take_focus()

    def back(self) -> None:
        """To the list of meetings."""
        self.ctx.go("rapat")

    def leave(self) -> None:
        """What is typed is kept as a draft."""
        self.facts.keep_draft()
        self.bar.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the kits, and from there to the list of meetings."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.copied or self.kits.hasFocus():
            self.back()
        else:
            self.take_focus()
