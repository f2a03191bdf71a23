"""Set up and drive the project on a fresh machine: python3 dev.py run | test | lint | shots | bench | kunci | lisensi.

Standard library only, Linux and Windows (`py dev.py run`). The first call makes `.venv` from the hashed lock
`installer/requirements.lock`; later calls cost nothing until the lock changes. Libraries of the system that Qt needs
are looked for by loading them; on Debian and Ubuntu missing ones are installed when root, else named exactly.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "installer" / "requirements.lock"
STAMP = VENV / "lkm-desktop.stamp"
WINDOWS = os.name == "nt"
CODE = ("lkm_desktop", "ui", "bench", "dev.py")
APT_INSTALL = "apt-get install -y --no-install-recommends"

# Shared library -> Debian packages that carry it, newest name first. Found one by one on a bare Debian 12.
QT_LIBS: dict[str, tuple[str, ...]] = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libdbus-1.so.3": ("libdbus-1-3",),
}
# A real window on X11 needs these as well; offscreen pictures and tests do not.
WINDOW_LIBS: dict[str, tuple[str, ...]] = {
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}


class Problem(Exception):
    """The set-up cannot go on; the text says what to do."""


def say(text: str) -> None:
    """Print one line at once, so that it stays in order with the output of child processes."""
    print(text, flush=True)


def call(command: Sequence[str | Path], env: dict[str, str] | None = None, cwd: Path | None = ROOT) -> int:
    """Run a command in the project's root, its output going straight through; its exit code is the answer.

    With cwd None it runs where the user stands.
    """
    return subprocess.run([str(part) for part in command], cwd=cwd, env=env, check=False).returncode


def call_here(command: Sequence[str | Path]) -> int:
    """Run the program where the user stands, so that the paths typed mean what they mean in the shell."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return call(command, {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}, cwd=None)


# --- libraries of the operating system (Linux) ---------------------------------------------------------------------


def is_root() -> bool:
    """True when packages of the system may be installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def loads(soname: str) -> bool:
    """True when the dynamic loader finds this library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libs(wanted: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Those of the wanted libraries that are not on this machine."""
    return {soname: packages for soname, packages in wanted.items() if not loads(soname)}


def apt_has(package: str) -> bool:
    """True when apt could install a package of exactly this name."""
    env = {**os.environ, "LC_ALL": "C"}
    policy = subprocess.run(["apt-cache", "policy", package], capture_output=True, text=True, env=env, check=False)
    return "Candidate:" in policy.stdout and "Candidate: (none)" not in policy.stdout


def choose_packages(groups: Iterable[tuple[str, ...]]) -> list[str]:
    """One package per group of alternative names: the first that apt knows, else the oldest name."""
    return [next((name for name in names if apt_has(name)), names[-1]) for names in groups]


def apt_install(groups: Sequence[tuple[str, ...]]) -> str:
    """Install one package per group when root.

    Returns "" when done, else a sentence that names the exact command to run.
    """
    if not shutil.which("apt-get"):
        names = " ".join(group[-1] for group in groups)
        return f"Pasang paket yang memuatnya lewat pengelola paket sistem ini (namanya di Debian: {names})."
    if not is_root():
        return f"Jalankan: sudo apt-get update && sudo {APT_INSTALL} " + " ".join(choose_packages(groups))
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "-q", "update"], env)
    packages = choose_packages(groups)
    say("Memasang paket sistem: " + " ".join(packages))
    if call([*APT_INSTALL.split(), "-qq", *packages], env):
        return f"Pemasangan gagal. Coba: {APT_INSTALL} " + " ".join(packages)
    importlib.invalidate_caches()
    return ""


def lacks_ensurepip() -> bool:
    """True when a new `.venv` is due and this Python cannot make one (Debian packs part of `venv` apart)."""
    if venv_fits():
        return False
    return not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"))


def has_postgres() -> bool:
    """True when a PostgreSQL server, the engine of a city's collection, can be started here."""
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def wishes(tests: bool) -> dict[str, str]:
    """What the tests would like to have, package -> what is skipped without it; nothing of it is needed to work."""
    found: dict[str, str] = {}
    if not (tests and sys.platform.startswith("linux")):
        return found
    if not shutil.which("strace"):
        found["strace"] = "uji putus listrik"
    if not has_postgres():
        found["postgresql"] = "uji meja korkot dengan PostgreSQL"
    return found


def preflight(libs: dict[str, tuple[str, ...]], tests: bool = False) -> None:
    """Make sure that the system has what we need, in one go: shared libraries, ensurepip, and what the tests use.

    Raises Problem, naming the one command to run, when something needed stays missing. The wishes of the tests are
    only told.
    """

    def lacking() -> dict[str, tuple[str, ...]]:
        found = missing_libs(libs) if sys.platform.startswith("linux") else {}
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        if lacks_ensurepip():
            found["modul Python ensurepip"] = (f"python{version}-venv", "python3-venv")
        return found

    missing = lacking()
    wanted = wishes(tests)
    if not (missing or wanted):
        return
    say("Belum ada di komputer ini: " + ", ".join([*missing, *wanted]) + ".")
    advice = apt_install([*missing.values(), *((package,) for package in wanted)])
    still = lacking()
    if still:
        raise Problem("Masih kurang: " + ", ".join(still) + ". " + advice)
    for package, skipped in wishes(tests).items():
        say(f"Tanpa {package}, {skipped} dilewati. {advice}")


# --- the virtual environment ---------------------------------------------------------------------------------------


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def wanted_stamp() -> str:
    """What a finished `.venv` was made from: lock, Python version, machine."""
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return f"{digest} {sys.version_info[0]}.{sys.version_info[1]} {sys.platform} {platform.machine()}"


def venv_fits(venv: Path = VENV) -> bool:
    """True when the environment exists and belongs to this minor version of Python."""
    try:
        config = (venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    version = f"version = {sys.version_info[0]}.{sys.version_info[1]}."
    return venv_python(venv).exists() and version in config


def sync() -> Path:
    """Bring `.venv` to the state of the lock and return its interpreter. Raises Problem when that fails.

    The lock is complete, so pip resolves nothing (--no-deps); docopt, which only the command of num2words needs and
    which has no wheel, is left out of it.
    """
    python = venv_python()
    stamp = wanted_stamp()
    if venv_fits() and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == stamp:
        return python
    if not venv_fits():
        say(f"Membuat {VENV.name} ...")
        if call([sys.executable, "-m", "venv", "--clear", VENV]):
            raise Problem(f"{VENV.name} gagal dibuat. Hapus foldernya lalu jalankan lagi.")
    say("Memasang pustaka Python dari installer/requirements.lock ...")
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if call([python, *pip, "--require-hashes", "--no-deps", "--use-pep517", "-r", LOCK]):
        raise Problem("Pemasangan gagal (pesan pip ada di atas). Periksa sambungan internet, lalu jalankan lagi.")
    STAMP.write_text(stamp, encoding="utf-8")
    return python


# --- commands ------------------------------------------------------------------------------------------------------


def has_display() -> bool:
    """True when a window can be opened here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def offscreen() -> dict[str, str]:
    """The environment for tests and pictures: Qt draws into memory, at the scale that the test asks for."""
    scaling = ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_SCREEN_SCALE_FACTORS", "QT_AUTO_SCREEN_SCALE_FACTOR")
    env = {key: value for key, value in os.environ.items() if key not in scaling}
    return {**env, "QT_QPA_PLATFORM": "offscreen"}


def steps(plan: Iterable[tuple[str, Callable[[], int]]]) -> int:
    """Run every step, name it with its duration, and return 1 when any of them failed."""
    failed = []
    for name, work in plan:
        say(f"== {name}")
        start = time.monotonic()
        code = work()
        say(f"== {name}: {'lulus' if code == 0 else f'GAGAL (kode {code})'}, {time.monotonic() - start:.1f} detik")
        if code:
            failed.append(name)
    say("GAGAL: " + ", ".join(failed) if failed else "Semua lulus.")
    return 1 if failed else 0


def lint_plan(python: Path) -> list[tuple[str, Callable[[], int]]]:
    """Ruff over everything, strict types over the program."""
    return [
        ("ruff", lambda: call([python, "-m", "ruff", "check", "."])),
        ("mypy --strict", lambda: call([python, "-m", "mypy", "--strict", *CODE])),
    ]


def cmd_run(args: Sequence[str]) -> int:
    """Open the program; with arguments, run one of its commands; without a display, do the main job headless."""
    if args:
        preflight({})
        return call_here([sync(), "-m", "lkm_desktop", *args])
    if has_display():
        preflight(QT_LIBS | WINDOW_LIBS)
        return call([sync(), "-m", "lkm_desktop"])
    say("Tidak ada layar di sini, jadi jendela tidak dapat dibuka.")
    say("Pekerjaan utama dijalankan tanpa jendela pada kelurahan latihan; hasilnya ditaruh di folder out/.")
    preflight(QT_LIBS)
    python = sync()
    code = call([python, "-m", "lkm_desktop.demo", "out"], offscreen())
    if code == 0:
        code = call([python, "-m", "ui.shots", "out/gambar"], offscreen())
    say("Selesai: PDF, buku kerja Excel, dan gambar layar ada di out/." if code == 0 else "Gagal; pesan ada di atas.")
    return code


def cmd_test(args: Sequence[str]) -> int:
    """Without arguments: lint, types and all tests; --lengkap: every grid whole. Else: only pytest, with them."""
    preflight(QT_LIBS, tests=True)
    python = sync()
    if list(args) == ["--lengkap"]:
        os.environ["LKM_UJI_LENGKAP"], args = "1", ()
    if args:
        return call([python, "-m", "pytest", *args], offscreen())
    workers = str(max(1, min(4, os.cpu_count() or 1)))
    pytest = ["-m", "pytest", "-q", "-n", workers, "--dist", "worksteal", "--durations", "10"]
    return steps([*lint_plan(python), ("pytest", lambda: call([python, *pytest], offscreen()))])


def cmd_lint(args: Sequence[str]) -> int:
    """Ruff and strict types, without tests."""
    preflight({})
    return steps(lint_plan(sync()))


def cmd_shots(args: Sequence[str]) -> int:
    """Pictures of every page at 1366x768 and at 125 %."""
    preflight(QT_LIBS)
    return call([sync(), "-m", "ui.shots", *(args or ["out/gambar"])], offscreen())


def cmd_bench(args: Sequence[str]) -> int:
    """Benchmarks: ratios against bare Qt, bare reportlab, bare SQLite."""
    preflight(QT_LIBS)
    return call([sync(), "-m", "bench", *args], offscreen())


def cmd_kunci(args: Sequence[str]) -> int:
    """Re-make installer/requirements.lock from pyproject.toml with uv, keeping versions unless --upgrade is given."""
    command = ["pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes", "--extra", "dev"]
    command += ["--custom-compile-command", "python3 dev.py kunci", "--no-emit-package", "docopt", "--quiet", *args]
    command += ["pyproject.toml", "-o", "installer/requirements.lock"]
    preflight({})
    with tempfile.TemporaryDirectory() as folder:
        if call([sys.executable, "-m", "venv", folder]):
            return 1
        python = venv_python(Path(folder))
        if call([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]):
            return 1
        return call([python, "-m", "uv", *command])


def cmd_lisensi(args: Sequence[str]) -> int:
    """Re-make resources/lisensi/LISENSI-PIHAK-KETIGA.txt from the metadata of the installed wheels."""
    preflight({})
    return call([sync(), ROOT / "installer" / "lisensi.py"])


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": cmd_run,
    "test": cmd_test,
    "lint": cmd_lint,
    "shots": cmd_shots,
    "bench": cmd_bench,
    "kunci": cmd_kunci,
    "lisensi": cmd_lisensi,
}


def main(argv: Sequence[str]) -> int:
    """Run one command; everything after its name belongs to it. Exit code 2 for a wrong one."""
    if sys.version_info < (3, 11):  # noqa: UP036 -- the one file that an older Python may be asked to run
        say(f"Perlu Python 3.11 atau lebih baru; ini Python {platform.python_version()}.")
        return 1
    parser = argparse.ArgumentParser(prog="dev.py", formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.description = __doc__
    listing = parser.add_subparsers(dest="command", required=True, metavar="perintah")
    for name, function in COMMANDS.items():
        listing.add_parser(name, help=(function.__doc__ or "").replace("%", "%%"), add_help=False)
    chosen = parser.parse_args(argv[:1])
    try:
        return COMMANDS[chosen.command](list(argv[1:]))
    except Problem as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
