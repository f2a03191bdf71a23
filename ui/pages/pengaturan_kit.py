"""Settings tab for meeting kits: the shipped ones as the office wants them, and its own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.domain.naskah import Kit
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.fields import entity_fields
from lkm_desktop.services import kit
from lkm_desktop.services.kit_kata import KATA
from ui import mnemonics
from ui.context import Context
from ui.pages.pengaturan_centang import Ticks
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource
from ui.widgets.message_bar import MessageBar

_FORM = (
    "nama", "jenis", "tingkat", "mode", "pola_judul", "jam_mulai", "jam_selesai", "acara", "undang_luar", "pembukaan",
    "penutup",
)
NEW = ""
_BLANK = {"kode": NEW, "tingkat": "LKM", "mode": "daftar", "jenis": "rapat_lain", "dokumen": "undangan\ndaftar-hadir"}


class KitTab(QWidget):
    """What is typed for one kit stays while another is looked at; each kit is saved by itself."""

    def __init__(self, ctx: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._kits: list[tuple[kit.Perangkat, str]] = []
        self._code: str | None = None
        self._typed: dict[str, dict[str, Any]] = {}
        self.list = QListWidget()
        self.list.setObjectName("daftar")
        self.list.setAccessibleName("Perangkat rapat")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fields = entity_fields(Kit)
        self.form = FieldForm([Group("", tuple(fields[key] for key in _FORM))], NoSource())
        self.bodies = Ticks("Badan yang diundang", kit.DIUNDANG)
        self.papers = Ticks("Berkas yang diperlukan", tuple(kit.BERKAS.items()))
        self.bar = MessageBar()
        self.source = looks.label("", "kecil", wrap=True)
        self.state = looks.Elided("", "muted")
        self.add_button = looks.button("Perangkat baru", self.add, "plus")
        self.back_button = looks.button("Kembalikan bawaan", self.back_to_shipped)
        self.delete_button = looks.button("Hapus perangkat", self.delete, kind="bahaya")
        self.cancel_button = looks.button("Batal", self.cancel)
        self.save_button = looks.button("Simpan perangkat", self.save, "save", "primary")
        self._build()
        self.list.currentRowChanged.connect(self._chosen)
        for part in (self.form, self.bodies, self.papers):
            part.edited.connect(self._edited)

    def _build(self) -> None:
        left, right = QFrame(), QFrame()
        for frame in (left, right):
            frame.setObjectName("card")
        first, second = QVBoxLayout(left), QVBoxLayout(right)
        for layout in (first, second):
            layout.setContentsMargins(14, 10, 14, 10)
        first.addWidget(self.list, 1)
        first.addWidget(self.add_button)
        second.addWidget(self.bar)
        second.addWidget(self._area(), 1)
        second.addLayout(looks.row(
            self.back_button, self.delete_button, self.state, self.cancel_button, self.save_button,
        ))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 0)
        line.setSpacing(10)
        line.addWidget(left, 3)
        line.addWidget(right, 8)

    def _area(self) -> QScrollArea:
        inner = QWidget()
        inner.setObjectName("polos")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        words = ", ".join(f"{{{word}}}" for word in KATA)
        column.addWidget(looks.label(f"Kata isian: {words}.", "muted", wrap=True))
        column.addWidget(self.form)
        lines = "Susunan acara: pokok | waktu | pembawa. Undangan luar: nama | unsur. Satu baris satu butir."
        column.addWidget(looks.label(lines, "muted", wrap=True))
        column.addWidget(self.bodies)
        column.addWidget(self.papers)
        column.addWidget(self.source)
        column.addStretch(1)
        agenda = self.form.inputs["acara"]
        agenda.setMaximumHeight(agenda.fontMetrics().lineSpacing() * 14 + 16)
        agenda.setMinimumHeight(agenda.fontMetrics().lineSpacing() * 8 + 16)
        area = QScrollArea()
        area.setObjectName("polos")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return area

    # --- what is shown ----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the kits again; what is typed stays."""
        with self._ctx.read() as s:
            self._kits = list(zip(kit.daftar_kit(s), [name for _, name in kit.nama_kit(s)], strict=True))
        codes = [found.kode for found, _ in self._kits]
        self._typed = {code: values for code, values in self._typed.items() if code in codes or code == NEW}
        if self._code is None or (self._code not in codes and self._code != NEW):
            self._code = codes[0] if codes else NEW
        self._fill(codes)
        self._show()

    def _fill(self, codes: list[str]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for found, name in self._kits:
            self._add_row(name + _remark(found), found.kode)
        if self._code == NEW or NEW in self._typed:
            self._add_row("Perangkat baru", NEW)
            codes = [*codes, NEW]
        self.list.setCurrentRow(codes.index(self._code or NEW))
        self.list.blockSignals(False)

    def _add_row(self, words: str, code: str) -> None:
        text = f"{words}, belum disimpan" if code in self._typed else words
        item = QListWidgetItem(text)
        item.setToolTip(text)
        item.setData(Qt.ItemDataRole.UserRole, code)
        item.setSizeHint(QSize(0, max(30, self.fontMetrics().height() + 12)))
        self.list.addItem(item)

    def _chosen(self, row: int) -> None:
        item = self.list.item(row)
        if item is not None:
            self._code = str(item.data(Qt.ItemDataRole.UserRole))
            self.bar.clear()
            self._show()

    def kit(self) -> kit.Perangkat | None:
        """The kit that is shown; None for a new one."""
        return next((found for found, _ in self._kits if found.kode == self._code), None)

    def _show(self) -> None:
        found = self.kit()
        values = self._typed.get(self._code or NEW) or (found.nilai() if found else dict(_BLANK))
        self.form.set_values({key: values.get(key) for key in _FORM})
        self.bodies.set_value(values.get("undang"))
        self.papers.set_value(values.get("dokumen"))
        self.source.setText(f"Sumber: {found.sumber}." if found and found.sumber else "")
        self._enable()

    def _enable(self) -> None:
        found, dirty = self.kit(), (self._code or NEW) in self._typed
        self.state.setText("Belum disimpan" if dirty else "")
        self.save_button.setEnabled(dirty)
        self.cancel_button.setEnabled(dirty or found is None)
        self.back_button.setVisible(found is not None and found.bawaan)
        self.back_button.setEnabled(found is not None and found.diubah)
        self.delete_button.setVisible(found is not None and not found.bawaan)
        mnemonics.refresh(self)

    def values(self) -> dict[str, Any]:
        """The kit as typed."""
        return {**self.form.values(), "undang": self.bodies.value(), "dokumen": self.papers.value()}

    def _edited(self) -> None:
        code = self._code or NEW
        first = code not in self._typed
        self._typed[code] = self.values()
        if first:
            item = self.list.currentItem()
            item.setText(f"{item.text()}, belum disimpan")
            self._enable()

    # --- what can be done -------------------------------------------------------------------------------------------

    def add(self) -> None:
        """A kit of the office's own."""
        self._code = NEW
        self.bar.clear()
        self._fill([found.kode for found, _ in self._kits])
        self._show()
        self.form.focus_first(("nama",))

    def cancel(self) -> None:
        """Drop what was typed for this kit."""
        self._typed.pop(self._code or NEW, None)
        if self._code == NEW:
            self._code = None
        self.bar.clear()
        self.read()

    def save(self) -> bool:
        """Save the kit that is shown; false and messages under the fields when something is wrong."""
        code = self._code or NEW
        if code not in self._typed:
            return True
        values = self.values()
        try:
            with self._ctx.store.unit(f"Simpan perangkat {values.get('nama') or ''}".strip()) as s:
                saved = kit.save_kit(s, code or None, values)
                self._typed.pop(code)
                self._code = saved
        except FieldErrors as error:
            self._refused(error.errors, code, values)
            return False
        except LkmError as error:
            self._typed[code], self._code = values, code
            self.bar.say("error", str(error))
            return False
        self.read()
        self._say("Perangkat tersimpan; rapat baru memakainya.")
        return True

    def _refused(self, errors: dict[str, str], code: str, values: dict[str, Any]) -> None:
        self._typed[code], self._code = values, code
        self.form.show_messages([(key, "salah", words) for key, words in errors.items()])
        rest = [words for key, words in errors.items() if key not in self.form.inputs]
        plain = "Ada isian yang perlu diperbaiki; kalimatnya ada di bawah isian itu."
        self.bar.say("error", rest[0] if rest else plain)
        self.form.focus_first(tuple(errors))

    def back_to_shipped(self) -> None:
        """The kit as the program brought it."""
        found = self.kit()
        if found is None:
            return
        self._typed.pop(found.kode, None)
        with (unit := self._ctx.unit(f"Kembalikan perangkat {found.nama}")) as s:
            kit.kembalikan_bawaan(s, found.kode)
        if unit.ok:
            self.read()
            self._say("Perangkat kembali seperti bawaan.")

    def delete(self) -> None:
        """Delete a kit of the office's own; its meetings stay."""
        found = self.kit()
        if found is None:
            return
        self._typed.pop(found.kode, None)
        with (unit := self._ctx.unit(f"Hapus perangkat {found.nama}")) as s:
            kit.hapus_kit(s, found.kode)
        if unit.ok:
            self._code = None
            self.read()
            self._say("Perangkat dihapus; rapat yang sudah dibuat tetap ada.")

    def _say(self, words: str) -> None:
        self.bar.say("ok", words, ("Urungkan", self._ctx.undo))


def _remark(found: kit.Perangkat) -> str:
    if not found.bawaan:
        return " (buatan kantor)"
    return " (diubah)" if found.diubah else ""
