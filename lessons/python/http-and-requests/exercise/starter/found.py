"""Ask a lost-property office what it has found."""

import requests


def fetch_titles(base_url, word):
    """Return the titles of the waiting items that fit the word."""
    response = requests.get(base_url + "/items?q=" + word)
    return [item["title"] for item in response.json()]


def notice(base_url, word):
    """Return one line for the board at the door."""
    return "; ".join(fetch_titles(base_url, word))


if __name__ == "__main__":
    import practice_office

    address = practice_office.start()
    print("hat:        ", notice(address, "hat"))
    print("hat & scarf:", notice(address, "hat & scarf"))
