"""Two services of the balloon company, each a wait of 0.2 seconds. Leave this as it is."""

import asyncio

CALLS = []  # what was asked, in order


async def places(day):
    """Return the number of free places."""
    CALLS.append(("places", day))
    await asyncio.sleep(0.2)
    return 2 if day == "sat" else 0


async def wind(day):
    """Return the wind in km/h."""
    CALLS.append(("wind", day))
    await asyncio.sleep(0.2)
    return 9 if day == "sat" else 31
