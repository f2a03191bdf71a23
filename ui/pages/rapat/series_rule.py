"""The form of a series: what kind of meeting, when it repeats, from when, how often."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import Field
from lkm_desktop.format import HARI, parse_jam
from lkm_desktop.services.kit import Perangkat
from lkm_desktop.services.kit_kata import isi
from lkm_desktop.services.seri import KE, ULANGAN, Pola, tanggal_seri
from ui.pages.rapat import kit_rows
from ui.pages.rapat.kit_list import BARE
from ui.pages.rapat.kit_source import KitSource
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import FieldSource

KALI = 12
#: the code of "no kit" in the list: a required choice is never empty
_BARE = "-"
_FIELDS = (
    Field("kit", "Perangkat rapat", "pilihan", required=True),
    Field("judul", "Nama rapat", width=40, help="{bulan} dan {tahun} diisi menurut tanggalnya."),
    Field("jam_mulai", "Jam mulai", width=6),
    Field("jam_selesai", "Jam selesai", width=6),
    Field("tempat", "Tempat", "saran", width=24),
    Field("ulangan", "Berulang", "pilihan", required=True, choices=ULANGAN),
    Field("tanggal_ke", "Pada tanggal", "angka", width=4),
    Field("ke", "Yang ke", "pilihan", required=True),
    Field("hari", "Hari", "pilihan", required=True),
    Field("mulai", "Mulai", "tanggal", width=12, required=True),
    Field("jumlah", "Berapa kali", "angka", width=4),
    Field("sampai", "atau sampai", "tanggal", width=12),
)
_NEEDED = {
    "tanggal": frozenset({"tanggal_ke"}), "hari_ke": frozenset({"ke", "hari"}), "minggu": frozenset({"hari"}),
    "dua_minggu": frozenset({"hari"}),
}


class SeriesRule(QWidget):
    """`edited` when the days may have changed; `days()` gives them or raises FieldErrors."""

    edited = Signal()

    def __init__(self, source: KitSource, words: FieldSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self.form = FieldForm([Group("", _FIELDS)], words, self)
        self._kits: dict[str, Perangkat] = {}
        self._last: dict[str, Any] = {}
        self.form.inputs["ke"].set_choices(KE)
        self.form.inputs["hari"].set_choices(tuple(enumerate(HARI)))
        self.form.edited.connect(self._typed)
        self.form.left.connect(self._left)

    def start(self) -> None:
        """A monthly series from today's place in the month, of the first kit."""
        self.read_kits()
        today = date.today()
        code = next(iter(self._kits), "")
        self._show({
            "ulangan": "tanggal", "tanggal_ke": today.day, "ke": (today.day - 1) // 7 + 1, "hari": today.weekday(),
            "mulai": today, "jumlah": KALI, "sampai": None, "kit": code, **self._from_kit(code, today),
        })

    def read_kits(self) -> None:
        """Read the kits again."""
        found = self._source.kits()
        self._kits = {kit.kode: kit for kit, _ in found}
        self.form.inputs["kit"].set_choices([*((kit.kode, name) for kit, name in found), (_BARE, BARE)])

    def _from_kit(self, code: str, day: date | None) -> dict[str, Any]:
        values = self._source.prefilled("" if code == _BARE else code, day)
        kit = self._kits.get(code)
        pattern = isi(kit.pola_judul or kit.nama, {"istilah": self._source.ctx.office.istilah}) if kit else None
        return {"judul": pattern, **{key: values.get(key) for key in ("jam_mulai", "jam_selesai", "tempat")}}

    def _show(self, values: dict[str, Any]) -> None:
        self.form.set_values(values)
        self._last = self.form.values()
        kit_rows.hide(self.form, self._unneeded())

    def _unneeded(self) -> set[str]:
        needed = _NEEDED[str(self.form.values()["ulangan"] or "tanggal")]
        return {"tanggal_ke", "ke", "hari"} - needed

    def _typed(self) -> None:
        values, last = self.form.values(), self._last
        if values["kit"] != last.get("kit"):
            for key, value in self._from_kit(str(values["kit"] or ""), values["mulai"]).items():
                self.form.inputs[key].set_value(value)
        if values["sampai"] != last.get("sampai") and values["sampai"] is not None:
            self.form.inputs["jumlah"].set_value(None)
        if values["jumlah"] != last.get("jumlah") and values["jumlah"] is not None:
            self.form.inputs["sampai"].set_value(None)
        self._last = self.form.values()
        kit_rows.hide(self.form, self._unneeded())
        self.edited.emit()

    def _left(self, key: str) -> None:
        """A time is written tidily."""
        edit = self.form.inputs[key]
        if key in ("jam_mulai", "jam_selesai") and edit.value():
            try:
                edit.set_value(parse_jam(edit.value()))
            except ValueError as error:
                self.form.show_messages([(key, "salah", str(error))])

    def rule(self) -> Pola:
        """How it repeats, as typed."""
        values = self.form.values()
        return Pola(str(values["ulangan"]), values["tanggal_ke"] or 0, int(values["hari"]), int(values["ke"]))

    def days(self) -> list[date]:
        """The days of the series. Raises FieldErrors with the sentences for the form."""
        wrong = self.form.problems()
        if wrong:
            raise FieldErrors(wrong)
        values = self.form.values()
        return tanggal_seri(self.rule(), values["mulai"], jumlah=values["jumlah"], sampai=values["sampai"])

    def meeting(self) -> dict[str, Any]:
        """What every meeting of the series gets."""
        values = self.form.values()
        found = {key: values[key] for key in ("judul", "jam_mulai", "jam_selesai", "tempat")}
        if not self.code():
            found["jenis"] = "rapat_lain"
        return {key: value for key, value in found.items() if value is not None or key != "judul"}

    def code(self) -> str:
        """The kit; empty for none."""
        code = str(self.form.values()["kit"] or "")
        return "" if code == _BARE else code

    def tell(self, wrong: dict[str, str]) -> None:
        """Show what is wrong under the fields."""
        self.form.show_messages([(key, "salah", words) for key, words in wrong.items()])
