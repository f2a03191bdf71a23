"""Papers with their own wording: final ones are locked, corrections say what changed, the archive is identical."""

from __future__ import annotations

from datetime import date

import pytest

from lkm_desktop.domain import Arsip, Dokumen
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import dokumen, naskah, notulen, rapat, templat, tindak_lanjut
from lkm_desktop.services.dokumen import Keluaran
from lkm_desktop.services.kalimat import BAWAAN, Kalimat, Perangkat
from lkm_desktop.storage import Store
from tests.pembantu import meeting


def begun(store: Store, rapat_id: str) -> str:
    with store.unit("Buka naskah") as s:
        return naskah.buka(s, "notulen", rapat_id, judul="Notulen rapat rutin", tanggal=date(2025, 3, 10))


def test_a_paper_is_begun_once(store: Store) -> None:
    row = meeting(store)
    first = begun(store, row)
    assert begun(store, row) == first
    with store.unit("Simpan") as s:
        naskah.simpan(s, first, suntingan={"pembuka": "Kata kami.", "kosong": ""},
                      isian={"komitmen": "Gotong royong", "kosong": ""})
    with store.read() as s:
        sheet = naskah.baca(s, first)
    assert (sheet.suntingan, sheet.isian, sheet.keadaan) == (
        {"kosong": "", "pembuka": "Kata kami."}, {"komitmen": "Gotong royong"}, "draf",
    )  # fmt: skip


def test_final_is_locked_until_a_correction_says_what_changed(store: Store) -> None:
    row = meeting(store)
    sheet = begun(store, row)
    with store.unit("Sahkan") as s:
        first = naskah.sahkan(s, sheet, Keluaran(b"%PDF satu", "F4", 1, teks=("Hadir 9 orang", "Tutup")))
    with pytest.raises(LkmError, match="sudah final"), store.unit("Ubah") as s:
        naskah.simpan(s, sheet, suntingan={"pembuka": "x"})
    with store.unit("Ralat") as s:
        naskah.mulai_ralat(s, sheet)
    with pytest.raises(LkmError, match="apa yang diubah"), store.unit("Sahkan") as s:
        naskah.sahkan(s, sheet, Keluaran(b"%PDF dua", "F4", 1))
    with store.unit("Sahkan ralat") as s:
        differences = naskah.beda(s, first, ("Hadir 10 orang", "Tutup"))
        words = naskah.kalimat_ralat(differences)
        naskah.sahkan(s, sheet, Keluaran(b"%PDF dua", "F4", 1, teks=("Hadir 10 orang", "Tutup")), words)
    assert words == "“Hadir 9 orang” menjadi “Hadir 10 orang”"
    with store.read() as s:
        versions = naskah.versi(s, sheet)
        assert [(v.versi, v.ralat) for v in versions] == [(2, words), (1, "")]
        assert [dokumen.berkas(s, v.id) for v in versions] == [b"%PDF dua", b"%PDF satu"]
        assert naskah.terkunci(s, row)[0].versi == 2


def test_the_same_file_is_kept_once_and_damage_is_told(store: Store) -> None:
    with store.unit("Cetak") as s:
        one = dokumen.keluar(s, "notulen", Keluaran(b"%PDF", "F4", 1))
        dokumen.keluar(s, "notulen", Keluaran(b"%PDF", "F4", 1))
    with store.read() as s:
        assert (s.query(Arsip).count(), s.query(Dokumen).count()) == (1, 2)
        assert dokumen.berkas(s, one) == b"%PDF"
    with store.unit("Rusak") as s:
        s.query(Arsip).one().isi = b"lain"
    with pytest.raises(LkmError, match="tidak sama lagi"), store.read() as s:
        dokumen.berkas(s, one)


def test_undo_of_a_print_keeps_the_log(store: Store) -> None:
    row = meeting(store)
    sheet = begun(store, row)
    with store.unit("Sahkan notulen") as s:
        naskah.sahkan(s, sheet, Keluaran(b"%PDF", "F4", 1))
    store.undo()
    with store.read() as s:
        assert naskah.baca(s, sheet).keadaan == "draf"
        assert len(dokumen.arsip(s, naskah_id=sheet)) == 1


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch) -> str:
    made = Perangkat("Uji", {"tempat": "Balai RW 01"}, {"pembuka": Kalimat("Pembuka", "Bertempat di {tempat}.")})
    monkeypatch.setitem(BAWAAN, "uji", made)
    return "uji"


def test_the_office_rewords_a_sentence(store: Store, kind: str) -> None:
    with store.unit("Ubah kalimat") as s:
        templat.simpan(s, kind, "pembuka", "Di {tempat} kami berkumpul.")
    with store.read() as s:
        assert templat.susunan(s, kind)("pembuka", tempat="{nama}") == "Di {nama} kami berkumpul."
        assert [k.berubah for k in templat.semua(s, kind)] == [True]
    assert templat.contoh(kind, "Di {tempat}") == "Di Balai RW 01"
    with pytest.raises(FieldErrors) as caught, store.unit("Salah") as s:
        templat.simpan(s, kind, "pembuka", "Di {tmpat}.")
    assert "{tmpat} tidak dikenal" in caught.value.errors["teks"]
    with store.unit("Bawaan") as s:
        templat.kembalikan(s, kind, "pembuka")
    with store.read() as s:
        assert templat.susunan(s, kind)("pembuka", tempat="Balai") == "Bertempat di Balai."


def test_every_shipped_sentence_uses_names_that_exist() -> None:
    for kit in BAWAAN.values():
        for sentence in kit.kalimat.values():
            templat.check(kit, sentence.teks)


def test_minutes_with_a_final_paper_are_refused_until_the_correction_begins(store: Store) -> None:
    row = meeting(store, agenda="Pembukaan\nPenutup")
    sheet = begun(store, row)
    with store.unit("Sahkan") as s:
        naskah.sahkan(s, sheet, Keluaran(b"%PDF", "F4", 1))
    for change in (
        lambda s: notulen.save_notulen(s, row, {"penutup": "Doa."}),
        lambda s: rapat.save_rapat(s, row, {"agenda": "Pembukaan"}),
        lambda s: tindak_lanjut.lapor(s, row, []),
    ):
        with pytest.raises(LkmError, match="sudah final"), store.unit("Ubah") as s:
            change(s)
    with store.unit("Pindah tempat") as s:
        rapat.save_rapat(s, row, {"agenda": "Pembukaan\nPenutup", "tempat": "Balai"})
    with store.unit("Ralat") as s:
        naskah.mulai_ralat(s, sheet)
    with store.unit("Ubah") as s:
        notulen.save_notulen(s, row, {"penutup": "Doa."})
