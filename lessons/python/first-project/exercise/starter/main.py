"""The choir's attendance, from the command line."""

import sys

PATH = "choir.json"


def main(arguments: list[str]) -> int:
    """Carry out one command; return 0 if all is well and 1 if it was refused."""
    print("You typed", arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
