"""The rules of a choir: who sings, who came, who may go on stage."""

from dataclasses import dataclass, field
from datetime import date

VOICES = ["soprano", "alto", "tenor", "bass"]


@dataclass
class Choir:
    """The singers with their voices, and who came to which rehearsal."""

    singers: dict[str, str] = field(default_factory=dict)
    rehearsals: dict[date, set[str]] = field(default_factory=dict)

    def join(self, name: str, voice: str) -> None:
        """Add a singer, unless the voice is unknown or the name empty or taken."""
        if voice not in VOICES:
            raise ValueError(f"voice: want one of {', '.join(VOICES)}, got {voice!r}")
        if not name.strip():
            raise ValueError(f"name: want some letters, got {name!r}")
        if name in self.singers:
            raise ValueError(f"name: {name!r} is in the choir already")
        self.singers[name] = voice

    def came(self, day: date, names: list[str]) -> None:
        """Note who came on a day: all of the names, or none if one is unknown."""
        for name in names:
            if name not in self.singers:
                raise ValueError(f"name: nobody in the choir is called {name!r}")
        self.rehearsals[day] = self.rehearsals.get(day, set()) | set(names)

    def held(self, since: date) -> int:
        """Return how many rehearsals there were from that day on."""
        return len([day for day in self.rehearsals if day >= since])

    def attended(self, name: str, since: date) -> int:
        """Return how many of them the singer came to."""
        days = [day for day in self.rehearsals if day >= since]
        return len([day for day in days if name in self.rehearsals[day]])

    def may_sing(self, name: str, since: date) -> bool:
        """Say whether that was at least two thirds of them."""
        return 3 * self.attended(name, since) >= 2 * self.held(since)
