"""Parts of the restore page: the words of a backup, where it shall go, and what will happen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop import paths
from lkm_desktop.errors import LkmError
from lkm_desktop.storage import kembali
from lkm_desktop.storage.kembali import Temuan
from ui import ask
from ui.widgets import looks
from ui.widgets.inputs import TextInput

_COUNTED = (("orang", "warga"), ("rapat", "rapat"))
_STATES = {kembali.RUSAK: "rusak", kembali.BARU: "dari versi lebih baru"}


def moment(when: datetime) -> str:
    """A point in time as it is read: 3 Maret 2025 pukul 08.12."""
    return f"{fmt.tanggal_panjang(when.date())} pukul {when:%H.%M}"


def contents(counts: dict[str, int]) -> str:
    """What a backup holds: 97 warga, 5 rapat."""
    return ", ".join(f"{fmt.ribuan(counts[key])} {noun}" for key, noun in _COUNTED if key in counts)


def size(count: int) -> str:
    """Bytes as people read them: 480 kB, 1,2 MB."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def row_of(one: Temuan, good: str) -> tuple[str, ...]:
    """A backup as a row of the list; `good` is the word for one without fault."""
    state = _STATES.get(one.keadaan, good)
    return (moment(one.waktu), contents(one.isi) or one.path.name, size(one.ukuran), one.alasan, state)


def what_happens(one: Temuan | None, looked_at: Temuan | None, target: Target) -> str:
    """The sentences below the list."""
    if looked_at is not None and looked_at.keadaan == kembali.BARU:
        return "Cadangan ini dibuat oleh LKM Desktop yang lebih baru. Perbarui program, atau pilih cadangan lain."
    if looked_at is not None and one is None:
        return "Cadangan ini rusak dan tidak bisa dipakai. Pilih cadangan lain."
    if one is None:
        return "Pilih cadangan dari daftar."
    words = f"Kantor kembali ke keadaan {moment(one.waktu)}; yang dicatat sesudah itu tidak ikut."
    if not target.here:
        return f"{words} Kantor dibuat di folder baru itu; tempat asalnya tidak diubah."
    if target.office is not None and kembali.has_data(target.office):
        words += " Berkas data.lkm yang sekarang tidak dihapus, melainkan dipindahkan ke folder “disisihkan-…” di sana."
    return words


class Target(QWidget):
    """Back into the office's own folder, or into a new one. `changed` when the wish changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.office: Path | None = None
        self.own = QRadioButton("Kembalikan di folder kantor ini")
        self.new = QRadioButton("Ke folder baru:")
        self.path = TextInput()
        self.path.setAccessibleName("Folder baru")
        self.pick_button = looks.button("Pilih tempat…", self._pick, "folder-open")
        line = looks.row(self.new)
        line.addWidget(self.path, 1)
        line.addWidget(self.pick_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.own)
        column.addLayout(line)
        self._name = "Kantor"
        self.own.toggled.connect(self._toggled)

    @property
    def here(self) -> bool:
        """Whether the office's own folder is meant."""
        return self.own.isChecked() and self.office is not None

    def show_for(self, office: Path | None, name: str) -> None:
        """Offer the office's own folder when there is one that can be written."""
        self.office, self._name = office, name
        mine = office is not None and kembali.can_stay(office)
        self.own.setEnabled(mine)
        self.own.setVisible(office is not None)
        (self.own if mine else self.new).setChecked(True)
        self.path.setText(str(_free(paths.documents_dir() / "LKM Desktop" / fmt.nama_berkas(name))))
        self._toggled()

    def folder(self) -> Path:
        """Where the office shall lie. Raises LkmError for a place that is no whole path."""
        if self.here and self.office is not None:
            return self.office
        place = Path(self.path.text().strip())
        if not place.is_absolute():
            raise LkmError("Tulis tempat folder yang lengkap, atau pilih dengan tombol Pilih tempat.")
        return place

    def _toggled(self) -> None:
        for widget in (self.path, self.pick_button):
            widget.setEnabled(not self.here)
        self.changed.emit()

    def _pick(self) -> None:
        place = ask.folder("Pilih tempat folder kantor", str(paths.documents_dir()))
        if place is not None:
            self.path.setText(str(_free(place / fmt.nama_berkas(self._name))))
            self.changed.emit()


def _free(place: Path) -> Path:
    """That folder, or the first of its name with a number that does not exist."""
    for number in range(1, 1000):
        made = place if number == 1 else place.with_name(f"{place.name} {number}")
        if not made.exists():
            return made
    return place
