import requests


class StockUnknown(Exception):
    """The stock service gave no usable answer."""


def left(base_url, sku, timeout, request_id):
    """Return how many pieces are left, or None for an unknown part."""
    raise StockUnknown("nobody was asked")
