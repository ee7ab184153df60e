import asyncio
import inspect

import pytest

from sites import check_sites


def run(urls, probe):
    """Run check_sites, for three seconds at most, and return its result as a list."""
    assert inspect.iscoroutinefunction(check_sites), (
        "check_sites should stay an `async def` function, but it is an ordinary one."
    )

    async def limited():
        return await asyncio.wait_for(check_sites(urls, probe), 3)

    result = asyncio.run(limited())
    assert isinstance(result, (list, tuple)), (
        f"check_sites({urls}, probe) should return a list, saw {str(result)[:60]}."
    )
    waiting = [item for item in result if inspect.iscoroutine(item)]
    for item in waiting:
        item.close()
    assert not waiting, (
        "The list holds coroutines, not results. Is there a call without `await`?"
    )
    return list(result)


class Probe:
    """A pretended probe that counts how many of its calls run at the same time."""

    def __init__(self, broken=(), error=ConnectionError):
        self.broken = broken
        self.error = error
        self.running = 0
        self.most = 0
        self.asked = []

    async def __call__(self, url):
        self.asked.append(url)
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            await asyncio.sleep(0.1)
            if url in self.broken:
                raise self.error(f"no answer from {url}")
            return f"answer of {url}"
        finally:
            self.running -= 1


def test_side_by_side():
    """Three sites are asked side by side, not in turn."""
    probe = Probe()
    run(["a", "b", "c"], probe)
    assert probe.most == 3, (
        f"With three addresses, three probes should run at the same time, saw {probe.most}."
    )


def test_order_of_results():
    """The results stand in the order of urls, whichever site answers first."""
    done = []

    async def probe(url):
        await asyncio.sleep({"slow": 0.5, "middle": 0.3, "quick": 0.1}[url])
        done.append(url)
        return f"answer of {url}"

    urls = ["slow", "quick", "middle"]
    result = run(urls, probe)
    expected = ["answer of slow", "answer of quick", "answer of middle"]
    assert result == expected, f"For {urls} expected {expected}, saw {str(result)[:90]}."
    assert done == ["quick", "middle", "slow"], (
        "Side by side, the quick site should be done first and the slow one last, "
        f"but they were done in this order: {done}."
    )


def test_at_most_three():
    """Seven addresses: three probes at a time, and never a fourth."""
    probe = Probe()
    urls = ["a", "b", "c", "d", "e", "f", "g"]
    result = run(urls, probe)
    assert probe.most == 3, (
        f"With seven addresses, three probes should run at a time, saw {probe.most}."
    )
    expected = [f"answer of {url}" for url in urls]
    assert result == expected, f"Expected {expected}, saw {str(result)[:90]}."


def test_next_starts_when_one_is_done():
    """As soon as one probe is done, the next one starts."""
    urls = ["slow", "b", "c", "d", "e", "f"]
    done = []

    async def probe(url):
        if url != "slow":
            await asyncio.sleep(0.1)
        else:
            for _ in range(15):
                await asyncio.sleep(0.1)
                if len(done) == 5:
                    break
        done.append(url)
        return url

    run(urls, probe)
    assert done[-1] == "slow", (
        f"Of {urls}, the first one is slow and the others should go on beside it, "
        f"but they were done in this order: {done}. Do groups of three wait for each other?"
    )


@pytest.mark.parametrize("broken", ["a", "c", "e"])
def test_one_failure_keeps_the_others(broken):
    """One failure stands at its place and does not lose the others."""
    probe = Probe(broken=[broken])
    urls = ["a", "b", "c", "d", "e"]
    try:
        result = run(urls, probe)
    except ConnectionError:
        result = None
    assert result is not None, (
        f"The probe of {broken!r} raised an exception, and check_sites raised it, too. "
        "Expected a list that contains the exception."
    )
    assert len(result) == 5, f"Expected five items for five addresses, saw {len(result)}."
    for url, item in zip(urls, result):
        if url == broken:
            assert isinstance(item, ConnectionError), (
                f"At the place of {url!r} the ConnectionError object should stand, saw {item!r}."
            )
        else:
            assert item == f"answer of {url}", (
                f"The failure of {broken!r} should not touch {url!r}: "
                f"expected 'answer of {url}', saw {item!r}."
            )


def test_many_failures():
    """Failed probes give their places back."""
    urls = ["a", "b", "c", "d", "e", "f"]
    probe = Probe(broken=["a", "b", "c", "d"], error=ValueError)
    try:
        result = run(urls, probe)
    except ValueError:
        result = ["the ValueError was raised"]
    except (TimeoutError, asyncio.TimeoutError):
        result = ["still waiting after three seconds"]
    kinds = [type(item).__name__ for item in result]
    assert kinds == ["ValueError"] * 4 + ["str"] * 2, (
        f"Of six sites the first four fail. Expected four ValueErrors and two answers, "
        f"saw {str(result)[:90]}."
    )


def test_each_site_is_asked_once():
    """Each address is probed once, and no address gives an empty list."""
    probe = Probe()
    run(["a", "b", "a", "c"], probe)
    assert sorted(probe.asked) == ["a", "a", "b", "c"], (
        f"For the addresses a, b, a, c the probe was called with {probe.asked}."
    )
    empty = run([], probe)
    assert empty == [], f"check_sites([], probe) should return [], saw {empty}."
