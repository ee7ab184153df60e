"""The rules of a choir: who sings, who came, who may go on stage."""

from dataclasses import dataclass, field

VOICES = ["soprano", "alto", "tenor", "bass"]


@dataclass
class Choir:
    """The singers with their voices, and who came to which rehearsal."""

    singers: dict[str, str] = field(default_factory=dict)

    def join(self, name: str, voice: str) -> None:
        """Add a singer."""
        self.singers[name] = voice
