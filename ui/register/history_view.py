"""The history of one record as readable text, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.services.riwayat import Perubahan
from ui import theme


class HistoryView(QTextBrowser):
    """Shows changes; nothing can be clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bacaan")
        self.setAccessibleName("Riwayat perubahan")
        self.setOpenLinks(False)

    def show_changes(self, changes: Sequence[Perubahan]) -> None:
        """Show these changes."""
        if not changes:
            self.setHtml(f"<p style='color:{theme.MUTED}'>Belum ada perubahan yang tercatat.</p>")
            return
        self.setHtml("".join(_paragraph(change) for change in changes))


def _paragraph(change: Perubahan) -> str:
    when = f"{fmt.tanggal_panjang(change.waktu.date())} {change.waktu:%H.%M}"
    lines = "".join(f"<li>{escape(line)}</li>" for line in change.kalimat)
    who = f"<span style='color:{theme.MUTED}'>{when} · {escape(change.operator)}</span>"
    head = f"<b>{escape(change.label)}</b><br>{who}"
    return f"<p style='margin-bottom:0'>{head}</p><ul style='margin-top:2px'>{lines}</ul>"
