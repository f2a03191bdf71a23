"""LKM Desktop: the office program of an LKM secretary. This package is the Qt-free core."""

__version__ = "0.1.0"
