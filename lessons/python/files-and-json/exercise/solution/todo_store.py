"""Keep a to-do list in a JSON file."""

import json


def load(path):
    """Return the list of items that the file holds, or an empty list if there is no file."""
    try:
        with open(path, encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return []
    except json.JSONDecodeError as error:
        raise ValueError(f"{path} is not valid JSON") from error


def save(path, items):
    """Write the list of items to the file, in place of what it held."""
    text = json.dumps(items, ensure_ascii=False)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    items = [{"task": "Tür streichen", "done": False}]
    save("demo.json", items)
    items.append({"task": "call Noor", "done": False})
    save("demo.json", items)
    with open("demo.json", encoding="utf-8") as file:
        print("in the file:", file.read())
    print("loaded:", load("demo.json"))
    print("no file yet:", load("nothing-here.json"))
