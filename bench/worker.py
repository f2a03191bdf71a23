"""One measured process: python -m bench.worker MODULE FUNCTION[:NUMBER] FOLDER RESULT.

Calls the function with the folder of this bench run (and the number), and writes the metrics that it gives.
"""

from __future__ import annotations

import importlib
import sys

from bench.clock import leave


def main() -> None:
    """Run one part. A function that measures the start of a program ends the process itself."""
    module, wanted, folder, target = sys.argv[1:5]
    name, _, number = wanted.partition(":")
    function = getattr(importlib.import_module(module), name)
    arguments = [folder, int(number)] if number else [folder]
    leave(target, function(*arguments, target=target) if name.startswith("until_") else function(*arguments))


if __name__ == "__main__":
    main()
