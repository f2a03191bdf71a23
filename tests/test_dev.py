"""dev.py: it must tell a stranger on a fresh machine exactly what is missing, and never call a failed run passed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent
LOCK = (ROOT / "installer" / "requirements.lock").read_text(encoding="utf-8")
GONE = {"libtidak-ada-sama-sekali.so.9": ("libbaru9t64", "liblama9")}
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="libraries of the system are a matter of Linux")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that dev.py would have run; each one succeeds."""
    seen: list[list[str]] = []

    def record(command: list[object], env: dict[str, str] | None = None, cwd: Path | None = ROOT) -> int:
        seen.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(dev, "call", record)
    monkeypatch.setattr(dev, "sync", lambda: Path("python-of-venv"))
    monkeypatch.setattr(dev, "preflight", lambda libs, tests=False: None)
    return seen


@linux
def test_a_missing_library_is_seen_and_a_present_one_is_not() -> None:
    assert dev.missing_libs({"libc.so.6": ("libc6",), **GONE}) == GONE


@linux
def test_without_root_the_exact_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "apt_has", lambda name: name == "libbaru9t64")
    monkeypatch.setattr(dev, "call", lambda *command: pytest.fail("nothing may be installed without root"))
    monkeypatch.setattr(dev, "lacks_ensurepip", lambda: True)
    monkeypatch.setattr(dev, "wishes", lambda tests: {"strace": "uji putus listrik"} if tests else {})
    with pytest.raises(dev.Problem) as caught:
        dev.preflight(GONE, tests=True)
    command = "sudo apt-get install -y --no-install-recommends libbaru9t64 python3-venv strace"
    assert str(caught.value).endswith(command)
    assert "libtidak-ada-sama-sekali.so.9" in str(caught.value)


@linux
def test_root_updates_once_and_installs_the_name_that_apt_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "apt_has", lambda name: name == "liblama9")
    monkeypatch.setattr(dev, "call", lambda command, env: seen.append(list(command)) or 0)
    assert dev.apt_install([("libbaru9t64", "liblama9")]) == ""
    assert [command[:2] for command in seen] == [["apt-get", "-q"], ["apt-get", "install"]]
    assert seen[1][-1] == "liblama9"
    assert "libbaru9t64" not in seen[1]


@linux
def test_another_package_manager_gets_the_names_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    assert "libegl1" in dev.apt_install([("libegl1",)])


def test_missing_ensurepip_matters_only_for_a_new_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(dev, "venv_fits", lambda: True)
    assert not dev.lacks_ensurepip()
    monkeypatch.setattr(dev, "venv_fits", lambda: False)
    assert dev.lacks_ensurepip()


@linux
def test_tests_go_on_without_strace_and_say_what_is_skipped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "lacks_ensurepip", lambda: False)
    monkeypatch.setattr(dev, "wishes", lambda tests: {"strace": "uji putus listrik"} if tests else {})
    monkeypatch.setattr(dev, "apt_install", lambda groups: "Jalankan: sudo apt-get install strace")
    dev.preflight({}, tests=True)
    assert "uji putus listrik dilewati. Jalankan: sudo apt-get install strace" in capsys.readouterr().out
    dev.preflight({})
    assert capsys.readouterr().out == ""


@linux
def test_the_tests_wish_for_what_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    monkeypatch.setattr(dev, "has_postgres", lambda: False)
    assert list(dev.wishes(True)) == ["strace", "postgresql"]
    assert dev.wishes(False) == {}
    monkeypatch.setattr(dev, "has_postgres", lambda: True)
    assert list(dev.wishes(True)) == ["strace"]


def fake_venv(folder: Path, version: str) -> Path:
    """A folder that looks like a virtual environment of this Python version."""
    python = dev.venv_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    (folder / "pyvenv.cfg").write_text(f"home = x\nversion = {version}\n", encoding="utf-8")
    return folder


def test_an_environment_of_another_python_does_not_fit(tmp_path: Path) -> None:
    major, minor = sys.version_info[:2]
    assert dev.venv_fits(fake_venv(tmp_path / "same", f"{major}.{minor}.99"))
    assert not dev.venv_fits(fake_venv(tmp_path / "older", f"{major}.{minor - 1}.2"))
    assert not dev.venv_fits(tmp_path / "none")


def test_the_environment_is_filled_again_only_when_the_lock_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []
    venv = fake_venv(tmp_path / "venv", ".".join(map(str, sys.version_info[:3])))
    lock = tmp_path / "lock"
    lock.write_text("a==1\n", encoding="utf-8")
    monkeypatch.setattr(dev, "LOCK", lock)
    monkeypatch.setattr(dev, "STAMP", venv / "stamp")
    monkeypatch.setattr(dev, "venv_fits", lambda: True)
    monkeypatch.setattr(dev, "call", lambda command: seen.append([str(part) for part in command]) or 0)
    dev.sync()
    dev.sync()
    assert len(seen) == 1
    assert "--require-hashes" in seen[0]
    lock.write_text("a==2\n", encoding="utf-8")
    dev.sync()
    assert len(seen) == 2


def test_a_failed_install_leaves_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(dev, "venv_fits", lambda: True)
    monkeypatch.setattr(dev, "call", lambda command: 1)
    with pytest.raises(dev.Problem, match="Pemasangan gagal"):
        dev.sync()
    assert not (tmp_path / "stamp").exists()


def test_steps_all_run_and_one_failure_fails_the_whole(capsys: pytest.CaptureFixture[str]) -> None:
    ran = []

    def step(name: str, code: int) -> tuple[str, Callable[[], int]]:
        return name, lambda: ran.append(name) or code

    assert dev.steps([step("satu", 0), step("dua", 5), step("tiga", 0)]) == 1
    assert ran == ["satu", "dua", "tiga"]
    out = capsys.readouterr().out
    assert "dua: GAGAL (kode 5)" in out
    assert re.search(r"tiga: lulus, \d+\.\d detik", out)
    assert out.strip().endswith("GAGAL: dua")
    assert dev.steps([step("satu", 0)]) == 0


def test_a_run_without_tests_is_a_failure(tmp_path: Path) -> None:
    """pytest answers 5 when it collected nothing; that must not pass for success."""
    pytest_on = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir"]
    command = [*pytest_on, str(tmp_path), str(tmp_path)]
    assert dev.steps([("pytest", lambda: subprocess.run(command, capture_output=True, check=False).returncode)]) == 1


def test_the_whole_test_run_is_lint_types_and_pytest(calls: list[list[str]]) -> None:
    assert dev.main(["test"]) == 0
    assert [command[2] for command in calls] == ["ruff", "mypy", "pytest"]
    assert "--strict" in calls[1]


def test_arguments_of_test_go_to_pytest_alone(calls: list[list[str]]) -> None:
    assert dev.main(["test", "-x", "tests/test_dev.py"]) == 0
    assert calls == [["python-of-venv", "-m", "pytest", "-x", "tests/test_dev.py"]]


def test_arguments_of_run_go_to_the_program(calls: list[list[str]]) -> None:
    assert dev.main(["run", "daftar", "--help"]) == 0
    assert calls == [["python-of-venv", "-m", "lkm_desktop", "daftar", "--help"]]


@linux
def test_run_understands_paths_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dev, "sync", lambda: Path(sys.executable))
    monkeypatch.setattr(dev, "preflight", lambda libs, tests=False: None)
    assert dev.cmd_run(["baru", "kantor", "--nama", "Maju", "--kelurahan", "Uji"]) == 0, capfd.readouterr()
    assert (tmp_path / "kantor" / "data.lkm").is_file()


def test_without_a_display_run_says_so_and_does_the_main_job(
    calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.main(["run"]) == 0
    assert "Tidak ada layar" in capsys.readouterr().out
    assert [command[2:] for command in calls] == [["lkm_desktop.demo", "out"], ["ui.shots", "out/gambar"]]


@linux
def test_with_a_display_run_opens_the_window(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    assert dev.main(["run"]) == 0
    assert calls == [["python-of-venv", "-m", "lkm_desktop"]]


def test_the_scale_of_the_screen_does_not_reach_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    env = dev.offscreen()
    assert env["QT_QPA_PLATFORM"] == "offscreen"
    assert "QT_SCALE_FACTOR" not in env


def test_a_problem_is_one_sentence_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(libs: object) -> None:
        raise dev.Problem("Masih kurang: libEGL.so.1.")

    monkeypatch.setattr(dev, "preflight", fail)
    assert dev.main(["shots"]) == 1
    assert capsys.readouterr().out == "Masih kurang: libEGL.so.1.\n"


@pytest.mark.parametrize("argv", [[], ["salah"]])
def test_wrong_usage_is_exit_code_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        dev.main(argv)
    assert caught.value.code == 2


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        dev.main(["--help"])
    assert caught.value.code == 0
    out = capsys.readouterr().out
    assert all(re.search(rf"^    {name}\b", out, re.MULTILINE) for name in dev.COMMANDS)


def locked() -> dict[str, str]:
    """Package name -> its block in the lock."""
    blocks = re.split(r"^(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", LOCK, flags=re.MULTILINE), flags=re.MULTILINE)
    return {block.split("==")[0]: block for block in blocks if block.strip()}


def test_the_lock_pins_and_hashes_everything_and_holds_no_address() -> None:
    assert "://" not in LOCK
    for name, block in locked().items():
        assert re.match(r"[a-z0-9-]+==\S+", block), name
        assert "--hash=sha256:" in block, name


def test_the_lock_covers_every_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~; \[]", text)[0].lower().replace("_", "-") for text in declared}
    assert names <= set(locked())


def test_the_notices_name_every_shipped_library() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (ROOT / "resources" / "lisensi" / "LISENSI-PIHAK-KETIGA.txt").read_text(encoding="utf-8").lower()
    for requirement in project["dependencies"]:
        name = re.split(r"[<>=\[]", requirement)[0].lower()
        version = re.search(r"==(\S+)", locked()[name.replace("_", "-")])
        assert version is not None
        assert re.search(rf"^{re.sub('[-_]', '[-_]', name)} {re.escape(version[1])}$", text, re.MULTILINE), requirement
    assert "gnu lesser general public license" in text
