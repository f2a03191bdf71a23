"""Where the meeting pages get their data from: thin calls of the services, one read or one named unit each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lkm_desktop.domain import REGISTERS
from lkm_desktop.services import (
    draf,
    frasa,
    jam_hadir,
    kartu,
    kbk,
    kegiatan_rapat,
    kehadiran,
    keputusan,
    lampiran,
    notulen,
    orang,
    organisasi,
    rapat,
    registers,
    roll,
    tindak_lanjut,
    undangan,
)
from lkm_desktop.services.registers import Query
from ui.context import Context
from ui.pages.rapat import belajar_source


@dataclass(frozen=True)
class Meeting:
    """Everything that the page of one meeting shows."""

    values: dict[str, Any]
    roll: roll.Roll
    notulen: dict[str, Any]
    signers: tuple[str, ...]
    bawaan: tuple[tindak_lanjut.Bawaan, ...] = ()
    sesi: belajar_source.SesiRapat | None = None

    @property
    def id(self) -> str:
        """The meeting's id."""
        return str(self.values["id"])

    @property
    def name(self) -> str:
        """The meeting's name, for labels of steps."""
        return str(self.values["judul"])

    @property
    def counts_only(self) -> bool:
        """Whether only numbers of participants are recorded."""
        return bool(self.values["mode"] == "jumlah")

    def names(self) -> list[str]:
        """Names to complete with: who signs papers, then the roll in its order."""
        first = [name for name in self.signers if name]
        return first + [row.nama for row in self.roll.rows if row.nama not in first]


class RapatSource:
    """Data of meetings; also the source of suggestions for the form of a meeting."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx

    # --- reading ----------------------------------------------------------------------------------------------------

    def rows(self, text: str, *, jenis: str = "", tahun: int | None = None) -> list[rapat.RapatRingkas]:
        """Meetings that match, newest first; of one kind, of one year."""
        with self.ctx.read() as s:
            return rapat.rapat_list(s, text, jenis=jenis, tahun=tahun)

    def meeting(self, rapat_id: str) -> Meeting:
        """A meeting with its roll and minutes. Raises LkmError when it is gone."""
        with self.ctx.read() as s:
            values = rapat.get_rapat(s, rapat_id)
            (_, chair), (_, secretary) = organisasi.penanda(s, values["tanggal"])
            found = roll.roll(s, rapat_id)
            carried = tuple(tindak_lanjut.dibawa(s, rapat_id))
            beside = belajar_source.read(s, values, date.today())
            return Meeting(values, found, notulen.get_notulen(s, rapat_id), (chair, secretary), carried, beside)

    def people(self, text: str, limit: int) -> list[orang.OrangRingkas]:
        """People that match."""
        with self.ctx.read() as s:
            return orang.search(s, text, limit)

    def volunteers(self, query: Query) -> list[tuple[str, str]]:
        """(id of the person, one line of words) of the relawan that a filter keeps."""
        register = REGISTERS["relawan"]
        with self.ctx.read() as s:
            found = registers.ids(s, register, query)
            people = registers.records(s, register, found, ("orang_id",))
            words = registers.rows(s, register, found, ("nama", "jenis_kelamin", "rt", "rw", "unsur", "minat"))
        return [(str(person[0]), _described(line)) for person, line in zip(people, words, strict=True)]

    def choices(self, key: str) -> list[tuple[str, str]]:
        """Values of a filter over the relawan."""
        with self.ctx.read() as s:
            return registers.choices(s, REGISTERS["relawan"], key)

    # --- for the form -----------------------------------------------------------------------------------------------

    def activities(self, keep: Sequence[str]) -> list[kegiatan_rapat.PilihanKegiatan]:
        """Activities of the siklus that run, and those to keep."""
        with self.ctx.read() as s:
            return kegiatan_rapat.pilihan(s, keep)

    def suggestions(self, key: str) -> list[str]:
        """Places and names used in earlier meetings, the newest first."""
        with self.ctx.read() as s:
            if key == "tempat":
                return list(dict.fromkeys(r.tempat for r in rapat.rapat_list(s) if r.tempat))
        return []

    def phrases(self) -> list[str]:
        """Phrases that the office used before, its own list first."""
        with self.ctx.read() as s:
            return frasa.semua(s)

    def agenda_points(self) -> list[str]:
        """Points of earlier agendas, the most used first."""
        with self.ctx.read() as s:
            return frasa.acara(s)

    def search_people(self, text: str, limit: int) -> list[orang.OrangRingkas]:
        """See `people`."""
        return self.people(text, limit)

    def person_name(self, person_id: str) -> str:
        """The name of a person; empty when unknown."""
        with self.ctx.read() as s:
            found = registers.rows(s, REGISTERS["orang"], [person_id], ["nama"])
        return found[0][0] if found else ""

    # --- drafts -----------------------------------------------------------------------------------------------------

    def draft(self, key: str) -> dict[str, Any] | None:
        """Typed values that were not saved, if any."""
        with self.ctx.read() as s:
            return draf.get_draf(s, key)

    def keep_draft(self, key: str, values: dict[str, Any]) -> None:
        """Keep typed values; drafts are no part of the history."""
        with self.ctx.store.unit("Simpan draf") as s:
            draf.save_draf(s, key, values)

    def waiting(self, key: str) -> list[draf.Tertunda]:
        """Everything typed in a form that was neither saved nor thrown away, newest first."""
        with self.ctx.read() as s:
            return draf.waiting(s, key)

    def put_drafts(self, key: str, values: dict[str, Any] | None, rest: list[draf.Tertunda]) -> None:
        """What is typed now (None: nothing), and beside it what the user has not decided on yet."""
        with self.ctx.store.unit("Simpan draf") as s:
            draf.put(s, key, values, rest)

    def last_step(self) -> str:
        """What Ctrl+Z would take back now; empty when nothing."""
        return self.ctx.store.undo_label or ""

    # --- writing: the caller shows LkmError and FieldErrors beside what was typed -------------------------------------

    def save(self, rapat_id: str | None, values: dict[str, Any]) -> str:
        """Save the form of a meeting; gives the id. Raises FieldErrors, LkmError."""
        verb = "Ubah rapat" if rapat_id else "Buat rapat"
        with self.ctx.store.unit(f"{verb} {values.get('judul') or ''}".strip()) as s:
            return rapat.save_rapat(s, rapat_id, values)

    def record(self, meeting: Meeting, text: str, sure: Collection[str] = ()) -> kehadiran.Catatan:
        """Enter one line of marks; `sure`: names that are guests. Raises LkmError naming the part, NamaDekat."""
        with self.ctx.store.unit(f"Catat kehadiran {meeting.name}") as s:
            return kehadiran.record_kehadiran(s, meeting.id, text, sure)

    def save_counts(self, meeting: Meeting, counts: Sequence[int | None]) -> None:
        """Save typed totals L, P, miskin, relawan. Raises FieldErrors (BR19)."""
        men, women, poor, volunteers = counts
        with self.ctx.store.unit(f"Catat jumlah peserta {meeting.name}") as s:
            kehadiran.save_counts(s, meeting.id, men, women, poor, volunteers)

    def save_notulen(self, meeting: Meeting, values: dict[str, Any]) -> None:
        """Save the minutes, `laporan` being what was heard about older follow-ups. Raises FieldErrors."""
        with self.ctx.store.unit(f"Simpan notulen {meeting.name}") as s:
            notulen.save_notulen(s, meeting.id, values)
            tindak_lanjut.lapor(s, meeting.id, values.get("laporan") or [])

    def save_keputusan(self, meeting: Meeting, values: dict[str, Any]) -> None:
        """Save decisions and follow-ups. Raises FieldErrors."""
        with self.ctx.store.unit(f"Simpan keputusan {meeting.name}") as s:
            notulen.save_notulen(s, meeting.id, values)

    def save_sesi(self, meeting: Meeting, values: dict[str, Any]) -> None:
        """Save what a KBK meeting learnt. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Simpan sesi belajar {meeting.name}") as s:
            kbk.simpan(s, meeting.id, values)

    def present_at(self, meeting: Meeting, clock: str) -> tuple[int, str]:
        """How many were there at a time of day, and the sentence on the quorum then; the whole roll without a time."""
        if not clock or meeting.counts_only:
            return meeting.roll.hitung.hadir, ""
        with self.ctx.read() as s:
            quorum = jam_hadir.kuorum_pada(s, meeting.id, clock)
            return jam_hadir.hadir_pada(s, meeting.id, clock).jumlah, quorum.kalimat if quorum else ""

    def number_proposals(self, meeting: Meeting, count: int, taken: Sequence[str]) -> list[str]:
        """The next free numbers of decisions; `taken` are typed already."""
        with self.ctx.read() as s:
            return keputusan.usul_nomor(s, meeting.id, count, taken)

    def number_user(self, number: str, decision_id: str) -> str:
        """Which meeting has another decision of that number; empty when none."""
        with self.ctx.read() as s:
            return keputusan.pemakai_nomor(s, number, decision_id)

    # --- writing: LkmError is told in the bar; these give whether it was written --------------------------------------

    def trash(self, row: rapat.RapatRingkas) -> bool:
        """Move a meeting to the Sampah."""
        with (unit := self.ctx.unit(f"Hapus rapat {row.judul}")) as s:
            rapat.trash_rapat(s, row.id)
        return unit.ok

    def invite(self, meeting: Meeting, people: Sequence[str], words: str) -> int | None:
        """Invite people; gives how many are new, None when it failed."""
        count = 0
        with (unit := self.ctx.unit(f"Undang {words}")) as s:
            count = undangan.undang(s, meeting.id, people)
        return count if unit.ok else None

    def invite_body(self, meeting: Meeting, badan: str, words: str) -> int | None:
        """Invite everyone of a body; gives how many are new, None when it failed."""
        count = 0
        with (unit := self.ctx.unit(f"Undang {words}")) as s:
            count = undangan.undang_badan(s, meeting.id, badan)
        return count if unit.ok else None

    def invite_guest(self, meeting: Meeting, values: dict[str, Any]) -> None:
        """Invite someone from outside. Raises FieldErrors."""
        name, gender, origin = (values.get(key) for key in ("tamu_nama", "tamu_jk", "tamu_asal"))
        with self.ctx.unit(f"Undang {name or 'tamu'}") as s:
            undangan.undang_luar(s, meeting.id, name or "", gender, origin)

    def uninvite(self, meeting: Meeting, rows: Sequence[roll.Baris]) -> bool:
        """Take rows off the roll."""
        words = rows[0].nama if len(rows) == 1 else f"{len(rows)} undangan"
        with (unit := self.ctx.unit(f"Hapus {words} dari daftar hadir")) as s:
            undangan.hapus_undangan(s, meeting.id, [row.id for row in rows])
        return unit.ok

    def mark(self, meeting: Meeting, rows: Sequence[roll.Baris], status: str | None) -> bool:
        """Mark rows."""
        words = rows[0].nama if len(rows) == 1 else f"{len(rows)} orang"
        with (unit := self.ctx.unit(f"Tandai {words} {status or 'belum dicatat'}")) as s:
            kehadiran.mark(s, meeting.id, [row.id for row in rows], status)
        return unit.ok

    def fill_unset(self, meeting: Meeting, status: str) -> int | None:
        """Mark everyone who has no mark; gives how many, None when it failed."""
        count = 0
        with (unit := self.ctx.unit(f"Tandai sisanya {status}")) as s:
            count = kehadiran.fill_unset(s, meeting.id, status)
        return count if unit.ok else None

    def note(self, row: roll.Baris, text: str) -> None:
        """Write the remark of a row."""
        with self.ctx.unit(f"Keterangan {row.nama}") as s:
            kehadiran.note(s, row.id, text)

    def save_times(self, row: roll.Baris, datang: str, pulang: str) -> None:
        """When someone came late or left early. Raises FieldErrors, LkmError."""
        with self.ctx.store.unit(f"Jam hadir {row.nama}") as s:
            jam_hadir.save_times(s, row.id, datang, pulang)

    def outside(self, meeting: Meeting, row_ids: Collection[str]) -> str:
        """Which of these rows have times outside of the meeting's, in a sentence; empty when none."""
        with self.ctx.read() as s:
            return jam_hadir.outside(s, meeting.id, row_ids)

    def attach(self, meeting: Meeting, path: Path, jenis: str = "") -> None:
        """Copy a file beside the data and attach it. Raises LkmError."""
        from lkm_desktop.storage.lampiran import keep

        kept = keep(self.ctx.store.folder, path)
        with self.ctx.store.unit(f"Lampirkan {kept.nama}") as s:
            lampiran.add_lampiran(s, meeting.id, kept.nama, kept.berkas, kept.ukuran, kept.sidik, jenis=jenis)

    def detach(self, lampiran_id: str, nama: str) -> bool:
        """Move an attachment to the Sampah."""
        with (unit := self.ctx.unit(f"Hapus lampiran {nama}")) as s:
            lampiran.trash_lampiran(s, lampiran_id)
        return unit.ok

    def change_attachment(self, lampiran_id: str, nama: str, jenis: str) -> bool:
        """Change the kind of an attachment."""
        with (unit := self.ctx.unit(f"Ubah jenis lampiran {nama}")) as s:
            lampiran.change_lampiran(s, lampiran_id, jenis=jenis)
        return unit.ok

    def walk_in(self, meeting: Meeting, person: orang.OrangRingkas) -> bool:
        """A person of the register came without being invited."""
        with (unit := self.ctx.unit(f"Catat kehadiran {person.nama}")) as s:
            kehadiran.hadir_tanpa_undangan(s, meeting.id, person.id)
        return unit.ok

    def link(self, row: roll.Baris, person_id: str) -> bool:
        """A guest is a person of the register."""
        with (unit := self.ctx.unit(f"Hubungkan tamu {row.nama}")) as s:
            kehadiran.link_tamu(s, row.id, person_id)
        return unit.ok

    def link_new(self, row: roll.Baris, name: str) -> bool:
        """A guest becomes a new person of the register."""
        with (unit := self.ctx.unit(f"Tambah warga {name} dari tamu")) as s:
            person = kartu.save(s, REGISTERS["orang"], None, {"nama": name, "jenis_kelamin": row.jk or None})
            kehadiran.link_tamu(s, row.id, person)
        return unit.ok

    def thaw(self, meeting: Meeting) -> bool:
        """The printed sheet is not used: numbers may move again."""
        with (unit := self.ctx.unit(f"Buka nomor daftar hadir {meeting.name}")) as s:
            kehadiran.thaw(s, meeting.id)
        return unit.ok


def blank() -> dict[str, Any]:
    """Form values of a new meeting, today."""
    return rapat.blank_rapat() | {"tanggal": date.today()}


def _described(line: tuple[str, ...]) -> str:
    name, gender, rt, rw, unsur, interest = line
    place = "/".join(part for part in (rt, rw) if part)
    return "  ·  ".join(part for part in (name, gender, f"RT {place}" if place else "", unsur, interest) if part)
