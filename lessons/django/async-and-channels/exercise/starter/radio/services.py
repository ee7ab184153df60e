"""Two services far away. You need not change this file."""

import asyncio

LOG = []
BROKEN = set()


async def ask(name, answer):
    LOG.append(f"{name} begins")
    await asyncio.sleep(0.1)
    LOG.append(f"{name} ends")
    if name in BROKEN:
        raise ConnectionError(f"{name} does not answer")
    return answer


async def weather():
    return await ask("weather", "fog")


async def tide():
    return await ask("tide", 3)
