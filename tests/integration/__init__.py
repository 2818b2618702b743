"""Tests of parts working together."""
