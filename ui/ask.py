"""The only door to message boxes, file choices, questions and print dialogs; tests put a recorder in its place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from lkm_desktop import paths

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

EXCEL_FILTER = "Berkas tabel (*.xlsx *.xls *.ods *.csv)"
PDF_FILTER = "Dokumen PDF (*.pdf)"
PICTURE_FILTER = "Gambar (*.png *.jpg *.jpeg)"
OFFICE_FILTER = "Kantor LKM (data.lkm)"


#: pixels of the dialog that asks for a line of words
_TEXT_WIDTH = 480


class Door(Protocol):
    """What a program may ask of its user; every method blocks until answered."""

    def tell(self, title: str, text: str, detail: str = "") -> None:
        """Say something that needs no choice."""

    def warn(self, title: str, text: str, detail: str = "") -> None:
        """Say that something went wrong."""

    def confirm(self, title: str, text: str, yes: str, no: str = "Batal", danger: bool = False) -> bool:
        """Ask before what cannot be undone; the buttons carry verbs."""

    def choose(self, title: str, text: str, verbs: Sequence[str]) -> int | None:
        """One of several ways on; None when given up."""

    def open_file(self, title: str, filter: str, folder: str = "") -> Path | None:
        """An existing file."""

    def open_files(self, title: str, filter: str, folder: str = "") -> list[Path]:
        """Existing files, at least one; empty when given up."""

    def save_file(self, title: str, name: str, filter: str) -> Path | None:
        """A place for a new file; asks itself before replacing one."""

    def folder(self, title: str, start: str = "") -> Path | None:
        """A folder."""

    def text(self, title: str, label: str, value: str = "") -> str | None:
        """One line of text."""

    def secret(self, title: str, label: str) -> str | None:
        """A password; what is typed is not shown."""

    def printer(self, printer: QPrinter) -> bool:
        """Which printer; True when printing shall go on."""


class QtDoor:
    """The real dialogs, deleted as soon as they are answered."""

    def tell(self, title: str, text: str, detail: str = "") -> None:
        self._box(QMessageBox.Icon.Information, title, text, detail, ("Tutup",))

    def warn(self, title: str, text: str, detail: str = "") -> None:
        self._box(QMessageBox.Icon.Warning, title, text, detail, ("Tutup",))

    def confirm(self, title: str, text: str, yes: str, no: str = "Batal", danger: bool = False) -> bool:
        icon = QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question
        return self._box(icon, title, text, "", (yes, no)) == 0

    def choose(self, title: str, text: str, verbs: Sequence[str]) -> int | None:
        answer = self._box(QMessageBox.Icon.Question, title, text, "", (*verbs, "Batal"))
        return answer if answer is not None and answer < len(verbs) else None

    def _box(
        self, icon: QMessageBox.Icon, title: str, text: str, detail: str, verbs: Sequence[str],
    ) -> int | None:
        box = QMessageBox(icon, title, text, QMessageBox.StandardButton.NoButton, _parent())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(detail)
        roles = QMessageBox.ButtonRole
        last = len(verbs) - 1
        buttons = [
            box.addButton(verb, roles.RejectRole if i == last else roles.AcceptRole) for i, verb in enumerate(verbs)
        ]
        box.setEscapeButton(buttons[-1])
        box.setDefaultButton(buttons[-1] if icon == QMessageBox.Icon.Warning else buttons[0])
        with _deleted(box):
            box.exec()
            pressed = box.clickedButton()
            return next((i for i, button in enumerate(buttons) if button is pressed), None)

    def open_file(self, title: str, filter: str, folder: str = "") -> Path | None:
        return self._file(title, filter, folder, QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.ExistingFile)

    def open_files(self, title: str, filter: str, folder: str = "") -> list[Path]:
        modes = QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.ExistingFiles
        dialog = file_dialog(title, filter, folder, *modes)
        with _deleted(dialog):
            return [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []

    def save_file(self, title: str, name: str, filter: str) -> Path | None:
        return self._file(title, filter, name, QFileDialog.AcceptMode.AcceptSave, QFileDialog.FileMode.AnyFile)

    def folder(self, title: str, start: str = "") -> Path | None:
        return self._file(title, "", start, QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.Directory)

    def _file(
        self, title: str, filter: str, start: str, accept: QFileDialog.AcceptMode, mode: QFileDialog.FileMode,
    ) -> Path | None:
        dialog = file_dialog(title, filter, start, accept, mode)
        with _deleted(dialog):
            if not dialog.exec():
                return None
            names = dialog.selectedFiles()
            return Path(names[0]) if names else None

    def text(self, title: str, label: str, value: str = "") -> str | None:
        return self._line(title, label, value, QLineEdit.EchoMode.Normal)

    def secret(self, title: str, label: str) -> str | None:
        return self._line(title, label, "", QLineEdit.EchoMode.Password)

    def _line(self, title: str, label: str, value: str, echo: QLineEdit.EchoMode) -> str | None:
        dialog = QInputDialog(_parent())
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(value)
        dialog.setTextEchoMode(echo)
        dialog.resize(max(dialog.sizeHint().width(), _TEXT_WIDTH), dialog.sizeHint().height())
        with _deleted(dialog):
            return dialog.textValue() if dialog.exec() else None

    def printer(self, printer: QPrinter) -> bool:
        from PySide6.QtPrintSupport import QPrintDialog

        dialog = QPrintDialog(printer, _parent())
        dialog.setWindowTitle("Cetak")
        with _deleted(dialog):
            return dialog.exec() == QDialog.DialogCode.Accepted


def file_dialog(
    title: str, filter: str, start: str, accept: QFileDialog.AcceptMode, mode: QFileDialog.FileMode,
) -> QFileDialog:
    """A file choice that begins in a folder that exists; only saving proposes a name. `start`: folder or name."""
    saving = accept == QFileDialog.AcceptMode.AcceptSave
    folder = documents() if saving else existing(start)
    dialog = QFileDialog(_parent(), title, folder, filter)
    dialog.setAcceptMode(accept)
    dialog.setFileMode(mode)
    if saving:
        dialog.setDefaultSuffix(Path(start).suffix.lstrip("."))
        dialog.selectFile(start)
    _make_readable(dialog)
    return dialog


def _make_readable(dialog: QFileDialog) -> None:
    """Qt's own dialog (where the system has none) wide enough for its columns."""
    view = dialog.findChild(QTreeView)
    if view is None:
        return
    digits = view.fontMetrics().averageCharWidth()
    room = dialog.screen().availableGeometry().size()
    dialog.resize(QSize(110 * digits, 34 * view.fontMetrics().height()).boundedTo(room * 0.9))
    header = view.header()
    header.setStretchLastSection(False)
    for column in range(header.count()):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def existing(folder: str) -> str:
    """That folder when it exists, else the nearest one above it that does, else the documents."""
    place = Path(folder) if folder else None
    while place is not None and not place.is_dir():
        place = place.parent if place.parent != place else None
    return str(place) if place is not None and place.is_absolute() else documents()


def documents() -> str:
    """The folder that file choices start in: the user's documents, or the home folder when there are none."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if place and Path(place).is_dir() else str(paths.documents_dir())


def _parent() -> QWidget | None:
    return QApplication.activeWindow()


@contextlib.contextmanager
def _deleted(dialog: QDialog) -> Iterator[None]:
    """Read the answer inside; afterwards the dialog is gone from its parent and the keys are where they were."""
    before = QApplication.focusWidget()
    try:
        yield
    finally:
        dialog.deleteLater()
        if before is not None and isValid(before):
            before.setFocus()


_door: Door = QtDoor()


def replace(door: Door) -> Door:
    """Put another door in place and give the old one back (tests)."""
    global _door
    old, _door = _door, door
    return old


def tell(title: str, text: str, detail: str = "") -> None:
    """See `Door.tell`."""
    _door.tell(title, text, detail)


def warn(title: str, text: str, detail: str = "") -> None:
    """See `Door.warn`."""
    _door.warn(title, text, detail)


def confirm(title: str, text: str, yes: str, no: str = "Batal", danger: bool = False) -> bool:
    """See `Door.confirm`."""
    return _door.confirm(title, text, yes, no, danger)


def choose(title: str, text: str, verbs: Sequence[str]) -> int | None:
    """See `Door.choose`."""
    return _door.choose(title, text, verbs)


def open_file(title: str, filter: str, folder: str = "") -> Path | None:
    """See `Door.open_file`."""
    return _door.open_file(title, filter, folder)


def open_files(title: str, filter: str, folder: str = "") -> list[Path]:
    """Existing files; empty when the user gave up. `filter` as in "Paket (*.zip)"."""
    return _door.open_files(title, filter, folder)


def save_file(title: str, name: str, filter: str) -> Path | None:
    """See `Door.save_file`."""
    return _door.save_file(title, name, filter)


def folder(title: str, start: str = "") -> Path | None:
    """See `Door.folder`."""
    return _door.folder(title, start)


def text(title: str, label: str, value: str = "") -> str | None:
    """See `Door.text`."""
    return _door.text(title, label, value)


def secret(title: str, label: str) -> str | None:
    """See `Door.secret`."""
    return _door.secret(title, label)


def printer(printer: QPrinter) -> bool:
    """See `Door.printer`."""
    return _door.printer(printer)
