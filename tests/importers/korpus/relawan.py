"""Old lists of relawan: training columns, trainings in one cell, one row for each training."""

from __future__ import annotations

from datetime import date

from tests.importers.korpus.alat import Kasus, Susunan, xls, xlsx


def kolom_pelatihan() -> Kasus:
    """A column for each training, ticked, dated or with lesson hours."""
    s = Susunan("Relawan")
    s.bukan("DATA RELAWAN KELURAHAN KELAYAN TENGAH")
    s.bukan("No", "Nama Relawan", "L/P", "RT", "Tgl Daftar", "Pelatihan yang pernah diikuti", None, None, None, "Minat")
    s.bukan(None, None, None, None, None, "Pelatihan Dasar 2019", "Relawan Pemetaan Swadaya (2021)",
            "KBK Literasi 12-03-2022", "P3K 2023 (JPL)")  # fmt: skip
    s.gabung = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:I2", "J2:J3"]
    s.orang(1, "Noorsehat", "L", "01", date(2019, 1, 5), "√", None, "v", 16, "kesehatan", nama="Noorsehat", rt="01",
            tanggal_daftar=date(2019, 1, 5), minat="kesehatan")  # fmt: skip
    s.orang(2, "Lailan Syukriah", "P", "02", "5 Jan 2019", "√", "√", None, None, "pendidikan", nama="Lailan Syukriah")
    s.orang(3, "Rijal", "L", "02", None, None, "12-10-2021", None, 8, None, nama="Rijal")
    s.orang(4, "Wahidah", "P", "03", None, "tidak", "-", None, None, None, nama="Wahidah")
    s.bukan(None, "Jumlah", None, None, None, 2, 2, 1, 2)
    return Kasus(
        "relawan_pelatihan.xlsx", xlsx(s), (s,), ke="relawan",
        pelatihan={
            "Pelatihan Dasar": ("Lailan Syukriah", "Noorsehat"),
            "Relawan Pemetaan Swadaya": ("Lailan Syukriah", "Rijal"),
            "KBK Literasi": ("Noorsehat",), "P3K": ("Noorsehat", "Rijal"),
        },
    )  # fmt: skip


def satu_sel() -> Kasus:
    """All trainings of somebody in one cell."""
    s = Susunan("Relawan lama")
    s.bukan("No", "Nama", "JK", "Alamat", "Pelatihan yang pernah diikuti", "Ket")
    s.orang(1, "Hj. Noor Jannah", "P", "Jl. Kelayan RT 02", "a. Pelatihan Dasar (2018); b. Pemetaan Swadaya, 2020",
            None, nama="Hj. Noor Jannah", rt="02")  # fmt: skip
    s.orang(2, "Fahriadi", "L", "Jl. Kelayan RT 03", "Pelatihan Dasar 2018", "kader", nama="Fahriadi", rt="03")
    s.orang(3, "Sapariah", "P", "Jl. Kelayan RT 03", "belum pernah", None, nama="Sapariah")
    s.orang(4, "Juhri", "L", "Jl. Kelayan RT 04", "1) Pelatihan Dasar 2018\n2) P3K", None, nama="Juhri", rt="04")
    return Kasus(
        "relawan_lama.xls", xls(s), (s,), ke="relawan",
        pelatihan={"Pelatihan Dasar": ("Fahriadi", "Hj. Noor Jannah", "Juhri"),
                   "Pemetaan Swadaya": ("Hj. Noor Jannah",)},
    )  # fmt: skip


def baris_pelatihan() -> Kasus:
    """One row for each training: the person is written once, the rows below belong to the same relawan."""
    s = Susunan("Riwayat Pelatihan")
    s.bukan("No", "Nama Relawan", "L/P", "RT", "Nama Pelatihan", "Tahun")
    s.orang(1, "Mukhlis", "L", "05", "Pelatihan Dasar", 2019, nama="Mukhlis", rt="05")
    s.lagi(None, None, None, None, "Pemetaan Swadaya", 2020)
    s.lagi(None, None, None, None, "Perencanaan Partisipatif", 2021)
    s.orang(2, "Norjanah", "P", "06", "Pelatihan Dasar", 2019, nama="Norjanah", rt="06")
    s.lagi(3, "Norjanah", "P", "06", "KBK Menjahit", 2022)
    return Kasus(
        "relawan_per_pelatihan.xlsx", xlsx(s), (s,), ke="relawan",
        pelatihan={"Pelatihan Dasar": ("Mukhlis", "Norjanah"), "Pemetaan Swadaya": ("Mukhlis",),
                   "Perencanaan Partisipatif": ("Mukhlis",), "KBK Menjahit": ("Norjanah",)},
    )  # fmt: skip


SEMUA = (kolom_pelatihan, satu_sel, baris_pelatihan)
