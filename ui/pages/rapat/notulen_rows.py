"""Parts of the minutes: points of the agenda with their discussion, and the proposals made under a point."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

from ui.pages.rapat.entries import Entries, Entry, without_tab
from ui.pages.rapat.grow import GrowInput
from ui.widgets import looks
from ui.widgets.inputs import SuggestInput, TextInput

#: room for a point of the agenda, in letters
LONGEST = 2000


class PointTitle(SuggestInput):
    """The words of a point, which may be long; points of earlier agendas complete them."""

    limit = LONGEST

    def __init__(self, earlier: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._earlier = earlier

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Earlier points are read when they may be wanted."""
        super().focusInEvent(event)
        self.set_suggestions(self._earlier())


class Proposal(Entry):
    """Who proposed or asked what, and the answer, side by side."""

    names = {"pengusul": "Pengusul", "isi": "Usulan", "tanggapan": "Tanggapan usulan"}

    def __init__(self) -> None:
        super().__init__("usulan")
        self.number.setObjectName("muted")
        self.grid.setContentsMargins(0, 0, 0, 0)
        who = SuggestInput()
        who.setPlaceholderText("Pengusul")
        for key, edit in (
            ("pengusul", who), ("isi", GrowInput("Usulan", 1, "Usulan atau pertanyaan")),
            ("tanggapan", GrowInput("Tanggapan", 1, "Tanggapan")),
        ):
            self.add_input(key, edit)
        top = Qt.AlignmentFlag.AlignTop
        self.grid.addWidget(who, 0, 1, top)
        self.grid.addWidget(self.inputs["isi"], 0, 2, top)
        self.grid.addWidget(self.inputs["tanggapan"], 0, 3, top)
        self.grid.addWidget(self.remove, 0, 4, top)
        self.grid.addWidget(self.message, 1, 1, 1, 4)
        for column, share in ((1, 3), (2, 5), (3, 5)):
            self.grid.setColumnStretch(column, share)


class Point(Entry):
    """A point of the agenda; its proposals appear when one is asked for."""

    names = {
        "pokok": "Acara", "waktu": "Waktu acara", "pembawa": "Pembawa acara", "pembahasan": "Pembahasan acara",
    }

    def __init__(self, earlier: Callable[[], Sequence[str]]) -> None:
        super().__init__("acara")
        title, time, leader = PointTitle(earlier), TextInput(), SuggestInput()
        self.leader = leader
        title.setPlaceholderText("Acara")
        time.setPlaceholderText("Waktu")
        leader.setPlaceholderText("Pembawa acara")
        time.setFixedWidth(looks.chars(time, 7))
        leader.setMinimumWidth(looks.chars(leader, 11))
        text = GrowInput("Pembahasan", 2, "Pembahasan: apa yang disampaikan dan dibicarakan")
        for key, edit in (("pokok", title), ("waktu", time), ("pembawa", leader), ("pembahasan", text)):
            self.add_input(key, edit)
        self.proposals = Entries(Proposal, least=0)
        self.add_list("usulan", self.proposals)
        self.more = without_tab(looks.tool("circle-plus", "Tambah usulan dan tanggapan (Ctrl+T)", self.proposals.add))
        self.grid.addWidget(title, 0, 1)
        self.grid.addWidget(time, 0, 2)
        self.grid.addWidget(leader, 0, 3)
        self.grid.addWidget(self.more, 0, 4)
        self.grid.addWidget(self.remove, 0, 5)
        self.grid.addWidget(text, 1, 1, 1, 5)
        self.grid.addWidget(self.proposals, 2, 1, 1, 5)
        self.grid.addWidget(self.message, 3, 1, 1, 5)
        self.grid.setColumnStretch(1, 5)
        self.grid.setColumnStretch(3, 3)

    def suggest(self, words: Sequence[str]) -> None:
        """Names go to the one who leads the point and to those who propose; its words have suggestions of their own."""
        self.leader.set_suggestions(words)
        self.proposals.suggest(words)

    def set_number(self, number: str) -> None:
        """Number the point and name its button."""
        super().set_number(number)
        self.more.setAccessibleName(f"Tambah usulan dan tanggapan acara {number}")
