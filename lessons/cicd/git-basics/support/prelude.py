"""Puts week.py beside the working folder: it plays nine commits of a busy week."""

import pathlib

pathlib.Path("../week.py").write_text(
    '''
import pathlib
import subprocess

RIDE = """def price(people):
    return 400 * people


def party(people):
    return {rule}
"""
PLAIN, SLIP = "price(people) - 100 * (people // 5)", "price(people) - 100 * (people % 5)"
NOTES = ["Bats oiled", "New fog", "Skeleton back", "Lamp 3 out", "Lamp 3 mended", "Ghost sick"]
STEPS = [("ride.py", RIDE.format(rule=PLAIN), "Take 100 cents off for each five people")]
STEPS += [("log.txt", "\\n".join(NOTES[: n + 1]) + "\\n", NOTES[n]) for n in range(4)]
STEPS += [("ride.py", RIDE.format(rule=SLIP), "Tidy up the price of parties")]
STEPS += [("log.txt", "\\n".join(NOTES[: n + 1]) + "\\n", NOTES[n]) for n in (4, 5)]
for name, text, message in STEPS:
    pathlib.Path(name).write_text(text, encoding="utf-8")
    subprocess.run(["git", "add", name], check=True)
    subprocess.run(["git", "commit", "-q", "-m", message], check=True)
''',
    encoding="utf-8",
)
