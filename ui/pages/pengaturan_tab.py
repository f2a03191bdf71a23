"""What a tab of the settings page is, beyond the four that edit the office's profile and rules."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.context import Context


@dataclass(frozen=True)
class TabSpec:
    """One tab: its key for `ctx.go("pengaturan", bagian=key)`, its title without number, its module with
    `make(ctx) -> SettingsTab`."""

    key: str
    title: str
    module: str

    def make(self, ctx: Context) -> SettingsTab:
        """Import the module and make the tab."""
        made: SettingsTab = importlib.import_module(self.module).make(ctx)
        return made


class SettingsTab(QWidget):
    """`edited` on every change that Simpan shall write; a tab that writes at once never emits it."""

    edited = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx

    def load(self, s: Any) -> None:
        """Show what is stored; called inside a read."""

    def problems(self) -> bool:
        """Whether something cannot be saved; the tab then shows the sentence beside it."""
        return False

    def store(self, s: Any) -> None:
        """Write what was changed; called inside the one step of Simpan. Raises LkmError."""

    def shown(self) -> None:
        """The tab was turned to."""


def scrolled(content: QWidget) -> QScrollArea:
    """A scroll area without frame around a column of widgets."""
    area = QScrollArea()
    area.setObjectName("polos")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setObjectName("polos")
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def column_of(widget: QWidget, top: int = 10) -> QVBoxLayout:
    """A column that fills a widget."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, top, 0, 0)
    column.setSpacing(10)
    return column
