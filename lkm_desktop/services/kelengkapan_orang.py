"""Is the profile filled in, and is known of members, officers and relawan what R1 to R5 ask for (lkm-siklus.md 6.4)?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from lkm_desktop.domain import ANGGOTA, PENGELOLA, RELAWAN, Orang, Organisasi, Relawan
from lkm_desktop.domain.orang import STATUS_ORANG
from lkm_desktop.domain.orang import in_force as warga_pada
from lkm_desktop.domain.relawan import in_force
from lkm_desktop.fields import Register, entity_fields
from lkm_desktop.services import aturan, organisasi, registers
from lkm_desktop.services.kelengkapan_data import BARIS, HARUS, SEBAIKNYA, Butir, Konteks, Kurang, sebut
from lkm_desktop.services.papan_data import Tindakan
from lkm_desktop.services.registers import KOSONG, Query

#: profile fields by which the korkot knows the office, and the others of R1
_PENGENAL = ("kode_kemendagri", "kecamatan", "kota")
_R1 = ("kode_bps", "provinsi", "tanggal_terbentuk", "periode_mulai", "alamat", "telepon", "akta", "tanggal_akta",
       "notaris", "jumlah_rt", "jumlah_rw", "jumlah_kk", "jumlah_penduduk", "jumlah_kk_miskin")  # fmt: skip
#: what R2 and R4 say of a person: key, words; the first must be known, as every count by L/P rests upon it
_ANGGOTA = (("jenis_kelamin", "L/P"), ("tanggal_lahir", "tanggal lahir"), ("pendidikan", "pendidikan"),
            ("pekerjaan", "pekerjaan"), ("rt", "RT"), ("mulai", "tanggal mulai"))  # fmt: skip
_RELAWAN = (("jenis_kelamin", "L/P"), ("rt", "RT"), ("rw", "RW"), ("tanggal_lahir", "tanggal lahir"),
            ("unsur", "unsur"), ("miskin", "miskin atau tidaknya"), ("tanggal_daftar", "tanggal daftar"))  # fmt: skip
_PENGELOLA = (("jenis_kelamin", "L/P"), ("sk_nomor", "nomor SK"), ("sk_tanggal", "tanggal SK"), ("no_hp", "HP"))
#: rules of the board whose breaking the korkot will ask about: number, odd, women, term, koordinator
_SUSUNAN = ("BR1", "BR2", "BR3", "BR4", "BR15")


# --- the profile ----------------------------------------------------------------------------------------------------


def profil(k: Konteks) -> list[Butir]:
    """Fields of R1 that are empty, and numbers of it that contradict each other."""
    values = organisasi.get(k.s)
    return [
        _isian("profil_pengenal", "Kode dan nama wilayah", HARUS, values, _PENGENAL),
        _isian("profil", "Isian profil untuk R1", SEBAIKNYA, values, _R1),
        Butir("profil_angka", "profil", "Angka profil masuk akal", HARUS, 1, tuple(
            Kurang(words, _buka_profil("Perbaiki profil")) for words in _janggal(values)
        )),
    ]  # fmt: skip


def _buka_profil(label: str) -> Tindakan:
    return Tindakan(label, "pengaturan", {"bagian": "profil"})


def _isian(kode: str, label: str, tingkat: str, values: Mapping[str, Any], keys: Sequence[str]) -> Butir:
    fields = entity_fields(Organisasi)
    empty = [fields[key].label for key in keys if values.get(key) in (None, "")]
    words = f"Profil belum berisi {sebut(_huruf_kecil(empty), len(keys))}."
    lines = (Kurang(words, _buka_profil("Isi profil")),) if empty else ()
    return Butir(kode, "profil", label, tingkat, len(keys), lines)


def _huruf_kecil(labels: Sequence[str]) -> list[str]:
    """Labels as they stand inside a sentence; short forms such as RT and KK keep their capitals."""
    return [label if label[:2].isupper() else label[:1].lower() + label[1:] for label in labels]


def _janggal(values: Mapping[str, Any]) -> list[str]:
    """Parts that are larger than their whole."""
    pairs = (
        ("jumlah_kk_miskin", "jumlah_kk", "Jumlah KK miskin lebih besar daripada jumlah KK"),
        ("jumlah_kk", "jumlah_penduduk", "Jumlah KK lebih besar daripada jumlah penduduk"),
        ("jumlah_rw", "jumlah_rt", "Jumlah RW lebih besar daripada jumlah RT"),
    )
    found = []
    for part, whole, words in pairs:
        low, high = values.get(part), values.get(whole)
        if low is not None and high is not None and low > high:
            found.append(f"{words} ({low} dan {high}).")
    return found


# --- members and officers -------------------------------------------------------------------------------------------


def _baris(k: Konteks, register: Register, keys: Sequence[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """(id, name, values) of the people of a register on the cut-off day."""
    ids = registers.ids(k.s, register, Query(per_tanggal=k.sampai))
    rows = registers.records(k.s, register, ids, ("nama", *keys))
    return [(one, str(row[0]), dict(zip(keys, row[1:], strict=True))) for one, row in zip(ids, rows, strict=True)]


def _kosong(value: Any) -> bool:
    return value is None or value == ""


def anggota(k: Konteks) -> list[Butir]:
    """Members of the LKM without what R2 says of them, and a board that breaks the office's rules."""
    people = _baris(k, ANGGOTA, [key for key, _ in _ANGGOTA])
    found = []
    if not people:
        words = f"Anggota {k.istilah} belum dicatat, padahal R2 memuat semuanya."
        found.append(Kurang(words, Tindakan("Tambah anggota", "anggota", {"baru": True})))
    without = [(one, name) for one, name, values in people if _kosong(values["jenis_kelamin"])]
    found += [Kurang(f"Anggota {name} belum diisi L/P.", Tindakan("Lengkapi", "anggota", {"id": one}))
              for one, name in without]  # fmt: skip
    return [
        Butir("anggota_lp", "orang", f"Anggota {k.istilah} tercatat, L/P terisi", HARUS, len(people), tuple(found)),
        Butir("anggota_data", "orang", "Data anggota untuk R2", SEBAIKNYA, len(people), _data_anggota(people)),
        Butir("anggota_susunan", "orang", f"Susunan anggota menurut aturan {k.istilah} ini", SEBAIKNYA, len(people),
              _susunan(k) if people else ()),
    ]  # fmt: skip


def _data_anggota(people: Sequence[tuple[str, str, dict[str, Any]]]) -> tuple[Kurang, ...]:
    """One line for each member; of many only how many lack what."""
    lines = []
    for one, name, values in people:
        empty = [words for key, words in _ANGGOTA[1:] if _kosong(values[key])]
        if empty:
            words = f"Anggota {name} belum diisi {sebut(empty, len(empty))}."
            lines.append(Kurang(words, Tindakan("Lengkapi", "anggota", {"id": one})))
    return tuple(lines) if len(lines) <= BARIS else _tiap_isian("anggota", "anggota", people, _ANGGOTA[1:])


def _susunan(k: Konteks) -> tuple[Kurang, ...]:
    found = (one for one in aturan.periksa(k.s, k.sampai) if one.kode in _SUSUNAN)
    return tuple(Kurang(one.kalimat, Tindakan("Lihat anggota", "anggota")) for one in found)


def pengelola(k: Konteks) -> list[Butir]:
    """Officers without what R3 says of them."""
    people = _baris(k, PENGELOLA, [key for key, _ in _PENGELOLA])
    lines = _tiap_isian("pengelola", "pengelola", people, _PENGELOLA)
    return [Butir("pengelola_data", "orang", "Data pengelola untuk R3", SEBAIKNYA, len(people), lines)]


def _tiap_isian(
    page: str, noun: str, people: Sequence[tuple[str, str, dict[str, Any]]], keys: Sequence[tuple[str, str]]
) -> tuple[Kurang, ...]:  # fmt: skip
    """One line for each field that somebody lacks, with the filter that lists them."""
    lines = []
    for key, words in keys:
        names = [name for _, name, values in people if _kosong(values[key])]
        if names:
            told = f"{len(names)} {noun} belum diisi {words}"
            deed = Tindakan("Lengkapi", page, {"saring": {key: KOSONG}})
            lines.append(Kurang(f"{told}: {sebut(names)}.", deed, f"{told}."))
    return tuple(lines)


# --- relawan --------------------------------------------------------------------------------------------------------


def relawan(k: Konteks) -> list[Butir]:
    """Relawan without what R4 and R5 say of them."""
    people = _baris(k, RELAWAN, [key for key, _ in _RELAWAN])
    if not people:
        none = Kurang("Belum ada relawan yang tercatat.", Tindakan("Tambah relawan", "relawan", {"baru": True}))
        return [Butir("relawan", "relawan", "Relawan tercatat", SEBAIKNYA, 0, (none,))]
    return [
        Butir("relawan_lp", "relawan", "L/P setiap relawan", HARUS, len(people),
              _tiap_isian("relawan", "relawan", people, _RELAWAN[:1])),
        Butir("relawan_data", "relawan", "Data relawan untuk R4 dan R5", SEBAIKNYA, len(people),
              _tiap_isian("relawan", "relawan", people, _RELAWAN[1:])),
        Butir("relawan_keadaan", "relawan", "Relawan yang terdaftar masih warga", SEBAIKNYA, len(people),
              _bukan_warga(k)),
    ]  # fmt: skip


def _bukan_warga(k: Konteks) -> tuple[Kurang, ...]:
    """Relawan counted on R4 and R5 although the person is told as dead or moved away by the cut-off day."""
    query = (
        select(Relawan.id, Orang.nama, Orang.status)
        .join(Orang, Orang.id == Relawan.orang_id)
        .where(Relawan.dihapus.is_(None), in_force(k.sampai), ~warga_pada(k.sampai))
    )
    words = dict(STATUS_ORANG)
    return tuple(
        Kurang(f"Relawan {name} masih dihitung, padahal keadaan orangnya {words.get(status, status).lower()}.",
               Tindakan("Perbaiki", "relawan", {"id": one}), "Seorang relawan masih dihitung, padahal keadaan orangnya "
               f"{words.get(status, status).lower()}.")
        for one, name, status in k.s.execute(query.order_by(Orang.nama, Relawan.id))
    )  # fmt: skip
