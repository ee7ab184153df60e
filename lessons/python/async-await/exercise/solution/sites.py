"""Ask web sites whether they are there."""

import asyncio


async def check_sites(urls, probe):
    """Return the result of probe for each address."""
    places = asyncio.Semaphore(3)

    async def check(url):
        async with places:
            return await probe(url)

    waits = [check(url) for url in urls]
    return await asyncio.gather(*waits, return_exceptions=True)


async def pretend(url):
    """Wait a little, as a request does, and return a status code."""
    print("ask", url)
    await asyncio.sleep(0.3)
    if "broken" in url:
        raise OSError(f"no answer from {url}")
    return 200


if __name__ == "__main__":
    sites = ["http://a.test", "http://b.test", "http://broken.test", "http://c.test"]
    try:
        print(asyncio.run(check_sites(sites, pretend)))
    except OSError as error:
        print("all results are lost:", error)
