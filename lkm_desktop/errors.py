"""The errors a user may read: one calm Indonesian sentence and a suggestion, nothing else."""

from __future__ import annotations


class LkmError(Exception):
    """Something the user must know. `message` says what happened, `suggestion` what to do."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message, suggestion)
        self.message = message
        self.suggestion = suggestion

    def __str__(self) -> str:
        return f"{self.message} {self.suggestion}".strip()


class FieldErrors(LkmError):
    """A form that cannot be saved yet; `errors` maps a field's key to its sentence."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(" ".join(errors.values()), "Perbaiki isian yang ditandai, lalu simpan lagi.")
        self.errors = errors


class OfficeBusy(LkmError):
    """The office is open in another window or by another Windows user."""


class DamagedOffice(LkmError):
    """The office file is missing, damaged or not ours; it has not been touched."""


class ReadOnlyOffice(LkmError):
    """The office lies where nothing can be written; it was opened for reading, and the change was not kept."""

    def __init__(self) -> None:
        super().__init__(
            "Kantor ini hanya bisa dibaca, jadi perubahan tidak disimpan.",
            "Salin folder kantor ke disk komputer ini, lalu buka salinannya untuk bekerja.",
        )


class NewerOffice(LkmError):
    """The office file was written by a newer version of the program; it has not been touched."""
