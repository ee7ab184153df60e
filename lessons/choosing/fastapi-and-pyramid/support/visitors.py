"""Four visitors who come at once."""

import asyncio
import time

import httpx2


async def ask_four(app, path):
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://hall") as client:
        return await asyncio.gather(*(client.get(path) for _ in range(4)))


def four(app, path):
    start = time.monotonic()
    asyncio.run(ask_four(app, path))
    return "one by one" if time.monotonic() - start > 0.7 else "side by side"
