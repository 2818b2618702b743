"""Queries: functions that take a session and return records or plain rows."""
