# -*- coding: utf-8 -*-
"""Set up, start, test and lock the project: `python3 build/dev.py run`.

Standard library only. This file keeps to what any Python can parse, so that one that does not fit
can say so; the commands themselves are in `dev_commands`.
"""

import os
import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(
        "请改用 Python 3.11、3.12 或 3.13 运行本命令（当前是 "
        + ".".join(str(part) for part in sys.version_info[:3])
        + "）。"
    )

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from dev_commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
