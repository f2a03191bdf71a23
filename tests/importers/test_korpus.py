"""Forty messy sheets come in without editing first: count in is count found, and each rejected row says why."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from lkm_desktop.domain import REGISTERS, Orang, Pelatihan, PesertaPelatihan
from lkm_desktop.importers.read import baca_bita
from lkm_desktop.importers.susun import TabelImpor, susun
from lkm_desktop.importers.temuan import Telaah
from lkm_desktop.services import impor, registers
from lkm_desktop.services.impor import BARU, BERMASALAH, BERUBAH, SAMA, Rencana
from lkm_desktop.services.impor_bahan import letak_baris
from lkm_desktop.storage import Store, open_store
from tests.importers.korpus import PEMBUAT, opensid
from tests.importers.korpus.alat import HARI_INI, Kasus

#: words that only programmers know
_KATA_KODE = re.compile(
    r"\b(error|null|none|nan|string|float|int|field|row|cell|column|parse|invalid|format|traceback)\b|_", re.IGNORECASE
)


@pytest.fixture(scope="module")
def kantor_bersama(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One empty office for all cases; each case takes its import back."""
    folder = tmp_path_factory.mktemp("korpus") / "kantor"
    shutil.copytree(template, folder)
    opened = open_store(folder)
    yield opened
    opened.close()


def tabel_dari(kasus: Kasus) -> TabelImpor:
    """The tables of a case, as the command and the window find them."""
    return susun(Telaah(baca_bita(kasus.data, kasus.berkas)), kasus.ke, ["semua"], today=HARI_INI)


def rencana_dari(store: Store, kasus: Kasus) -> Rencana:
    with store.read() as s:
        return impor.rencana(s, tabel_dari(kasus), kasus.ke, terima_rumus=kasus.rumus)


def cerita(rencana: Rencana) -> str:
    """What a failing case shows."""
    baris = [f"{b.nomor}: {b.status} {dict(b.nilai)} {[a.teks for a in b.alasan]}" for b in rencana.baris]
    return "\n".join([*baris, str(rencana.bahan.dikenal), str(rencana.bahan.diabaikan), str(rencana.bahan.dilewati)])


def test_there_are_forty() -> None:
    assert len(PEMBUAT) >= 40
    assert len({buat().berkas for buat in PEMBUAT}) == len(PEMBUAT)


@pytest.mark.parametrize("buat", PEMBUAT, ids=lambda buat: f"{buat.__module__.rpartition('.')[2]}-{buat.__name__}")
def test_a_messy_sheet_comes_in_whole(kantor_bersama: Store, buat: Callable[[], Kasus]) -> None:
    kasus, store = buat(), kantor_bersama
    rencana = rencana_dari(store, kasus)
    assert len(rencana.baris) == kasus.baris, cerita(rencana)
    assert rencana.jumlah(BARU) == kasus.baru, cerita(rencana)
    periksa_tolakan(rencana, kasus)
    periksa_isi(rencana, kasus)
    with store.unit(f"Impor {kasus.berkas}") as s:
        hasil = impor.terapkan(s, rencana, lewati_bermasalah=True)
    try:
        register = REGISTERS[kasus.ke]
        with store.read() as s:
            assert registers.count(s, register, registers.Query(keadaan="semua")) == hasil.baru == kasus.baru
        assert pelatihan(store) == kasus.pelatihan
        lagi = rencana_dari(store, kasus)
        assert lagi.jumlah(BARU) + lagi.jumlah(BERUBAH) == 0, cerita(lagi)
        assert lagi.jumlah(SAMA) == kasus.baris - len(_tolak(kasus)), cerita(lagi)
    finally:
        store.undo()
    with store.read() as s:
        assert registers.count(s, register, registers.Query(keadaan="semua")) == 0


def pelatihan(store: Store) -> dict[str, tuple[str, ...]]:
    """The names of those who took part in each training."""
    found: dict[str, list[str]] = {}
    with store.read() as s:
        query = select(Pelatihan.nama, Orang.nama).join(PesertaPelatihan, PesertaPelatihan.pelatihan_id == Pelatihan.id)
        for latihan, orang in s.execute(query.join(Orang, Orang.id == PesertaPelatihan.orang_id).order_by(Orang.nama)):
            found.setdefault(latihan, []).append(orang)
    return {nama: tuple(orang) for nama, orang in found.items()}


def _tolak(kasus: Kasus) -> list[tuple[int, str]]:
    return [pasang for lembar in kasus.lembar for pasang in lembar.ditolak.items()]


def test_hidden_rows_are_read_and_told() -> None:
    bahan = tabel_dari(opensid.tersaring()).olah("orang")
    assert bahan.kode == ["Di lembar “Data Penduduk” ada 3 baris tersembunyi; baris itu ikut dibaca."]


def periksa_tolakan(rencana: Rencana, kasus: Kasus) -> None:
    """Exactly the wanted rows are rejected, each with a sentence that a secretary understands."""
    found = {letak_baris(b.nomor)[1]: " ".join(a.teks for a in b.alasan) for b in rencana.baris
             if b.status == BERMASALAH}  # fmt: skip
    wanted = dict(_tolak(kasus))
    assert found.keys() == wanted.keys(), cerita(rencana)
    for nomor, pola in wanted.items():
        assert re.search(pola, found[nomor], re.IGNORECASE), (nomor, pola, found[nomor])
    for kalimat in found.values():
        assert kalimat.endswith((".", "?")), kalimat
        assert kalimat[0].isupper() or kalimat[0] in "“0123456789", kalimat
        assert not _KATA_KODE.search(kalimat), kalimat


def periksa_isi(rencana: Rencana, kasus: Kasus) -> None:
    """The values of the sampled rows, in the order of the sheet."""
    utama = REGISTERS[kasus.ke].name
    baik = [b for b in rencana.baris if b.status == BARU]
    found: dict[Any, list[dict[str, Any]]] = {}
    for baris in baik:
        found.setdefault(baris.nilai.get(utama), []).append(dict(baris.nilai))
    for harap in kasus.harap:
        if utama not in harap:
            continue
        calon = found.get(harap[utama], [])
        assert calon, (harap, list(found))
        nilai = calon.pop(0)
        beda = {k: (v, nilai.get(k)) for k, v in harap.items() if nilai.get(k) != v}
        assert not beda, (harap, beda)
