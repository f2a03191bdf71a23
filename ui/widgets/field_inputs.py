"""Which input a declared field gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from lkm_desktop.fields import Field
from ui.widgets import inputs
from ui.widgets.choice_inputs import ChoiceInput, RadioInput
from ui.widgets.date_edit import DateInput
from ui.widgets.money_input import MoneyInput
from ui.widgets.person_picker import Person, PersonInput


class FieldSource(Protocol):
    """Where a form gets suggestions and people from."""

    def suggestions(self, key: str) -> list[str]:
        """Words already used in a field."""

    def search_people(self, text: str, limit: int) -> Sequence[Person]:
        """People that match."""

    def person_name(self, person_id: str) -> str:
        """The name of a person."""


class NoSource:
    """A form without suggestions or people."""

    def suggestions(self, key: str) -> list[str]:
        return []

    def search_people(self, text: str, limit: int) -> Sequence[Person]:
        return ()

    def person_name(self, person_id: str) -> str:
        return person_id


YES_NO = ((True, "Ya"), (False, "Tidak"))


def make(spec: Field, source: FieldSource) -> Any:
    """The input for a field's kind, at the width its content needs."""
    makers: dict[str, Callable[[Field, FieldSource], Any]] = {
        "panjang": _long, "tanggal": _date, "pilihan": _choice, "jk": _choice, "saran": _suggest, "nik": _digits,
        "hp": _digits, "rt": _rt, "angka": _number, "rupiah": _money, "ya_tidak": _yes_no, "orang": _person,
    }
    return makers.get(spec.kind, _text)(spec, source)


def _text(spec: Field, source: FieldSource) -> Any:
    edit = inputs.TextInput()
    if spec.width <= 12:
        inputs.narrow(edit, spec.width + 2)
    return edit


def _long(spec: Field, source: FieldSource) -> Any:
    return inputs.LongInput(2)


def _date(spec: Field, source: FieldSource) -> Any:
    edit = DateInput(past=spec.key == "tanggal_lahir")
    inputs.narrow(edit, 12, "00-00-0000")
    return edit


def _choice(spec: Field, source: FieldSource) -> Any:
    if len(spec.choices) == 2:
        return RadioInput(spec.choices, spec.label, spec.required)
    return ChoiceInput(spec.choices, spec.required)


def _suggest(spec: Field, source: FieldSource) -> Any:
    words = [words for _, words in spec.choices]
    words += [word for word in source.suggestions(spec.key) if word not in words]
    return inputs.SuggestInput(words)


def _digits(spec: Field, source: FieldSource) -> Any:
    edit = inputs.DigitsInput()
    edit.limit = 24
    inputs.narrow(edit, 20)
    return edit


def _rt(spec: Field, source: FieldSource) -> Any:
    edit = inputs.RtInput()
    edit.limit = 4
    inputs.narrow(edit, 5)
    return edit


def _number(spec: Field, source: FieldSource) -> Any:
    edit = inputs.NumberInput()
    inputs.narrow(edit, max(spec.width, 7))
    return edit


def _money(spec: Field, source: FieldSource) -> Any:
    edit = MoneyInput()
    inputs.narrow(edit, max(spec.width, 14))
    return edit


def _yes_no(spec: Field, source: FieldSource) -> Any:
    return RadioInput(YES_NO, spec.label, spec.required)


def _person(spec: Field, source: FieldSource) -> Any:
    return PersonInput(source.search_people, source.person_name)
