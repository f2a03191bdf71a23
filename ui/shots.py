"""Pictures of every page, for the README and for looking at: python -m ui.shots FOLDER.

Light (a new office) and full (the practice kelurahan) data, at 1366x768 and at 125 % on the same screen (1093x614).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lkm_desktop import paths
from ui import shots_formulir, shots_korkot, shots_siklus

#: name of the set -> scale factor, logical width and height of the window
SETS = {"100": (1.0, 1366, 768), "125": (1.25, 1093, 614)}


def main(argv: Sequence[str] | None = None) -> int:
    """Make all pictures; each set in a process of its own, because the scale of a screen is set once."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    target = Path(arguments[0] if arguments else "out/gambar")
    if len(arguments) > 1:
        return draw(target, arguments[1])
    for name, (scale, _, _) in SETS.items():
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        done = subprocess.run([sys.executable, "-m", "ui.shots", str(target), name], env=env, check=False)
        if done.returncode:
            return done.returncode
    return 0


def draw(target: Path, name: str) -> int:
    """Draw one set into `target`; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["LKM_DESKTOP_HOME"] = str(Path(temporary) / "setelan")
        camera = Camera(target, name, Path(temporary))
        camera.light()
        camera.full()
        camera.end()
    return 0


class Camera:
    """A window, and a picture of it for every page."""

    def __init__(self, target: Path, name: str, temporary: Path) -> None:
        from ui.app import make_application
        from ui.context import Context
        from ui.main_window import MainWindow
        from ui.memory import Memory

        self._target, self._name, self.temporary = target, name, temporary
        memory = Memory(temporary / "tampilan.ini")
        self._app = make_application(["lkm-desktop"], memory)
        self.ctx = Context(memory)
        self.window = MainWindow(self.ctx)
        _, width, height = SETS[name]
        self.window.resize(width, height)
        self.window.show()

    def snap(self, title: str) -> None:
        """Save a picture of the window."""
        self.settle()
        path = self._target / f"{title}-{self._name}.png"
        if not self.window.grab().save(str(path)):
            raise OSError(f"cannot write {path}")
        print(path, flush=True)

    def settle(self, until: Callable[[], bool] | None = None) -> None:
        """Let the window come to rest; wait for a condition for at most twenty seconds."""
        from PySide6.QtTest import QTest

        for _ in range(1000):
            QTest.qWait(20)
            if until is None or until():
                break
        self._app.processEvents()

    def show(self, key: str, **arguments: Any) -> Any:
        """Show a page."""
        self.window.show_page(key, **arguments)
        self.settle()
        return self.window.page

    # --- the two offices --------------------------------------------------------------------------------------------

    def light(self) -> None:
        """First steps, and the empty pages of a new office."""
        self.window.start()
        self.snap("mulai")
        page = self.show("mulai", langkah="baru")
        page.wizard.forward()
        self.snap("mulai-baru")
        values = {"nama": "Berkah", "kelurahan": "Sungai Jingah", "kota": "Kota Banjarmasin", "zona": "WITA"}
        self.ctx.create(self.temporary / "baru", values)
        self.window.start()
        for key in ("beranda", "orang", "anggota", "siklus", "rapat", "impor", "riwayat"):
            self.show(key)
            self.snap(f"{key}-kosong")

    def full(self) -> None:
        """Every page of the practice kelurahan."""
        from ui.pages import practice
        from ui.pages.pengaturan import PARTS

        self.ctx.open(practice.build(lambda *told: None, self.temporary / "latihan", date.today()))
        self.window.start()
        self.snap("beranda")
        for key in ("orang", "anggota", "pengelola", "relawan"):
            page = self.show(key)
            page.table.selectRow(3)
            self.snap(key)
        self._states()
        shots_siklus.draw(self)
        self._meetings()
        self._learning()
        self._election()
        for part in PARTS:
            self.show("pengaturan", bagian=part)
            self.snap(f"pengaturan-{part}")
        self._letters()
        self._doubles()
        for part in ("riwayat", "sampah", "cadangan", "impor"):
            self.show("riwayat", bagian=part)
            self.snap(f"riwayat-{part}")
        self._volunteers()
        self._recap()
        shots_formulir.draw(self)
        self.show("idf")
        self.snap("idf")
        shots_korkot.draw(self)
        self._import()
        self.window.set_text_size(13)
        self.show("orang")
        self.snap("orang-huruf-besar")
        self.window.set_text_size(10)

    def _doubles(self) -> None:
        """People who may be one, side by side."""
        page = self.show("ganda")
        self.settle(lambda: page.pairs is not None)
        page.compare.start()
        self.snap("ganda")

    def _states(self) -> None:
        """States of a register: filters, a wrong form, a new hat, Sampah, help, preview."""
        page = self.show("orang")
        page.filters.set_filter("jenis_kelamin", "P")
        page.table.selectRow(1)
        page.panel.form.inputs["nik"].setText("6371")
        page.panel.form.inputs["tanggal_lahir"].setText("31 feb 70")
        page.panel.form.inputs["nik"].edited.emit()
        page.panel.save()
        self.snap("orang-salah")
        page.panel.cancel()
        page.filters.clear()
        page.table.selectRow(2)
        page.panel.history_button.setChecked(True)
        self.snap("orang-riwayat")
        page.table.selectRow(1)
        page.filters.search.setText("muhammad")
        page.filters.search.tell_now()
        self.window.commands.show_help()
        self.snap("orang-bantuan")
        self.window.help.hide()
        page.filters.clear()
        relawan = self.show("relawan")
        relawan.new_record()
        relawan.panel.picker.start("siti")
        self.snap("relawan-tambah")
        relawan.panel.cancel()
        self.show("tata_letak", register="relawan")
        self.snap("tata-letak")
        page = self.show("anggota")
        page.print_out()
        self._previewed("pratinjau")

    def _meetings(self) -> None:
        from lkm_desktop.services import rapat

        listed = self.show("rapat")
        self.snap("rapat")
        listed.show_view("kalender")
        self.snap("rapat-kalender")
        listed.show_view("daftar")
        for key in ("rapat_baru", "rapat_seri", "keputusan", "tindak_lanjut", "kisi", "izin"):
            self.show(key)
            self.snap(key)
        with self.ctx.read() as s:
            past = [m for m in rapat.rapat_list(s) if m.hadir]
        if past:
            for tab in ("undangan", "kehadiran", "notulen", "keputusan", "lampiran"):
                page = self.show("rapat_isi", rapat_id=past[0].id, tab=tab)
                self.snap(f"rapat-{tab}")
            self._invitations(past[0].id)
            page.print_attendance()
            self._previewed("pratinjau-daftar-hadir")
            self._papers(past[0].id)

    def _learning(self) -> None:
        """Every part of the page of learning, topics, certificates, and their papers on the preview page."""
        from ui.pages.belajar.page import TABS

        for tab in TABS:
            page = self.show("belajar", tab=tab)
            self.snap(f"belajar-{tab}")
        self.show("belajar", tab="agenda").print_out()
        self._previewed("pratinjau-kalender-kbk")
        self.show("topik")
        self.snap("topik")
        page = self.show("sertifikat")
        page.give_all()
        self.snap("sertifikat")
        page.print_out()
        self._previewed("pratinjau-sertifikat")

    def _election(self) -> None:
        """Every step of the last election, its list, and the page of replacements."""
        from lkm_desktop.services import pemilihan
        from ui.pages.pemilihan.page import STEPS

        with self.ctx.read() as s:
            known = pemilihan.daftar(s)
        self.show("pemilihan", daftar=True)
        self.snap("pemilihan")
        for step in STEPS if known else ():
            self.show("pemilihan", pemilihan_id=known[0].id, langkah=step)
            self.snap(f"pemilihan-{step}")
        page = self.show("paw")
        self.snap("paw")
        page.new_record()
        self.snap("paw-ganti")
        page.close_form()

    def _papers(self, rapat_id: str) -> None:
        """Papers of a meeting on the preview page, each part of the settings beside them."""
        from ui.pages.rapat import papers

        page = self.show("rapat_isi", rapat_id=rapat_id, tab="undangan")
        for kind in ("undangan", "notulen", "ba-umum"):
            self.ctx.preview(papers.request(self.ctx, page.source.meeting(rapat_id), kind))
            self._previewed(f"pratinjau-{kind}")
        side = self.window.page.side  # type: ignore[union-attr]
        for part in (side.fields, side.sentences):
            side.turn_to(part)
            self.snap(f"pratinjau-{'isian' if part is side.fields else 'kalimat'}")

    def _letters(self) -> None:
        """Letters, books, numbers, the archive, and a letter on the preview page."""
        for part in ("surat", "buku", "nomor"):
            self.show("surat", bagian=part)
            self.snap(f"surat-{part}")
        from lkm_desktop.domain import BUKU

        for key in ("arsip", *(register.key for register in BUKU)):
            self.show(key)
            self.snap(key)
        self.show("surat", bagian="surat").letters.make_buttons["surat-tugas"].click()
        self._previewed("pratinjau-surat")

    def _invitations(self, rapat_id: str) -> None:
        """The panels that invite: relawan, single people, a guest."""
        page = self.show("rapat_isi", rapat_id=rapat_id, tab="undangan")
        for key in ("relawan", "orang", "tamu"):
            page.invited.show_panel(key)
            self.snap(f"rapat-undang-{key}")
        page.invited.show_list()

    def _previewed(self, title: str) -> None:
        """The paper on the preview page, once it is drawn."""
        preview = self.window.page
        self.settle(lambda: bool(getattr(preview, "pdf", b"")))
        self.snap(title)

    def _volunteers(self) -> None:
        """Registration at a meeting, roles, a training, duty, statistics, cards."""
        from lkm_desktop.services import pelatihan, rapat
        from ui.register import relawan_menu

        with self.ctx.read() as s:
            held = [m for m in rapat.rapat_list(s, jenis="rkm") if m.diundang and m.hadir]
            trainings = pelatihan.daftar(s)
        page = self.show("relawan_daftar", rapat_id=held[0].id)
        page.table.calon.toggle([n for n, one in enumerate(page.table.calon.people) if not one.terdaftar][:4])
        self.snap("relawan-daftar")
        self.show("pelatihan_isi", pelatihan_id=trainings[0].id)
        self.snap("pelatihan-isi")
        for key in ("relawan_peran", "piket", "statistik_relawan"):
            self.show(key)
            self.snap(key)
        page = self.show("piket")
        page.new_record()
        self.snap("piket-tambah")
        page.panel.give_up()
        relawan_menu.cards(self.show("relawan"))
        self._previewed("pratinjau-kartu-relawan")

    def _recap(self) -> None:
        """Every part of the recap of the month before, and the checklist on the preview page."""
        from ui.pages.rekap.page import TABS

        page = self.show("rekap")
        self.settle(lambda: page.found is not None)
        for tab in TABS:
            self.show("rekap", bagian=tab)
            self.snap(f"rekap-{tab}")
        page.print_out()
        self._previewed("pratinjau-kelengkapan")

    def _import(self) -> None:
        """The three steps of an import: file, columns, preview with what is wrong."""
        self.show("impor")
        self.snap("impor")
        book = paths.resources() / "contoh" / "data_warga_rt05_nik_rusak.xlsx"
        page = self.show("impor", register="orang", path=book)
        self.settle(lambda: not page.jobs.busy)
        self.snap("impor-kolom")
        page.save()
        self.settle(lambda: not page.jobs.busy)
        self.snap("impor-pratinjau")

    def end(self) -> None:
        """Close the window and the office."""
        self.window.close()
        self.settle()


if __name__ == "__main__":
    sys.exit(main())
