"""What makes a stage, an activity or a requirement of a siklus wrong, in one sentence per field."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from lkm_desktop.domain import KegiatanSiklus, Syarat, Tahap
from lkm_desktop.errors import FieldErrors
from lkm_desktop.fields import Field, entity_fields
from lkm_desktop.services.berkas_siklus import BERKAS, pilihan_rincian
from lkm_desktop.services.kit import baris_teks, daftar_kit
from lkm_desktop.services.values import clean

#: most days, meetings and people that one row may ask for: larger numbers are slips of the keyboard
_TERBANYAK = 1000
_RENCANA = ("rencana_mulai", "rencana_selesai")
_BEBAS = ("bebas_alasan", "bebas_oleh", "bebas_tanggal")


def periksa_tahap(values: dict[str, Any]) -> dict[str, Any]:
    """Cleaned values of the form of a stage. Raises FieldErrors."""
    cleaned, errors = _bersih(entity_fields(Tahap), values)
    if cleaned.get("lama") is not None and not 1 <= cleaned["lama"] <= _TERBANYAK:
        errors["lama"] = f"Isi 1 sampai {_TERBANYAK} hari, atau kosongkan."
    if not 0 <= (cleaned.get("min_perempuan") or 0) <= 100:
        errors["min_perempuan"] = "Isi 0 sampai 100 persen, atau kosongkan."
    return _selesai(cleaned, errors)


def periksa_kegiatan(s: Session, values: dict[str, Any]) -> dict[str, Any]:
    """Cleaned values of the form of an activity. Raises FieldErrors."""
    cleaned, errors = _bersih(entity_fields(KegiatanSiklus), values)
    cleaned["tiap"] = cleaned.get("tiap") or ""
    if not 0 <= (cleaned.get("jumlah") or 0) <= _TERBANYAK:
        errors["jumlah"] = f"Isi 0 sampai {_TERBANYAK} pertemuan."
    if cleaned["tiap"] and cleaned.get("jumlah") == 0:
        errors["jumlah"] = "Isi berapa kali di setiap RT atau RW."
    kit = cleaned.get("kit")
    if kit is not None and kit not in {one.kode for one in daftar_kit(s)}:
        errors["kit"] = "Perangkat rapat ini tidak dikenal; pilih dari daftar."
    papers = baris_teks(cleaned.get("dokumen"))
    strange = [key for key in papers if key not in BERKAS]
    if strange:
        errors["dokumen"] = f"Berkas “{strange[0]}” tidak dikenal; pilih dari daftar."
    cleaned["dokumen"] = "\n".join(dict.fromkeys(papers)) or None
    return _selesai(cleaned, errors)


def periksa_syarat(s: Session, values: dict[str, Any], tahap_id: str) -> dict[str, Any]:
    """Cleaned values of the form of a requirement, its activity too; a waiver is left alone. Raises FieldErrors."""
    fields = {key: spec for key, spec in entity_fields(Syarat).items() if key not in _BEBAS}
    cleaned, errors = _bersih(fields, values)
    if cleaned.get("jumlah") is not None and not 1 <= cleaned["jumlah"] <= _TERBANYAK:
        errors["jumlah"] = f"Isi 1 sampai {_TERBANYAK}, atau kosongkan untuk semua."
    errors.update(_salah_rincian(str(cleaned.get("jenis") or ""), cleaned))
    activity = values.get("kegiatan_id") or None
    row = s.get(KegiatanSiklus, activity) if activity else None
    if activity and (row is None or row.dihapus is not None or row.tahap_id != tahap_id):
        errors["kegiatan_id"] = "Kegiatan itu bukan bagian tahap ini; pilih dari daftar."
    return _selesai({**cleaned, "kegiatan_id": activity}, errors)


def _salah_rincian(jenis: str, cleaned: dict[str, Any]) -> dict[str, str]:
    """Whether `rincian` is something that this kind of requirement can look for."""
    known, given = dict(pilihan_rincian(jenis)), cleaned.get("rincian")
    if jenis in ("dokumen", "tim") and given is None:
        what = "berkas" if jenis == "dokumen" else "tim"
        return {"rincian": f"Pilih {what} yang diperiksa."}
    if known and given is not None and given not in known:
        return {"rincian": "Rincian ini tidak dikenal; pilih dari daftar."}
    if not known and jenis != "fakta":
        cleaned["rincian"] = None
    return {}


def _bersih(fields: dict[str, Field], values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    cleaned: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key, spec in fields.items():
        try:
            cleaned[key] = clean(spec, values.get(key))
        except ValueError as error:
            errors[key] = str(error)
            continue
        if spec.required and cleaned[key] is None:
            errors[key] = f"{spec.label} harus diisi."
        elif spec.kind == "pilihan" and cleaned[key] is not None and cleaned[key] not in dict(spec.choices):
            errors[key] = f"{spec.label} ini tidak dikenal; pilih dari daftar."
    start, end = (cleaned.get(key) for key in _RENCANA)
    if start and end and end < start:
        errors["rencana_selesai"] = "Rencana selesai lebih awal daripada rencana mulai."
    return cleaned, errors


def _selesai(cleaned: dict[str, Any], errors: dict[str, str]) -> dict[str, Any]:
    if errors:
        raise FieldErrors(errors)
    return cleaned
