"""Errors for programs: JSON in place of HTML."""

import json


def as_json(error):
    response = error.get_response()
    response.data = json.dumps({"error": error.description})
    response.mimetype = "application/json"
    return response
