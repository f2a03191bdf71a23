"""The stages of a siklus as a row of cards: arrows go from card to card, Enter goes into the stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lkm_desktop.services.papan_data import TahapPapan
from ui import icons, theme
from ui.pages.siklus import words
from ui.widgets import looks
from ui.widgets.press import PushButton, is_enter

#: characters of the narrowest card; below that the cards go on in another line
LEAST = 12
_ICON = 14
#: pixels of a card with its number alone
_BARE = 52
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Spelled(looks.Elided):
    """A line that says the same in fewer words where there is less room."""

    _spellings: Sequence[str] = ("",)

    def set_spellings(self, spellings: Sequence[str]) -> None:
        """The same in different lengths, the longest first."""
        self._spellings = spellings
        self._choose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self._choose()

    def _choose(self) -> None:
        metrics = self.fontMetrics()
        whole, room = Qt.TextElideMode.ElideRight, self.width()
        fits = (text for text in self._spellings if metrics.elidedText(text, whole, room) == text)
        self.setText(next(fits, self._spellings[-1]))


class StageCard(PushButton):
    """One stage: sign, number and short name; below them state and day or how late it is. `opened` on Enter."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tahap")
        self.setCheckable(True)
        self.setProperty("tanpa_huruf", True)
        self.sign = looks.picture("clock", size=_ICON)
        self.title = looks.Elided("", "bold")
        self.below = Spelled("", "muted")
        self._number, self._name, self._named = "", "", True
        self.sign.setFixedWidth(_ICON)
        first = looks.row(self.sign, self.title, spacing=2)
        first.setStretch(1, 1)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 3, 6)
        layout.setSpacing(1)
        layout.addLayout(first)
        layout.addWidget(self.below)
        for part in (self.sign, self.title, self.below):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_stage(self, stage: TahapPapan, number: int, count: int) -> None:
        """Show a stage; number: its place from 1."""
        icon, colour, _ = words.LOOKS[stage.keadaan]
        self.sign.setPixmap(icons.pixmap(icon, theme.WARN if words.behind(stage) else colour, _ICON))
        self._number, self._name = f"{number}.", stage.singkat or stage.nama
        self._fit()
        self.below.set_spellings(words.card(stage))
        self.below.setObjectName("awas" if words.behind(stage) else "muted")
        looks.mark(self.below, "jenis", self.below.objectName())
        looks.mark(self, "keadaan", stage.keadaan)
        self.setMinimumHeight(self.sizeHint().height())  # the style sheet has a lower one for every button
        self.setAccessibleName(words.card_name(stage, number, count))
        self.setToolTip(words.card_name(stage, number, count))

    def set_low(self, low: bool, *, named: bool = True) -> None:
        """One line instead of two; named: with the name of the stage, not its number alone."""
        self.below.setVisible(not low)
        self._named = named
        self._fit()
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()

    def name_width(self) -> int:
        """Pixels that the card needs to show the whole name."""
        margins = self._layout.contentsMargins()
        around = margins.left() + margins.right() + _ICON + 2
        return self.title.fontMetrics().horizontalAdvance(f"{self._number} {self._name}") + around + 4

    def _fit(self) -> None:
        self.title.setText(f"{self._number} {self._name}" if self._named else self._number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; arrows, Home and End are for the row."""
        if is_enter(event):
            self.opened.emit()
        elif event.key() in _STEPS or event.key() in _ENDS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another text size: another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_layout"):
            self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """As high as its two lines; as wide as the row makes it."""
        width = looks.chars(self, LEAST)
        if self.below.isHidden():
            width = self.name_width() if self._named else _BARE
        return QSize(width, self._layout.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """May be narrow, so that it never holds the window open."""
        return QSize(_BARE if self.below.isHidden() else 90, self.sizeHint().height())


class StageRow(QWidget):
    """`chosen(place)` when another stage is to be shown, `entered` on Enter: the keys go into the stage."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[StageCard] = []
        self.place = -1
        self._columns, self._low = 0, False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.setAccessibleName("Tahap siklus")

    def show_stages(self, stages: Sequence[TahapPapan], place: int) -> None:
        """Show these stages, the one at `place` chosen. The cards stay the same widgets, so the keys stay with them."""
        while len(self.cards) > len(stages):
            gone = self.cards.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.cards) < len(stages):
            made = StageCard(self)
            made.clicked.connect(self._clicked)
            made.opened.connect(self._opened)
            made.show()  # at once: the keys may go to it before the layout has shown it
            self.cards.append(made)
        for number, (card, stage) in enumerate(zip(self.cards, stages, strict=True), 1):
            card.show_stage(stage, number, len(stages))
        self._columns = 0
        self.mark(place)
        self._lay_out()

    def mark(self, place: int) -> None:
        """Choose a card without telling; it alone is reached by Tab."""
        self.place = place
        self._dress()
        for number, card in enumerate(self.cards):
            card.setChecked(number == place)
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)

    def go(self, place: int) -> None:
        """Choose a card, give it the keys and tell."""
        if 0 <= place < len(self.cards):
            other = place != self.place
            self.mark(place)
            self.cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
            if other:
                self.chosen.emit(place)

    def start(self) -> None:
        """The keys go to the chosen card."""
        if self.cards:
            self.cards[max(self.place, 0)].setFocus(Qt.FocusReason.TabFocusReason)

    def _clicked(self) -> None:
        sender = self.sender()
        place = next((number for number, card in enumerate(self.cards) if card is sender), self.place)
        self.mark(self.place)  # a click on the chosen card does not unchoose it
        self.go(place)

    def _opened(self) -> None:
        self.entered.emit()

    # --- layout -----------------------------------------------------------------------------------------------------

    def set_low(self, low: bool) -> None:
        """One low line of cards while the room is needed below; the chosen one keeps its name there."""
        if low != self._low:
            self._low, self._columns = low, 0
            self._lay_out()

    def _named(self, number: int) -> bool:
        """Whether a card has its name: always in full rows, in the low line when there is room for all or it is the
        chosen one."""
        room = self.width() - self._grid.spacing() * (len(self.cards) - 1)
        return not self._low or number == self.place or sum(card.name_width() for card in self.cards) <= room

    def columns(self) -> int:
        """Cards in one line: as many as have room, in lines of equal length; all of them while the line is low."""
        if not self.cards:
            return 1
        if self._low:
            return len(self.cards)
        least = looks.chars(self.cards[0], LEAST)
        room = max(1, (self.width() + self._grid.spacing()) // (least + self._grid.spacing()))
        lines = -(-len(self.cards) // min(room, len(self.cards)))
        return -(-len(self.cards) // lines)

    def _lay_out(self) -> None:
        columns = self.columns()
        if columns == self._columns:
            return
        self._columns = columns
        for card in self.cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // columns, number % columns)
        self._dress()
        self.updateGeometry()

    def _dress(self) -> None:
        """Cards of equal width; in the low line as wide as what they show."""
        named = [self._named(number) for number in range(len(self.cards))]
        for number, card in enumerate(self.cards):
            card.set_low(self._low, named=named[number])
        for column in range(self._grid.columnCount()):
            wanted = int(column < self._columns)
            if self._low and column < len(self.cards):
                wanted = self.cards[column].sizeHint().width()
            self._grid.setColumnStretch(column, wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer cards in a line."""
        super().resizeEvent(event)
        self._lay_out()
        self._dress()

    # --- keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End choose another card."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go(self.place + _STEPS[key])
        elif key in _ENDS:
            self.go(0 if key == Qt.Key.Key_Home else len(self.cards) - 1)
        else:
            super().keyPressEvent(event)
