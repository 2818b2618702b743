"""The month as a calendar of days and shifts, and all stations in one table."""
