"""From cells as people write them to values: names, dates, levels, phones, ID numbers."""
