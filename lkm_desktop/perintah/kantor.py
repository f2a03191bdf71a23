"""Commands about the office as a whole: contoh, baru, periksa."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from lkm_desktop.perintah.umum import office, print_json
from lkm_desktop.storage import create_store

#: options of `baru` that are fields of the profile
PROFIL = ("nama", "istilah", "wilayah", "kelurahan", "kecamatan", "kota", "provinsi", "kode_kemendagri", "kode_bps",
          "alamat", "telepon", "zona", "periode_mulai")  # fmt: skip


def contoh(args: argparse.Namespace) -> int:
    """Make a practice kelurahan of any size."""
    from lkm_desktop.latihan import make_practice

    store, made = make_practice(
        args.kantor, orang=args.orang, rapat=args.rapat, benih=args.benih, today=args.hari_ini
    )  # fmt: skip
    store.close()
    print(
        f"Kantor latihan dibuat di {args.kantor}: {made.orang} warga, {made.anggota} anggota LKM, "
        f"{made.relawan} relawan, {made.rapat} rapat."
    )
    return 0


def baru(args: argparse.Namespace) -> int:
    """Make an empty office."""
    from lkm_desktop.services.organisasi import check_profile

    given = {key: getattr(args, key) for key in PROFIL if getattr(args, key) is not None}
    store = create_store(args.kantor, check_profile(given))
    store.close()
    print(f"Kantor {args.istilah or 'LKM'} {args.nama} dibuat di {args.kantor}.")
    return 0


def periksa(args: argparse.Namespace) -> int:
    """Check the file, the rules of the office, and the data. A damaged file raises LkmError (exit 1)."""
    from lkm_desktop.errors import DamagedOffice
    from lkm_desktop.services import aturan, periksa
    from lkm_desktop.storage.kantor import restore_advice

    hari: date = args.per_tanggal or date.today()
    with office(args.kantor) as store:
        rusak = store.check()
        if rusak:
            raise DamagedOffice(f"Data kantor rusak: {'; '.join(rusak[:3])}.", restore_advice(store.folder))
        with store.read() as s:
            isi = periksa.counts(s)
            temuan = [*aturan.periksa(s, hari), *periksa.findings(s, hari)]
    if args.json:
        print_json({"utuh": True, "isi": isi, "temuan": [vars(t) for t in temuan]})
        return 0
    print(f"Berkas data utuh: {', '.join(f'{n} {kata}' for kata, n in isi.items())}.")
    _tell(temuan)
    return 0


def _tell(temuan: list[Any]) -> None:
    if not temuan:
        print("Tidak ada yang perlu diperhatikan.")
    for t in temuan:
        tanda = "Perhatian" if t.level == "peringatan" else "Catatan"
        print(f"{tanda}: {t.kalimat}" + (f" [{t.sumber}]" if t.sumber else ""))
