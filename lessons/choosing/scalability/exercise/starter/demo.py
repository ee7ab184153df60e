"""Compares three plans."""

from plans import rank

PLANS = {
    "as it is": {"workers": 4, "seconds": 0.2, "database": 60, "cost": 0},
    "more workers": {"workers": 16, "seconds": 0.2, "database": 60, "cost": 90},
    "cache": {"workers": 4, "seconds": 0.2, "hit_rate": 0.9, "database": 60, "cost": 40},
}

for load in (50, 100):
    print(f"--- {load} requests a second")
    print("\n".join(rank(PLANS, load)))
