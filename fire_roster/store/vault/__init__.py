"""Encryption at rest: the data key, what opens it, and putting a database under another key."""
