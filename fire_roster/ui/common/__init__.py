"""The parts every screen is made of. A screen uses these and never styles anything itself."""
