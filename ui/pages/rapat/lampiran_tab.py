"""Tab 5: files that belong to the meeting. Dropped or chosen, copied beside the data, opened by double click."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QIcon,
    QImageReader,
    QKeyEvent,
    QPixmap,
)
from PySide6.QtWidgets import QComboBox, QFrame, QListView, QStyledItemDelegate, QVBoxLayout, QWidget

from lkm_desktop.domain.naskah import JENIS_LAMPIRAN
from lkm_desktop.errors import LkmError
from lkm_desktop.services import lampiran
from lkm_desktop.services.lampiran import LampiranRingkas
from ui import ask, icons, theme
from ui.pages.rapat.source import Meeting, RapatSource
from ui.widgets import looks
from ui.widgets.list_model_texts import TextListModel

THUMB = 56
FILTER = "Semua berkas (*)"
EMPTY = ("Belum ada lampiran. Seret pindaian daftar hadir yang sudah ditandatangani atau foto rapat ke sini, "
         "atau tekan Tambah berkas.")


class LampiranTab(QFrame):
    """The list of attachments with their kind; Enter opens, Del deletes."""

    def __init__(self, source: RapatSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("jatuh")
        self.setAcceptDrops(True)
        self._source, self._ctx = source, source.ctx
        self._meeting: Meeting | None = None
        self.files: list[LampiranRingkas] = []
        self._thumbs: dict[str, QIcon] = {}
        self.model = TextListModel()
        self.list = _Files(self)
        self.list.setModel(self.model)
        self.answer = looks.label("", "muted", wrap=True)
        self.empty = looks.label(EMPTY, "muted", wrap=True)
        self.add_button = looks.button("Tambah berkas…", self.pick, "plus", "primary")
        self.sheet_button = looks.button("Tambah daftar hadir bertanda tangan…", self.pick_sheet, "file-input")
        self.open_button = looks.button("Buka", self.open_file, "folder-open")
        self.folder_button = looks.button("Buka folder", self.open_folder, "folder")
        self.delete_button = looks.button("Hapus", self.delete, "trash-2", "bahaya")
        self.kind = QComboBox()
        self.kind.setAccessibleName("Jenis lampiran")
        for code, words in JENIS_LAMPIRAN:
            self.kind.addItem(words, code)
        kind_label = looks.label("Jenis")
        kind_label.setBuddy(self.kind)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 8)
        layout.setSpacing(8)
        layout.addLayout(looks.row(self.add_button, self.sheet_button, None))
        layout.addWidget(self.answer)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addLayout(looks.row(
            self.open_button, self.folder_button, kind_label, self.kind, None, self.delete_button))
        self.kind.activated.connect(self._kind_chosen)
        self.list.selectionModel().selectionChanged.connect(self._enable)
        self.list.doubleClicked.connect(self.open_file)
        self.say("")

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the attachments of a meeting; the highlighted one stays highlighted."""
        other = self._meeting is None or self._meeting.id != meeting.id
        current = self.chosen()
        self._meeting = meeting
        with self._ctx.read() as s:
            self.files = lampiran.lampiran_list(s, meeting.id)
        self.model.show([(_words(file), self._icon(file)) for file in self.files])
        place = next((n for n, file in enumerate(self.files) if current and file.id == current.id), 0)
        if self.files:
            self.list.setCurrentIndex(self.model.index(place))
        self.empty.setVisible(not self.files)
        self.list.setVisible(bool(self.files))
        if other:
            self.say("")
        self._enable()

    def _icon(self, file: LampiranRingkas) -> QIcon:
        """A thumbnail of a picture, read no larger than it is shown; else the sign of a file."""
        if file.berkas not in self._thumbs:
            self._thumbs[file.berkas] = _thumbnail(self._place(file)) if file.gambar else _sign("file-text")
        return self._thumbs[file.berkas]

    def _place(self, file: LampiranRingkas) -> Path:
        return self._ctx.store.folder / "lampiran" / file.berkas

    def chosen(self) -> LampiranRingkas | None:
        """The highlighted attachment."""
        row = self.list.currentIndex().row()
        return self.files[row] if 0 <= row < len(self.files) else None

    def _enable(self) -> None:
        file = self.chosen()
        for made in (self.open_button, self.folder_button, self.delete_button, self.kind):
            made.setEnabled(file is not None)
        if file is not None:
            self.kind.setCurrentIndex(self.kind.findData(file.jenis))

    def say(self, text: str, kind: str = "muted") -> None:
        """What just happened; empty hides it."""
        self.answer.setObjectName(kind)
        self.answer.style().unpolish(self.answer)
        self.answer.style().polish(self.answer)
        self.answer.setText(text)
        self.answer.setVisible(bool(text))

    def start(self) -> None:
        """The keys go to the list, or to the button that ends the emptiness."""
        (self.list if self.files else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    # --- adding -----------------------------------------------------------------------------------------------------

    def pick(self) -> None:
        """Choose a file."""
        path = ask.open_file("Tambah berkas", FILTER)
        if path is not None:
            self.add([path])

    def pick_sheet(self) -> None:
        """Choose the scan of the signed sheet."""
        path = ask.open_file("Tambah daftar hadir bertanda tangan", FILTER)
        if path is not None:
            self.add([path], "daftar_hadir")

    def add(self, paths: list[Path], jenis: str = "") -> None:
        """Copy files beside the data and attach them; each that cannot be is told."""
        if self._meeting is None:
            return
        done: list[str] = []
        wrong: list[str] = []
        for path in paths:
            try:
                self._source.attach(self._meeting, path, jenis)
            except LkmError as error:
                wrong.append(str(error))
            else:
                done.append(path.name)
        if done:
            self.list.setCurrentIndex(self.model.index(len(self.files) - 1))
        told = f"Terlampir: {', '.join(done)}. Ctrl+Z mengurungkan." if done else ""
        self.say(" ".join([told, *wrong]).strip(), "err" if wrong else "baik")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if _local(event):
            looks.mark(self, "sasaran", True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        looks.mark(self, "sasaran", False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        looks.mark(self, "sasaran", False)
        paths = _local(event)
        if paths:
            event.acceptProposedAction()
            self.add(paths)

    # --- what can be done -------------------------------------------------------------------------------------------

    def open_file(self) -> None:
        """Enter and double click: with the program that the computer has for it; programs are never started."""
        from lkm_desktop.storage.lampiran import may_open, path_of

        file = self.chosen()
        if file is None:
            return
        if not may_open(file.nama):
            self.say(f"“{file.nama}” tidak dibuka dari sini karena bisa menjalankan program. Tekan Buka folder.", "err")
            return
        try:
            path = path_of(self._ctx.store.folder, file.berkas)
        except LkmError as error:
            self.say(str(error), "err")
            return
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.say(f"Komputer ini tidak punya program untuk membuka “{file.nama}”.", "err")

    def open_folder(self) -> None:
        """The folder in which the files lie."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._ctx.store.folder / "lampiran")))

    def delete(self) -> None:
        """To the Sampah; the file itself stays in the folder."""
        file = self.chosen()
        if file is not None and self._source.detach(file.id, file.nama):
            self.say(f"{file.nama} dihapus dari lampiran. Ctrl+Z mengurungkan.")

    def _kind_chosen(self) -> None:
        file = self.chosen()
        code = str(self.kind.currentData())
        if file is not None and code != file.jenis:
            self._source.change_attachment(file.id, file.nama, code)


class _Files(QListView):
    """A list whose Enter opens and whose Del deletes."""

    def __init__(self, tab: LampiranTab) -> None:
        super().__init__()
        self._tab = tab
        self.setAccessibleName("Lampiran")
        self.setIconSize(QSize(THUMB, THUMB))
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Roomy(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tab.open_file()
        elif event.key() == Qt.Key.Key_Delete:
            self._tab.delete()
        else:
            super().keyPressEvent(event)


class _Roomy(QStyledItemDelegate):
    """Rows as high as a thumbnail."""

    def sizeHint(self, option: Any, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """At least the thumbnail and a margin."""
        return super().sizeHint(option, index).expandedTo(QSize(0, THUMB + 8))


def _words(file: LampiranRingkas) -> str:
    size = f"{file.ukuran / 1048576:.1f} MB" if file.ukuran >= 1048576 else f"{max(1, file.ukuran // 1024)} KB"
    day = file.waktu.strftime("%d-%m-%Y %H.%M")
    return f"{file.nama}\n{file.jenis_label}  ·  {size.replace('.', ',')}  ·  ditambahkan {day}"


def _thumbnail(path: Path) -> QIcon:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(THUMB * 2, THUMB * 2, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return _sign("image") if image.isNull() else QIcon(QPixmap.fromImage(image))


def _sign(name: str) -> QIcon:
    return QIcon(icons.pixmap(name, theme.MUTED, THUMB // 2))


def _local(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """The local files that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
