"""Typing that is not saved yet survives a crash of the program."""
