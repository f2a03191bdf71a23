"""The way into the desk: a new collection, one that exists, a shared database, or those opened last."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.memory import Memory
from ui.pages.korkot.desk import POSTGRES
from ui.widgets import looks

_NEW = "Satu berkas di komputer ini yang menampung rekap semua kelurahan. Cukup untuk satu meja."
_OPEN = "Buka berkas koleksi yang ada, misalnya salinan dari flash disk."
_SHARED = "Satu koleksi untuk beberapa meja sekaligus, di peladen PostgreSQL milik kantor korkot."
_HOW = ("Sesudah koleksi terbuka: masukkan daftar kelurahan, lalu paket yang dikirim LKM. Program memberi tahu yang "
        "belum masuk, yang rusak, dan angka yang janggal.")
_KEY = "korkot/koleksi"
_MOST = 5


class Start(QWidget):
    """`new_wanted`, `open_wanted`, `shared_wanted`, and `place_wanted(place)` for one of the last."""

    new_wanted = Signal()
    open_wanted = Signal()
    shared_wanted = Signal()
    place_wanted = Signal(str)

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self.new_button = looks.button("Koleksi baru…", self.new_wanted.emit, "plus", "primary")
        self.open_button = looks.button("Buka koleksi…", self.open_wanted.emit, "folder-open")
        self.shared_button = looks.button("Sambung ke peladen…", self.shared_wanted.emit, "hard-drive")
        cards = QHBoxLayout()
        cards.setSpacing(14)
        for icon, title, text, button in (
            ("plus", "Koleksi baru", _NEW, self.new_button), ("folder-open", "Sudah ada koleksi", _OPEN,
                                                              self.open_button),
            ("hard-drive", "Koleksi bersama", _SHARED, self.shared_button),
        ):  # fmt: skip
            cards.addWidget(_card(icon, title, text, button))
        self._recent = QVBoxLayout()
        self._recent.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(cards)
        column.addWidget(looks.label(_HOW, "muted", wrap=True))
        column.addLayout(self._recent)
        column.addStretch(1)

    def fill(self) -> None:
        """List the collections opened last."""
        while (item := self._recent.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        places = recent(self._memory)
        if places:
            self._recent.addWidget(looks.label("Koleksi yang terakhir dibuka", "h2"))
        for place in places:
            made = looks.button(place.replace("&", "&&"), self._open_recent, "folder", "tautan")
            made.setProperty("tempat", place)
            made.setAccessibleName(f"Buka koleksi {place}")
            self._recent.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _open_recent(self) -> None:
        if (sender := self.sender()) is not None:
            self.place_wanted.emit(str(sender.property("tempat")))


def recent(memory: Memory) -> list[str]:
    """The collections opened last, newest first. Addresses of databases are kept without their passwords."""
    found = memory.data(_KEY)
    return [str(one) for one in found][:_MOST] if isinstance(found, list) else []


def remember(memory: Memory, place: str) -> None:
    """Put a collection first among the last."""
    bare = without_password(place)
    memory.put(_KEY, [bare, *(one for one in recent(memory) if one != bare)][:_MOST])


def without_password(place: str) -> str:
    """An address without its password; a path as it is."""
    _, mark, rest = place.partition("://")
    if not mark:
        return place
    who, known, where = rest.rpartition("@")
    return f"{POSTGRES}{who.partition(':')[0]}{known}{where}"


def without_scheme(place: str) -> str:
    """An address as it is said: name, server and database."""
    return without_password(place).removeprefix(POSTGRES)


def _card(icon: str, title: str, text: str, button: QWidget) -> QFrame:
    frame, layout = looks.card(margin=18, spacing=10)
    layout.addWidget(looks.picture(icon, theme.ACCENT, 32))
    layout.addWidget(looks.label(title, "h2"))
    words: QLabel = looks.label(text, "muted", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    layout.addWidget(words, 1)
    layout.addLayout(looks.row(button, None))
    return frame
