"""What the unit does besides standing duty: drills, training, checks, equipment, duty records."""
