"""People: the staff ledger, one member with certificates and leave, importing a list."""
