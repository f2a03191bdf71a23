"""Letters, decrees and blank forms. A new one is one line: key, label, paper, and where its prose is gathered, such as
`"surat-tugas": JenisDokumen("Surat tugas", F4, isi=_M + "surat_tugas:isi"),`."""

from __future__ import annotations

from lkm_desktop.documents.jenis import JenisDokumen

_M = "lkm_desktop.documents."

DOKUMEN_SURAT: dict[str, JenisDokumen] = {}
