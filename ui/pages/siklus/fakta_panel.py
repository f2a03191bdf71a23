"""Part "Catatan tahap": the facts of a stage in the form of its kind, and the papers that are made of them."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from lkm_desktop.documents import DOKUMEN
from ui import mnemonics
from ui.pages import preview_papers
from ui.pages.siklus.fakta_form import FaktaForm
from ui.pages.siklus.fakta_source import FaktaSource, Kertas, StageFacts
from ui.widgets import looks

if TYPE_CHECKING:
    from lkm_desktop.services.fakta_borang import BorangFakta
    from ui.page import Page

_NONE = "Tahap ini tidak punya catatan khusus. Bila perlu, pilih catatan khususnya waktu mengubah tahap."
_ELECTION = "Hasil pemilihan dicatat di halaman pemilihan: panitia, pemilih, penghitungan tiap RT, dan hasilnya."


class FaktaPanel(QWidget):
    """`show_stage` from the page; the page passes Ctrl+S to `save` and leaving to `keep_draft`. `meetings_wanted` when
    a paper waits for a meeting and the user goes to plan it."""

    meetings_wanted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._ctx = page, page.ctx
        self.source = FaktaSource(page.ctx)
        self.facts: StageFacts | None = None
        self._forms: list[FaktaForm] = []
        self.form: FaktaForm | None = None
        self.words = looks.label("", "muted", wrap=True)
        self.election_button = looks.button("Buka pemilihan", self.open_election, "arrow-right")
        plain = QWidget()
        lines = QVBoxLayout(plain)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.addWidget(self.words)
        lines.addLayout(looks.row(self.election_button, None))
        lines.addStretch(1)
        self._plain = plain
        self._papers = QHBoxLayout()
        self._papers.setSpacing(8)
        self.paper_buttons: dict[str, QPushButton] = {}
        self._paper: dict[str, Kertas] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(plain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._papers)
        layout.addWidget(self._stack, 1)

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not stored."""
        return self.form is not None and self.form.dirty

    def show_stage(self, tahap_id: str) -> None:
        """Show the facts of a stage; what is being typed for the same stage stays. Raises LkmError when it is gone."""
        if self.facts is not None and self.facts.id != tahap_id:
            self.keep_draft()
        facts = self.source.facts(tahap_id)
        self.facts = facts
        form = facts.borang
        if form is None or not form.fakta:
            self._show_plain(form)
            return
        self.form = self._form_of(form)
        self._stack.setCurrentWidget(self.form)
        self.form.show_record(facts)
        self._show_papers(facts.kertas)
        for one, following in pairwise([*self.paper_buttons.values(), self.form.stops()[0]]):
            QWidget.setTabOrder(one, following)  # papers stand above the first field
        self.form.order_tabs()
        self._letters()

    def _show_plain(self, form: BorangFakta | None) -> None:
        self.form = None
        self.words.setText(_NONE if form is None else _ELECTION)
        self.election_button.setVisible(form is not None)
        self._stack.setCurrentWidget(self._plain)
        self._show_papers(())

    def _form_of(self, borang: BorangFakta) -> FaktaForm:
        found = next((one for one in self._forms if one.borang == borang), None)
        if found is None:
            found = FaktaForm(self.source, borang)
            found.saved.connect(self.reload)
            self._forms.append(found)
            self._stack.addWidget(found)
        return found

    def reload(self) -> None:
        """Read the stage again; what is being typed stays."""
        if self.facts is not None:
            self.show_stage(self.facts.id)

    def _show_papers(self, papers: tuple[Kertas, ...]) -> None:
        """A button for each paper. The same papers keep their buttons, and with them their Alt keys and the focus."""
        self._paper = {paper.kunci: paper for paper in papers}
        if list(self._paper) == list(self.paper_buttons):
            return
        while (item := self._papers.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)  # at once: what waits to be deleted would still hold its Alt key
                old.deleteLater()
        self.paper_buttons = {}
        for key in self._paper:
            words = preview_papers.label(key, self._ctx.office.istilah)
            self.paper_buttons[key] = looks.button(words, partial(self.open_paper, key), "printer")
            self._papers.addWidget(self.paper_buttons[key])
        if papers:
            self._papers.addStretch(1)

    def _letters(self) -> None:
        if self.isVisible():
            mnemonics.refresh(self)

    # --- what can be done -------------------------------------------------------------------------------------------

    def open_paper(self, kunci: str) -> None:
        """Save what is typed, then the print preview of a paper; what it waits for while it cannot be made."""
        paper = self._paper[kunci]
        if paper.perlu and paper.rapat is None:
            words = preview_papers.label(kunci, self._ctx.office.istilah)
            self._page.say("info", f"{words} dibuat dari rapatnya, dan tahap ini belum punya rapat. Rencanakan atau "
                           "kaitkan rapat itu pada kegiatannya.", ("Ke kegiatan", self.meetings_wanted.emit))
            mnemonics.refresh(self)
            return
        if self.facts is None or (self.dirty and not self.save()):
            return
        if paper.rapat is not None:
            found, name, day = paper.rapat
            wanted = preview_papers.request(self._ctx, paper.kunci, rapat_id=found, name=name, day=day)
        else:
            named = DOKUMEN[paper.kunci].subjek == "tahap"
            wanted = preview_papers.request(
                self._ctx, paper.kunci, subjek=self.facts.id if named else "", name=self.facts.nilai.nama
            )
        self._ctx.go("pratinjau", request=wanted)

    def open_election(self) -> None:
        """The page of the election of this stage."""
        if self.facts is not None:
            self._ctx.go("pemilihan", siklus_id=self.facts.nilai.siklus_id, tahap_id=self.facts.id)

    def save(self) -> bool:
        """Ctrl+S: store what is typed; false when something is wrong or there is nothing to store."""
        return self.form is not None and self.form.save()

    def keep_draft(self) -> None:
        """Another stage or page is about to be shown: what is typed waits."""
        if self.form is not None:
            self.form.keep_draft()

    def resume(self) -> None:
        """Go on at once with what was left unsaved."""
        if self.form is not None:
            self.form.resume()

    def start(self) -> None:
        """The keys go to the first field."""
        if self.form is not None:
            self.form.start()
        elif self.election_button.isVisible():
            self.election_button.setFocus()
