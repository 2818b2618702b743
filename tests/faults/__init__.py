"""What must hold whatever is given: damaged files, foreign layouts, faults of the machine."""
