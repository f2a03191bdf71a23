"""Alt keys: every button and field label of a page gets a letter of its own, and none of the menu bar's."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QToolButton, QWidget

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


def with_key(text: str, taken: set[str], wish: str = "") -> str:
    """The text with an ampersand before a free letter, which becomes taken; unchanged when none is free.

    :param wish: the letter this text had before; it gets it again when it is still free.
    """
    if letter(text):
        taken.add(letter(text))
        return text
    plain = text.replace("&&", "\0\0")
    places = candidates(plain)
    for at in sorted(places, key=lambda place: plain[place].lower() != wish) if wish else places:
        key = plain[at].lower()
        if key.isascii() and key not in taken and key != "\0":
            taken.add(key)
            return f"{plain[:at]}&{plain[at:]}".replace("\0\0", "&&")
    return text


def refresh(widget: QWidget) -> None:
    """Give keys anew on the page that holds a widget, after something on it was shown or hidden."""
    page: QWidget | None = widget
    while page is not None and page.property("halaman") is not True:
        page = page.parentWidget()
    if page is not None and page.isVisible():
        assign(page)


def assign(root: QWidget) -> None:
    """Give keys to every visible button and buddy label below `root`; a key once given stays with its widget.

    What is hidden for now keeps its letter too as long as others are free: a learned key never does something else.
    """
    taken = set(MENU)
    waiting: list[QAbstractButton | QLabel] = []
    hidden: set[str] = set()
    for bar in root.findChildren(QTabBar):
        taken.update(letter(bar.tabText(i)) for i in range(bar.count()))
    for widget in _labelled(root):
        key, given = letter(widget.text()), str(widget.property("huruf") or "")
        if not widget.isVisibleTo(root):
            hidden.add(given or key)
        elif key and key != given:
            taken.add(key)
        else:
            waiting.append(widget)
    waiting.sort(key=_rank)
    kept = [widget for widget in waiting if widget.property("huruf")]
    for widget in [*kept, *(widget for widget in waiting if widget not in kept)]:
        _give(widget, taken, hidden)


def _give(widget: QAbstractButton | QLabel, taken: set[str], hidden: set[str]) -> None:
    name, wish = widget.accessibleName(), str(widget.property("huruf") or "")
    plain = without_key(widget.text()) if wish and letter(widget.text()) == wish else widget.text()
    reserved = taken | (hidden - {wish})
    text = with_key(plain, reserved, wish)
    if not letter(text):
        text = with_key(plain, taken, wish)
    if letter(text):
        taken.add(letter(text))
        widget.setProperty("huruf", letter(text))
    if text != widget.text():
        widget.setText(text)
    if name and widget.accessibleName() != name:
        widget.setAccessibleName(name)


def _labelled(root: QWidget) -> list[QAbstractButton | QLabel]:
    found: list[QAbstractButton | QLabel] = []
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QLabel):
            if widget.buddy() is not None and widget.text():
                found.append(widget)
        elif (
            isinstance(widget, QAbstractButton) and widget.text()
            and not isinstance(widget, QToolButton) and widget.objectName() != "keping"
        ):
            found.append(widget)
    return found


def _rank(widget: QAbstractButton | QLabel) -> int:
    """The primary button chooses first, then buttons, labels from top to bottom, last what a message offers."""
    parent = widget.parentWidget()
    if parent is not None and parent.objectName() == "pesan":
        return 3
    if widget.objectName() == "primary":
        return 0
    return 1 if isinstance(widget, QAbstractButton) else 2
