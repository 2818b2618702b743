"""The way of a new unit to its first roster on the wall, and the invented unit to look at."""
