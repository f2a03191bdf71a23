"""Faults nobody foresaw: written to a rotating log without personal numbers, told once in a calm sentence."""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from lkm_desktop import paths
from lkm_desktop.errors import LkmError
from ui import ask

_NUMBERS = re.compile(r"\d[\d .-]{7,}\d")
log = logging.getLogger("lkm_desktop")


class _Masked(logging.Formatter):
    """Formats a record and hides every long number (NIK, phone) in it."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))


def mask(text: str) -> str:
    """The text with every run of nine digits or more (NIK, KK, phone) replaced by its first two and stars."""

    def hide(found: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", found[0])
        return found[0] if len(digits) < 9 else digits[:2] + "*" * (len(digits) - 2)

    return _NUMBERS.sub(hide, text)


def log_path() -> Path:
    """The log file of this computer."""
    folder = paths.settings_dir() / "log"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / "lkm-desktop.log"


class Reporter(QObject):
    """Carries a fault from any thread to the GUI thread and tells it there, one dialog at a time."""

    fault = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._telling = False
        self.fault.connect(self._tell)

    def _tell(self, error: BaseException) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            if isinstance(error, LkmError):
                ask.warn("Belum berhasil", error.message, error.suggestion)
            else:
                ask.warn(
                    "Ada gangguan",
                    "Program menemui gangguan yang tidak terduga. Data yang sudah disimpan tetap aman, "
                    "dan langkah terakhir tidak jadi ditulis.",
                    f"Silakan ulangi. Bila terjadi lagi, kirimkan berkas catatan ini kepada pendamping:\n{log_path()}",
                )
        finally:
            self._telling = False


_reporter: Reporter | None = None


def install() -> Reporter:
    """Start the log and take over both exception hooks. Give back the reporter, kept for the program's life."""
    global _reporter
    if not any(isinstance(handler, RotatingFileHandler) for handler in log.handlers):
        handler = RotatingFileHandler(log_path(), maxBytes=500_000, backupCount=3, encoding="utf-8", delay=True)
        handler.setFormatter(_Masked("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
    if _reporter is None:
        _reporter = Reporter()
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    return _reporter


def report(error: BaseException) -> None:
    """Log a fault caught by hand and tell it like an uncaught one."""
    log.error("".join(traceback.format_exception(error)))
    if _reporter is not None:
        _reporter.fault.emit(error)


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    report(error.with_traceback(trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        report(args.exc_value)
