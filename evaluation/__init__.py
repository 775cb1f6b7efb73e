"""Scorers over gold data; each module is run as `python -m evaluation.NAME --data DIR`."""
