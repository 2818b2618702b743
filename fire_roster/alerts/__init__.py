"""The clock of alerts: APScheduler starts a short tick, a presenter shows what it found."""
