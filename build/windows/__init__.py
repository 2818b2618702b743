"""The Windows program and its installer, built and tried on Debian under wine."""
