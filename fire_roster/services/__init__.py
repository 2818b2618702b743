"""What a user can do: one use case is one transaction and says what it changed."""
