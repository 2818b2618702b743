"""Windows of encryption, accounts and the lock."""
