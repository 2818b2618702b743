"""What a person can do when the data cannot be opened, and about copies of them."""
