# statistics.py
members = 31
