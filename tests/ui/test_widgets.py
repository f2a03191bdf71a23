"""The small parts: message bar, search, inputs, form, people picker, dialogs' door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from lkm_desktop.fields import Field
from ui import ask as ask_module
from ui.widgets import looks
from ui.widgets.date_edit import DateInput
from ui.widgets.field_form import FieldForm, Group
from ui.widgets.field_inputs import NoSource
from ui.widgets.flow import Flow
from ui.widgets.inputs import ChoiceInput, DigitsInput, LongInput, NumberInput, RadioInput, RtInput
from ui.widgets.message_bar import MessageBar
from ui.widgets.person_picker import PersonInput, PersonPicker
from ui.widgets.search_box import SearchBox

FORM = (
    Field("nama", "Nama lengkap", required=True),
    Field("jenis_kelamin", "L/P", "jk", choices=(("L", "Laki-laki"), ("P", "Perempuan"))),
    Field("tempat_lahir", "Tempat lahir", "saran"),
    Field("tanggal_lahir", "Tanggal lahir", "tanggal"),
    Field("rt", "RT", "rt"),
    Field("rw", "RW", "rt"),
    Field("status", "Keadaan", "pilihan", required=True, choices=(("a", "Aktif"), ("b", "Pindah"), ("c", "Lain"))),
    Field("miskin", "Miskin", "ya_tidak"),
    Field("catatan", "Catatan", "panjang"),
)


@pytest.fixture
def form(qtbot: QtBot) -> FieldForm:
    """A form with one field of every usual kind."""
    made = FieldForm([Group("Data diri", FORM)], NoSource())
    qtbot.addWidget(made)
    made.resize(500, 500)
    made.show()
    return made


# --- message bar and search -------------------------------------------------------------------------------------------


def test_the_bar_tells_and_acts_once(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    done: list[str] = []
    assert bar.isHidden()
    bar.say("ok", "Siti Aminah dipindahkan ke Sampah.", ("Urungkan", lambda: done.append("urung")))
    assert bar.text == "Siti Aminah dipindahkan ke Sampah."
    assert bar.accessibleName() == "Berhasil: Siti Aminah dipindahkan ke Sampah."
    bar.buttons()[0].click()
    assert done == ["urung"]
    assert bar.isHidden()


def test_a_message_is_plain_text(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.say("warn", "<b>Budi</b> & <i>Siti</i>")
    label = next(child for child in bar.findChildren(QLabel) if "Budi" in child.text())
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_searching_waits_for_a_pause_and_escape_clears(qtbot: QtBot) -> None:
    box = SearchBox("Cari warga")
    qtbot.addWidget(box)
    told: list[str] = []
    box.searched.connect(told.append)
    QTest.keyClicks(box, "siti")
    assert told == []
    qtbot.waitUntil(lambda: told == ["siti"], timeout=2000)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert told == ["siti", ""]
    assert box.text() == ""


# --- inputs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [("21/9/15", date(2015, 9, 21)), ("21 sep 2015", date(2015, 9, 21)), ("", None), ("-", None)],
)
def test_a_date_is_read_as_typed_and_empty_stays_empty(qtbot: QtBot, typed: str, day: date | None) -> None:
    edit = DateInput()
    qtbot.addWidget(edit)
    edit.setText(typed)
    edit.tidy()
    assert edit.value() == day
    assert edit.problem() == ""
    assert edit.text() == (day.strftime("%d-%m-%Y") if day else typed)


def test_a_wrong_date_is_kept_as_typed_and_explained(qtbot: QtBot) -> None:
    edit = DateInput()
    qtbot.addWidget(edit)
    edit.setText("31 feb 2024")
    edit.tidy()
    assert edit.text() == "31 feb 2024"
    assert edit.value() is None
    assert "31 Februari 2024" in edit.problem()


def test_a_birth_date_never_lies_in_the_future(qtbot: QtBot) -> None:
    edit = DateInput(past=True)
    qtbot.addWidget(edit)
    edit.setText("17/08/45")
    assert edit.value() == date(1945, 8, 17)
    assert edit.note().endswith(" th")


def test_numbers_rt_and_digits_are_tidied(qtbot: QtBot) -> None:
    number, rt, nik = NumberInput(), RtInput(), DigitsInput()
    for edit in (number, rt, nik):
        qtbot.addWidget(edit)
    number.setText("dua")
    assert number.problem()
    number.setText("1.250")
    assert (number.value(), number.problem()) == (1250, "")
    rt.setText("3")
    rt.tidy()
    assert rt.text() == "03"
    nik.setText("6371 0317-0870.0001")
    nik.tidy()
    assert nik.text() == "6371031708700001"


def test_the_wheel_never_changes_a_choice(qtbot: QtBot) -> None:
    edit = ChoiceInput((("a", "Satu"), ("b", "Dua")), required=True)
    qtbot.addWidget(edit)
    edit.show()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )
    QApplication.sendEvent(edit, wheel)
    assert edit.value() == "a"


def test_a_stored_code_outside_the_list_is_shown_not_lost(qtbot: QtBot) -> None:
    edit = ChoiceInput((("a", "Satu"),))
    qtbot.addWidget(edit)
    edit.set_value("lama")
    assert edit.value() == "lama"
    edit.set_value(None)
    assert edit.value() is None


def test_radio_letters_choose_and_backspace_empties(qtbot: QtBot) -> None:
    edit = RadioInput((("L", "Laki-laki"), ("P", "Perempuan")), "L/P")
    qtbot.addWidget(edit)
    edit.show()
    assert edit.value() is None
    QTest.keyClick(edit, Qt.Key.Key_P)
    assert edit.value() == "P"
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.value() is None
    assert [radio.accessibleName() for radio in edit.radios] == ["L/P: Laki-laki", "L/P: Perempuan"]


def test_tab_leaves_a_long_field(qtbot: QtBot) -> None:
    edit = LongInput()
    qtbot.addWidget(edit)
    assert edit.tabChangesFocus()


# --- form -------------------------------------------------------------------------------------------------------------


def test_a_form_gives_back_what_it_was_given(form: FieldForm) -> None:
    values = {
        "nama": "Hj. Noor Hasanah", "jenis_kelamin": "P", "tempat_lahir": "Barabai",
        "tanggal_lahir": date(1965, 11, 30),
        "rt": "06", "rw": "03", "status": "b", "miskin": False, "catatan": "baris satu\nbaris dua", "id": "abc",
    }
    form.set_values(values)
    assert form.values() == values


def test_an_empty_form_gives_nothing_and_names_what_is_required(form: FieldForm) -> None:
    form.set_values({})
    values = form.values()
    assert values.pop("status") == "a"
    assert all(value is None for value in values.values())
    assert form.problems() == {"nama": "Nama lengkap perlu diisi."}


def test_enter_goes_to_the_next_field_and_ends_after_the_last(form: FieldForm, qtbot: QtBot) -> None:
    form.set_values({})
    finished: list[bool] = []
    form.finished.connect(lambda: finished.append(True))
    form.activateWindow()
    form.inputs["nama"].setFocus()
    seen = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Return)
        now = QApplication.focusWidget()
        seen.append(next((k for k, e in form.inputs.items() if e is now or e.isAncestorOf(now)), ""))
    assert seen == ["jenis_kelamin", "tempat_lahir", "tanggal_lahir", "rt", "rw", "status"]
    miskin = form.inputs["miskin"].radios[0]
    QTest.keyClick(miskin, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.inputs["catatan"]
    assert not finished


def test_messages_stand_under_their_fields_in_words(form: FieldForm) -> None:
    form.show_messages([("nama", "salah", "Nama harus diisi."), ("rt", "peringatan", "RT 99 belum pernah dipakai.")])
    shown = [label.text() for label in form.findChildren(QLabel) if label.isVisible()]
    assert "Nama harus diisi." in shown
    assert "RT 99 belum pernah dipakai." in shown
    assert form.inputs["nama"].property("salah") is True
    assert form.inputs["rt"].property("awas") is True
    form.clear_messages()
    assert form.inputs["nama"].property("salah") is False


def test_labels_are_buddies_of_their_fields(form: FieldForm) -> None:
    assert form.labels["nama"].buddy() is form.inputs["nama"]
    assert form.labels["tempat_lahir"].text() == "Tempat, tanggal lahir"
    for key, edit in form.inputs.items():
        assert edit.accessibleName(), key


def test_a_wrong_date_survives_in_the_draft(form: FieldForm) -> None:
    form.set_values({"nama": "Budi"})
    form.inputs["tanggal_lahir"].setText("31 feb 1970")
    assert form.texts()["tanggal_lahir"] == "31 feb 1970"
    assert form.values()["tanggal_lahir"] is None
    assert "tanggal_lahir" in form.problems()


# --- people -----------------------------------------------------------------------------------------------------------


@dataclass
class Found:
    """A person as the search gives it."""

    id: str
    nama: str
    jk: str = "P"
    rt: str = "03"
    rw: str = "01"
    peran: str = ""


PEOPLE = (Found("1", "Siti Aminah"), Found("2", "Siti Fatimah", peran="Relawan"), Found("3", "Budi", "L"))


def search(text: str, limit: int) -> list[Found]:
    """People whose name contains the text."""
    return [person for person in PEOPLE if text.lower() in person.nama.lower()][:limit]


def name_of(person_id: str) -> str:
    """The name of a person."""
    return next(person.nama for person in PEOPLE if person.id == person_id)


def test_the_picker_finds_picks_and_offers_a_new_person(qtbot: QtBot) -> None:
    picker = PersonPicker(search)
    qtbot.addWidget(picker)
    picker.show()
    picked: list[str] = []
    wanted: list[str] = []
    picker.picked.connect(picked.append)
    picker.new_wanted.connect(wanted.append)
    picker.start()
    assert picker.hits.count() == 3
    picker.box.setText("fatimah")
    picker.box.tell_now()
    assert [picker.hits.item(i).text() for i in range(picker.hits.count())] == [
        "Siti Fatimah  ·  P  ·  RT 03/01  ·  Relawan"]
    QTest.keyClick(picker.box, Qt.Key.Key_Return)
    assert picked == ["2"]
    picker.box.setText("Joko")
    picker.new.click()
    assert wanted == ["Joko"]


def test_a_person_field_holds_an_id_and_refuses_a_bare_name(qtbot: QtBot) -> None:
    edit = PersonInput(search, name_of)
    qtbot.addWidget(edit)
    edit.set_value("2")
    assert (edit.text(), edit.value(), edit.problem()) == ("Siti Fatimah", "2", "")
    edit.clear()
    QTest.keyClicks(edit, "Siti")
    assert edit.value() is None
    assert "Pilih orangnya" in edit.problem()
    edit.clear()
    QTest.keyClicks(edit, "budi")
    edit.tidy()
    assert edit.value() == "3"


# --- looks ------------------------------------------------------------------------------------------------------------


def test_a_long_title_never_forces_the_window_wider(qtbot: QtBot) -> None:
    title = looks.Elided("Rapat koordinasi LKM dan Unit Pengelola bersama seluruh ketua RT se-kelurahan " * 3, "h1")
    qtbot.addWidget(title)
    title.resize(300, 30)
    title.show()
    assert title.minimumSizeHint().width() < 400
    assert title.text().endswith("…")
    assert title.toolTip().startswith("Rapat koordinasi")


def test_flow_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = Flow(box)
    for _ in range(6):
        edit = QLineEdit()
        edit.setFixedSize(100, 20)
        flow.addWidget(edit)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(330) == 48
    box.resize(330, 100)
    box.show()
    tops = sorted({edit.y() for edit in box.findChildren(QLineEdit)})
    assert tops == [0, 28]


# --- the real dialogs -------------------------------------------------------------------------------------------------


def test_real_dialogs_answer_and_leave_nothing_behind(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    shown: list[Any] = []

    def press_first(box: QMessageBox) -> int:
        shown.append([button.text() for button in box.buttons()])
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press_first)
    monkeypatch.setattr(ask_module, "_parent", lambda: host)
    door = ask_module.QtDoor()
    answers = [door.confirm("Pulihkan", "Yakin?", "Pulihkan") for _ in range(5)]
    assert set(map(tuple, shown)) <= {("Pulihkan", "Batal"), ("Batal", "Pulihkan")}
    assert len(set(answers)) == 1
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert host.findChildren(QMessageBox) == []
