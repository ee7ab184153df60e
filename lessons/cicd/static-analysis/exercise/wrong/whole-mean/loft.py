def seconds_of(clock: str) -> int | None:
    """Return the seconds of a race clock such as 1:25, or None for any other text."""
    try:
        hours, minutes = clock.split(":")
        return int(hours) * 3600 + int(minutes) * 60
    except ValueError:
        return None


def label(clock: str) -> str:
    """Return what the board shows for a pigeon."""
    seconds = seconds_of(clock)
    if seconds is None:
        return "still flying"
    return f"{seconds // 60} minutes"


def mean_speed(speeds: list[int]) -> int:
    """Return the mean of some speeds in metres a minute."""
    return round(sum(speeds) / len(speeds))


def rings_in(text: str, skipped: list[str] | None = None) -> list[str]:
    """Return the rings below the title; lines without a ring go to skipped."""
    if skipped is None:
        skipped = []
    lines = text.splitlines()
    lines.pop(0)
    rings = []
    for line in lines:
        if "-" in line and line[:2].isupper():
            rings.append(line)
        else:
            skipped.append(line)
    return rings
