"""Papers that go to the korkot or serve what is sent to him. A new one is one line. Subject: the id of an IDF."""

from __future__ import annotations

from lkm_desktop.documents.jenis import JenisDokumen
from lkm_desktop.documents.paper import F4

DOKUMEN_KORKOT: dict[str, JenisDokumen] = {
    "lembar-idf": JenisDokumen(
        "Lembar penilaian IDF", F4, isi="lkm_desktop.documents.lembar_idf:isi", subjek="idf", ukuran=10.0
    ),
}
