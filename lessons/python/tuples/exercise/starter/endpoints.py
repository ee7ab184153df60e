"""Lines from the log of a web server."""


def parse_endpoint(line):
    """Return method, path and status of one line; the status is an int."""
    pieces = line.split(" ")
    return pieces[0], pieces[1], pieces[2]


print(parse_endpoint("GET /books 200"))
print(parse_endpoint(" POST  /books   201 "))
print(parse_endpoint("GET /maps/7 404 14 ms"))
