"""The print centre: every form, seen before it goes to the printer."""
