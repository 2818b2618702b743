"""Keeps Python's search for unused cycles from holding the program up.

A search starts at 700 new objects and goes through everything alive, modules and widgets included.
A third of the time of importing the libraries went there; and a month of two hundred people makes
fifty thousand small objects, for which the window stood still for 100 ms and more.
"""

import gc

_THRESHOLDS = (50_000, 10, 10)


def spare_collections() -> None:
    """Search less often from now on; at most some ten megabytes wait for it."""
    gc.set_threshold(*_THRESHOLDS)


def keep_for_good() -> None:
    """Leave what is alive now, a window that is up, out of all searches."""
    gc.freeze()
