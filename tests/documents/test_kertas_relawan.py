"""Papers of relawan: cards, statistics, teams, participants of a training, the duty roster."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lkm_desktop.documents import DOKUMEN, Pilihan, make, make_paper, word
from lkm_desktop.documents.kartu_relawan import Isikartu, draw
from lkm_desktop.documents.page import A4, F4, FOLIO, MM, Kertas
from lkm_desktop.domain import Siklus, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import kehadiran, organisasi, pelatihan, pelatihan_sesi, piket, relawan_peran
from lkm_desktop.services.registers import Query
from lkm_desktop.services.relawan_kartu import Kartu
from lkm_desktop.services.relawan_peran import PeranBaru
from lkm_desktop.storage import Store
from tests.documents.pdf_reader import (
    assert_margins,
    assert_no_overlap,
    assert_sound,
    page_texts,
    squeezed,
    text_of,
    without_footer,
)
from tests.pembantu import add, member, person

LONG = "Dr. Hj. Siti Nurhalimatussa'diyah binti Muhammad Zainuddin, S.Pd.I., M.Pd."
NAMES = ("Ahmad Rifani", LONG, "Noor <b>Hasanah</b>", "Ali")
SHARED = Isikartu(
    "LKM Maju Bersama Sejahtera Selamanya", "Kelurahan Kelayan Tengah (contoh), Banjarmasin Selatan, Kota Banjarmasin",
    None, "KARTU RELAWAN", "Berlaku sampai 11 November 2027", "Koordinator LKM", "H. Syamsuddin", "Banjarmasin, 1-1-25",
)  # fmt: skip


def cards(count: int) -> list[Kartu]:
    roles = ("Relawan", "Relawan sektoral (kesehatan ibu, anak, dan usia lanjut)", "Ketua Tim Pemetaan Swadaya")
    return [Kartu(f"R-{n:04}", NAMES[n % 4], roles[n % 3], "RT 03 RW 01" if n % 2 else "") for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("bentuk", "count", "pages"),
    [("kartu", 1, 1), ("kartu", 45, 5), ("kartu", 120, 12), ("pengenal", 1, 1), ("pengenal", 41, (5, 6))],
)
@pytest.mark.parametrize("kertas", [F4, A4], ids=lambda k: k.nama)
def test_cards_stand_in_their_frames(
    bentuk: str, count: int, pages: int | tuple[int, int], kertas: Kertas
) -> None:
    made = draw(cards(count), SHARED, bentuk, kertas, "1 Januari 2025")
    tall = kertas is F4
    assert made.halaman == (pages if isinstance(pages, int) else pages[0 if tall else 1])
    assert_no_overlap(made.data)
    wide, high, rows = (85.6, 54, 5) if bentuk == "kartu" else (90, 60, 5 if tall else 4)
    left = (kertas.lebar_mm - 2 * wide) / 2
    top = kertas.tinggi_mm - 8 - max(0.0, kertas.tinggi_mm - 25 - rows * high - 2) / 2
    assert top - rows * high >= 19 - 0.01  # clear of the footer
    for box in (box for page in without_footer(made.data) for box in page):
        column = 0 if box.left < (left + wide) * MM else 1
        assert box.left >= (left + column * wide + 2) * MM
        assert box.right <= (left + (column + 1) * wide - 2) * MM + 0.5
        row = int((top * MM - box.top) / (high * MM))
        assert box.bottom >= (top - (row + 1) * high + 1) * MM, box
    whole = squeezed(text_of(made.data))
    assert whole.count("R-0001") == 1
    assert squeezed(f"R-{count:04}") in whole


def test_the_smallest_paper_and_a_long_name(store: Store) -> None:
    text = text_of(draw(cards(2), SHARED, "kartu", FOLIO).data)
    assert "Zainuddin" in text
    assert "foto" in text
    assert "Berlaku sampai 11 November 2027" in text


def test_long_names_of_office_and_signer_are_whole() -> None:
    office = "BKM Sejahtera Bersama Membangun Masyarakat Kelayan Tengah Banjarmasin"
    shared = replace(SHARED, lembaga=office, penanda="Drs. H. Muhammad Abdurrahman Syarifuddin Al-Banjari, M.M.Pd.")
    for form in ("kartu", "pengenal"):
        made = draw(cards(2), shared, form, A4)
        assert_no_overlap(made.data)
        assert squeezed(office.upper()) in squeezed(text_of(made.data))
    assert squeezed(shared.penanda) in squeezed(text_of(draw(cards(2), shared, "kartu", A4).data))


@pytest.fixture
def office(store: Store) -> dict[str, str]:
    """Four relawan; a siklus runs; two are in Tim PS, one leads the forum, three have an interest."""
    koordinator = person(store, "H. Syamsuddin")
    member(store, koordinator, "Koordinator")
    found = {}
    for n, name in enumerate(NAMES):
        found[name] = person(store, name, jenis_kelamin="LPPL"[n], rt=str(n + 1), rw="1", no_hp=f"08125000120{n}",
                             miskin=n % 2 == 0)  # fmt: skip
        minat = ("kesehatan", "kesehatan", "pendidikan", None)[n]
        add(store, "relawan", orang_id=found[name], minat=minat, nomor=f"R-000{n + 1}")
    people = list(found.values())
    with store.unit("Peran") as s:
        organisasi.save(s, {"periode_mulai": date.today() - timedelta(days=300)})
        s.add(row := Siklus(id=new_id(), nama="Siklus 2025", preset="kotaku", mulai=date.today() - timedelta(days=90)))
        s.flush()
        relawan_peran.beri(s, people[:1], PeranBaru("tim_ps", "Ketua", "Pokja 1"), row.id)
        relawan_peran.beri(s, people[1:2], PeranBaru("tim_ps", pokja="Pokja 2"), row.id)
        relawan_peran.beri(s, people[:3], PeranBaru("relawan_sektoral"), row.id)
        relawan_peran.beri(s, people[2:3], PeranBaru("forum_relawan", "Ketua"), row.id)
    return found


def printed(store: Store, key: str, **choice: object) -> str:
    with store.read() as s:
        return text_of(make(s, key, Pilihan(**choice)))  # type: ignore[arg-type]


def test_cards_of_all_or_of_chosen_relawan(store: Store, office: dict[str, str]) -> None:
    every = printed(store, "kartu-relawan")
    assert [f"R-000{n}" in every for n in range(1, 5)] == [True] * 4
    for words in ("LKM MAJU BERSAMA", "Ketua Tim Pemetaan Swadaya (Pokja 1)", "H. Syamsuddin", "Berlaku sampai"):
        assert words in every, words
    chosen = printed(store, "kartu-relawan", subjek="R-0004, R-0003", isian=(("bentuk", "pengenal"),))
    assert chosen.index("R-0004") < chosen.index("R-0003")
    assert "R-0001" not in chosen
    assert "R-0001" not in printed(store, "kartu-relawan", query=Query(saring={"minat": "pendidikan"}))
    with store.read() as s, pytest.raises(LkmError, match="R-9999 tidak ditemukan"):
        make(s, "kartu-relawan", Pilihan(subjek="R-9999"))
    with store.read() as s, pytest.raises(LkmError, match="Tidak ada relawan"):
        make(s, "kartu-relawan", Pilihan(query=Query(cari="tidak ada")))


def test_statistics(store: Store, office: dict[str, str]) -> None:
    with store.read() as s:
        made = make_paper(s, "statistik-relawan")
        copy = word(s, "statistik-relawan")
    assert_sound(made)
    text = text_of(made.data)
    order = [text.index(w) for w in ("Terdaftar L", "Terdaftar P", "Aktif L", "Aktif P", "Non miskin", "Terlatih")]
    assert order == sorted(order)
    for words in ("berjumlah 4 orang", "Relawan tiap RW (orang)", "kesehatan", "4 relawan berstatus aktif"):
        assert words in text, words
    assert copy[:2] == b"PK"


@pytest.mark.parametrize(
    "key", ["statistik-relawan", "daftar-relawan-sektoral", "daftar-forum-relawan", "jadwal-piket"]
)
def test_an_empty_office_has_its_papers_too(store: Store, key: str) -> None:
    with store.read() as s:
        made = make_paper(s, key)
    assert made.halaman == 1
    assert_no_overlap(made.data)


def test_teams(store: Store, office: dict[str, str]) -> None:
    groups = printed(store, "daftar-relawan-sektoral")
    assert groups.index("Kesehatan") < groups.index("Ahmad Rifani") < groups.index("Pendidikan") < groups.index("Noor")
    assert "0812" not in groups
    assert "0812-5000-1200" in printed(store, "daftar-relawan-sektoral", papan=False)
    forum = printed(store, "daftar-forum-relawan")
    assert "Ketua" in forum
    assert "Ahmad" not in forum
    team = printed(store, "daftar-tim-relawan", subjek="tim pemetaan swadaya")
    for words in ("DAFTAR TIM PEMETAAN SWADAYA", "untuk Siklus 2025", "Pokja 1", "Ahmad Rifani"):
        assert words in team, words
    assert "Belum ada yang tercatat." in printed(store, "daftar-tim-relawan", subjek="TIPP")
    with store.read() as s, pytest.raises(LkmError, match="tidak dikenal"):
        make(s, "daftar-tim-relawan", Pilihan(subjek="LKM"))
    with store.read() as s:
        for key in ("daftar-relawan-sektoral", "daftar-forum-relawan"):
            assert_sound(make_paper(s, key, Pilihan(kertas=A4)))


def test_a_training_is_found_by_code_or_name(store: Store, office: dict[str, str]) -> None:
    for name, code in (("Relawan Pemetaan Swadaya", "C05"), ("Manajemen Relawan", "C15")):
        add(store, "pelatihan", nama=name, kode_modul=code, mulai=date(2025, 3, 10), jpl=8)
    assert "Manajemen Relawan" in printed(store, "peserta-pelatihan", subjek="c15")
    assert "Relawan Pemetaan Swadaya" in printed(store, "peserta-pelatihan", subjek="pemetaan")
    for subject, told in (("", "belum disebut"), ("relawan", "Ada 2 pelatihan"), ("xx", "tidak ditemukan")):
        with store.read() as s, pytest.raises(LkmError, match=told) as error:
            make(s, "peserta-pelatihan", Pilihan(subjek=subject))
        assert "“Manajemen Relawan”" in str(error.value.suggestion)


def test_participants_of_a_training(store: Store, office: dict[str, str]) -> None:
    made = add(store, "pelatihan", nama="Relawan Pemetaan Swadaya", kode_modul="C05", mulai=date(2025, 3, 10), jpl=8)
    with store.unit("Isi") as s:
        pelatihan.tambah(s, made, list(office.values()))
        session = pelatihan_sesi.rencanakan(s, made, {"tanggal": date(2025, 3, 10), "jam_mulai": "08.00",
                                                      "jam_selesai": "14.00"})  # fmt: skip
        kehadiran.record_kehadiran(s, session, "1 2 3t11.00 4a")
    with store.read() as s:
        paper = make_paper(s, "peserta-pelatihan", Pilihan(subjek=made))
        with pytest.raises(LkmError, match="belum disebut"):
            make(s, "peserta-pelatihan", Pilihan())
    assert_sound(paper)
    text = text_of(paper.data)
    for words in ("Relawan Pemetaan Swadaya", "C05", "4 orang: 2 laki-laki, 2 perempuan", "10/03", "100", "50", "75 %"):
        assert words in text, words


@pytest.mark.parametrize(("count", "kertas"), [(3, A4), (120, F4)], ids=["3-A4", "120-F4"])
def test_duty_roster(store: Store, office: dict[str, str], count: int, kertas: Kertas) -> None:
    people = list(office.values())
    monday = date(2025, 3, 3)
    with store.unit("Piket") as s:
        for n in range(count):
            piket.tambah(s, people[n % 4 : n % 4 + 1], [monday + timedelta(days=n // 5)],
                         {"tugas": f"Tugas {n:03}", "jam_mulai": "8", "jam_selesai": "12", "tempat": "Sekretariat"})
    asked = (("mulai", "2025-03-03"), ("selesai", "2025-03-31"))
    with store.read() as s:
        made = make_paper(s, "jadwal-piket", Pilihan(kertas=kertas, isian=asked))
    assert_no_overlap(made.data)
    assert_margins(made.data, 30, 12, 13, 16)
    texts = page_texts(made.data)
    whole = squeezed(" ".join(texts))
    assert all(squeezed(f"Tugas {n:03}") in whole for n in range(count))
    assert "3 s.d. 31 Maret 2025" in texts[0]
    assert "H. Syamsuddin" in texts[-1]


def test_days_of_the_roster(store: Store) -> None:
    from lkm_desktop.documents.jadwal_piket import masa
    from lkm_desktop.services.piket_hari import kata_masa

    assert masa(Pilihan(dicetak=date(2025, 3, 12))) == (date(2025, 3, 10), date(2025, 3, 16))
    assert masa(Pilihan(isian=(("mulai", "2025-03-12"),))) == (date(2025, 3, 12), date(2025, 3, 16))
    assert kata_masa(date(2025, 3, 1), date(2025, 3, 31)) == "Maret 2025"
    assert kata_masa(date(2025, 3, 31), date(2025, 4, 6)) == "31 Maret 2025 s.d. 6 April 2025"
    for wrong in ((("mulai", "besok"),), (("mulai", "2025-03-12"), ("selesai", "2025-03-01"))):
        with pytest.raises(FieldErrors):
            masa(Pilihan(isian=wrong))


def test_every_paper_is_named() -> None:
    for key in ("kartu-relawan", "jadwal-piket", "statistik-relawan", "daftar-relawan-sektoral", "daftar-forum-relawan",
                "daftar-tim-relawan", "peserta-pelatihan", "buku-pelatihan"):  # fmt: skip
        assert key in DOKUMEN
