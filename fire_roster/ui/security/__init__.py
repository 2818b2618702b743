"""Who gets at the data: encryption, accounts, the lock."""
