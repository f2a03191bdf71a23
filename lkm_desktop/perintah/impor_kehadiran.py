"""`impor --ke kehadiran`: a foreign attendance sheet onto the roll of a meeting, or of every meeting in its columns."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from lkm_desktop.errors import LkmError
from lkm_desktop.perintah.umum import office, print_json

if TYPE_CHECKING:
    from lkm_desktop.services.impor_kehadiran import RencanaHadir

_SEBUT = 20


def impor_kehadiran(args: argparse.Namespace) -> int:
    """All marks or none; --uji only tells what would happen."""
    from lkm_desktop.importers.kehadiran import siapkan
    from lkm_desktop.importers.read import baca
    from lkm_desktop.services import impor_kehadiran as layanan
    from lkm_desktop.services.rapat import find_rapat
    from lkm_desktop.storage import cadangan

    if len(args.lembar) > 1 or args.tolak is not None:
        raise LkmError("Untuk kehadiran pakai satu lembar, tanpa --tolak.", "Impor lembarnya satu per satu.")
    with office(args.kantor) as store:
        bahan = siapkan(baca(args.sumber), args.lembar[0] if args.lembar else None)
        with store.read() as s:
            rapat_id = find_rapat(s, args.rapat) if args.rapat else None
            rencana = layanan.rencana(s, bahan, rapat_id, timpa=args.timpa, sisanya=args.sisanya)
        if args.uji:
            _report(rencana, rencana.kalimat, False, args.json)
            return 0
        cadangan.before(store, "Sebelum impor")
        try:
            with store.unit(f"Impor kehadiran dari {args.sumber.name}") as s:
                hasil = layanan.terapkan(s, rencana, lewati_bermasalah=args.lewati)
        except LkmError:
            _report(rencana, "", False, args.json)
            raise
    _report(rencana, hasil.kalimat, hasil.tanda > 0, args.json)
    return 0


def _report(rencana: RencanaHadir, kalimat: str, tersimpan: bool, as_json: bool) -> None:
    """One JSON object, or the meetings, the problems and the sentence."""
    if as_json:
        print_json({**_ringkas(rencana), "kalimat": kalimat, "tersimpan": tersimpan})
        return
    for satu in rencana.kolom:
        nama = satu.kolom.judul or (f"{satu.kolom.tanggal:%d-%m-%Y}" if satu.kolom.tanggal else "Daftar nama")
        print(f"{nama}: {satu.judul or satu.masalah}" + (f" ({satu.masalah})" if satu.judul and satu.masalah else ""))
    masalah = [(b.nomor, alasan) for b in rencana.baris for alasan in b.alasan if b.status == "bermasalah"]
    for nomor, alasan in masalah[:_SEBUT]:
        print(f"Baris {nomor}: {alasan}")
    if len(masalah) > _SEBUT:
        print(f"... dan {len(masalah) - _SEBUT} masalah lain; lihat semuanya dengan --json.")
    for catatan in rencana.bahan.catatan:
        print(catatan)
    if kalimat:
        print(f"Lembar “{rencana.bahan.lembar}”, {len(rencana.baris)} baris: {kalimat}")


def _ringkas(rencana: RencanaHadir) -> dict[str, Any]:
    return {
        "ke": "kehadiran", "berkas": rencana.bahan.sumber, "lembar": rencana.bahan.lembar,
        "rapat": [
            {"kolom": k.kolom.judul, "tanggal": k.kolom.tanggal, "rapat": k.judul, "masalah": k.masalah}
            for k in rencana.kolom
        ],
        "baris": [
            {"baris": b.nomor, "nama": b.nama, "keadaan": b.status, "siapa": b.siapa, "alasan": b.alasan,
             "catatan": b.catatan, "tanda": [t.baru for t in b.tanda if t.tulis]}
            for b in rencana.baris
        ],
        "bukan_data": [{"baris": nomor, "alasan": alasan} for nomor, alasan in rencana.bahan.dilewati],
    }  # fmt: skip
