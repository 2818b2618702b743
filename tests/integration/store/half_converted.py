"""A process that is killed while it encrypts a database. Arguments: folder, key, step to die at."""

import os
import signal
import sys
from pathlib import Path

from fire_roster.store.paths import DataPaths
from fire_roster.store.vault.conversion import convert_database
from fire_roster.store.vault.envelope import SHEET, KeyEntry, key_id_of, lock_key
from fire_roster.store.vault.key_ring import KEY_RING


def main() -> None:
    """Dies like a power cut for this process: nothing is flushed, closed or rolled back."""
    paths, key, last = DataPaths(Path(sys.argv[1])), bytes.fromhex(sys.argv[2]), sys.argv[3]
    KEY_RING.learn(key)
    entry = KeyEntry(key_id_of(key)).with_slot(lock_key(key, "码", SHEET))

    def told(step: str) -> None:
        if step == last:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    convert_database(paths, entry, told)


if __name__ == "__main__":
    main()
