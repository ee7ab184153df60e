"""One view of Bottle Post as a function for events."""

import json

from app import find
from data import load




def handler(event, context):
    if event["requestContext"]["http"]["method"] != "GET":
        return answer({"error": "only GET"}, 405)
    number = event["rawPath"].removeprefix("/bottles/")
    if not number.isdecimal() or event["rawPath"] == number:
        return answer({"error": "no such page"}, 404)
    return answer(*find(load(), int(number)))


def answer(data, status):
    return {
        "statusCode": status,
        "headers": {"content-type": "application/json"},
        "body": json.dumps(data),
    }
