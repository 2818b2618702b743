"""Certificates: what is on file, what runs out, what was never looked up."""
