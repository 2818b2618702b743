"""What can be printed: a file for each form or family of forms, one line each in `catalogue`."""
