"""How alike two names are, in whatever spelling: titles left out, old and new spelling equal, initials understood.

Spelling habits: oe/u, dj/j, tj/c, sj/sy, ch/kh/h, y/j, v and p for f, z for j, q for k, doubled letters, an h at the
end.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from lkm_desktop.names import fold

#: (written, as compared), in this order
_EJAAN = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "s"), ("sy", "s"), ("nj", "ny"), ("kh", "h"), ("ch", "h"),
    ("dh", "d"), ("th", "t"), ("dz", "j"), ("zh", "j"), ("ph", "f"), ("v", "f"), ("p", "f"), ("z", "j"), ("y", "j"),
    ("q", "k"), ("x", "ks"), ("ee", "i"), ("oo", "u"), ("ie", "i"), ("ei", "ai"),
)  # fmt: skip
#: short forms that stand for a whole name, as they are compared
_PENDEK = {"abd": "abdul", "abdl": "abdul", "abdel": "abdul", "ahm": "ahmad", "ahmd": "ahmad", "ahmed": "ahmad",
           "ahmat": "ahmad", "muhamad": "muhamad", "nor": "nur"}  # fmt: skip
#: names so common that they tell nobody apart; the rest of the name weighs more
_UMUM = frozenset({"muhamad", "ahmad", "siti", "nur", "abdul", "sri", "dewi", "putri", "gusti", "raden"})
_BERAT_SISA = 0.7
#: two words of a name count as the same from here on, 0 to 100
_KATA_SAMA = 82.0
_INISIAL = 88.0


@lru_cache(maxsize=32768)
def ejaan(nama: str) -> str:
    """The name as it sounds: folded, one spelling for all habits, no doubled letters."""
    return " ".join(_kata(word) for word in fold(nama).split())


@lru_cache(maxsize=16384)
def _kata(word: str) -> str:
    for old, new in _EJAAN:
        word = word.replace(old, new)
    word = re.sub(r"(.)\1+", r"\1", word)
    if len(word) > 3 and word.endswith("h"):
        word = word[:-1]
    return _PENDEK.get(word, word)


def mirip_nama(a: str, b: str) -> float:
    """How alike two names are, 0 to 100; 100 only for the same letters after folding."""
    if fold(a) == fold(b):
        return 100.0
    return mirip_ejaan(ejaan(a), ejaan(b))


def mirip_ejaan(a: str, b: str) -> float:
    """The same for two results of `ejaan`; at most 98, for equal ones: another spelling of the same name."""
    if a == b:
        return 98.0
    found = max(_huruf(a, b), _kata_demi_kata(a.split(), b.split()))
    rest_a, rest_b = _sisa(a, b)
    if rest_a and rest_b:
        rest = max(_huruf(rest_a, rest_b), _kata_demi_kata(rest_a.split(), rest_b.split()))
        found = (1 - _BERAT_SISA) * found + _BERAT_SISA * rest
    return min(found, 97.0)


def _huruf(a: str, b: str) -> float:
    """Letters in their order, words in any order, or written together ("nor laila", "norlaila")."""
    return max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b), fuzz.ratio(a.replace(" ", ""), b.replace(" ", "")) - 2)


def _sisa(a: str, b: str) -> tuple[str, str]:
    """Both names without the common words that they share; empty when they share none, or one is nothing else."""
    shared = set(a.split()) & set(b.split()) & _UMUM
    if not shared:
        return "", ""
    return tuple(" ".join(w for w in name.split() if w not in shared) for name in (a, b))  # type: ignore[return-value]


def _kata_demi_kata(a: list[str], b: list[str]) -> float:
    """Every word of the shorter name finds its own in the longer one, an initial its word; words left over cost.

    One word alone against several is never more than a hint.
    """
    short, long = sorted((a, b), key=len)
    left, total = list(long), 0.0
    for word in short:
        scored = [(_kata_sama(word, other), n) for n, other in enumerate(left)]
        best, place = max(scored, key=lambda one: one[0], default=(0.0, -1))
        if best < _KATA_SAMA:
            return 0.0
        total += best
        left.pop(place)
    mean = total / len(short) if short else 0.0
    most = 84.0 if len(short) == 1 and left else 96.0
    return min(mean - 5.0 * len(left), most)


def _kata_sama(a: str, b: str) -> float:
    if len(a) == 1 or len(b) == 1:
        return _INISIAL if a[:1] == b[:1] else 0.0
    return float(fuzz.ratio(a, b))
