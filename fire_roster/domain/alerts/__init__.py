"""What must be told and when: sources of deadlines, and the judgement of one tick."""
