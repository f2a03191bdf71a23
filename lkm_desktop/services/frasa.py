"""The office's own phrases: what its minutes said before, ranked by use, and a list that it keeps itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from lkm_desktop.domain import Agenda, Keputusan, Rapat, Templat, TindakLanjut
from lkm_desktop.errors import FieldErrors
from lkm_desktop.names import plain

#: longest phrase that is offered, in characters, and how many the office may keep itself
TERPANJANG, TERBANYAK = 160, 200
#: rows of minutes that are looked at, the newest first
_DILIHAT = 1500
_KODE = "frasa/"
_KALIMAT = re.compile(r"(?<=[.!?;])\s+|\n+")
#: a beginning that decisions share is offered from so many words on, up to so many
_AWAL = (3, 8)


def sendiri(s: Session) -> list[str]:
    """The phrases that the office keeps itself, in its own order."""
    query = select(Templat.teks).where(Templat.kode.startswith(_KODE, autoescape=True)).order_by(Templat.kode)
    return list(s.scalars(query))


def rapi(frasa: Iterable[str]) -> list[str]:
    """Typed phrases as they are kept, without blank and double ones.

    Raises FieldErrors (key `frasa`) when one is too long or there are too many.
    """
    kept: dict[str, str] = {}
    for text in (" ".join(line.split()) for line in frasa):
        if len(text) > TERPANJANG:
            short = f"{text[:40]}…"
            raise FieldErrors({"frasa": f"Frasa “{short}” terlalu panjang; paling banyak {TERPANJANG} huruf."})
        if text:
            kept.setdefault(plain(text) or text, text)
    if len(kept) > TERBANYAK:
        raise FieldErrors({"frasa": f"Paling banyak {TERBANYAK} frasa; yang tertulis {len(kept)}."})
    return list(kept.values())


def simpan(s: Session, frasa: Iterable[str]) -> None:
    """Replace the office's own phrases. Raises FieldErrors like `rapi`."""
    wanted = {f"{_KODE}{n:03}": text for n, text in enumerate(rapi(frasa), 1)}
    query = select(Templat).where(Templat.kode.startswith(_KODE, autoescape=True))
    there = {row.kode: row for row in s.scalars(query)}
    for kode, text in wanted.items():
        row = there.pop(kode, None)
        if row is None:
            s.add(Templat(kode=kode, teks=text))
        elif row.teks != text:
            row.teks = text
    for row in there.values():
        s.delete(row)
    s.flush()


def acara(s: Session, batas: int = 100) -> list[str]:
    """Points of earlier agendas, the most used first."""
    return _ranked(_texts(s, Agenda.pokok, Agenda), batas)


def semua(s: Session, batas: int = 400) -> list[str]:
    """Phrases to complete with: the office's own first, then those of earlier minutes, the most used first.

    Points of agendas, sentences of openings and closings, decisions and follow-ups with the beginnings that they share.
    """
    heads = [text for column in (Rapat.pembukaan, Rapat.penutup) for text in _texts(s, column, Rapat)]
    decided = [*_texts(s, Keputusan.isi, Keputusan), *_texts(s, TindakLanjut.isi, TindakLanjut)]
    sentences = [part for text in (*heads, *decided) for part in _sentences(text)]
    used = _ranked([*_texts(s, Agenda.pokok, Agenda), *sentences, *_beginnings(decided)], batas)
    own = sendiri(s)
    known = {plain(text) for text in own}
    return (own + [text for text in used if plain(text) not in known])[:batas]


def _texts(s: Session, column: object, entity: type[Agenda | Rapat | Keputusan | TindakLanjut]) -> list[str]:
    """Texts of a column in meetings that are not in the Sampah, the newest first."""
    query = select(column).where(entity.dihapus.is_(None))  # type: ignore[call-overload]
    if entity is not Rapat:
        query = query.join(Rapat, Rapat.id == entity.rapat_id).where(Rapat.dihapus.is_(None))  # type: ignore[union-attr]
    return [text for text in s.scalars(query.order_by(Rapat.tanggal.desc()).limit(_DILIHAT)) if text]


def _sentences(text: str) -> list[str]:
    return [part for part in (" ".join(part.split()) for part in _KALIMAT.split(text)) if 3 < len(part) <= TERPANJANG]


def _beginnings(texts: Sequence[str]) -> list[str]:
    """First words that at least two different texts share, as often as they do; only the longest of equal use."""
    counts: Counter[tuple[str, ...]] = Counter()
    for text in dict.fromkeys(texts):
        words = text.split()
        counts.update(tuple(words[:length]) for length in range(_AWAL[0], min(len(words), _AWAL[1] + 1)))
    shared = {words: count for words, count in counts.items() if count > 1}
    longer = {words[:-1]: count for words, count in shared.items()}
    return [" ".join(words) for words, count in shared.items() if longer.get(words) != count for _ in range(count)]


def _ranked(texts: Iterable[str], batas: int) -> list[str]:
    """Each text once, by how often it was used, the newest spelling."""
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in (" ".join(text.split()) for text in texts):
        if 3 < len(text) <= TERPANJANG:
            key = plain(text)
            spelled.setdefault(key, text)
            counts[key] += 1
    return [spelled[key] for key, _ in counts.most_common(batas)]


def cocok(frasa: Sequence[str], ketikan: str, banyak: int = 6) -> list[tuple[str, int]]:
    """What may complete a line typed so far: (phrase, how many typed characters it replaces), the best first.

    The word being typed must have three letters or more. As many typed words as possible are matched, so that "Rapat
    dibuka o" finds "Rapat dibuka oleh Koordinator", and "pak abdul" finds "Abdul Rahman".
    """
    words = list(re.finditer(r"\S+", ketikan))
    if not words or ketikan[-1:].isspace() or sum(c.isalpha() for c in words[-1].group()) < 3:
        return []
    found: dict[str, int] = {}
    folded = [(text, text.casefold()) for text in frasa]
    for first in range(max(len(words) - 12, 0), len(words)):
        start = words[first].start()
        typed = " ".join(ketikan[start:].split()).casefold()
        for text, low in folded:
            if text not in found and low.startswith(typed) and len(low) > len(typed):
                found[text] = len(ketikan) - start
    return list(found.items())[:banyak]
