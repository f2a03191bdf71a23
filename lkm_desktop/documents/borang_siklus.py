"""What the user types for the papers made of the facts of a stage. Everything may stay empty."""

from __future__ import annotations

from lkm_desktop.fields import Field

TANGGAL = (
    Field("tanggal", "Tanggal tanda tangan", "tanggal", 12, help="Kosong berarti tanggal di catatan tahap."),
)
LPJ = (
    *TANGGAL,
    Field("mulai", "LPJ sejak", "tanggal", 12, help="Kosong berarti menurut catatan tahap."),
    Field("selesai", "LPJ sampai", "tanggal", 12, help="Kosong berarti menurut catatan tahap."),
    Field("tatib", "Tata tertib", "panjang", 50, help="Satu butir satu baris. Kosong: tanpa tata tertib."),
    Field("organisasi", "I.A Organisasi", "panjang", 50, help="Daftar anggota ditambahkan sendiri di bawahnya."),
    Field("program", "I.B Program", "panjang", 50, help="Kosong: titik-titik."),
    Field("kegiatan", "I.C Kegiatan", "panjang", 50, help="Keadaan tahapan siklus ditambahkan sendiri di bawahnya."),
    Field("keuangan", "III Keuangan", "panjang", 50, help="Kosong: tabel kosong untuk diisi."),
    Field("lampiran", "Lampiran", "panjang", 40,
          help="Satu berkas satu baris. Kosong berarti berkas RWT di catatan tahap."),
)  # fmt: skip
