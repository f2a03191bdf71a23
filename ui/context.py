"""What every page shares: the open office, its changes, messages, long work, and the way to other pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lkm_desktop.errors import FieldErrors, LkmError, ReadOnlyOffice
from ui.memory import Memory
from ui.work import Progress, Task, Worker

if TYPE_CHECKING:
    from lkm_desktop.storage.store import Store
    from ui.widgets.message_bar import Action

#: a database session; pages hand it to services and never look inside
Session = Any


@dataclass(frozen=True)
class Office:
    """The few facts of the office that the frame shows."""

    nama: str = ""
    istilah: str = "LKM"
    wilayah: str = "Kelurahan"
    kelurahan: str = ""
    zona: str = "WIB"
    latihan: bool = False
    logo: bytes | None = None

    @property
    def title(self) -> str:
        """The body with its name: LKM Maju Bersama."""
        return f"{self.istilah} {self.nama}".strip()


class Unit:
    """`with ctx.unit("Hapus Siti") as s:` one undoable step; afterwards `ok` tells whether it was written.

    An LkmError is told in the message bar of the page and goes no further; FieldErrors pass, a form shows them.
    """

    def __init__(self, context: Context, label: str) -> None:
        self.ok = False
        self._context = context
        self._manager: AbstractContextManager[Session] = context.store.unit(label)

    def __enter__(self) -> Session:
        return self._manager.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None,
    ) -> bool:
        try:
            self._manager.__exit__(kind, error, trace)  # an error of the body is not raised again, one of commit is
        except LkmError as told:
            self._context.error(told)
            return True
        self.ok = error is None
        if isinstance(error, LkmError) and not isinstance(error, FieldErrors):
            self._context.error(error)
            return True
        return False


class Context(QObject):
    """One per program.

    Signals: `changed(set of table names)` after each commit, `office_changed` when another office (or none) is open or
    its profile changed, `saved("10.42")`, `message(kind, text, actions)`, `page_wanted(key, arguments)`.
    """

    changed = Signal(object)
    office_changed = Signal()
    saved = Signal(str)
    message = Signal(str, str, object)
    page_wanted = Signal(str, object)
    text_size_changed = Signal(float)
    office_wanted = Signal(object)

    def __init__(self, memory: Memory | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.memory = memory or Memory()
        self.worker = Worker(self)
        self.office = Office()
        self._store: Store | None = None
        #: what a page keeps over a change of office, by page; each has `shut()`
        self.kept: dict[str, Any] = {}

    # --- the office -------------------------------------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The open store. Raises LkmError when no office is open."""
        if self._store is None:
            raise LkmError("Belum ada kantor yang dibuka.", "Buka atau buat kantor dahulu.")
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether an office is open."""
        return self._store is not None

    def open(self, folder: Path) -> None:
        """Open an office and close the present one. Raises LkmError, and then the present one stays open."""
        from lkm_desktop.storage.kantor import office_folder, open_store

        if self._store is not None and self._store.folder.resolve() == office_folder(folder).resolve():
            return
        self.use(open_store(folder))

    def create(self, folder: Path, values: dict[str, Any]) -> None:
        """Make a new office and open it. Raises LkmError."""
        from lkm_desktop.storage.kantor import create_store

        self.use(create_store(folder, values))

    def use(self, store: Store, *, remember: bool = True) -> None:
        """Take an already open store as the office of this window."""
        self._let_go()
        self._store = store
        store.listeners.append(self._committed)
        self._load_office()
        if remember:
            place = f"{self.office.wilayah} {self.office.kelurahan}".strip()
            self.memory.opened(store.folder, f"{self.office.title}, {place}")
        self.office_changed.emit()

    def close(self) -> None:
        """Close the office; the window shows the first page again."""
        self._let_go()
        self.office = Office()
        self.office_changed.emit()

    def reopen(self, folder: Path) -> None:
        """Ask the window to open an office; it tells in a sentence when that fails."""
        self.office_wanted.emit(folder)

    def _let_go(self) -> None:
        if self._store is not None:
            store, self._store = self._store, None
            store.listeners.clear()
            store.close()

    def _load_office(self) -> None:
        from lkm_desktop.services import organisasi

        with self.read() as s:
            values = organisasi.get(s)
        names = Office.__dataclass_fields__
        self.office = Office(**{name: values[name] for name in names if values.get(name) is not None})

    def _committed(self, tables: set[str]) -> None:
        """Called by the store on the thread that wrote; receivers get it on the GUI thread."""
        self.changed.emit(set(tables))
        self.saved.emit(datetime.now().strftime("%H.%M"))

    def reload_office(self) -> None:
        """Read the profile again after it changed."""
        self._load_office()
        self.office_changed.emit()

    # --- reading and writing ----------------------------------------------------------------------------------------

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading."""
        with self.store.read() as session:
            yield session

    def unit(self, label: str) -> Unit:
        """One named undoable step, see `Unit`."""
        return Unit(self, label)

    def undo(self) -> None:
        """Take the newest step back and say so."""
        self._turn(True)

    def redo(self) -> None:
        """Do the last step taken back again and say so."""
        self._turn(False)

    def _turn(self, back: bool) -> None:
        try:
            label = self.store.undo() if back else self.store.redo()
        except LkmError as error:
            self.error(error)
            return
        if back:
            self.say("ok", f"Diurungkan: {label[:1].lower()}{label[1:]}.", ("Ulangi", self.redo))
        else:
            self.say("ok", f"Diulangi: {label[:1].lower()}{label[1:]}.", ("Urungkan", self.undo))

    def may_write(self) -> bool:
        """Whether the open office can be written; when not, that is told in the bar of the page."""
        if self._store is None or not self._store.read_only:
            return True
        self.error(ReadOnlyOffice())
        return False

    # --- messages, work, pages --------------------------------------------------------------------------------------

    def say(self, kind: str, text: str, *actions: Action) -> None:
        """A sentence in the bar of the page that is shown. kind: "info", "ok", "warn", "error"."""
        self.message.emit(kind, text, actions)

    def error(self, error: LkmError) -> None:
        """Tell an LkmError in the bar of the page that is shown."""
        self.say("error", str(error))

    def start(self, title: str, function: Callable[[Progress], Any], *, quiet: bool = False) -> Task:
        """Long work off the GUI thread: `function(progress)`; see `ui.work.Task` for its signals and `quiet`."""
        return self.worker.start(title, function, quiet=quiet)

    def go(self, page: str, **arguments: Any) -> None:
        """Show a page; it gets the arguments in `Page.open`."""
        self.page_wanted.emit(page, arguments)

    def preview(self, request: Any) -> None:
        """Show a document on the print preview page (`ui.pages.pratinjau.Request`)."""
        self.go("pratinjau", request=request)

    def shutdown(self) -> None:
        """Wait for work, close the office, write the memory."""
        self.worker.shutdown()
        for one in self.kept.values():
            one.shut()
        self._let_go()
        self.memory.save()
