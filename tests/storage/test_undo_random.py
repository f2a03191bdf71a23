"""Whatever people do in whatever order: each undo gives the state before, each redo the state after."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import delete, select, text, update

from lkm_desktop.domain import ANGGOTA, ORANG, RELAWAN, Agenda, Kehadiran, Orang, Organisasi, Penugasan, Rapat, Relawan
from lkm_desktop.errors import LkmError
from lkm_desktop.services import kartu, kehadiran, notulen, rapat, registers, undangan
from lkm_desktop.storage import Store, open_store
from tests.storage.helpers import dump

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(lambda t: t.split())
WORDS = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
PICK = st.integers(0, 30)


class Office(RuleBasedStateMachine):
    """The office, with every state it has been in since the start."""

    template: Path

    @initialize()
    def begin(self) -> None:
        """Open a fresh office."""
        memory = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a sync costs nothing there
        self.folder = Path(tempfile.mkdtemp(prefix="lkm-acak-", dir=memory))
        shutil.copytree(self.template, self.folder / "kantor")
        self.store: Store = open_store(self.folder / "kantor")
        self.states: list[Any] = [dump(self.store)]
        self.at = 0

    def settle(self) -> None:
        """After a step of work: the new state follows this one, and what was undone is gone."""
        now = dump(self.store)
        if now != self.states[self.at]:
            self.states = [*self.states[: self.at + 1], now]
            self.at += 1

    def ids(self, s: Any, entity: type[Any]) -> list[str]:
        """Living rows of an entity in a fixed order."""
        return list(s.scalars(select(entity.id).where(entity.dihapus.is_(None)).order_by(entity.id)))

    def pick(self, s: Any, entity: type[Any], number: int) -> str | None:
        """One of them."""
        found = self.ids(s, entity)
        return found[number % len(found)] if found else None

    @rule(name=NAMES, rt=st.integers(1, 20), born=st.one_of(st.none(), st.dates(date(1930, 1, 1), date(2020, 1, 1))))
    def add_person(self, name: str, rt: int, born: date | None) -> None:
        with self.store.unit("Tambah") as s:
            values = {"nama": name, "rt": str(rt), "tanggal_lahir": born, "jenis_kelamin": "L" if rt % 2 else "P"}
            kartu.save(s, ORANG, None, values)
        self.settle()

    @rule(number=PICK, words=WORDS, poor=st.sampled_from([True, False, None]))
    def edit_person(self, number: int, words: str | None, poor: bool | None) -> None:
        with self.store.unit("Ubah") as s:
            who = self.pick(s, Orang, number)
            if who:
                kartu.save(s, ORANG, who, {"alamat": words, "keterangan": words, "miskin": poor})
        self.settle()

    @rule(number=PICK)
    def trash_person(self, number: int) -> None:
        try:
            with self.store.unit("Buang") as s:
                who = self.pick(s, Orang, number)
                registers.trash(s, ORANG, [who] if who else [])
        except LkmError:
            pass  # someone who serves stays
        self.settle()

    @rule()
    def restore_everyone(self) -> None:
        with self.store.unit("Kembalikan") as s:
            registers.restore(s, ORANG, list(s.scalars(select(Orang.id).where(Orang.dihapus.is_not(None)))))
        self.settle()

    @rule(rw=st.integers(1, 9), raw=st.booleans())
    def bulk(self, rw: int, raw: bool) -> None:
        with self.store.unit("Ubah semua") as s:
            if raw:
                s.execute(text("UPDATE orang SET rw = printf('%02d', :rw) WHERE rowid % 2 = 0"), {"rw": rw})
            else:
                s.execute(update(Orang).values(rw=f"{rw:02d}"))
        self.settle()

    @rule(number=PICK, start=st.dates(date(2015, 1, 1), date(2024, 1, 1)))
    def hats(self, number: int, start: date) -> None:
        try:
            with self.store.unit("Topi") as s:
                who = self.pick(s, Orang, number)
                if who:
                    kartu.save(s, RELAWAN, None, {"orang_id": who, "minat": "gotong royong"})
                    kartu.save(s, ANGGOTA, None, {"orang_id": who, "jabatan": "Anggota", "mulai": start})
        except LkmError:
            pass  # already wears it
        self.settle()

    @rule(day=st.dates(date(2020, 1, 1), date(2026, 1, 1)), everyone=st.booleans(), guest=NAMES)
    def meet(self, day: date, everyone: bool, guest: str) -> None:
        with self.store.unit("Rapat") as s:
            found = rapat.save_rapat(s, None, {"judul": "Rapat", "tanggal": day, "agenda": "Satu\nDua"})
            undangan.undang(s, found, self.ids(s, Orang) if everyone else self.ids(s, Orang)[:2])
            undangan.undang_luar(s, found, guest)
        self.settle()

    @rule(number=PICK, status=st.sampled_from(["hadir", "izin", "sakit", "alpa", None]), frozen=st.booleans())
    def mark(self, number: int, status: str | None, frozen: bool) -> None:
        with self.store.unit("Catat") as s:
            found = self.pick(s, Rapat, number)
            if found:
                rows = list(s.scalars(select(Kehadiran.id).where(Kehadiran.rapat_id == found)))
                kehadiran.mark(s, found, rows[::2], status)
                if frozen:
                    kehadiran.freeze(s, found)
        self.settle()

    @rule(number=PICK, words=NAMES)
    def minutes(self, number: int, words: str) -> None:
        with self.store.unit("Notulen") as s:
            found = self.pick(s, Rapat, number)
            if found:
                lines = [{"pokok": words, "pembahasan": words * 3}]
                notulen.save_notulen(s, found, {"agenda": lines, "keputusan": [{"isi": words}], "penutup": words})
        self.settle()

    @rule(logo=st.one_of(st.none(), st.binary(min_size=1, max_size=60)), words=WORDS)
    def office(self, logo: bytes | None, words: str | None) -> None:
        with self.store.unit("Profil") as s:
            row = s.get_one(Organisasi, 1)
            row.logo, row.program = logo, words
        self.settle()

    @rule()
    def really_delete(self) -> None:
        with self.store.unit("Kosongkan sampah") as s:
            gone = select(Rapat.id).where(Rapat.dihapus.is_not(None))
            for child in (Agenda, Kehadiran):
                s.execute(delete(child).where(child.rapat_id.in_(gone)))
            for hat in (Relawan, Penugasan):
                s.execute(delete(hat).where(hat.dihapus.is_not(None)))
            refers = [
                select(column).where(column.is_not(None))
                for column in (Kehadiran.orang_id, Relawan.orang_id, Penugasan.orang_id)
            ]
            unused = [Orang.id.not_in(query) for query in refers]
            s.execute(delete(Orang).where(Orang.dihapus.is_not(None), *unused))
        self.settle()

    @rule(when=st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)), number=PICK)
    def trash_meeting(self, when: datetime, number: int) -> None:
        with self.store.unit("Buang rapat") as s:
            found = self.pick(s, Rapat, number)
            if found:
                s.get_one(Rapat, found).dihapus = when
        self.settle()

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.store.undo()
        self.at -= 1
        assert dump(self.store) == self.states[self.at]

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.store.redo()
        self.at += 1
        assert dump(self.store) == self.states[self.at]

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = open_store(self.folder / "kantor")

    def teardown(self) -> None:
        """Take everything back, do everything again."""
        if not hasattr(self, "store"):
            return
        try:
            self.there_and_back()
        finally:
            self.store.close()
            shutil.rmtree(self.folder)

    def there_and_back(self) -> None:
        """From the newest state to the first and back again."""
        while self.at < len(self.states) - 1:
            self.redo()
        while self.at > 0:
            self.undo()
        assert self.store.undo_label is None
        while self.at < len(self.states) - 1:
            self.redo()
        assert self.store.redo_label is None
        assert self.store.check() == []


@pytest.mark.lambat
def test_undo_and_redo_of_random_work(template: Path) -> None:
    machine = type("OfficeOfThisRun", (Office,), {"template": template})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=50,
            stateful_step_count=14,
            deadline=None,
            phases=[Phase.reuse, Phase.generate, Phase.shrink],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
