"""A report on the log of a web server."""


def count_status(log_lines):
    """Return a dictionary: how many lines there are for each status."""
    counts = {}
    for line in log_lines:
        method, path, status = line.split()
        status = int(status)
        counts[status] = counts.get(status, 0) + 1
    return counts


log = [
    "GET /books 200",
    "GET /maps 404",
    "POST /books 200",
    "GET /books/404 200",
]
print(count_status(log))
