"""Tabs of one period: the board, totals per kecamatan, odd numbers, and the comparison with the period before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lkm_desktop.format import tanggal_panjang, tanggal_pendek
from lkm_desktop.kota import masa
from lkm_desktop.kota.papan import BELUM, KEADAAN, BarisPapan, KirimanLain
from lkm_desktop.kota.skema import BENTROK, RUSAK
from lkm_desktop.names import fold
from ui.pages.belajar.tab import bar
from ui.pages.korkot.desk import View
from ui.pages.korkot.grid import Grid, number, signed
from ui.pages.rapat.table import Width
from ui.widgets import looks
from ui.widgets.inputs import ChoiceInput
from ui.widgets.search_box import SearchBox

ALL = "semua"


class Tab(QWidget):
    """A line of choices, a table and a sentence below it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.view = View()
        self.table = Grid(name)
        self.words = looks.label("", "muted", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 0)
        self.column.setSpacing(8)

    def lay_out(self, *choices: QWidget | None) -> None:
        """Choices above, table, words."""
        if choices:
            self.column.addLayout(looks.row(*choices))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.words)

    def show_view(self, view: View) -> None:
        """Show a period."""
        self.view = view
        self.fill()

    def fill(self, *_: object) -> None:
        """Fill the table from the view and the choices."""

    def start(self) -> None:
        """The keys go to the table."""
        self.table.enter()


def named(words: str, edit: QWidget) -> QWidget:
    """The label of a field."""
    label = looks.label(words)
    label.setBuddy(edit)
    edit.setAccessibleName(words)
    return label


class BoardTab(Tab):
    """Who sent, who is late, what is broken. `recognise_wanted`, `forget_wanted` with the id of a recap."""

    recognise_wanted = Signal(str)
    forget_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Papan kiriman")
        self.state = ChoiceInput([(ALL, "Semua"), *KEADAAN], required=True)
        self.search = SearchBox("Cari kelurahan")
        self.recognise_button = looks.button("Akui kantor ini", self._recognise, "check")
        self.forget_button = looks.button("Singkirkan berkas rusak", self._forget, "trash-2")
        self.copy_button = looks.button("Salin daftar yang belum masuk", self._copy, "copy")
        self.lay_out(named("Keadaan", self.state), self.state, self.search, None)
        self.column.addWidget(bar(self.copy_button, self.recognise_button, self.forget_button))
        self.rows: list[BarisPapan | KirimanLain] = []
        self.state.edited.connect(self.fill)
        self.search.searched.connect(self.fill)
        self.table.selectionModel().currentRowChanged.connect(self._enable)

    def fill(self, *_: object) -> None:
        """Rows of the board that the choices keep, then files that stand for no row."""
        board = self.view.papan
        wanted, words = self.state.value(), fold(self.search.text())
        self.rows = []
        if board is None:
            places = [BarisPapan(one, BELUM) for one in self.view.terdaftar]
            self.rows = [one for one in places if wanted in (ALL, one.keadaan) and words in fold(one.tempat.nama)]
        else:
            kept = [one for one in board.baris if wanted in (ALL, one.keadaan)]
            self.rows = [one for one in kept if words in fold(f"{one.tempat.nama} {one.tempat.kecamatan}")]
            if not words:
                self.rows += [one for one in (*board.di_luar, *board.tanpa_nama) if wanted in (ALL, one.keadaan)]
        headings = ("Kecamatan", "Kelurahan", "LKM", "Keadaan", "Cut-off", "Dibuat", "Kali", "Keterangan")
        widths = (Width(12, 20), Width(16, 26), Width(10, 18), Width(11, 13), Width(10, 11), Width(10, 11),
                  Width(4, 5), Width(18, 30, True))  # fmt: skip
        self.table.show_table(headings, widths, [_board_row(one) for one in self.rows], frozenset({6}))
        self._say()
        self._enable()

    def _say(self) -> None:
        board = self.view.papan
        if board is None:
            count = len(self.view.terdaftar)
            self.words.setText(f"{count} kelurahan di daftar." if count else "")
            return
        counts = ", ".join(f"{board.jumlah(code)} {name.lower()}" for code, name in KEADAAN if board.jumlah(code))
        limit = f" Tenggat {tanggal_panjang(board.tenggat)}." if board.tenggat else ""
        outside = f" {len(board.di_luar)} kiriman di luar daftar tidak dihitung." if board.di_luar else ""
        self.words.setText(f"{len(board.baris)} kelurahan: {counts}.{limit}{outside}")

    def missing(self) -> str:
        """The kelurahan whose recap is not here, line by line, for a message."""
        board = self.view.papan
        names = [f"- {one.tempat.nama}" for one in board.baris if one.keadaan == "belum"] if board else []
        return "\n".join([f"Rekap {board.label if board else ''} yang belum masuk:", *names]) if names else ""

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.missing())

    def _current(self) -> BarisPapan | KirimanLain | None:
        row = self.table.currentIndex().row()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def _enable(self, *_: object) -> None:
        one = self._current()
        state = one.keadaan if one is not None else ""
        self.recognise_button.setEnabled(bool(_other(one)))
        self.forget_button.setEnabled(state == RUSAK)
        self.copy_button.setEnabled(bool(self.missing()))

    def _recognise(self) -> None:
        if other := _other(self._current()):
            self.recognise_wanted.emit(other)

    def _forget(self) -> None:
        if (one := self._current()) is not None:
            self.forget_wanted.emit(one.kiriman_id)


def _other(one: BarisPapan | KirimanLain | None) -> str:
    """The recap of another office for a place, which may be taken as the right one; "" for none."""
    if one is None:
        return ""
    if isinstance(one, BarisPapan) and one.lain_id:
        return one.lain_id
    return one.kiriman_id if one.keadaan == BENTROK else ""


def _board_row(one: BarisPapan | KirimanLain) -> tuple[str, ...]:
    if isinstance(one, KirimanLain):
        state = dict(KEADAAN).get(one.keadaan, "Di luar daftar")
        outside = f"Tidak ada di daftar kelurahan, tidak dihitung ({one.berkas})."
        told = one.pesan or (outside if one.kelurahan else one.berkas)
        return ("", one.kelurahan or one.berkas, "", state, "", "", "", told)
    made = tanggal_pendek(one.dibuat.date()) if one.dibuat else ""
    until = tanggal_pendek(one.sampai) if one.sampai else ""
    place = one.tempat
    return (place.kecamatan, place.nama, place.nama_lkm, one.kata, until, made, str(one.kali or ""), one.pesan)


class TotalsTab(Tab):
    """One group of figures: a line per kecamatan and the city, or per kelurahan."""

    def __init__(self) -> None:
        super().__init__("Jumlah per kecamatan")
        self.group = ChoiceInput([], required=True)
        self.group.setMinimumContentsLength(18)
        self.by = ChoiceInput([("kecamatan", "Per kecamatan"), ("kelurahan", "Per kelurahan")], required=True)
        self.by.setMinimumContentsLength(14)
        self.lay_out(named("Angka tentang", self.group), self.group, named("Dirinci", self.by), self.by, None)
        self.group.edited.connect(self.fill)
        self.by.edited.connect(self.fill)

    def show_view(self, view: View) -> None:
        """Groups follow the figures that are there."""
        groups = list(dict.fromkeys(a.kelompok for a in view.jumlah.angka)) if view.jumlah else []
        self.group.set_choices([(one, one) for one in groups])
        super().show_view(view)

    def fill(self, *_: object) -> None:
        """The chosen group."""
        total = self.view.jumlah
        if total is None:
            self.table.show_table((), (), [])
            return
        figures = [a for a in total.angka if a.kelompok == self.group.value()]
        keys = [a.kunci for a in figures]
        if self.by.value() == "kecamatan":
            head = ("Kecamatan", "LKM")
            rows = [(one.nama or "(tanpa kecamatan)", str(one.lkm), *(number(one.nilai.get(k)) for k in keys))
                    for one in (*total.kecamatan, total.kota)]  # fmt: skip
        else:
            head = ("Kecamatan", "Kelurahan")
            rows = [(place.kecamatan, place.nama, *(number(values.get(k)) for k in keys))
                    for place, values in total.kelurahan]  # fmt: skip
            rows.append(("Jumlah", "", *(number(total.kota.nilai.get(k)) for k in keys)))
        widths = (Width(14, 22, True), Width(5, 6) if head[1] == "LKM" else Width(14, 22),
                  *(Width(min(22, max(8, len(a.label))), max(10, len(a.label))) for a in figures))  # fmt: skip
        self.table.show_table((*head, *(a.label for a in figures)), widths, rows,
                              frozenset(range(1 if head[1] == "LKM" else 2, len(figures) + 2)))  # fmt: skip
        board = self.view.papan
        if board is not None:
            self.words.setText(f"Dijumlah dari {board.masuk} rekap {board.label}; yang belum masuk tidak dihitung.")


class OddTab(Tab):
    """Each odd number with its kelurahan and a sentence."""

    def __init__(self) -> None:
        super().__init__("Angka janggal")
        self.rule = ChoiceInput([(ALL, "Semua aturan")], required=True)
        self.rule.setMinimumContentsLength(28)
        self.lay_out(named("Aturan", self.rule), self.rule, None)
        self.rule.edited.connect(self.fill)

    def show_view(self, view: View) -> None:
        """Rules follow the findings."""
        found = {one.aturan: one.label for one in view.janggal}
        self.rule.set_choices([(ALL, "Semua aturan"), *found.items()])
        super().show_view(view)

    def fill(self, *_: object) -> None:
        """The findings of the chosen rule."""
        kept = [one for one in self.view.janggal if self.rule.value() in (ALL, one.aturan)]
        rows = [(one.tempat.kecamatan, one.tempat.nama, one.lembar, one.kalimat) for one in kept]
        headings = ("Kecamatan", "Kelurahan", "Lembar", "Yang janggal")
        self.table.show_table(headings, (Width(12, 20), Width(14, 22), Width(6, 8), Width(30, 60, True)), rows)
        places = len({one.tempat.id for one in self.view.janggal})
        self.words.setText(
            f"{len(self.view.janggal)} angka janggal di {places} kelurahan. Tanyakan kepada LKM-nya; tidak ada angka "
            "yang diubah." if self.view.janggal else "Tidak ada angka janggal pada periode ini."
        )


class CompareTab(Tab):
    """Each kelurahan against the period before."""

    def __init__(self) -> None:
        super().__init__("Banding dengan periode lalu")
        self.figure = ChoiceInput([(ALL, "Semua angka")], required=True)
        self.figure.setMinimumContentsLength(26)
        self.changed = ChoiceInput([("berubah", "Yang berubah saja"), (ALL, "Semua")], required=True)
        self.changed.setMinimumContentsLength(18)
        self.lay_out(named("Angka", self.figure), self.figure, named("Tampilkan", self.changed), self.changed, None)
        self.figure.edited.connect(self.fill)
        self.changed.edited.connect(self.fill)

    def show_view(self, view: View) -> None:
        """Figures follow what there is to compare."""
        found = {one.angka.kunci: one.angka.label for one in view.banding}
        self.figure.set_choices([(ALL, "Semua angka"), *found.items()])
        super().show_view(view)

    def fill(self, *_: object) -> None:
        """The chosen figure."""
        only = self.changed.value() != ALL
        kept = [one for one in self.view.banding if self.figure.value() in (ALL, one.angka.kunci)
                and (not only or one.beda)]  # fmt: skip
        rows = [(one.tempat.kecamatan, one.tempat.nama, one.angka.label, number(one.lalu), number(one.kini),
                 signed(one.beda)) for one in kept]  # fmt: skip
        before = masa.lalu(self.view.kode) if self.view.kode else ""
        headings = ("Kecamatan", "Kelurahan", "Angka", masa.label(before) if before else "Periode lalu",
                    self.view.papan.label if self.view.papan else "Periode ini", "Beda")  # fmt: skip
        widths = (Width(12, 20), Width(14, 22), Width(20, 40, True), Width(12, 16), Width(12, 16), Width(7, 9))
        self.table.show_table(headings, widths, rows, frozenset({3, 4, 5}))
        known = any(one.lalu is not None for one in self.view.banding)
        self.words.setText(f"{len(rows)} baris." if known else "Belum ada rekap periode sebelumnya untuk dibandingkan.")
