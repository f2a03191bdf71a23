"""Registration at the RKM and roles for a siklus: one step each, undone as one, nobody twice."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from lkm_desktop.domain import Orang, Penugasan, Relawan, Siklus, new_id
from lkm_desktop.errors import FieldErrors, LkmError
from lkm_desktop.services import kehadiran, relawan_daftar, relawan_peran, undangan
from lkm_desktop.services.relawan_peran import PeranBaru
from lkm_desktop.storage import Store
from tests.pembantu import add, meeting, person

DAY = date(2024, 3, 12)


@pytest.fixture
def rkm(store: Store) -> str:
    """Present: Ahmad (no relawan), Budi (R-0007), Citra (once, moved away), a guest; absent: Dewi."""
    names = ("Ahmad", "Budi", "Citra", "Dewi")
    people = [person(store, name, jenis_kelamin="L", rt="3", rw="1") for name in names]
    add(store, "relawan", orang_id=people[1], nomor="R-0007")
    add(store, "relawan", orang_id=people[2], nomor="R-0003", status="pindah", status_tanggal=date(2022, 1, 1))
    made = meeting(store, jenis="rkm", judul="RKM RT 01-03", tanggal=DAY)
    with store.unit("Isi") as s:
        undangan.undang(s, made, people)
        kehadiran.record_kehadiran(s, made, "1-3 4a, Eka Sari P")
    return made


def rows(store: Store, rapat_id: str) -> dict[str, relawan_daftar.Calon]:
    with store.read() as s:
        return {one.nama: one for one in relawan_daftar.calon(s, rapat_id)}


def test_who_is_a_relawan_already_is_shown_as_such(store: Store, rkm: str) -> None:
    found = rows(store, rkm)
    assert {name: (one.keterangan, one.terdaftar) for name, one in found.items()} == {
        "Ahmad": ("", False), "Budi": ("sudah relawan R-0007", True), "Citra": ("R-0003, pindah", False),
        "Eka Sari": ("tamu; menjadi warga baru", False),
    }


def test_registration_is_one_step(store: Store, rkm: str) -> None:
    found = rows(store, rkm)
    ids = [one.id for one in found.values()]
    with store.read() as s:
        before = [tuple(r) for r in s.execute(select(*Relawan.__table__.c))]
    with store.unit("Daftarkan relawan") as s:
        done = relawan_daftar.daftarkan(s, rkm, ids, minat={found["Ahmad"].id: " kesehatan  ibu "})
    assert done == relawan_daftar.Pendaftaran(2, 1, 1)
    assert done.kalimat == "2 relawan terdaftar, 1 relawan aktif lagi; 1 tamu menjadi warga baru."
    with store.read() as s:
        made = {
            name: (r.nomor, r.tanggal_daftar, r.kegiatan_asal, r.asal_rapat_id, r.minat, r.status)
            for r, name in s.execute(select(Relawan, Orang.nama).join(Orang, Orang.id == Relawan.orang_id))
        }
        assert relawan_daftar.terdaftar_di(s, rkm) == 2
    assert made["Ahmad"] == ("R-0008", DAY, "RKM 12 Maret 2024", rkm, "kesehatan ibu", "aktif")
    assert made["Eka Sari"] == ("R-0009", DAY, "RKM 12 Maret 2024", rkm, None, "aktif")
    assert made["Budi"][3] is None
    assert made["Citra"][5] == "aktif"
    with store.unit("Sekali lagi") as s:
        assert relawan_daftar.daftarkan(s, rkm, ids).baru == 0
    assert store.undo_label == "Daftarkan relawan"  # nothing written is no step
    store.undo()
    with store.read() as s:
        assert [tuple(r) for r in s.execute(select(*Relawan.__table__.c))] == before
        assert s.scalar(select(Orang.id).where(Orang.nama == "Eka Sari")) is None


def test_people_beside_the_roll(store: Store, rkm: str) -> None:
    who = person(store, "Fauzi")
    with store.read() as s:
        assert relawan_daftar.calon_orang(s, who).nama == "Fauzi"
    with store.unit("Daftarkan") as s:
        assert relawan_daftar.daftarkan(s, rkm, [], [who, who]).baru == 1


def test_nothing_is_done_when_something_is_wrong(store: Store, rkm: str) -> None:
    with pytest.raises(LkmError, match="Centang dulu"), store.unit("Daftarkan") as s:
        relawan_daftar.daftarkan(s, rkm, [])
    person(store, "Eka Sari", rt="9")
    found = rows(store, rkm)
    with pytest.raises(LkmError, match=r"Eka Sari di RT 09; .* baris 5"), store.unit("Daftarkan") as s:
        relawan_daftar.daftarkan(s, rkm, [found["Ahmad"].id, found["Eka Sari"].id])
    with store.unit("Meninggal") as s:
        s.scalars(select(Relawan).where(Relawan.nomor == "R-0003")).one().status = "meninggal"
    with pytest.raises(LkmError, match="tercatat meninggal"), store.unit("Daftarkan") as s:
        relawan_daftar.daftarkan(s, rkm, [found["Ahmad"].id, found["Citra"].id])
    assert rows(store, rkm)["Ahmad"].keterangan == ""


# --- roles ------------------------------------------------------------------------------------------------------------


def siklus(store: Store, tahun: int, sebelum: str | None = None) -> str:
    row = Siklus(id=new_id(), nama=f"Siklus {tahun}", preset="kotaku", mulai=date(tahun, 1, 1), sebelum_id=sebelum)
    made = row.id
    with store.unit("Siklus") as s:
        s.add(row)
    return made


@pytest.fixture
def people(store: Store) -> list[str]:
    found = [person(store, name) for name in ("Ahmad", "Budi", "Citra")]
    for who, minat in zip(found, ("kesehatan", "pendidikan", None), strict=True):
        add(store, "relawan", orang_id=who, minat=minat)
    return found


def test_a_role_for_many_in_one_step(store: Store, people: list[str]) -> None:
    former = siklus(store, 2023)
    with store.unit("Tim lama") as s:
        relawan_peran.beri(s, people[:1], PeranBaru("tim_ps", mulai=date(2023, 2, 1)), former)
    now = siklus(store, 2025, former)
    with store.unit("Tim baru") as s:
        done = relawan_peran.beri(s, people, PeranBaru("tim_ps", mulai=date(2025, 2, 1), dasar="BA 3/2025"), now)
    assert (done.baru, done.sudah, done.diakhiri) == (3, (), 1)
    with store.read() as s:
        old = s.scalars(select(Penugasan).where(Penugasan.siklus_id == former)).one()
        assert (old.selesai, old.alasan_berhenti) == (date(2025, 1, 31), "Siklus baru")
        lines = {line.nama: (line.peran, line.lalu) for line in relawan_peran.daftar(s, now)}
        assert relawan_peran.berjalan(s, date(2025, 6, 1)) == (now, "Siklus 2025")
    assert lines["Ahmad"] == ("Tim Pemetaan Swadaya", "Tim Pemetaan Swadaya")
    assert lines["Budi"] == ("Tim Pemetaan Swadaya", "")
    with store.unit("Lagi") as s:
        again = relawan_peran.beri(s, people[:2], PeranBaru("tim_ps", "Ketua", mulai=date(2025, 3, 1)), now)
    assert (again.baru, again.sudah) == (0, ("Ahmad", "Budi"))
    store.undo()
    with store.read() as s:
        assert s.scalars(select(Penugasan)).one().selesai is None


def test_a_sector_follows_the_interest(store: Store, people: list[str]) -> None:
    with pytest.raises(FieldErrors, match="Minat Citra belum diisi"), store.unit("Sektor") as s:
        relawan_peran.beri(s, people, PeranBaru("relawan_sektoral"), None)
    with store.unit("Sektor") as s:
        relawan_peran.beri(s, people[:2], PeranBaru("relawan_sektoral"), None)
        relawan_peran.beri(s, people[2:], PeranBaru("relawan_sektoral", pokja="lingkungan"), None)
        lines = [line.peran for line in relawan_peran.daftar(s, None)]
    assert lines == [f"Relawan sektoral ({word})" for word in ("kesehatan", "pendidikan", "lingkungan")]


def test_ending_and_coming_back(store: Store, people: list[str]) -> None:
    with store.unit("Beri") as s:
        relawan_peran.beri(s, people, PeranBaru("TIPP", mulai=DAY), None)
    with pytest.raises(FieldErrors, match="lebih awal"), store.unit("Akhiri") as s:
        relawan_peran.akhiri(s, people, "TIPP", None, date(2020, 1, 1))
    with store.unit("Akhiri") as s:
        assert relawan_peran.akhiri(s, people[:2], "TIPP", None, date(2024, 12, 31)) == 2
        rows = s.scalars(select(Relawan)).all()
        rows[0].status = "tidak aktif"
        assert relawan_peran.aktifkan(s, [row.id for row in rows], DAY) == 1
        assert [line.peran for line in relawan_peran.daftar(s, None)] == ["", "", "TIPP"]
    with pytest.raises(LkmError, match="dipilih"), store.unit("Beri") as s:
        relawan_peran.beri(s, [], PeranBaru("TIPP"), None)
    with pytest.raises(FieldErrors), store.unit("Beri") as s:
        relawan_peran.beri(s, people, PeranBaru("LKM"), None)
