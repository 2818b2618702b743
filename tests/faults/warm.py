"""Imported once by the server that forks the workers: everything they need has run there before.

A fresh process would otherwise spend most of its short life on imports and on compiling queries.
"""

import tempfile
from contextlib import closing
from itertools import islice
from pathlib import Path

from tests.faults.workload import make_base, open_office, random_operations, try_operation

_OPERATIONS = 25

with tempfile.TemporaryDirectory() as folder:
    make_base(Path(folder) / "data", 3)
    with closing(open_office(Path(folder) / "data")) as office:
        for _identity, _operation in islice(random_operations(1), _OPERATIONS):
            try_operation(office, _identity, _operation)
