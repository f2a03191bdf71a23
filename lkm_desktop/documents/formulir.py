"""Blank forms to be filled in by hand: their lines are the form fields of the register, so they never drift from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from lkm_desktop.documents.isi import Alinea, Blok, Centang, Isi, Isian, Judul, KolomIsi, Ruang, SubJudul, Tabel, Tanda
from lkm_desktop.documents.paper import Tepi
from lkm_desktop.documents.pilihan import Pilihan
from lkm_desktop.documents.signature import Penanda
from lkm_desktop.documents.surat_bantu import Bahan, bahan
from lkm_desktop.domain import ORANG, RELAWAN
from lkm_desktop.fields import Field, Register, entity_fields
from lkm_desktop.format import tanggal_panjang
from lkm_desktop.services.kartu import person_values
from lkm_desktop.services.surat import TITIK
from lkm_desktop.services.values import shown

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: fields that the secretariat knows and the resident does not
_KANTOR = ("nomor", "tanggal_daftar", "kegiatan_asal", "status", "status_tanggal", "status_alasan", "miskin",
           "keterangan", "evaluasi")
#: fields that share a line on paper, under one label
_SEBARIS = {("tempat_lahir", "tanggal_lahir"): "Tempat/tanggal lahir", ("alamat", "rt", "rw"): "Alamat, RT/RW"}
_TEPI = Tepi(kiri=25, kanan=15, atas=11, bawah=17)
_LABEL_MM = 42


def relawan(s: Session, pilihan: Pilihan) -> Isi:
    """The form of a relawan, blank or with what is known of the person `pilihan.subjek`."""
    return _form(bahan(s, "formulir-relawan", pilihan), RELAWAN, "Formulir relawan", ("pernyataan", "persetujuan"))


def warga(s: Session, pilihan: Pilihan) -> Isi:
    """The form of a resident, blank or with what is known of the person `pilihan.subjek`."""
    return _form(bahan(s, "formulir-warga", pilihan), ORANG, "Formulir warga", ("persetujuan",))


def _form(b: Bahan, register: Register, judul: str, sentences: Sequence[str]) -> Isi:
    known = person_values(b.s, b.pilihan.subjek) if b.pilihan.subjek else {}
    person, office = bagian(register)
    blok: list[Blok] = [Judul(b.kalimat("judul", **b.isian())), *_lines(register, person, known, b.pilihan.papan)]
    blok.append(Ruang(1))
    blok += [b.alinea(kunci) for kunci in sentences]
    blok.append(_signature(b))
    blok += [SubJudul(b.kalimat("kantor", **b.isian()), "kantor"), _office_table(register, office)]
    name = str(known.get("nama") or "")
    made = b.jadi(f"{judul} {name}".strip(), blok)
    return Isi(made.judul, made.blok, made.kop, dicetak=made.dicetak, lembaga=made.lembaga, tepi=_TEPI)


def bagian(register: Register) -> tuple[list[str], list[str]]:
    """Keys of the register's form that the resident fills in, and those of the secretariat; together all of them."""
    own = entity_fields(register.person or register.entity)
    person = [key for key in register.form if key in own and key not in _KANTOR]
    rest = [key for key in register.form if key not in own and key not in _KANTOR]
    return person + rest, [key for key in register.form if key in _KANTOR]


def _lines(register: Register, keys: Iterable[str], known: dict[str, Any], papan: bool) -> list[Blok]:
    fields = {key: register.field(key) for key in keys}
    found: list[Blok] = []
    done: set[str] = set()
    for key, field in fields.items():
        group = next((g for g in _SEBARIS if key in g and set(g) <= set(fields)), ())
        if key in done:
            continue
        done |= {key, *group}
        found.append(_shared(group, known) if group else _line(field, known, papan))
    return found


def _line(field: Field, known: dict[str, Any], papan: bool) -> Blok:
    value = known.get(field.key)
    choices = _choices(field)
    if choices:
        ticked = shown(field, value)
        words = ("Laki-laki", "Perempuan") if field.kind == "jk" else choices
        chosen = tuple(w for w in words if w == ticked or (field.kind == "jk" and value and w[0] == value))
        label = "Jenis kelamin" if field.kind == "jk" else field.label
        return Centang(words, label, chosen, _LABEL_MM)
    hidden = papan and field.private and field.kind != "nik"
    text = "" if hidden else shown(field, value, full=not papan)
    return Isian(field.label, nilai=text, label_mm=_LABEL_MM)


def _choices(field: Field) -> tuple[str, ...]:
    if field.kind == "ya_tidak":
        return ("Ya", "Tidak")
    return tuple(label for _, label in field.choices)


def _shared(keys: tuple[str, ...], known: dict[str, Any]) -> Isian:
    """Fields on one line: "Barabai, 17 Agustus 1970", "Gang Melati, RT 03/RW 01"."""
    values = [known.get(key) for key in keys]
    words = [tanggal_panjang(v) if isinstance(v, date) else str(v) for v in values if v]
    if keys[-1] == "rw":
        where = "/".join(f"{key.upper()} {known[key]}" for key in ("rt", "rw") if known.get(key))
        words = [word for word in (str(known.get("alamat") or ""), where) if word]
    return Isian(_SEBARIS[keys], nilai=", ".join(words), label_mm=_LABEL_MM)


def _signature(b: Bahan) -> Blok:
    if b.pilihan.penanda == "tanpa":
        return Alinea("")
    who = (Penanda("Petugas pendata"), Penanda("Yang mengisi"))
    return Tanda(who, f"{b.kantor.tempat_surat}, {TITIK}")


def _office_table(register: Register, keys: Sequence[str]) -> Tabel:
    """What the secretariat fills in: one empty row under the names of the fields."""
    fields = [register.field(key) for key in keys]
    kolom = tuple(KolomIsi(f.label, f.width, rata="tengah") for f in fields)
    return Tabel(kolom, tinggi_min_mm=10, kosong=1)
