"""A list of people to tick: search narrows it, ticks stay; Space ticks, the button ticks all that are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.widgets import looks
from ui.widgets.flow import Flow
from ui.widgets.search_box import SearchBox

#: gives (id of the person, one line of words) for a search text
Load = Callable[[str], Sequence[tuple[str, str]]]
_ID = Qt.ItemDataRole.UserRole


class TickList(QListWidget):
    """Space and Enter tick the highlighted line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            ticked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)


class PeopleTicks(QWidget):
    """`changed` when somebody was ticked or not any more; `chosen()` are their ids in the order of ticking."""

    changed = Signal()

    def __init__(self, load: Load, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._load = load
        self._chosen: dict[str, str] = {}
        self._filling = False
        self.search = SearchBox("Cari nama, RT, atau no. HP")
        self.list = TickList()
        self.list.setObjectName("daftar")
        self.list.setAccessibleName(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.all_button = looks.button("Centang yang tampak", self.tick_all, "check")
        self.none_button = looks.button("Kosongkan", self.clear, "x")
        self.count = looks.label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)
        holder = QWidget()
        self._line = Flow(holder)
        for made in (self.all_button, self.none_button):
            self._line.addWidget(made)
        layout.addWidget(holder)
        self.setFocusProxy(self.search)
        self.search.searched.connect(self.refresh)
        self.search.left_down.connect(self._enter)
        self.search.returnPressed.connect(self._enter)
        self.list.itemChanged.connect(self._ticked)

    def add_button(self, button: QWidget) -> None:
        """What is done with those who are ticked, behind the other buttons."""
        self._line.addWidget(button)

    def start(self, chosen: Sequence[tuple[str, str]] = ()) -> None:
        """Nobody, or these people (id, words), are ticked."""
        self._chosen = dict(chosen)
        self.search.clear()
        self.refresh("")

    def chosen(self) -> list[str]:
        """Ids of those who are ticked."""
        return list(self._chosen)

    def refresh(self, text: str = "") -> None:
        """Show the people that match; who is ticked but not among them stays ticked."""
        self._filling = True
        self.list.clear()
        for person, words in self._load(text or self.search.text()):
            item = QListWidgetItem(words)
            item.setData(_ID, person)
            item.setSizeHint(QSize(0, max(30, self.fontMetrics().height() + 10)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if person in self._chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self._filling = False
        self._tell()

    def tick_all(self) -> None:
        """Everyone who is shown."""
        for n in range(self.list.count()):
            self.list.item(n).setCheckState(Qt.CheckState.Checked)

    def clear(self) -> None:
        """Nobody."""
        self._chosen.clear()
        self.refresh()
        self.changed.emit()

    def _enter(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(max(self.list.currentRow(), 0))
            self.list.setFocus()

    def _ticked(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        person = str(item.data(_ID))
        if item.checkState() == Qt.CheckState.Checked:
            self._chosen[person] = item.text()
        else:
            self._chosen.pop(person, None)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        hidden = len(self._chosen) - sum(
            self.list.item(n).checkState() == Qt.CheckState.Checked for n in range(self.list.count()))
        words = f"{len(self._chosen)} orang dicentang" if self._chosen else "Belum ada yang dicentang."
        self.count.setText(f"{words}, {hidden} di antaranya tidak tampak." if hidden else words.rstrip(".") + ".")
