"""The commands that work without a window, one module for each kind of work; `lkm_desktop.cli` puts them together.

A command opens the office, calls the same services as the window, prints what it did, and returns an exit code. What
goes wrong is an LkmError; `cli.main` tells it in one sentence.
"""
