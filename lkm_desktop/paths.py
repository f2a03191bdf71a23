"""Where resources, settings and logs live, from source and when frozen."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources() -> Path:
    """Folder of the files shipped with the program (fonts, icons, help, practice data)."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def settings_dir() -> Path:
    """Folder of this computer's preferences and logs; `LKM_DESKTOP_HOME` overrides it (portable use, tests)."""
    override = os.environ.get("LKM_DESKTOP_HOME")
    if override:
        base = Path(override)
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "LKM Desktop"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "lkm-desktop"
    base.mkdir(parents=True, exist_ok=True)
    return base


def documents_dir() -> Path:
    """Folder that a new office is proposed in: the user's documents."""
    for name in ("Documents", "Dokumen"):
        folder = Path.home() / name
        if folder.is_dir():
            return folder
    return Path.home()
