"""The tabs of the settings page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lkm_desktop.domain import Organisasi
from lkm_desktop.domain.aturan import KETENTUAN
from lkm_desktop.fields import entity_fields
from ui.mnemonics import without_key
from ui.pages.letterhead import picture
from ui.widgets import looks
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource
from ui.widgets.inputs import ChoiceInput, NumberInput, narrow
from ui.widgets.logo_box import LogoBox

DRAW_MS = 150


def _groups(*groups: tuple[str, tuple[str, ...]]) -> list[Group]:
    fields = entity_fields(Organisasi)
    return [Group(title, tuple(fields[key] for key in keys)) for title, keys in groups]


class FormTab(QScrollArea):
    """A form of profile fields in a card. `edited` on every change."""

    edited = Signal()

    def __init__(self, groups: list[Group]) -> None:
        super().__init__()
        self.setObjectName("polos")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form = FieldForm(groups, NoSource())
        self.form.edited.connect(self.edited)
        inner = QWidget()
        inner.setObjectName("polos")
        self.row = QHBoxLayout(inner)
        self.row.setContentsMargins(0, 10, 4, 0)
        self.row.setSpacing(12)
        frame, self.column = looks.card(margin=16)
        self.column.addWidget(self.form)
        frame.setMaximumWidth(760)
        self.row.addWidget(frame, 6)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a profile."""
        self.form.set_values({key: values.get(key) for key in self.form.inputs})

    def values(self) -> dict[str, Any]:
        """The fields of this tab."""
        return self.form.values()

    def problems(self) -> dict[str, str]:
        """Sentences by field for what cannot be saved."""
        return self.form.problems()


_PLACE = ("wilayah", "kelurahan", "kecamatan", "kota", "provinsi", "zona", "kode_kemendagri", "kode_bps")


#: what the recap for the korkot asks of the office and nothing else in the program knows
_LEGAL = ("tanggal_terbentuk", "akta", "tanggal_akta", "notaris")
_FIGURES = ("jumlah_rt", "jumlah_rw", "jumlah_kk", "jumlah_kk_miskin", "jumlah_penduduk")


class ProfileTab(FormTab):
    """Names, place, codes, term, founding, and the figures of the kelurahan."""

    def __init__(self) -> None:
        super().__init__(_groups(
            ("Lembaga", ("istilah", "nama", "periode_mulai", "periode_selesai")),
            ("Wilayah", _PLACE),
            ("Pendirian", _LEGAL),
            ("Angka wilayah", _FIGURES),
        ))
        self.row.addStretch(1)


class SignersTab(FormTab):
    """Who signs the papers."""

    def __init__(self) -> None:
        super().__init__(_groups(
            ("Penanda tangan", ("ttd_koordinator", "ttd_sekretaris")),
            ("Mengetahui", ("lurah_nama", "lurah_nip", "faskel_nama")),
            ("Tempat pada surat", ("tempat_surat",)),
        ))
        hint = "Bila nama dikosongkan, program memakai orang yang bertugas pada tanggal surat menurut daftar penugasan."
        self.column.addWidget(looks.label(hint, "muted", wrap=True))
        self.row.addStretch(1)


class LetterheadTab(FormTab):
    """The lines of the letterhead and the logo, with the letterhead as it will be printed beside them."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__(_groups(
            ("Kop surat", ("program", "alamat", "telepon", "kode_pos", "kop_tambahan")),
            ("Nomor surat", ("singkatan",)),
        ))
        self.logo, self.logo_right = LogoBox("kiri"), LogoBox("kanan")
        for box, words in ((self.logo, "Logo kiri"), (self.logo_right, "Logo kanan (bila ada)")):
            box.edited.connect(self.edited)
            box.refused.connect(self.refused)
            self.column.addWidget(looks.label(words, "h2"))
            self.column.addWidget(box)
        self.column.addStretch(1)
        self._waiting: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAW_MS)
        self._timer.timeout.connect(self._draw_now)
        frame, column = looks.card(margin=16)
        column.addWidget(looks.label("Begini tercetaknya", "h2"))
        self.preview = QLabel()
        self.preview.setAccessibleName("Contoh kop surat seperti tercetak")
        self.preview.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.preview.setMinimumSize(300, 160)
        column.addWidget(self.preview)
        column.addStretch(1)
        self.row.addWidget(frame, 6)

    def set_values(self, values: dict[str, Any]) -> None:
        """Show a profile and its logos."""
        super().set_values(values)
        self.logo.set_logo(values.get("logo"))
        self.logo_right.set_logo(values.get("logo_kanan"))

    def values(self) -> dict[str, Any]:
        """The fields and the logos."""
        return {**super().values(), "logo": self.logo.data, "logo_kanan": self.logo_right.data}

    def wait_and_draw(self, values: dict[str, Any]) -> None:
        """Draw the letterhead once typing pauses."""
        self._waiting = values
        self._timer.start()

    def _draw_now(self) -> None:
        self.draw(self._waiting)

    def draw(self, values: dict[str, Any]) -> None:
        """Draw the letterhead of these values."""
        self._waiting = values
        ratio = self.devicePixelRatioF()
        width = max(self.preview.width(), 300)
        image = picture(values, round(width * ratio))
        image.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(image))


class RulesTab(QScrollArea):
    """Every threshold with its source; each may be changed."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("polos")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inputs: dict[str, NumberInput | ChoiceInput] = {}
        self._labels: dict[str, QLabel] = {}
        inner = QWidget()
        inner.setObjectName("polos")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(0, 10, 4, 0)
        frame, column = looks.card(margin=16)
        hint = ("Aturan ini hanya mengingatkan, kecuali dipilih “Tolak”. Sesuaikan dengan AD/ART kantor ini; "
                "dasarnya tertulis di kanan.")
        column.addWidget(looks.label(hint, "muted", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        for row, rule in enumerate(KETENTUAN):
            edit: NumberInput | ChoiceInput
            if rule.pilihan:
                edit = ChoiceInput(rule.pilihan, required=True)
                edit.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
                grid.addWidget(edit, row, 1, 1, 2)
            else:
                edit = NumberInput()
                narrow(edit, 6)
                grid.addWidget(edit, row, 1)
                grid.addWidget(looks.label(rule.satuan, "muted"), row, 2)
            edit.setAccessibleName(f"{rule.label} {rule.satuan}".strip())
            edit.setAccessibleDescription(rule.sumber)
            edit.edited.connect(self.edited)
            words = looks.label(rule.label)
            words.setBuddy(edit)
            self._labels[rule.kode] = words
            grid.addWidget(words, row, 0)
            grid.addWidget(looks.label(rule.sumber, "kecil", wrap=True), row, 3)
            self.inputs[rule.kode] = edit
        column.addLayout(grid)
        outer.addWidget(frame)
        outer.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def set_values(self, values: dict[str, str]) -> None:
        """Show the thresholds of this office."""
        for code, edit in self.inputs.items():
            edit.set_value(values[code])

    def set_word(self, word: str) -> None:
        """Name the body in the office's own word."""
        for rule in KETENTUAN:
            words = rule.label.replace("LKM", word)
            if without_key(self._labels[rule.kode].text()) != words:
                self._labels[rule.kode].setText(words)
            self.inputs[rule.kode].setAccessibleName(f"{rule.label} {rule.satuan}".strip().replace("LKM", word))

    def values(self) -> dict[str, str]:
        """The thresholds as typed."""
        return {
            code: edit.text().strip() if isinstance(edit, NumberInput) else str(edit.value())
            for code, edit in self.inputs.items()
        }
