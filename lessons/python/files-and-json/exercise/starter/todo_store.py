"""Keep a to-do list in a JSON file."""

import json


def load(path):
    """Return the list of items that the file holds."""
    try:
        with open(path) as file:
            return json.load(file)
    except Exception:
        return []


def save(path, items):
    """Write the list of items to the file."""
    with open(path, "a") as file:
        json.dump(items, file)


if __name__ == "__main__":
    items = [{"task": "Tür streichen", "done": False}]
    save("demo.json", items)
    items.append({"task": "call Noor", "done": False})
    save("demo.json", items)
    with open("demo.json", encoding="utf-8") as file:
        print("in the file:", file.read())
    print("loaded:", load("demo.json"))
    print("no file yet:", load("nothing-here.json"))
