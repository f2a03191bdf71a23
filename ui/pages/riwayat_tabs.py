"""The tabs of the history page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from lkm_desktop import format as fmt
from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.services import (
    idf,
    izin,
    kbk_agenda,
    lampiran,
    naskah_sampah,
    orang_siklus,
    rapat,
    registers,
    relawan_sampah,
    sertifikat,
    siklus_sampah,
    tata_letak,
    templat_excel,
    topik,
)
from lkm_desktop.services.registers import Query
from lkm_desktop.storage import cadangan, kembali
from lkm_desktop.storage.langkah import Langkah
from ui import ask
from ui.widgets import looks
from ui.widgets.plain_table import PlainTable
from ui.work import Progress

if TYPE_CHECKING:
    from ui.page import Page

#: key, words, what lies in the Sampah, how it comes back
_OTHERS = (
    ("siklus", "Siklus", siklus_sampah.terbuang_siklus, siklus_sampah.pulihkan_siklus),
    ("tahap", "Tahap siklus", siklus_sampah.terbuang_tahap, siklus_sampah.pulihkan_tahap),
    ("kegiatan_siklus", "Kegiatan siklus", siklus_sampah.terbuang_kegiatan, siklus_sampah.pulihkan_kegiatan),
    ("syarat", "Syarat tahap", siklus_sampah.terbuang_syarat, siklus_sampah.pulihkan_syarat),
    ("orang_siklus", "Orang di siklus", orang_siklus.terbuang, orang_siklus.pulihkan),
    ("topik", "Topik belajar", topik.terbuang, topik.pulihkan),
    ("agenda_kbk", "Agenda belajar", kbk_agenda.terbuang, kbk_agenda.pulihkan),
    ("sertifikat", "Sertifikat", sertifikat.terbuang, sertifikat.pulihkan),
    ("piket", "Piket", relawan_sampah.terbuang_piket, relawan_sampah.pulihkan_piket),
    ("peserta_pelatihan", "Peserta pelatihan", relawan_sampah.terbuang_peserta, relawan_sampah.pulihkan_peserta),
    ("idf", "Penilaian IDF", idf.terbuang, idf.pulihkan),
    ("tata_letak", "Tata letak", tata_letak.terbuang, tata_letak.pulihkan),
    ("formulir_korkot", "Formulir korkot", templat_excel.terbuang, templat_excel.pulihkan),
)
_RESTORE = {key: restore for key, _, _, restore in _OTHERS}
_KINDS = {"kerja": "", "urung": "langkah urungkan", "ulang": "langkah ulangi", "awal": "awal"}
_STATES = {"berlaku": "berlaku", "diurungkan": "diurungkan", "tertutup": "diurungkan"}


class Tab(QWidget):
    """A table with buttons below it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.ctx = page.ctx
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 10, 0, 0)
        self.column.setSpacing(10)


class StepsTab(Tab):
    """Every named step, newest first; one that nobody touched since can be taken back on its own."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._steps: list[Langkah] = []
        headings = ("Waktu", "Langkah", "Oleh", "Baris", "Keadaan")
        self.table = PlainTable("Riwayat langkah", headings, (16, 40, 12, 6, 14), 1, frozenset({3}))
        self.table.chosen.connect(self._chosen)
        self.undo_button = looks.button("Urungkan langkah terakhir", self.ctx.undo, "undo-2")
        self.redo_button = looks.button("Ulangi", self.ctx.redo, "redo-2")
        self.back_button = looks.button("Batalkan langkah ini", self._take_back, "rotate-ccw", "primary")
        self.column.addWidget(self.table, 1)
        self.column.addLayout(looks.row(self.undo_button, self.redo_button, None, self.back_button))

    def read(self) -> None:
        """Read the newest steps."""
        self._steps = self.ctx.store.steps(500)
        self.table.show_rows([
            (
                step.waktu.strftime("%d-%m-%Y %H.%M"), step.label, step.operator, str(step.baris),
                _KINDS.get(step.jenis) or _STATES.get(step.keadaan, step.keadaan),
            )
            for step in self._steps
        ])
        self.undo_button.setEnabled(self.ctx.store.undo_label is not None)
        self.redo_button.setEnabled(self.ctx.store.redo_label is not None)
        self._chosen(self.table.current_row())

    def _chosen(self, row: int) -> None:
        step = self._steps[row] if 0 <= row < len(self._steps) else None
        self.back_button.setEnabled(step is not None and step.jenis == "kerja" and step.keadaan == "berlaku")

    def _take_back(self) -> None:
        step = self._steps[self.table.current_row()]
        try:
            label = self.ctx.store.undo(step.id)
        except LkmError as error:
            self.ctx.error(error)
            return
        self.page.say("ok", f"Dibatalkan: {label}.", ("Urungkan pembatalan", self.ctx.redo))


class TrashTab(Tab):
    """What lies in the Sampah of every register."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._rows: list[tuple[str, str]] = []
        self.table = PlainTable("Isi Sampah", ("Jenis", "Nama", "Keterangan"), (14, 30, 30), 1)
        self.table.chosen.connect(self._chosen)
        self.table.activated_row.connect(self._restore_row)
        self.restore_button = looks.button("Pulihkan", self._restore, "archive-restore", "primary")
        self.hint = looks.label("", "muted")
        self.column.addWidget(self.table, 1)
        self.column.addLayout(looks.row(self.hint, None, self.restore_button))

    def read(self) -> None:
        """Read the Sampah of every register and of the meetings."""
        shown: list[tuple[str, str, str]] = []
        self._rows = []
        with self.ctx.read() as s:
            for key, register in REGISTERS.items():
                ids = registers.ids(s, register, Query(sampah=True))[:500]
                extra = {"pengelola": "badan", "anggota": "jabatan"}.get(key, "alamat")
                keys = [register.name, extra if register.personal else register.sort]
                for row_id, texts in zip(ids, registers.rows(s, register, ids, keys), strict=True):
                    self._rows.append((key, row_id))
                    shown.append((register.title_for(self.ctx.office.istilah), texts[0], texts[1]))
            for meeting, title, day, _ in rapat.trashed_rapat(s):
                self._rows.append(("rapat", meeting))
                shown.append(("Rapat", title, fmt.hari_tanggal(day)))
            for letter, title, written in naskah_sampah.terbuang(s):
                self._rows.append(("naskah", letter))
                shown.append(("Surat", title, fmt.hari_tanggal(written) if written else ""))
            for key, label, found in (("lampiran", "Lampiran", lampiran.trashed_lampiran(s)),
                                      ("izin", "Izin tetap", izin.trashed_izin(s)),
                                      *((key, label, found(s)) for key, label, found, _ in _OTHERS)):
                self._rows += [(key, row_id) for row_id, _, _ in found]
                shown += [(label, name, words) for _, name, words in found]
        self.table.show_rows([tuple(row) for row in shown])
        self.hint.setText(f"{len(shown)} isi" if shown else "Sampah kosong.")
        self._chosen(self.table.current_row())

    def _chosen(self, row: int) -> None:
        self.restore_button.setEnabled(0 <= row < len(self._rows))

    def _restore_row(self, row: int) -> None:
        self._restore()

    def _restore(self) -> None:
        row = self.table.current_row()
        if not 0 <= row < len(self._rows):
            return
        key, row_id = self._rows[row]
        name = str(self.table.rows.index(row, 1).data())
        unit = self.ctx.unit(f"Pulihkan {name}")
        with unit as s:
            if key == "rapat":
                rapat.restore_rapat(s, row_id)
            elif key == "naskah":
                naskah_sampah.pulihkan(s, row_id)
            elif key == "lampiran":
                lampiran.restore_lampiran(s, row_id)
            elif key == "izin":
                izin.restore_izin(s, row_id)
            elif key in _RESTORE:
                _RESTORE[key](s, row_id)
            else:
                registers.restore(s, REGISTERS[key], [row_id])
        if unit.ok:
            self.page.say("ok", f"{name} dipulihkan.", ("Urungkan", self.ctx.undo))


class BackupTab(Tab):
    """Backups of this office: make one now, bring one back."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._backups: list[cadangan.Cadangan] = []
        headings = ("Waktu", "Alasan", "Isi", "Keadaan")
        self.table = PlainTable("Daftar cadangan", headings, (16, 24, 40, 10), 2)
        self.table.chosen.connect(self._chosen)
        self.make_button = looks.button("Cadangkan sekarang", self._make, "hard-drive")
        self.restore_button = looks.button("Pulihkan cadangan ini…", self._restore, "archive-restore")
        hint = "Cadangan dibuat sendiri saat program ditutup. Salin folder kantor ke flash disk secara berkala."
        self.column.addWidget(looks.label(hint, "muted", wrap=True))
        self.column.addWidget(self.table, 1)
        self.column.addLayout(looks.row(self.make_button, None, self.restore_button))

    def read(self) -> None:
        """Read the list."""
        self._backups = cadangan.list_backups(self.ctx.store.folder)
        self.table.show_rows([
            (b.waktu.strftime("%d-%m-%Y %H.%M"), b.alasan, _contents(b.isi), "baik" if b.baik else "rusak")
            for b in self._backups
        ])
        self._chosen(self.table.current_row())

    def _chosen(self, row: int) -> None:
        self.restore_button.setEnabled(0 <= row < len(self._backups) and self._backups[row].baik)

    def _make(self) -> None:
        task = self.ctx.start("Membuat cadangan", self._work)
        task.done.connect(self._made)
        task.failed.connect(self._failed)
        self.make_button.setEnabled(False)

    def _work(self, progress: Progress) -> str:
        return cadangan.make_backup(self.ctx.store, "Diminta sendiri").name

    def _made(self, name: object) -> None:
        self.make_button.setEnabled(True)
        self.read()
        self.page.say("ok", f"Cadangan {name} selesai dibuat dan diperiksa.")

    def _failed(self, error: object) -> None:
        self.make_button.setEnabled(True)
        if isinstance(error, LkmError):
            self.ctx.error(error)
        elif isinstance(error, BaseException):
            raise error

    def _restore(self) -> None:
        backup = self._backups[self.table.current_row()]
        when = f"{fmt.tanggal_panjang(backup.waktu.date())} {backup.waktu:%H.%M}"
        question = (f"Seluruh isi kantor kembali ke keadaan {when} ({_contents(backup.isi)}). "
                    "Keadaan sekarang disimpan dulu sebagai cadangan, dan datanya disisihkan dalam folder kantor.")
        if not ask.confirm("Pulihkan cadangan", question, "Pulihkan", danger=True):
            return
        folder = self.ctx.store.folder
        try:
            cadangan.make_backup(self.ctx.store, "Sebelum pemulihan")
            self.ctx.close()
            left = kembali.bring_back(backup.path, folder, datetime.now())
        except LkmError as error:
            ask.warn("Belum dipulihkan", error.message, error.suggestion)
            self.ctx.reopen(folder)
            return
        ctx = self.ctx
        ctx.reopen(folder)
        if ctx.is_open:
            ctx.say("warn" if left.catatan else "ok", f"Kantor kembali ke keadaan {when}.{_kept(left)}")


def _kept(left: kembali.Hasil) -> str:
    """Where the data from before a restore lie now, and what could not be brought back."""
    where = f" Data sebelumnya disimpan di “{left.disisihkan.name}” dalam folder kantor." if left.disisihkan else ""
    return f"{where} {left.catatan}".rstrip()


def _contents(counts: dict[str, int]) -> str:
    words = (("orang", "warga"), ("relawan", "relawan"), ("rapat", "rapat"))
    return ", ".join(f"{fmt.ribuan(counts[key])} {noun}" for key, noun in words if key in counts)
