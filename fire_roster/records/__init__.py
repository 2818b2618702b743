"""The one definition of everything that is stored.

A plain model carries fields and validation (what a form or an import row fills in); the table
model adds identity. Keys are integers that the store hands out itself; no relationships.
"""
