"""Alt keys: every button and field label of a page gets a letter of its own, and none of the menu bar's.

Letters written into the texts ("&Kertas") always win. The others are given by a rule that looks at what the page holds
and at what of it is on show, never at what was on show before: the same page has the same letters on every visit.
"""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QRadioButton, QStackedWidget, QTabBar, QToolButton, QWidget

#: letters of the menu bar: Berkas, Ubah, Tampilan, Data, Cetak, Bantuan
MENU = frozenset("butdcn")


def letter(text: str) -> str:
    """The key in a text with an ampersand, lower case; empty when there is none ("&&" is a plain one)."""
    rest = text.replace("&&", "")
    at = rest.find("&")
    return rest[at + 1].lower() if 0 <= at < len(rest) - 1 else ""


def without_key(text: str) -> str:
    """The text as it was before `with_key`."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&&")


def candidates(text: str) -> list[int]:
    """Positions where a key could go: first letters of words before the others."""
    first = [i for i, c in enumerate(text) if c.isalnum() and (i == 0 or not text[i - 1].isalnum())]
    rest = [i for i, c in enumerate(text) if c.isalnum() and i not in first]
    return first + rest


def with_key(text: str, taken: set[str]) -> str:
    """The text with an ampersand before a free letter, which becomes taken; unchanged when none is free."""
    if letter(text):
        taken.add(letter(text))
        return text
    plain = text.replace("&&", "\0\0")
    for at in candidates(plain):
        key = plain[at].lower()
        if key.isascii() and key not in taken and key != "\0":
            taken.add(key)
            return f"{plain[:at]}&{plain[at:]}".replace("\0\0", "&&")
    return text


def kept(widget: QWidget, text: str) -> str:
    """Other words for a widget, with the letter that was given to it before; as they are when they have it not."""
    given = str(widget.property("huruf") or "")
    plain = text.replace("&&", "\0\0")
    if not given or letter(text):
        return text
    at = next((i for i in candidates(plain) if plain[i].lower() == given), -1)
    return text if at < 0 else f"{plain[:at]}&{plain[at:]}".replace("\0\0", "&&")


def refresh(widget: QWidget) -> None:
    """Give keys anew on the page that holds a widget, after something on it was shown or hidden."""
    page: QWidget | None = widget
    while page is not None and page.property("halaman") is not True:
        page = page.parentWidget()
    if page is not None and page.isVisible():
        assign(page)


def assign(root: QWidget) -> None:
    """Give keys to every button and buddy label below `root`, on show or hidden for now.

    What is hidden has a letter too, so that nothing changes when it appears. Only what finds no letter of its own
    borrows one of something that is hidden. Parts of a stack that are turned away do not count.
    """
    taken = set(MENU)
    for bar in root.findChildren(QTabBar):
        taken.update(letter(bar.tabText(i)) for i in range(bar.count()))
    for button in root.findChildren(QAbstractButton):
        held = button.shortcut().toString()
        if not button.text() and held.startswith("Alt+"):
            taken.add(held.removeprefix("Alt+").lower())
    waiting: list[QAbstractButton | QLabel] = []
    for widget in _labelled(root):
        key = letter(widget.text())
        if key and key != widget.property("huruf"):
            taken.add(key)
        else:
            waiting.append(widget)
    waiting.sort(key=_rank)
    shown = {id(widget) for widget in waiting if widget.isVisibleTo(root)}
    without: list[QAbstractButton | QLabel] = []
    borrowed = set(taken)
    for widget in waiting:
        key = _give(widget, taken)
        if id(widget) in shown:
            borrowed.add(key)
            if not key:
                without.append(widget)
    for widget in without:
        _give(widget, borrowed)


def _give(widget: QAbstractButton | QLabel, taken: set[str]) -> str:
    """Write a free letter into a widget's text, or none; returns the letter."""
    name, given = widget.accessibleName(), str(widget.property("huruf") or "")
    plain = without_key(widget.text()) if given and letter(widget.text()) == given else widget.text()
    text = with_key(plain, taken)
    key = letter(text)
    widget.setProperty("huruf", key)
    if text != widget.text():
        widget.setText(text)
    if name and widget.accessibleName() != name:
        widget.setAccessibleName(name)
    return key


def _labelled(root: QWidget) -> list[QAbstractButton | QLabel]:
    found: list[QAbstractButton | QLabel] = []
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QLabel):
            if widget.buddy() is not None and widget.text() and not _turned_away(widget, root):
                found.append(widget)
        elif (
            isinstance(widget, QAbstractButton) and widget.text() and not isinstance(widget, QToolButton)
            and widget.objectName() != "keping" and not widget.property("tanpa_huruf")
            and not _turned_away(widget, root)
        ):  # fmt: skip
            found.append(widget)
    return found


def _turned_away(widget: QWidget, root: QWidget) -> bool:
    """Whether a widget lies on a part of a stack that is not the one in front."""
    child, parent = widget, widget.parentWidget()
    while parent is not None and child is not root:
        if isinstance(parent, QStackedWidget) and parent.currentWidget() is not child:
            return True
        child, parent = parent, parent.parentWidget()
    return False


def _rank(widget: QAbstractButton | QLabel) -> int:
    """The primary button chooses first, then buttons, labels from top to bottom, the words of a field that has a label,
    last what a message offers and what comes and goes: nobody else's letter may wander for it."""
    parent = widget.parentWidget()
    if widget.property("sementara") or (parent is not None and parent.objectName() == "pesan"):
        return 4
    if isinstance(widget, QRadioButton):
        return 3
    if widget.objectName() == "primary":
        return 0
    return 1 if isinstance(widget, QAbstractButton) else 2
