"""The facts of a meeting: kind, name, day (its weekday is computed), time, place, agenda; drafts while typing.

A new meeting may start from a kit or a former meeting: `start_from` fills it, `maker` then makes it, `namer` keeps its
name in step with the day until somebody types another one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lkm_desktop.domain.rapat import JENIS_RAPAT, Rapat
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.format import parse_jam
from ui import mnemonics
from ui.pages.rapat import activity_choice, kit_rows
from ui.pages.rapat.activity_choice import ActivityChoice
from ui.pages.rapat.kept import Kept
from ui.pages.rapat.kit_naming import Namer, Naming
from ui.pages.rapat.kit_source import KitSource
from ui.pages.rapat.series_offer import SeriesOffer
from ui.pages.rapat.source import RapatSource, blank
from ui.pages.rapat.tall_area import TallArea
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.message_bar import MessageBar

DRAFT_MS = 1500
KEYS = (
    "jenis", "judul", "tingkat", "tanggal", "rt", "rw", "jam_mulai", "jam_selesai", "tempat", "kode_kegiatan", "mode",
)
AGENDA = Field("agenda", "Agenda", "panjang", help="Satu baris satu acara.")
_TIMES = ("jam_mulai", "jam_selesai")
MORE, LESS = "Tampilkan isian lain", "Sembunyikan isian lain"
Maker = Callable[[dict[str, Any]], str]


class FactsForm(QFrame):
    """`saved(id)` after each save, `edited` on every change, `resumed(draft)` when a kept draft is taken up.

    extra: what else belongs to a new meeting that is not saved yet; kept in its draft and given to `maker`.
    """

    saved = Signal(str)
    edited = Signal()
    resumed = Signal(object)

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._source = source
        self.rapat_id: str | None = None
        self._stored: dict[str, Any] = {}
        self.dirty = False
        self._wrong: dict[str, tuple[str, str]] = {}
        self._shown: dict[str, Any] = {}
        self._bare = True
        self._maker: Maker | None = None
        self._naming = Naming()
        self.extra: dict[str, Any] = {}
        self.bar = MessageBar()
        self.kept = Kept(source, self.bar, "isian rapat")
        self.form = FieldForm([Group("", _fields())], source)
        self.activity = ActivityChoice(source, self.form)
        self.more_button = looks.button(MORE, self._toggle_more, kind="tautan")
        self.more_button.setCheckable(True)
        self.state = looks.label("", "muted")
        self.cancel_button = looks.button("Batal", self.cancel)
        self.save_button = looks.button("Simpan rapat", self.save, "save", "primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._build()
        self.form.edited.connect(self._typed)
        self.form.left.connect(self._left)
        self.form.finished.connect(self.save)
        self._timer.timeout.connect(self.keep_draft)

    def _build(self) -> None:
        agenda = self.form.inputs["agenda"]
        agenda.setMaximumHeight(agenda.fontMetrics().lineSpacing() * 12 + 16)
        agenda.setMinimumHeight(agenda.fontMetrics().lineSpacing() * 6 + 16)
        area = TallArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addLayout(looks.row(self.more_button, None))
        column.addStretch(1)
        area.setWidget(inner)
        self.form.setObjectName("polos")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 8, 10)
        layout.addWidget(self.bar)
        layout.addWidget(area, 1)
        layout.addLayout(looks.row(self.state, None, self.cancel_button, self.save_button))
        self._set_dirty(False)

    # --- values -----------------------------------------------------------------------------------------------------

    @property
    def draft_key(self) -> str:
        """Where typed values are kept."""
        return f"rapat:{self.rapat_id or 'baru'}"

    def start_new(self) -> None:
        """An empty form for a new meeting; a kept draft is offered."""
        self.start_from(blank())
        self._offer_draft()
        self.form.focus_first(("judul",))

    def start_from(self, values: dict[str, Any], maker: Maker | None = None, namer: Namer | None = None) -> None:
        """A new meeting with these values. maker: makes it and gives its id · namer: its name for its day and place."""
        self.rapat_id = None
        self._maker, self._naming, self._bare = maker, Naming(namer, values), namer is None
        self._show(values)

    def take_over(self, values: dict[str, Any]) -> None:
        """Typed values go along to another kit."""
        for key, value in values.items():
            self.form.inputs[key].set_value(value)
        self._typed()

    def offer_draft(self) -> None:
        """Offer to go on with a new meeting that was left unsaved."""
        self._offer_draft()

    def show_values(self, values: dict[str, Any]) -> None:
        """Show a stored meeting, unless the same one is being edited."""
        other = self.rapat_id != values["id"]
        self.rapat_id = str(values["id"])
        self._maker, self._naming, self._bare = None, Naming(), False
        self.extra = {}
        if other or not self.dirty:
            self._show(values)
        if other:
            self.bar.clear()
            self._offer_draft()

    def _show(self, values: dict[str, Any]) -> None:
        self._stored = {key: values.get(key) for key in (*KEYS, activity_choice.KEY, "agenda")}
        self._wrong = {}
        self.activity.fill(values)
        self.form.set_values(self._stored)
        self.form.inputs["tempat"].set_suggestions(self._source.suggestions("tempat"))
        self._hint_name()
        self._set_dirty(False)
        self._fit_rows()
        self._shown = self.form.texts()

    @property
    def touched(self) -> bool:
        """Whether anything differs from what was shown at first."""
        return self.dirty or self.form.texts() != self._shown

    def values(self) -> dict[str, Any]:
        """The typed values; a name left empty is the kind's own."""
        values = self.form.values()
        values["judul"] = values["judul"] or _kind_name(values["jenis"])
        return values

    def readable(self) -> dict[str, Any]:
        """The typed values for headings; a time that is none counts as not filled in."""
        return self.values() | dict.fromkeys(self._wrong_times())

    def _wrong_times(self) -> dict[str, str]:
        found = {}
        for key in _TIMES:
            try:
                parse_jam(self.form.inputs[key].value() or "")
            except ValueError as error:
                found[key] = str(error)
        return found

    # --- saving -----------------------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Write the form; false and messages under the fields when something is wrong."""
        wrong = {key: text for key, text in self.form.problems().items() if key != "judul"} | self._wrong_times()
        if not wrong:
            key, was_dirty = self.draft_key, self.dirty
            self._set_dirty(False)
            offer = self._offer()
            try:
                self.rapat_id = self._write(self.values())
            except FieldErrors as error:
                wrong = error.errors
            except LkmError as error:
                self.bar.say("error", str(error))
                self._set_dirty(was_dirty)
                return False
            else:
                self._timer.stop()
                self.kept.forget()
                if self.draft_key != key:
                    self.kept.look(self.draft_key)
                offer.tell(self.bar)
        if wrong:
            self._set_dirty(True)
            self._reveal(wrong)
            self._show_wrong(wrong)
            self.form.focus_first(tuple(wrong))
            return False
        self._show_wrong({})
        self.saved.emit(self.rapat_id or "")
        return True

    def _write(self, values: dict[str, Any]) -> str:
        if self.rapat_id is None and self._maker is not None:
            return self._maker({**values, **self.extra})
        return self._source.save(self.rapat_id, values)

    def _offer(self) -> SeriesOffer:
        return SeriesOffer(KitSource(self._source.ctx), self.rapat_id, self._stored, self.form.values())

    def cancel(self) -> None:
        """Show what is stored again; the typed values are forgotten."""
        self._timer.stop()
        self.kept.forget()
        self._show(self._stored)
        self.bar.clear()
        self._offer_again()

    def _set_dirty(self, dirty: bool) -> None:
        self.dirty = dirty
        self.state.setText("Belum disimpan" if dirty else "")
        self.cancel_button.setEnabled(dirty)

    # --- drafts -----------------------------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        """Keep what is being typed, now."""
        self._timer.stop()
        if self.dirty:
            self.kept.keep(self._typing())

    def _typing(self) -> dict[str, Any]:
        return {**self.form.texts(), **self.extra}

    def _offer_draft(self) -> None:
        self.kept.look(self.draft_key)
        self._offer_again()

    def _offer_again(self) -> None:
        self.kept.offer(self.dirty, self.take_draft, self.drop_draft)

    def drop_draft(self) -> None:
        """Throw the offered typing away; what is typed now stays."""
        self.kept.drop()
        self._offer_again()

    def resume(self) -> None:
        """Go on at once with what was left unsaved; while something is being typed here, that comes first."""
        if not self.dirty:
            self.take_draft()

    def take_draft(self) -> None:
        """Go on with the kept values; what was typed meanwhile waits in their place."""
        self._timer.stop()
        kept = self.kept.take(self._typing() if self.dirty else None)
        if kept is not None:
            if self.rapat_id is None:
                self.resumed.emit(kept)
            self.activity.fill(kept)
            self.form.set_values({key: kept.get(key, value) for key, value in self._stored.items()})
            self._fit_rows()
            self._set_dirty(True)
            self.bar.clear()
            self._offer_again()
            self.edited.emit()

    # --- typing -----------------------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._set_dirty(True)
        if not self._timer.isActive():
            self._timer.start()  # never pushed on by more typing
        self._hint_name()
        self._naming.follow(self.form)
        self.activity.follow()
        self._fit_rows()
        self.edited.emit()

    def touch(self) -> None:
        """Something that belongs to the new meeting was changed outside the form."""
        self._set_dirty(True)
        self._timer.start()

    def _fit_rows(self) -> None:
        """Hide the rows that the kind of meeting has no use for."""
        spare = kit_rows.spare(self.form.values(), bare=self._bare, activities=self.activity.offered)
        self.more_button.setVisible(bool(spare))
        if kit_rows.hide(self.form, () if self.more_button.isChecked() else spare):
            mnemonics.refresh(self)

    def _toggle_more(self) -> None:
        self.more_button.setText(LESS if self.more_button.isChecked() else MORE)
        self._fit_rows()
        mnemonics.refresh(self)

    def _reveal(self, keys: Collection[str]) -> None:
        """What is wrong is seen."""
        if any(not self.form.inputs[key].isVisibleTo(self.form) for key in keys if key in self.form.inputs):
            self.more_button.setChecked(True)
            self._toggle_more()

    def _hint_name(self) -> None:
        """An empty name becomes the kind's own."""
        self.form.inputs["judul"].setPlaceholderText(_kind_name(self.form.inputs["jenis"].value()))

    def _left(self, key: str) -> None:
        """A time is written tidily; what was wrong and still stands there stays marked."""
        if key not in _TIMES:
            return
        times, texts = self._wrong_times(), self.form.texts()
        if key not in times and self.form.inputs[key].value():
            self.form.inputs[key].set_value(parse_jam(self.form.inputs[key].value()))
        said = {name: words for name, (typed, words) in self._wrong.items() if texts[name] == typed}
        self._show_wrong({name: words for name, words in said.items() if name not in _TIMES} | times)

    def _show_wrong(self, wrong: dict[str, str]) -> None:
        texts = self.form.texts()
        if wrong or self._wrong:
            self.form.show_messages([(key, "salah", words) for key, words in wrong.items()])
        self._wrong = {key: (texts[key], words) for key, words in wrong.items()}


def _kind_name(code: object) -> str:
    return dict(JENIS_RAPAT).get(str(code), "")


def _fields() -> tuple[Field, ...]:
    fields = entity_fields(Rapat)
    before_mode = [fields[key] for key in KEYS if key != "mode"]
    return (*before_mode, activity_choice.FIELD, AGENDA, fields["mode"])
