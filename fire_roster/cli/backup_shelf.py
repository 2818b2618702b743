"""`backups list/verify`."""

from fire_roster.cli.backups import list_backups, verify_backups

COMMANDS = {"list": list_backups, "verify": verify_backups}
