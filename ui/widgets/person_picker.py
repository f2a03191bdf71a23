"""Find a person already in the register, or ask for a new one; names are never typed twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets import looks
from ui.widgets.inputs import CompletedInput
from ui.widgets.search_box import DELAY_MS, SearchBox

LIMIT = 12
HINT = "Ketik sebagian nama. Gelar dan ejaan Moh/Muh tidak perlu tepat."


class Person(Protocol):
    """What a search for people gives (services.orang.OrangRingkas)."""

    @property
    def id(self) -> str: ...
    @property
    def nama(self) -> str: ...
    @property
    def jk(self) -> str | None: ...
    @property
    def rt(self) -> str | None: ...
    @property
    def rw(self) -> str | None: ...
    @property
    def peran(self) -> str: ...


Search = Callable[[str, int], Sequence[Person]]


def describe(person: Person) -> str:
    """One line that tells two people of one name apart."""
    place = "/".join(part for part in (person.rt, person.rw) if part)
    parts = [person.nama, person.jk or "", f"RT {place}" if place else "", person.peran or ""]
    return "  ·  ".join(part for part in parts if part)


class PersonPicker(QWidget):
    """A search line over a list of hits; `picked(id)` on Enter or double click, `new_wanted(text)` for a new person."""

    picked = Signal(str)
    new_wanted = Signal(str)

    def __init__(self, search: Search, new_label: str = "Tambah orang baru", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self.box = SearchBox("Cari nama, NIK, RT, atau no. HP")
        self.hits = QListWidget()
        self.hits.setObjectName("daftar")
        self.hits.setAccessibleName("Orang yang ditemukan")
        self.hint = looks.label(HINT, "muted", wrap=True)
        self.new = looks.button(new_label, self._want_new, "user-plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addWidget(self.hint)
        layout.addWidget(self.hits, 1)
        layout.addLayout(looks.row(self.new, None))
        self.setFocusProxy(self.box)
        self.box.searched.connect(self.refresh)
        self.box.left_down.connect(self._enter_list)
        self.box.returnPressed.connect(self._pick_first)
        self.hits.itemActivated.connect(self._pick_item)

    def start(self, text: str = "") -> None:
        """Empty the search and show the first people."""
        self.hint.setText(HINT)
        self.box.begin_with(text)
        self.refresh(text)
        self.box.setFocus()

    def refresh(self, text: str = "") -> None:
        """Show the people that match."""
        people = self._search(text, 50)
        self.hits.clear()
        for person in people:
            item = QListWidgetItem(icons.icon("user", theme.MUTED), describe(person))
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            item.setSizeHint(QSize(0, max(30, self.fontMetrics().height() + 12)))
            self.hits.addItem(item)
        found = f"{len(people)} orang ditemukan." if people else "Tidak ada yang cocok. Tambahkan sebagai orang baru."
        self.hint.setText(found if text else self.hint.text() if people else "Belum ada warga. Tambahkan orang baru.")

    def _enter_list(self) -> None:
        if self.hits.count():
            self.hits.setCurrentRow(max(self.hits.currentRow(), 0))
            self.hits.setFocus()

    def _pick_first(self) -> None:
        if self.hits.count() and self.box.text():
            self._pick_item(self.hits.item(max(self.hits.currentRow(), 0)))

    def _pick_item(self, item: QListWidgetItem) -> None:
        self.picked.emit(str(item.data(Qt.ItemDataRole.UserRole)))

    def _want_new(self) -> None:
        self.new_wanted.emit(self.box.text().strip())


class PersonInput(CompletedInput):
    """A field that holds a person: type, choose from the suggestions; the value is the person's id."""

    def __init__(self, search: Search, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search, self._name_of = search, name_of
        self._id: str | None = None
        self._hits: Sequence[Person] = ()
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(LIMIT)
        completer.activated.connect(self._chosen)
        self.use(completer)
        self.setPlaceholderText("ketik nama, lalu pilih")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._look)
        self.textEdited.connect(self._name_typed)

    def value(self) -> Any:
        return self._id

    def set_value(self, value: Any) -> None:
        self._id = str(value) if value else None
        super().set_value(self._name_of(self._id) if self._id else "")

    def problem(self) -> str:
        if self.text().strip() and self._id is None:
            return "Pilih orangnya dari daftar yang muncul saat mengetik."
        return ""

    def _name_typed(self) -> None:
        self._id = None
        self._timer.start()

    def _look(self) -> None:
        self._hits = self._search(self.text(), LIMIT) if self.text().strip() else ()
        self._words.setStringList([describe(person) for person in self._hits])
        if self._hits and self.hasFocus():
            self.completer().complete()
            self.highlight_first()

    def take(self, text: str) -> None:
        """The highlighted person."""
        self._chosen(text)

    def _chosen(self, text: str) -> None:
        for person in self._hits:
            if describe(person) == text:
                self._id = person.id
                self.setText(person.nama)
                self.edited.emit()
                return

    def tidy(self) -> None:
        if self._id is None and self.text().strip():
            hits = [p for p in self._search(self.text(), 2) if p.nama.casefold() == self.text().strip().casefold()]
            if len(hits) == 1:
                self._id = hits[0].id
                self.edited.emit()
