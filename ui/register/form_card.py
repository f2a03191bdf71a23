"""The parts of the card beside a list: heading, form, history, search for a person, and the buttons below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.register.extra import EXTRAS
from ui.register.history_view import HistoryView
from ui.register.sections import groups
from ui.register.source import RegisterSource
from ui.widgets import looks
from ui.widgets.field_form import FieldForm
from ui.widgets.person_picker import PersonPicker


class FormCard(QFrame):
    """Widgets and their places; what they do is in `form_panel.FormPanel`."""

    def __init__(self, source: RegisterSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.source = source
        self.form = FieldForm(groups(source.register), source)
        self.picker = PersonPicker(source.search_people)
        self.history = HistoryView()
        self._build()

    def _build(self) -> None:
        self.title = looks.Elided("", "h2")
        self.roles = looks.Elided("", "muted")
        self.facts = looks.label("", "muted", wrap=True)
        self.facts.hide()
        self.extra = EXTRAS.get(self.source.key)
        self.extra_button = looks.button(self.extra.words if self.extra else "", icon="arrow-right")
        self.extra_button.setVisible(False)
        self.history_button = looks.button("Riwayat", icon="history")
        self.history_button.setCheckable(True)
        self.empty = looks.label("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = QScrollArea()
        self.area.setObjectName("polos")
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form.setObjectName("polos")
        self.area.setWidget(self.form)
        self.area.viewport().setAutoFillBackground(False)
        self.form.setAutoFillBackground(False)
        self.stack = QStackedWidget()
        for widget in (self.empty, self.area, self.history, self.picker):
            self.stack.addWidget(widget)
        self.delete_button = looks.button("Hapus", icon="trash-2", kind="bahaya")
        self.restore_button = looks.button("Pulihkan", icon="archive-restore", kind="primary")
        self.state = looks.Elided("", "muted")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.cancel_button = looks.button("Batal")
        self.save_button = looks.button("&Simpan", icon="save", kind="primary")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.roles)
        words.addWidget(self.extra_button, 0, Qt.AlignmentFlag.AlignLeft)
        top = looks.row(spacing=10)
        top.addLayout(words, 1)
        top.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignTop)
        self.foot = QWidget()
        buttons = looks.row(self.delete_button, self.restore_button)
        buttons.addWidget(self.state, 1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(10)
        foot.addWidget(looks.line())
        foot.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(10)
        layout.addLayout(top)
        layout.addWidget(self.facts)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.foot)
        self.fit_width()

    def fit_width(self) -> None:
        """As wide as the form needs in the font in force; nothing of it is ever cut at the right."""
        self.form.refit()
        needed = self.form.minimumSizeHint().width() + self.area.verticalScrollBar().sizeHint().width() + 36
        self.setMinimumWidth(max(380, needed))
