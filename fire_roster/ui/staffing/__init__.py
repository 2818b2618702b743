"""Headcount of the months to come."""
