"""The clerk's day with real keys and a real mouse: `python -m tests.ui.workbench`."""
