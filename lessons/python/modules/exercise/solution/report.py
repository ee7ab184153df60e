"""How the yearly report looks."""

from prices import price_of


def report_lines(members):
    """Return the report as a list of texts."""
    lines = ["Member    Euros"]
    total = 0
    for member in members:
        name = member["name"]
        price = price_of(member["kind"], member["years"])
        total += price
        lines.append(f"{name:<10}{price:>5}")
    lines.append(f"Total     {total:>5}")
    return lines
