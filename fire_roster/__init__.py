"""fire_roster: duty rosters for fire control rooms and micro fire stations."""

__version__ = "0.1.0"
