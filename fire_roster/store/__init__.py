"""The database: files, transactions, queries. Nobody else speaks SQL."""
