"""Scans and pictures of a record, for any dialog."""
