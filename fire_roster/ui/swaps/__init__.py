"""调班统计: swaps, statistics, leaders and reinforced periods, wishes."""
