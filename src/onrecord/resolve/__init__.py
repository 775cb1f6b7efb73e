"""Who, whom, where, when and how many: from a reading to entities, places, times and counts."""
