"""Plans for the site of a ski jump."""

CACHED = 0.002  # seconds for an answer from the cache


def limits(workers, seconds, hit_rate=0.0, database=None):
    """Return what the workers could do, and what the database allows."""
    if workers < 1:
        raise ValueError("at least one worker")
    if seconds <= 0:
        raise ValueError("a request takes time")
    if not 0 <= hit_rate <= 1:
        raise ValueError("a hit rate is between 0 and 1")
    misses = 1 - hit_rate
    by_workers = workers / (hit_rate * CACHED + misses * seconds)
    if database is None or misses == 0:
        return by_workers, float("inf")
    return by_workers, database / misses


def capacity(workers, seconds, hit_rate=0.0, database=None):
    """Return the requests a second."""
    return round(min(limits(workers, seconds, hit_rate, database)), 1)


def rank(plans, load):
    """Return a line for each plan, the best one first."""
    enough, others = [], []
    for name, plan in plans.items():
        arguments = {key: value for key, value in plan.items() if key != "cost"}
        rate = capacity(**arguments)
        by_workers, by_database = limits(**arguments)
        limit = "database" if by_database < by_workers else "workers"
        verdict = "enough" if rate >= load else "too little"
        line = f"{name}: {rate:.1f} a second for {plan['cost']} euros, {verdict}, limit: {limit}"
        if rate >= load:
            enough.append((-rate, line))
        else:
            others.append((-rate, line))
    ordered = sorted(enough, key=lambda pair: pair[0]) + sorted(others, key=lambda pair: pair[0])
    return [line for _, line in ordered]
