"""First script of the frozen program; both programs of the bundle begin here."""

import sys

from fire_roster.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
