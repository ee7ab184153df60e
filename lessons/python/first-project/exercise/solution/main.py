"""The choir's attendance, from the command line."""

import sys
from datetime import date

from choir import VOICES, Choir
from storage import load, save

PATH = "choir.json"
USAGE = "want join NAME VOICE, or came DATE NAME..., or report DATE"


def read_day(text: str) -> date:
    """Return the day in a text such as 2027-03-02."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(f"date: want one like 2027-03-02, got {text!r}") from error


def report_lines(choir: Choir, since: date) -> list[str]:
    """Return the report on all rehearsals from that day on."""

    def rank(name):
        return -choir.attended(name, since), name

    lines = [f"rehearsals since {since:%d.%m.%Y}: {choir.held(since)}"]
    heard = set()
    for name in sorted(choir.singers, key=rank):
        voice, came = choir.singers[name], choir.attended(name, since)
        if choir.may_sing(name, since):
            heard.add(voice)
            lines.append(f"{name}, {voice}: {came}, sings")
        else:
            lines.append(f"{name}, {voice}: {came}, listens")
    missing = [voice for voice in VOICES if voice not in heard]
    if missing:
        lines.append("missing: " + ", ".join(missing))
    return lines


def run(choir: Choir, arguments: list[str]) -> list[str]:
    """Carry out one command on the choir and return the lines to show."""
    command, *rest = arguments or ["help"]
    if command == "join" and len(rest) == 2:
        name, voice = rest
        choir.join(name, voice)
        return [f"{name} sings {voice}"]
    if command == "came" and len(rest) >= 2:
        day = read_day(rest[0])
        choir.came(day, rest[1:])
        return [f"{day:%d.%m.%Y}: {', '.join(sorted(choir.rehearsals[day]))}"]
    if command == "report" and len(rest) == 1:
        return report_lines(choir, read_day(rest[0]))
    raise ValueError(USAGE)


def main(arguments: list[str]) -> int:
    """Carry out one command; return 0 if all is well and 1 if it was refused."""
    try:
        choir = load(PATH)
        lines = run(choir, arguments)
        if arguments[0] != "report":
            save(PATH, choir)
    except ValueError as error:
        print("error:", error)
        return 1
    for line in lines:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
