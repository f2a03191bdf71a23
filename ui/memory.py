"""What the window remembers on this computer: sizes, columns, last office, text size. An INI file, no registry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from lkm_desktop import paths

RECENT = 6


class Memory:
    """Small typed door to QSettings; a broken value reads as if it were not there."""

    def __init__(self, path: Path | None = None) -> None:
        self._ini = QSettings(str(path or paths.settings_dir() / "tampilan.ini"), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A remembered word."""
        value = self._ini.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: float) -> float:
        """A remembered number."""
        try:
            return float(self.text(key, str(default)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool = False) -> bool:
        """A remembered yes or no."""
        return self.text(key, "1" if default else "0") == "1"

    def data(self, key: str) -> Any:
        """A remembered list or dict; None when there is none."""
        try:
            return json.loads(self.text(key, "null"))
        except ValueError:
            return None

    def raw(self, key: str) -> QByteArray:
        """Remembered geometry bytes; empty when there are none."""
        return QByteArray.fromBase64(self.text(key).encode("ascii", "ignore"))

    def put(self, key: str, value: str | float | bool | dict[str, Any] | list[Any] | QByteArray) -> None:
        """Remember a value."""
        if isinstance(value, bool):
            text = "1" if value else "0"
        elif isinstance(value, QByteArray):
            text = value.toBase64().toStdString()
        elif isinstance(value, dict | list):
            text = json.dumps(value, ensure_ascii=False)
        else:
            text = str(value)
        self._ini.setValue(key, text)

    def forget(self, key: str) -> None:
        """Remove a value."""
        self._ini.remove(key)

    def save(self) -> None:
        """Write to disk now."""
        self._ini.sync()

    # --- offices ----------------------------------------------------------------------------------------------------

    def offices(self) -> list[str]:
        """Folders of the offices opened last, newest first."""
        found = self.data("kantor/terakhir")
        return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []

    def title(self, folder: str) -> str:
        """What the office in a folder is called; empty when it was never told."""
        found = self.data("kantor/nama")
        name = found.get(folder) if isinstance(found, dict) else None
        return name if isinstance(name, str) else ""

    def opened(self, folder: Path, title: str = "") -> None:
        """Put an office in front of the list, with its name for the people who choose."""
        name = str(folder)
        if title:
            known = self.data("kantor/nama")
            kept = {k: v for k, v in known.items() if k in self.offices()} if isinstance(known, dict) else {}
            self.put("kantor/nama", {**kept, name: title})
        self.put("kantor/terakhir", [name, *[other for other in self.offices() if other != name]][:RECENT])
        self.put("kantor/sekarang", name)
        self.save()

    def last_office(self) -> str:
        """The folder to open at start; empty when the last office was closed by its user."""
        return self.text("kantor/sekarang")

    def closed(self) -> None:
        """The user closed the office: the next start asks."""
        self.forget("kantor/sekarang")
        self.save()
