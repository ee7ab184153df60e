"""Errors for programs: JSON in place of HTML."""


def as_json(error):
    return error
