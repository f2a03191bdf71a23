"""Excel in: read any sheet, find the header, map the columns, check each cell, and report before anything is written.

`read.baca` reads a foreign file in a child process with limits; `table.siapkan` finds the table in it;
`services.impor.rencana` compares it with the office and `services.impor.terapkan` writes it once.

This module imports nothing, so that the child process stays small.
"""
