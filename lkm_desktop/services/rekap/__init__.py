"""Rekap untuk korkot: the sheets R1-R11 of a period with a cut-off date, and the key figures behind them.

`definisi` names sheets and columns, `periode` the months, quarters, years and siklus, `isi` gathers the rows (one file
for each sheet), `angka` is the catalogue of key figures. Source: lkm-siklus.md 6.4, derived from 2.6 and 1.6.
"""
