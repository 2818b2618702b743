"""Which fault tests a system has the means for; on Linux all of them must run."""

import sys

collect_ignore = ["test_linux_faults.py"] if sys.platform == "win32" else []
