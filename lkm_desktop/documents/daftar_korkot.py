"""Papers that go to the korkot or serve what is sent to him. A new one is one line.

Subjects: the id of an IDF; the code of a period ("2026-07").
"""

from __future__ import annotations

from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4
from lkm_desktop.fields import Field

_SAMPAI = Field("sampai", "Data sampai", "tanggal", 12, help="Kosong berarti akhir periode itu, atau hari ini.")

DOKUMEN_KORKOT: dict[str, JenisDokumen] = {
    "lembar-idf": JenisDokumen(
        "Lembar penilaian IDF", F4, isi="lkm_desktop.documents.lembar_idf:isi", subjek="idf", ukuran=10.0
    ),
    "kelengkapan": JenisDokumen(
        "Lembar periksa kelengkapan", F4, isi="lkm_desktop.documents.kelengkapan:isi", borang=(_SAMPAI,),
        subjek="periode", satu_halaman=True, ukuran=10.0,
    ),
}
