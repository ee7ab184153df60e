"""The yearly report of a rowing club."""

from report import report_lines

MEMBERS = [
    {"name": "Ada", "kind": "adult", "years": 12},
    {"name": "Ben", "kind": "junior", "years": 2},
    {"name": "Cleo", "kind": "family", "years": 10},
    {"name": "Dana", "kind": "adult", "years": 0},
]


def main():
    """Print the report."""
    for line in report_lines(MEMBERS):
        print(line)


if __name__ == "__main__":
    main()
