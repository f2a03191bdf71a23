"""The layers hold: what each part of the program imports, and the few doors that only one file may use.

Plain standard library: the source is parsed, never imported, except for one fresh interpreter that proves that the
core loads without Qt.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
QT = {"PySide6", "shiboken6"}
KIT = {"errors", "fields", "format", "names"}
TREES = ("lkm_desktop", "ui")


class Layer(NamedTuple):
    """What one part of the core may import: other parts of the core, and libraries."""

    core: set[str]
    libraries: set[str]


# A part of the core that is not named here (cli, demo, __main__ ...) stands above the layers and may use all of it.
LAYERS = {
    "errors": Layer(set(), set()),
    "format": Layer(set(), set()),
    "names": Layer({"format"}, set()),
    "paths": Layer({"errors"}, set()),
    "tanda": Layer({"errors", "format", "names"}, set()),  # reads a roll typed by keyboard
    "settings": Layer({"errors", "paths"}, set()),
    "fields": Layer(KIT, {"sqlalchemy"}),
    "domain": Layer(KIT | {"domain"}, {"sqlalchemy"}),
    "storage": Layer(KIT | {"domain", "storage", "paths"}, {"sqlalchemy", "sqlcipher3"}),
    # PIL: the office's logo is decoded and encoded again before it is kept.
    "services": Layer(KIT | {"domain", "services", "tanda", "paths"}, {"sqlalchemy", "PIL", "rapidfuzz"}),
    # The korkot's desk: a collection of many kelurahan, in a database of its own (a file, or PostgreSQL).
    "kota": Layer(KIT | {"services", "storage", "kota", "paths"}, {"sqlalchemy", "psycopg"}),
    "documents": Layer(
        KIT | {"domain", "services", "kota", "documents", "paths"}, {"sqlalchemy", "reportlab", "PIL", "docx"}
    ),
    # lxml: cells of a foreign workbook are written into its XML, so that all the rest stays as it was.
    "workbooks": Layer(
        KIT | {"domain", "services", "kota", "workbooks", "paths"}, {"sqlalchemy", "openpyxl", "xlsxwriter", "lxml"}
    ),
    "importers": Layer(
        KIT | {"domain", "services", "kota", "importers", "paths"},
        {"sqlalchemy", "python_calamine", "defusedxml", "openpyxl"},
    ),
}
NOT_IN_UI = {"sqlalchemy", "reportlab", "openpyxl", "docx", "alembic", "sqlcipher3", "python_calamine"}
NOT_IN_UI |= {"xlsxwriter", "psycopg", "rapidfuzz", "lxml"}
UI_LIBRARIES = {*QT, "lkm_desktop", "ui", "pypdfium2", "PIL"}
# Pages pass the session from `with store.read() as s` on to services; only the type checker sees its class.
TYPE_IN_UI = "sqlalchemy.orm.Session"
DIALOGS = {"QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage"}


class Import(NamedTuple):
    """One import found in the source."""

    module: str
    line: int
    inside_function: bool
    for_types: bool


def sources(tree: str) -> list[Path]:
    """Every Python file of a package."""
    return sorted((ROOT / tree).rglob("*.py"))


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def package_of(path: Path) -> str:
    """The dotted package that relative imports in this file start from."""
    return ".".join(path.relative_to(ROOT).parent.parts)


def targets(node: ast.Import | ast.ImportFrom, package: str) -> list[str]:
    """The dotted modules that a statement imports; for `from a import b` that is `a.b`, for b may be a module."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = node.module or ""
    if node.level:
        parents = package.split(".")[: len(package.split(".")) - node.level + 1]
        base = ".".join([*parents, *([base] if base else [])])
    return [f"{base}.{alias.name}" for alias in node.names]


def is_types_only(node: ast.AST) -> bool:
    """True for `if TYPE_CHECKING:`."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def walk(node: ast.AST, package: str, inside: bool = False, types: bool = False) -> Iterator[Import]:
    """All imports below a node, with where they stand."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import | ast.ImportFrom):
            for module in targets(child, package):
                yield Import(module, child.lineno, inside, types)
        else:
            function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from walk(child, package, inside or function, types or is_types_only(child))


def imports(path: Path) -> list[Import]:
    return list(walk(parse(path), package_of(path)))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{line}"


def core_part(path: Path) -> str:
    """`lkm_desktop/domain/rapat.py` -> `domain`; `lkm_desktop/format.py` -> `format`."""
    return path.relative_to(ROOT / "lkm_desktop").parts[0].removesuffix(".py")


def is_migration(path: Path) -> bool:
    """The scripts that alembic itself runs; nothing imports them."""
    return "migrations" in path.parts


def wrong_import(path: Path, found: Import) -> str:
    """Why this import breaks the table, or ""."""
    top, _, rest = found.module.partition(".")
    part = core_part(path)
    layer = LAYERS.get(part)
    if top in QT or (top == "ui" and not (part == "__main__" and found.inside_function)):
        return "the core does not know Qt or the window"
    if top in sys.stdlib_module_names or layer is None:
        return ""
    if top == "lkm_desktop":
        wanted = rest.split(".")[0]
        return "" if wanted in layer.core | {"", "__version__"} else f"{part} may not import {wanted}"
    if top == "alembic" and part == "storage" and (found.inside_function or found.for_types or is_migration(path)):
        return ""
    return "" if top in layer.libraries else f"{part} may not import {top}"


def test_there_is_something_to_check() -> None:
    for tree in TREES:
        assert len(sources(tree)) > 3, f"{tree}/ is empty: these tests would prove nothing"


def test_the_core_imports_only_what_its_layer_may() -> None:
    wrong = [
        f"{place(path, found.line)}: {reason} ({found.module})"
        for path in sources("lkm_desktop")
        for found in imports(path)
        if (reason := wrong_import(path, found))
    ]
    assert not wrong, "\n".join(wrong)


def test_the_window_knows_no_database_and_no_file_library() -> None:
    wrong = []
    for path in sources("ui"):
        for found in imports(path):
            top = found.module.split(".")[0]
            if found.for_types and found.module == TYPE_IN_UI:
                continue
            if top in NOT_IN_UI or (top not in UI_LIBRARIES and top not in sys.stdlib_module_names):
                wrong.append(f"{place(path, found.line)}: {found.module}")
    assert not wrong, "\n".join(wrong)


def names_used(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every name, attribute and imported name in a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.name, node.lineno


def test_only_ask_opens_dialogs() -> None:
    wrong = [
        f"{place(path, line)}: {name}"
        for path in sources("ui")
        if path != ROOT / "ui" / "ask.py"
        for name, line in names_used(parse(path))
        if name in DIALOGS
    ]
    assert not wrong, "messages, questions and file choices go through ui/ask.py:\n" + "\n".join(wrong)


def test_only_one_file_builds_paragraphs() -> None:
    """Text of the user is escaped in one place; a Paragraph built elsewhere would read `<` and `&` as markup."""
    allowed = ROOT / "lkm_desktop" / "documents" / "teks.py"
    wrong = [
        f"{place(path, node.lineno)}"
        for path in sources("lkm_desktop")
        if path != allowed
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == "Paragraph"
    ]
    assert not wrong, "use lkm_desktop/documents/teks.py instead:\n" + "\n".join(wrong)


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """The last name of every call in a file (`session.commit()` -> `commit`) with the call itself."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rsplit(".", 1)[-1], node


def test_only_the_store_commits() -> None:
    """Every write is one `store.unit(label)`: a commit elsewhere would have no name, no history and no undo."""
    wrong = [
        place(path, node.lineno)
        for tree in TREES
        for path in sources(tree)
        if core_part_or_ui(path) not in {"storage", "kota"}  # kota: another database, without undo
        for name, node in calls(path)
        if name in {"commit", "rollback"}
    ]
    assert not wrong, "write inside store.unit(label):\n" + "\n".join(wrong)


def test_the_core_writes_files_only_through_the_atomic_writer() -> None:
    """A file of the user is whole or absent; that is `storage.files.write_atomic`, and nothing beside it."""
    allowed = {ROOT / "lkm_desktop" / "storage" / "files.py", ROOT / "lkm_desktop" / "storage" / "lock.py"}
    wrong = [
        place(path, node.lineno)
        for path in sources("lkm_desktop")
        if path not in allowed
        for name, node in calls(path)
        if name in {"write_bytes", "write_text"} or (name == "open" and opens_for_writing(node))
    ]
    assert not wrong, "use lkm_desktop.storage.files.write_atomic:\n" + "\n".join(wrong)


def opens_for_writing(node: ast.Call) -> bool:
    """True when a call of open() has a literal mode that writes."""
    texts = [arg.value for arg in [*node.args, *(k.value for k in node.keywords)] if isinstance(arg, ast.Constant)]
    return any(isinstance(text, str) and set(text) <= set("rwaxbt+") and set(text) & set("wax+") for text in texts)


def core_part_or_ui(path: Path) -> str:
    return "ui" if path.is_relative_to(ROOT / "ui") else core_part(path)


def test_files_stay_small() -> None:
    """A file that outgrows 400 lines is two files."""
    long = {
        place(path, lines)
        for tree in (*TREES, "tests")
        for path in sources(tree)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not long, f"longer than 400 lines: {sorted(long)}"


LOAD_CORE = """
import importlib, pkgutil, sys
import lkm_desktop
count = 0
for module in pkgutil.walk_packages(lkm_desktop.__path__, "lkm_desktop."):
    if ".migrations." not in module.name:
        importlib.import_module(module.name)
        count += 1
loaded = sorted(name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6", "ui"})
print(count, ",".join(loaded))
"""


def test_a_fresh_interpreter_loads_the_whole_core_without_qt() -> None:
    run = subprocess.run(
        [sys.executable, "-c", LOAD_CORE], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    count, _, loaded = run.stdout.strip().partition(" ")
    assert int(count) > 5
    assert loaded == ""


@pytest.mark.parametrize(
    ("file", "source", "reason"),
    [
        ("domain/x.py", "import reportlab", "domain may not import reportlab"),
        ("domain/x.py", "from lkm_desktop import storage", "domain may not import storage"),
        ("domain/x.py", "from ..storage.store import Store", "domain may not import storage"),
        ("storage/x.py", "import alembic", "storage may not import alembic"),
        ("storage/x.py", "def f():\n    import alembic", ""),
        ("documents/x.py", "from lkm_desktop.workbooks import sheet", "documents may not import workbooks"),
        ("services/x.py", "from lkm_desktop.storage.store import Store", "services may not import storage"),
        ("services/x.py", "from lkm_desktop.domain.rapat import Rapat\nimport datetime", ""),
        ("cli.py", "import PySide6.QtCore", "the core does not know Qt or the window"),
        ("__main__.py", "from ui import app", "the core does not know Qt or the window"),
        ("__main__.py", "def main():\n    from ui import app", ""),
    ],
)
def test_the_check_itself_sees_a_forbidden_import(file: str, source: str, reason: str) -> None:
    path = ROOT / "lkm_desktop" / file
    found = [wrong_import(path, item) for item in walk(ast.parse(source), package_of(path))]
    assert [text for text in found if text] == ([reason] if reason else [])
