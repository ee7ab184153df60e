"""Shows both pages."""

from machines import MACHINES
from pages import page

for engine in ("jinja2", "django"):
    print(f"--- {engine}")
    print("\n".join(line for line in page(engine, MACHINES).splitlines() if line.strip()))
