"""How typed values of the learning forms become stored ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.services.values import clean


def bersih(entity: type[Any], values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Cleaned values of the entity's fields that are given, and a sentence for each that is wrong or missing."""
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, field in entity_fields(entity).items():
        if key not in values:
            continue
        try:
            cleaned[key] = clean(field, values[key])
        except ValueError as error:
            errors[key] = str(error)
            continue
        if field.required and cleaned[key] is None:
            errors[key] = f"{field.label} harus diisi."
        elif cleaned[key] is not None and _unknown(field, cleaned[key]):
            errors[key] = f"{field.label} dipilih dari daftar."
    return cleaned, errors


def _unknown(field: Field, value: Any) -> bool:
    return field.kind == "pilihan" and str(value) not in dict(field.choices)


def tulis(row: Any, cleaned: Mapping[str, Any]) -> None:
    """Give a row these values; what is the same is left alone, so that no step says it changed."""
    for key, value in cleaned.items():
        if getattr(row, key, None) != value:
            setattr(row, key, value)


def positif(cleaned: Mapping[str, Any], errors: dict[str, str], kunci: str, nama: str, paling: int = 10_000) -> None:
    """Add a sentence when a number is given that is not between 1 and `paling`."""
    value = cleaned.get(kunci)
    if isinstance(value, int) and not 1 <= value <= paling:
        errors[kunci] = f"{nama} diisi angka 1 sampai {paling}."


def tolak(errors: dict[str, str]) -> None:
    """Raises FieldErrors when there is any."""
    if errors:
        raise FieldErrors(errors)
