"""Make a fill-in sheet: which register, which RT and RW, which columns, how many empty rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QListWidgetItem, QWidget

from lkm_desktop.format import ribuan
from ui.pages.lembar_isian.source import Source, Wanted, columns, takes_new, titles
from ui.pages.relawan_kerja.ticks import TickList
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput, NumberInput

_KEY = Qt.ItemDataRole.UserRole
STEPS = (
    "Kirim berkasnya ke ketua RT atau kader, lewat flash disk atau WhatsApp.",
    "Mereka membetulkan isi, melengkapi yang kosong, dan menulis orang baru di baris kosong. Pilihan seperti L/P dan "
    "pendidikan tinggal dipilih; kolom Kode terkunci.",
    "Berkas yang kembali dibaca di bagian kedua: hanya sel yang berubah ditunjukkan untuk disetujui.",
)


class MakeTab(QWidget):
    """`save_wanted` for the button; `wanted()` says what is chosen."""

    save_wanted = Signal()

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._filling = False
        self.register = ChoiceInput([], required=True)
        self.rt, self.rw = ChoiceInput([]), ChoiceInput([])
        self.empty = NumberInput()
        self.empty.set_value(10)
        self.columns = TickList()
        self.columns.setObjectName("daftar")
        self.columns.setAccessibleName("Kolom lembar isian")
        self.count = looks.label("", "bold", wrap=True)
        self.note = looks.label("", "muted", wrap=True)
        self.save_button = looks.button("Simpan lembar isian…", self.save_wanted.emit, "file-spreadsheet", "primary")
        self._lay_out()
        self.register.edited.connect(self._register_chosen)
        for made in (self.rt, self.rw):
            made.edited.connect(self.tell)
        self.empty.edited.connect(self.tell)
        self.columns.itemChanged.connect(self._ticked)

    def _lay_out(self) -> None:
        card, left = looks.card(margin=16, spacing=10)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for words, made in (("Daftar", self.register), ("RT", self.rt), ("RW", self.rw),
                            ("Baris kosong untuk orang baru", self.empty)):  # fmt: skip
            label = looks.label(words)
            label.setBuddy(made)
            made.setAccessibleName(words)
            form.addRow(label, made)
        self.empty.setMaximumWidth(looks.chars(self.empty, 5))
        left.addLayout(form)
        left.addWidget(self.count)
        left.addWidget(self.note)
        left.addSpacing(8)
        for number, words in enumerate(STEPS, 1):
            left.addWidget(looks.label(f"{number}. {words}", "muted", wrap=True))
        left.addStretch(1)
        left.addLayout(looks.row(None, self.save_button))
        other, right = looks.card(margin=16, spacing=8)
        heading = looks.label("Kolom")
        heading.setBuddy(self.columns)
        right.addWidget(heading)
        right.addWidget(self.columns, 1)
        right.addWidget(looks.Elided("Spasi mencentang  ·  nama dan kode selalu ikut", "kecil"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(12)
        line.addWidget(card, 3)
        line.addWidget(other, 2)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def fill(self, word: str) -> None:
        """Read registers and places again; what was chosen stays."""
        self.register.set_choices(titles(word))
        if self.register.value() is None:
            self.register.set_value("orang")
        self._read_places()
        if not self.columns.count():
            self._show_columns()
        self.tell()

    def choose(self, register: str, places: Mapping[str, Any]) -> None:
        """Begin with this register and these places."""
        self.register.set_value(register)
        self._register_chosen()
        self.rt.set_value(places.get("rt") or None)
        self.rw.set_value(places.get("rw") or None)
        self.tell()

    def _register_chosen(self) -> None:
        self._read_places()
        self._show_columns()
        self.tell()

    def _read_places(self) -> None:
        rt, rw = self._source.places(str(self.register.value()))
        self.rt.set_choices([(one, one) for one in rt])
        self.rw.set_choices([(one, one) for one in rw])

    def _show_columns(self) -> None:
        self._filling = True
        self.columns.clear()
        for field, usual in columns(str(self.register.value())):
            item = QListWidgetItem(field.label + (" (pribadi)" if field.private else ""))
            item.setData(_KEY, field.key)
            item.setSizeHint(QSize(0, max(28, self.fontMetrics().height() + 8)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if usual else Qt.CheckState.Unchecked)
            self.columns.addItem(item)
        self._filling = False
        takes = takes_new(str(self.register.value()))
        self.empty.setEnabled(takes)

    def wanted(self) -> Wanted:
        """What is chosen."""
        register = str(self.register.value())
        ticked = [self.columns.item(n) for n in range(self.columns.count())]
        keys = tuple(str(one.data(_KEY)) for one in ticked if one.checkState() == Qt.CheckState.Checked)
        empty = int(self.empty.value() or 0) if takes_new(register) else 0
        return Wanted(register, self.rt.value() or "", self.rw.value() or "", ("nama", *keys), min(empty, 500))

    def _ticked(self) -> None:
        if not self._filling:
            self.tell()

    def tell(self) -> None:
        """Say how large the sheet becomes, and what private columns go out."""
        wanted = self.wanted()
        people = self._source.count(wanted)
        rows = f" dan {wanted.empty} baris kosong" if wanted.empty else ""
        self.count.setText(f"{ribuan(people)} orang{rows}, {len(wanted.columns)} kolom.")
        private = [f.label for f, _ in columns(wanted.register) if f.private and f.key in wanted.columns]
        self.note.setText(f"Data pribadi yang ikut keluar: {', '.join(private)}." if private else "")
        self.note.setVisible(bool(private))
        self.save_button.setEnabled(bool(people or wanted.empty))

    def start(self) -> None:
        """The keys go to the register."""
        self.register.setFocus(Qt.FocusReason.OtherFocusReason)
