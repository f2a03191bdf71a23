"""Choose, show and remove the office's logo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lkm_desktop.errors import LkmError
from ui import ask
from ui.widgets import looks

SIDE = 72


class LogoBox(QWidget):
    """`edited` when the logo changed; `refused(sentence)` for a file that is no usable picture."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, side: str = "kiri", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.data: bytes | None = None
        self._picture = QLabel()
        self._picture.setObjectName("jatuh")
        self._picture.setFixedSize(SIDE + 8, SIDE + 8)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pick_button = looks.button("Pilih logo…", self.pick, "image")
        self.pick_button.setAccessibleName(f"Pilih logo {side}")
        self.remove_button = looks.button("Tanpa logo", self.remove, "x")
        self.remove_button.setAccessibleName(f"Tanpa logo {side}")
        words = QVBoxLayout()
        words.addWidget(looks.label(f"PNG atau JPG, tercetak di {side} kop surat.", "muted", wrap=True))
        words.addLayout(looks.row(self.pick_button, self.remove_button, None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._picture)
        layout.addLayout(words, 1)
        self.set_logo(None)

    def set_logo(self, data: bytes | None) -> None:
        """Show a logo without telling."""
        self.data = data
        picture = QPixmap()
        if data and picture.loadFromData(data):
            picture = picture.scaled(
                2 * SIDE, 2 * SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(2)
            self._picture.setPixmap(picture)
            self._picture.setAccessibleName(f"Logo {self._side} kantor")
        else:
            self._picture.clear()
            self._picture.setText("tanpa\nlogo")
            self._picture.setAccessibleName(f"Belum ada logo {self._side}")
        self.remove_button.setEnabled(data is not None)

    def pick(self) -> None:
        """Ask for a picture and take it if it is one."""
        from lkm_desktop.services import organisasi

        path = ask.open_file("Pilih logo", ask.PICTURE_FILTER)
        if path is None:
            return
        try:
            data = organisasi.prepare_logo(path.read_bytes())
        except LkmError as error:
            self.refused.emit(str(error))
            return
        except OSError:
            self.refused.emit(f"Berkas {path.name} tidak bisa dibaca. Salin dulu ke komputer ini, lalu pilih lagi.")
            return
        self.set_logo(data)
        self.edited.emit()

    def remove(self) -> None:
        """No logo."""
        self.set_logo(None)
        self.edited.emit()
