"""Search everywhere: people and pages from one field."""
