"""The dialog that makes a month: by rotation or by optimisation, then the result."""
