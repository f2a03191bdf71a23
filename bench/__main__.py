"""Run the bench: python -m bench [CASE ...] [--rounds N] [--json FILE]. Ratios never make it fail; a crash does."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench import export, gabung, ganda, import_rows, papers, report, save, search, sheet, start
from bench.common import Case, Crashed, run

CASES: dict[str, Case] = {case.key: case for case in (
    start.CASE, sheet.CASE, papers.CASE, search.CASE, import_rows.CASE, import_rows.BIG, export.CASE, save.CASE,
    gabung.CASE, ganda.CASE,
)}  # fmt: skip
#: cases that take minutes; they run only when they are named
LONG = frozenset({import_rows.BIG.key})
ROUNDS = 3
SECONDS = 210.0


def main() -> int:
    """Exit code 0, or 1 when a case crashed, 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("case", nargs="*", metavar="CASE", help=f"only these: {', '.join(CASES)}")
    words = f"that many rounds however long they take; else up to {ROUNDS} within about {SECONDS:.0f} s"
    parser.add_argument("--rounds", type=int, metavar="N", help=words)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every measurement to this file")
    wanted = parser.parse_args()
    unknown = [name for name in wanted.case if name not in CASES]
    if unknown or (wanted.rounds is not None and wanted.rounds < 1):
        parser.error(f"unknown case: {', '.join(unknown)}" if unknown else "at least one round")
    cases = [case for key, case in CASES.items() if key in wanted.case or not (wanted.case or key in LONG)]
    rounds, seconds = (ROUNDS, SECONDS) if wanted.rounds is None else (wanted.rounds, float("inf"))
    begun = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="lkm-bench-"))
    try:
        results = run(cases, folder, rounds, seconds, lambda text: print(text, file=sys.stderr, flush=True))
    except Crashed as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(report.table(results))
    facts = report.machine()
    print("\nMedian of per-round ratios of processor time unless said. " + ", ".join(f"{k} {facts[k]}" for k in facts))
    print(f"{len(results[0].rounds)} rounds in {time.monotonic() - begun:.0f} s")
    if wanted.json:
        report.save(wanted.json, results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
