"""How duty works: standard library only, no input or output, no clock."""
