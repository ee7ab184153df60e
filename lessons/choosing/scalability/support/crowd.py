"""A load test that is played: no server, no waiting, and the same numbers each time."""

import heapq
import random


def load_test(users, workers, seconds, minutes=1):
    """Each user asks again as soon as the answer is there. A request takes between half and one
    and a half times `seconds`. Returns requests a second, the median and the 95 % of the times."""
    numbers = random.Random(7)
    free = [0.0] * workers  # when each worker is free again
    ready = [0.0] * users  # when each user asks again
    times = []
    while ready[0] <= 60 * minutes:
        asks, starts = heapq.heappop(ready), heapq.heappop(free)
        ends = max(asks, starts) + seconds * (0.5 + numbers.random())
        heapq.heappush(free, ends)
        heapq.heappush(ready, ends)
        times.append(ends - asks)
    times.sort()
    count = len(times)
    return count / (60 * minutes), times[count // 2], times[int(count * 0.95)]
