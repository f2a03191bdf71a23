"""Rules of the code of the papers: no markup engine, no unembedded typeface, no file written."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from reportlab import rl_config

import lkm_desktop.documents
import lkm_desktop.documents.fonts

FILES = sorted(Path(lkm_desktop.documents.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_markup_and_no_file(path: Path) -> None:
    """ReportLab's Paragraph reads markup and may embed local files that a name points to (reliability.md 3.10)."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert "Helvetica" not in source
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("reportlab.platypus"), path
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            assert name not in {"Paragraph", "write_bytes", "write_text"}, path
            if name == "open":
                assert ast.unparse(node.func) == "Image.open", path


def test_streams_are_binary() -> None:
    assert lkm_desktop.documents.fonts.typeface("biasa").name
    assert rl_config.useA85 == 0


def test_every_face_knows_the_same_characters() -> None:
    """`clean` asks one face only."""
    faces = [lkm_desktop.documents.fonts.typeface(style) for style in ("biasa", "tebal", "miring")]
    known = [set(face.font.face.charToGlyph) for face in faces]
    assert known[0] <= known[1]
    assert known[0] <= known[2]
