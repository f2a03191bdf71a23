"""Goal 1: from the start of the process to the first painted window, and to the list of people."""

from __future__ import annotations

from bench.common import Case, Goal, Line

CASE = Case(
    "start",
    "start of the program with an office of 10,000 people; other: a bare QApplication with one QWidget",
    "bench.windows",
    ("until_bare", "until_frame", "until_list"),
    (
        Line("first painted window", "until_frame/whole", "until_bare/whole", Goal(1.4)),
        Line("  its memory", "until_frame/rss", "until_bare/rss", Goal(1.3)),
        Line("list of people painted (thread of the window)", "until_list/gui", "until_bare/gui", Goal(1.4)),
        Line("  its memory", "until_list/rss", "until_bare/rss", Goal(1.3)),
        Line("window blank or deaf while the office opens", "until_list/pause", goal=Goal(50), unit=" ms", scale=1000),
    ),
    once=("office",),
)
