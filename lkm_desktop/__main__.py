"""`lkm-desktop` and `python -m lkm_desktop`: a command works headless; no command opens the window."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command, or open the window: without arguments, or with an office (its folder or data.lkm) to open.
    Ctrl+C ends it with a word, also while it is still being loaded."""
    multiprocessing.freeze_support()
    try:
        return _jalankan(argv)
    except KeyboardInterrupt:
        print("Dihentikan.", file=sys.stderr)
        return 130


def _jalankan(argv: Sequence[str] | None) -> int:
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or is_office(arguments):
        if not has_display():
            print("Tidak ada layar di sini, jadi jendela tidak bisa dibuka. Perintah tanpa jendela: lkm-desktop --help",
                  file=sys.stderr)  # fmt: skip
            return 1
        from ui.app import main as window

        return window(["lkm-desktop", *arguments])
    from lkm_desktop.cli import main as command

    return command(arguments)


def has_display() -> bool:
    """Whether a window can be opened: Linux needs a display server, unless Qt is told to do without."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def is_office(arguments: Sequence[str]) -> bool:
    """Whether the one argument is an office, as when its data.lkm is double-clicked, and not a command."""
    from lkm_desktop.cli import COMMANDS

    if len(arguments) != 1 or arguments[0].startswith("-") or arguments[0] in COMMANDS:
        return False
    path = Path(arguments[0])
    return path.name == "data.lkm" or (path / "data.lkm").is_file()


if __name__ == "__main__":
    sys.exit(main())
