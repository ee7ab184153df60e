"""One view of Bottle Post as a function for events."""

import json


def handler(event, context):
    return {
        "statusCode": 501,
        "headers": {"content-type": "application/json"},
        "body": json.dumps({"error": "not yet"}),
    }
