"""Find the lines of a requirements file that are not pinned exactly."""


def check_pins(text):
    """Return (line number, requirement) for each requirement without an exact pin."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        requirement = line.split("#")[0].strip()
        if not requirement:
            continue
        if "==" not in requirement or "*" in requirement:
            found.append((number, requirement))
    return found


if __name__ == "__main__":
    requirements = """# packages of swapshop
requests==2.31.0

Flask[async]>=3.1  # it was ==3.0.0 last year
rich
"""
    for number, requirement in check_pins(requirements):
        print(f"line {number}: {requirement}")
