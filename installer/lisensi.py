"""Write resources/lisensi/LISENSI-PIHAK-KETIGA.txt from the wheels that the program needs (python3 dev.py lisensi).

Run with the interpreter of `.venv`. The list is the closure of `project.dependencies`; tools for development are not
shipped and not listed. Fonts, icons and the licence texts that wheels leave out are added from `resources/`.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import Distribution, PackagePath, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
TARGET = RESOURCES / "lisensi" / "LISENSI-PIHAK-KETIGA.txt"
RULE = "=" * 78
# Files that stand for other platforms or builds than the wheels we ship.
FOREIGN = ("musl", "android", "v8_xfa")
EXTRA = (
    ("Liberation Sans, Liberation Serif", "SIL Open Font License 1.1", RESOURCES / "fonts" / "LICENSE.txt"),
    ("Inter", "SIL Open Font License 1.1", RESOURCES / "fonts" / "layar" / "LICENSE.txt"),
    ("Lucide (ikon)", "ISC; sebagian MIT", RESOURCES / "icons" / "LICENSE.txt"),
    ("SQLCipher (di dalam sqlcipher3)", "BSD 3-Clause", RESOURCES / "lisensi" / "SQLCIPHER.txt"),
    ("libpq (di dalam psycopg-binary)", "PostgreSQL License", RESOURCES / "lisensi" / "POSTGRESQL.txt"),
    ("OpenSSL 3 (di dalam sqlcipher3 dan psycopg-binary)", "Apache-2.0", RESOURCES / "lisensi" / "APACHE-2.0.txt"),
    ("GNU Lesser General Public License 3", "untuk Qt, PySide6, shiboken6, psycopg",
     RESOURCES / "lisensi" / "LGPL-3.0.txt"),
    ("GNU General Public License 3", "dirujuk oleh LGPL 3", RESOURCES / "lisensi" / "GPL-3.0.txt"),
)
INTRO = """LISENSI PIHAK KETIGA

LKM Desktop (lisensi MIT, berkas LICENSE) memakai karya di bawah ini. Qt, PySide6, shiboken6, dan psycopg dipakai
menurut LGPL 3: berkas pustakanya terpisah di folder program dan boleh diganti dengan versi lain yang cocok; kode
sumbernya tersedia dari pembuatnya dengan nomor versi yang tertulis di sini.
"""


def normal(name: str) -> str:
    """The spelling of a package name that compares equal (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def closure(direct: list[str]) -> list[Distribution]:
    """The installed distributions that these requirements lead to, by name."""
    found: dict[str, Distribution] = {}
    queue = [Requirement(text) for text in direct]
    while queue:
        requirement = queue.pop()
        if normal(requirement.name) in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        dist = distribution(requirement.name)
        found[normal(requirement.name)] = dist
        queue += [Requirement(text) for text in dist.requires or []]
    return [found[name] for name in sorted(found)]


def licence_name(dist: Distribution) -> str:
    """The licence in one line: SPDX expression, else the licence field, else the classifiers."""
    meta = dist.metadata
    for key in ("License-Expression", "License"):
        value = str(meta[key] or "")
        if value and "\n" not in value:
            return value
    classifiers = [c.rsplit("::", 1)[1].strip() for c in meta.get_all("Classifier") or [] if c.startswith("License")]
    return ", ".join(classifiers) or "lihat teks di bawah"


def licence_files(dist: Distribution) -> list[PackagePath]:
    """The licence texts inside the wheel, without those of platforms that we do not ship."""
    wanted = re.compile(r"\.dist-info/(licenses/.+|(LICEN[CS]E|COPYING|NOTICE)[^/]*)$", re.IGNORECASE)
    files = [file for file in dist.files or [] if wanted.search(file.as_posix())]
    return sorted(file for file in files if not any(word in file.as_posix() for word in FOREIGN))


def section(title: str, licence: str, text: str) -> str:
    """One entry of the notices."""
    return f"{RULE}\n{title}\nLisensi: {licence}\n{RULE}\n\n{text.strip()}\n"


def wheel_section(dist: Distribution) -> str:
    """The entry of one installed wheel, with every licence text that it carries."""
    texts = []
    for file in licence_files(dist):
        body = Path(str(dist.locate_file(file))).read_text(encoding="utf-8", errors="replace")
        texts.append(f"[{file.name}]\n\n{body.strip()}")
    text = "\n\n".join(texts) or "Teks lisensinya dimuat di bagian akhir berkas ini."
    return section(f"{dist.metadata['Name']} {dist.version}", licence_name(dist), text)


def notices() -> str:
    """The whole text."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = [INTRO, *(wheel_section(dist) for dist in closure(project["dependencies"]))]
    parts += [section(title, licence, path.read_text(encoding="utf-8")) for title, licence, path in EXTRA]
    text = "\n".join(parts).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "")
    return "\n".join(line.rstrip() for line in text.split("\n"))


def main() -> int:
    """Write the file; exit code 0."""
    TARGET.write_text(notices(), encoding="utf-8", newline="\n")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
