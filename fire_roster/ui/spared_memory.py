"""Keeps Python's search for unused cycles from stopping the window.

A month of two hundred people makes fifty thousand small objects. With the usual thresholds that
starts a search through everything alive, modules and widgets included, and the window stands
still for 100 ms and more. What is alive once the window is up stays for good and is left out;
the rest is searched less often (at most some ten megabytes wait for it).
"""

import gc

_THRESHOLDS = (50_000, 10, 10)


def spare_collections() -> None:
    """Call it when the window is up."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
