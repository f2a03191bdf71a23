"""The pages of the window, in the order of the sidebar; each is imported when it is first shown."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ui.pages.books import BOOKS

if TYPE_CHECKING:
    from ui.context import Context
    from ui.page import Page


@dataclass(frozen=True)
class PageSpec:
    """One page: `module` has `make(ctx, **arguments)`; pages with `side` stand in the sidebar (Ctrl+1..9, 0).

    under: the page whose place in the sidebar is marked while this one is shown · writes: a page that is of no use in
    an office that can only be read; it is refused there at once, not after the typing · family: pages of one family
    lead to each other by a bar under their titles (`ui.family`).
    """

    key: str
    title: str
    icon: str
    module: str
    side: bool = True
    arguments: dict[str, Any] = field(default_factory=dict)
    needs_office: bool = True
    under: str = ""
    writes: bool = False
    family: str = ""

    def make(self, ctx: Context) -> Page:
        """Import the module and make the page."""
        page: Page = importlib.import_module(self.module).make(ctx, **self.arguments)
        return page


def _book(key: str, title: str) -> PageSpec:
    """The page of a plain book; it is reached from the menu and from the page "surat", trainings from the relawan."""
    under, family = ("relawan", "relawan") if key == "pelatihan" else ("surat", "")
    return PageSpec(key, title, "file-text", "ui.register.page", False, {"key": key}, under=under, family=family)


PAGES: tuple[PageSpec, ...] = (
    PageSpec("beranda", "Beranda", "house", "ui.pages.beranda"),
    PageSpec("orang", "Warga", "users", "ui.register.page", arguments={"key": "orang"}, family="warga"),
    PageSpec("ganda", "Mungkin orang yang sama", "users", "ui.pages.ganda", False, under="orang", writes=True,
             family="warga"),
    PageSpec("anggota", "Anggota LKM", "landmark", "ui.register.page", arguments={"key": "anggota"}, family="lembaga"),
    PageSpec("pengelola", "Pengelola", "briefcase", "ui.register.page", False, {"key": "pengelola"}, under="anggota",
             family="lembaga"),
    PageSpec("paw", "PAW", "users", "ui.pages.paw", side=False, under="anggota", family="lembaga"),
    PageSpec("relawan", "Relawan", "hand-heart", "ui.register.page", arguments={"key": "relawan"}, family="relawan"),
    PageSpec("relawan_peran", "Peran siklus", "hand-heart", "ui.pages.relawan_kerja.peran", False, under="relawan",
             family="relawan"),
    PageSpec("piket", "Piket", "calendar-days", "ui.pages.relawan_kerja.piket", False, under="relawan",
             family="relawan"),
    PageSpec("statistik_relawan", "Statistik", "hand-heart", "ui.pages.relawan_kerja.statistik", False,
             under="relawan", family="relawan"),
    PageSpec("relawan_daftar", "Daftarkan relawan", "hand-heart", "ui.pages.relawan_kerja.daftar", False,
             under="rapat", writes=True),
    PageSpec("pelatihan_isi", "Pelatihan", "graduation-cap", "ui.pages.relawan_pelatihan", False, under="relawan"),
    PageSpec("siklus", "Siklus", "siklus", "ui.pages.siklus"),
    PageSpec("siklus_atur", "Atur siklus", "siklus", "ui.pages.siklus.edit_page", False, under="siklus", writes=True),
    PageSpec("siklus_baru", "Siklus baru", "siklus", "ui.pages.siklus.new_page", False, under="siklus", writes=True),
    PageSpec("rapat", "Rapat", "calendar-days", "ui.pages.rapat"),
    PageSpec("rapat_isi", "Rapat", "calendar-days", "ui.pages.rapat.meeting", side=False, under="rapat"),
    PageSpec("rapat_baru", "Rapat baru", "calendar-plus", "ui.pages.rapat.kit_page", False, under="rapat", writes=True),
    PageSpec("rapat_seri", "Seri rapat", "calendar-plus", "ui.pages.rapat.series_page", False, under="rapat",
             writes=True),
    PageSpec("belajar", "Belajar", "graduation-cap", "ui.pages.belajar"),
    PageSpec("topik", "Topik belajar", "list", "ui.pages.belajar.topik_page", side=False, under="belajar"),
    PageSpec("sertifikat", "Sertifikat", "graduation-cap", "ui.pages.belajar.sertifikat_page", False, under="belajar"),
    PageSpec("surat", "Surat & buku", "mail", "ui.pages.surat"),
    PageSpec("arsip", "Arsip cetakan", "archive", "ui.pages.arsip", side=False, under="surat"),
    *(_book(key, title) for key, title in BOOKS),
    PageSpec("keputusan", "Keputusan", "list", "ui.pages.keputusan", side=False, under="rapat"),
    PageSpec("tindak_lanjut", "Tindak lanjut", "list", "ui.pages.tindak_lanjut", side=False, under="rapat"),
    PageSpec("kisi", "Rekap kehadiran", "calendar-days", "ui.pages.kisi", side=False, under="rapat"),
    PageSpec("izin", "Izin tetap", "calendar-days", "ui.pages.izin", side=False, under="rapat"),
    PageSpec("pemilihan", "Pemilihan", "landmark", "ui.pages.pemilihan", side=False, under="siklus"),
    PageSpec("lembar_isian", "Lembar isian", "file-spreadsheet", "ui.pages.lembar_isian", side=False, under="orang",
             family="warga"),
    PageSpec("impor", "Impor Excel", "file-input", "ui.pages.impor", side=False, under="orang", writes=True),
    PageSpec("impor_kehadiran", "Impor kehadiran", "file-input", "ui.pages.impor.kehadiran", side=False, under="rapat",
             writes=True),
    PageSpec("rekap", "Rekap Excel", "file-spreadsheet", "ui.pages.rekap", family="rekap"),
    PageSpec("formulir_korkot", "Formulir korkot", "file-spreadsheet", "ui.pages.formulir_korkot", side=False,
             under="rekap", family="rekap"),
    PageSpec("idf", "Penilaian IDF", "list", "ui.pages.idf", side=False, under="rekap", family="rekap"),
    PageSpec("tata_letak", "Tata letak", "columns-3", "ui.register.layouts", side=False, under="orang"),
    PageSpec("riwayat", "Riwayat & Sampah", "history", "ui.pages.riwayat", side=False, under="beranda"),
    PageSpec("pengaturan", "Pengaturan", "settings", "ui.pages.pengaturan"),
    PageSpec("pratinjau", "Pratinjau cetak", "printer", "ui.pages.pratinjau", side=False),
    PageSpec("pulihkan", "Pulihkan", "archive-restore", "ui.pages.pulihkan", side=False, needs_office=False),
    PageSpec("korkot", "Meja korkot", "building-2", "ui.pages.korkot", side=False, needs_office=False),
    PageSpec("mulai", "Selamat datang", "sprout", "ui.pages.first_run", side=False, needs_office=False),
)

BY_KEY = {spec.key: spec for spec in PAGES}
SIDE = tuple(spec for spec in PAGES if spec.side)
