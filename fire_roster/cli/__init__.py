"""Commands over the same services as the window; `program.run` is the way in. Never imports Qt."""
