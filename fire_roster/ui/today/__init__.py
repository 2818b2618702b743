"""今日: who is on duty, what is missing, what runs out."""
