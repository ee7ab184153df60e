"""Ask a lost-property office what it has found."""

import requests


def fetch_titles(base_url, word):
    """Return the titles of the waiting items that fit the word."""
    response = requests.get(
        base_url + "/items",
        params={"q": word, "status": "waiting"},
        timeout=5,
    )
    if response.status_code == 404:
        return []
    response.raise_for_status()
    try:
        items = response.json()
    except requests.JSONDecodeError as error:
        raise ValueError(f"{base_url}: the answer is no JSON") from error
    return [item["title"] for item in items]


def notice(base_url, word):
    """Return one line for the board at the door."""
    try:
        titles = fetch_titles(base_url, word)
    except (requests.ConnectionError, requests.Timeout):
        return "the office does not answer"
    if not titles:
        return "nothing found"
    return "; ".join(titles)


if __name__ == "__main__":
    import practice_office

    address = practice_office.start()
    print("hat:        ", notice(address, "hat"))
    print("hat & scarf:", notice(address, "hat & scarf"))
    print("dragon:     ", notice(address, "dragon"))
