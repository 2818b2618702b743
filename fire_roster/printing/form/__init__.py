"""Draws forms that are described by blocks: pieces of known height, put on pages, then drawn."""
