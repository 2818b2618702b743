"""Drills and training, self-checks and inspections: ledgers, their forms, and the stop-watch."""
