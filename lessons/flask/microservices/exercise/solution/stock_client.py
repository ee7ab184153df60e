import requests


class StockUnknown(Exception):
    """The stock service gave no usable answer."""


def ask(url, timeout, request_id):
    """Send the request, and once more if there was no answer or a 5xx."""
    headers = {"X-Request-ID": request_id}
    try:
        response = requests.get(url, headers=headers, timeout=timeout)
        if response.status_code < 500:
            return response
    except (requests.ConnectionError, requests.Timeout):
        pass
    return requests.get(url, headers=headers, timeout=timeout)


def left(base_url, sku, timeout, request_id):
    """Return how many pieces are left, or None for an unknown part."""
    try:
        response = ask(f"{base_url}/stock/{sku}", timeout, request_id)
        if response.status_code == 404:
            return None
        response.raise_for_status()
        return int(response.json()["left"])
    except (requests.RequestException, KeyError, TypeError, ValueError) as error:
        raise StockUnknown(str(error)) from error
