"""What the start page says is to be done: each line has one sentence and one action."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lkm_desktop import format as fmt
from lkm_desktop.domain import REGISTERS
from lkm_desktop.errors import LkmError
from lkm_desktop.services import (
    aturan,
    bukti_rapat,
    buku_tindak_lanjut,
    draf,
    ganda,
    ingat_siklus,
    kbk_agenda,
    lampiran,
    organisasi,
    paket,
    rapat,
    registers,
)
from lkm_desktop.services.rapat import RapatRingkas
from lkm_desktop.services.registers import KOSONG, Query
from lkm_desktop.services.tindak_lanjut import sebut_lambat
from ui.pages.pemilihan import left_open
from ui.pages.siklus import left_open as siklus_left

#: meetings looked at for missing roll and minutes, and how many lines one kind may take
_LATEST, _LINES = 12, 3
#: parts of the letterhead that an office is asked for
_KOP = (("alamat", "alamat sekretariat"), ("logo", "logo"))


@dataclass(frozen=True)
class Tugas:
    """One thing to do. level: "warn" or "info" · page and arguments: where the verb leads."""

    level: str
    kalimat: str
    verb: str
    page: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ringkasan:
    """Everything that the start page shows."""

    tugas: tuple[Tugas, ...]
    berikut: RapatRingkas | None
    hitung: tuple[tuple[str, int, str], ...]
    rapat_terakhir: tuple[RapatRingkas, ...]


def gather(s: Any, today: date) -> Ringkasan:
    """Read the start page in one go."""
    meetings = rapat.rapat_list(s)
    counts = tuple(
        (key, registers.count(s, REGISTERS[key], Query()), REGISTERS[key].noun)
        for key in ("orang", "anggota", "pengelola", "relawan")
    )
    year = sum(1 for m in meetings if m.tanggal.year == today.year)
    coming = [m for m in meetings if m.tanggal >= today]
    past = [m for m in meetings if m.tanggal < today]
    found = [
        *_drafts(s), *_beginning(s, counts, meetings), *_meetings(s, past), *_late(s, today),
        *_recap(s, today), *_cycle(s, today), *_learning(s, today), *_sheets(s, today), *_people(s), *_doubles(s),
        *_rules(s, today),
    ]
    return Ringkasan(
        tuple(found), coming[-1] if coming else None, (*counts, ("rapat", year, f"rapat tahun {today.year}")),
        tuple(past[:4]),
    )


def _drafts(s: Any) -> list[Tugas]:
    """One line for each form, with its newest typing first: older typing of the form is offered on its page."""
    found: dict[str, Tugas] = {}
    for key, when in draf.list_draf(s):
        form = draf.form_key(key)
        made = _draft(s, form, when.strftime("%d-%m-%Y %H.%M")) if form not in found else None
        if made is not None:
            found[form] = made
    return list(found.values())[:_LINES]


#: what a draft of a meeting is called, and the tab that goes on with it
_TABS = {"rapat": ("Perubahan", "undangan"), "notulen": ("Notulen", "notulen"),
         "keputusan": ("Keputusan", "keputusan"), "sesi belajar": ("Catatan belajar", "belajar")}


def _draft(s: Any, key: str, clock: str) -> Tugas | None:
    """A form that was left with typing in it; None for one whose record is gone."""
    page, _, record = key.partition(":")
    kept = draf.waiting(s, key)
    values = kept[0].isi if kept else {}
    if page in REGISTERS:
        name = str(values.get(REGISTERS[page].name) or f"{REGISTERS[page].noun} baru")
        return Tugas("warn", f"Isian {name} ({clock}) belum disimpan.", "Lanjutkan", page, {"lanjutkan": record})
    if page == "rapat" and record == "baru":
        name = str(values.get("judul") or "rapat baru")
        return Tugas("warn", f"Isian {name} ({clock}) belum disimpan.", "Lanjutkan", "rapat_baru", {"lanjutkan": True})
    if page == "idf":
        return Tugas("warn", f"Penilaian IDF ({clock}) belum disimpan.", "Lanjutkan", "idf", {"id": record})
    module = next((one for one in (left_open, siklus_left) if page in one.PAGES), None)
    if module is not None:
        found = module.left(s, page, record, values)
        words = f"{found.words} ({clock}) belum disimpan." if found else ""
        return Tugas("warn", words, "Lanjutkan", found.page, found.arguments) if found else None
    if page not in _TABS:
        return None
    try:
        name = str(rapat.get_rapat(s, record)["judul"])
    except LkmError:
        return None
    what, tab = _TABS[page]
    words = f"{what} {name} ({clock}) belum disimpan."
    return Tugas("warn", words, "Lanjutkan", "rapat_isi", {"rapat_id": record, "tab": tab, "lanjutkan": True})


def _beginning(s: Any, counts: tuple[tuple[str, int, str], ...], meetings: list[RapatRingkas]) -> list[Tugas]:
    have = {key: number for key, number, _ in counts}
    if not have["orang"]:
        words = "Belum ada warga. Ambil dari lembar Excel yang sudah ada, atau ketik satu per satu."
        return [Tugas("info", words, "Impor Excel", "impor", {"register": "orang"}), *_letterhead(s)]
    found = []
    if not have["anggota"]:
        found.append(Tugas("info", "Anggota LKM belum dicatat.", "Tambah anggota", "anggota", {"baru": True}))
    if not have["relawan"]:
        found.append(Tugas("info", "Relawan belum dicatat.", "Tambah relawan", "relawan", {"baru": True}))
    if not meetings:
        found.append(Tugas("info", "Belum ada rapat.", "Buat rapat", "rapat_baru", {}))
    return found + _letterhead(s)


def _letterhead(s: Any) -> list[Tugas]:
    """What the letterhead still lacks; nothing when it is complete."""
    office = organisasi.get(s)
    lacking = [words for key, words in _KOP if not office.get(key)]
    if not lacking:
        return []
    words = " dan ".join([", ".join(lacking[:-1]), lacking[-1]]) if len(lacking) > 1 else lacking[0]
    return [Tugas("info", f"Kop surat belum lengkap: {words} belum ada.", "Isi kop surat", "pengaturan",
                  {"bagian": "kop"})]


def _meetings(s: Any, past: list[RapatRingkas]) -> list[Tugas]:
    roll, minutes = [], []
    written = bukti_rapat.bernotulen(s, [m.id for m in past[:_LATEST]])
    for m in past[:_LATEST]:
        day = fmt.tanggal_panjang(m.tanggal)
        if not m.hadir:
            roll.append(Tugas("warn", f"Kehadiran {m.judul}, {day}, belum dicatat.", "Catat kehadiran", "rapat_isi",
                              {"rapat_id": m.id, "tab": "kehadiran"}))
        elif m.id not in written:
            minutes.append(Tugas("warn", f"Notulen {m.judul}, {day}, belum ditulis.", "Tulis notulen", "rapat_isi",
                                 {"rapat_id": m.id, "tab": "notulen"}))
    return roll[:_LINES] + minutes[:_LINES]


def _sheets(s: Any, today: date) -> list[Tugas]:
    """Meetings whose signed sheet should lie in the office by now."""
    return [
        Tugas("info", f"Daftar hadir bertanda tangan {m.judul}, {fmt.tanggal_panjang(m.tanggal)}, belum dilampirkan "
              f"({m.hari} hari).", "Lampirkan", "rapat_isi", {"rapat_id": m.rapat_id, "tab": "lampiran"})
        for m in lampiran.tanpa_lembar(s, today, _LATEST)[:_LINES]
    ]


def _learning(s: Any, today: date) -> list[Tugas]:
    """Topics of this month's learning agenda that nobody has planned a meeting for."""
    return [
        Tugas("info", f"Agenda belajar {fmt.BULAN[today.month - 1]}: {b.topik}, belum ada pertemuannya.", "Jadwalkan",
              "belajar", {"tab": "agenda", "tahun": today.year, "agenda_id": b.id})
        for b in kbk_agenda.bulan_ini(s, today)[:_LINES]
    ]


def _late(s: Any, today: date) -> list[Tugas]:
    """Follow-ups of meetings that are past their day."""
    count, days = buku_tindak_lanjut.terlambat(s, today)
    if not count:
        return []
    words = f"{count} tindak lanjut rapat lewat tenggat, yang terlama {sebut_lambat(days)}."
    return [Tugas("warn", words, "Lihat", "tindak_lanjut", {"keadaan": "terlambat"})]


def _recap(s: Any, today: date) -> list[Tugas]:
    """The recap of the former month that the korkot waits for."""
    due = paket.jatuh_tempo(s, today)
    if due is None:
        return []
    arguments = {"periode": due.periode.kode}
    return [Tugas("warn" if due.lewat else "info", due.kalimat, "Buat rekap", "rekap", arguments)]


def _cycle(s: Any, today: date) -> list[Tugas]:
    """Late stages, RWT, review, replanning."""
    found = ingat_siklus.pengingat(s, today)[: 2 * _LINES]
    return [Tugas(one.level, one.kalimat, one.verb, one.page, one.arguments) for one in found]


def _people(s: Any) -> list[Tugas]:
    missing = registers.count(s, REGISTERS["orang"], Query(saring={"jenis_kelamin": KOSONG}))
    if not missing:
        return []
    text = f"{fmt.ribuan(missing)} warga belum diisi L/P; hitungan perempuan jadi kurang tepat."
    return [Tugas("info", text, "Lengkapi", "orang", {"saring": {"jenis_kelamin": KOSONG}})]


def _doubles(s: Any) -> list[Tugas]:
    """People who plainly stand in the register twice."""
    count = ganda.kira(s)
    words = f"{fmt.ribuan(count)} pasang warga hampir pasti orang yang sama."
    return [Tugas("info", words, "Bandingkan", "ganda")] if count else []


def _rules(s: Any, today: date) -> list[Tugas]:
    found = aturan.periksa(s, today)
    return [
        Tugas("warn" if item.level != "info" else "info", item.kalimat, "Lihat",
              "pengelola" if item.kode in ("BR5", "BR7") else "anggota")
        for item in found[: 2 * _LINES]
    ]
