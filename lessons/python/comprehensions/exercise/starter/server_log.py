"""The times of a web server's answers, in milliseconds."""


def slow_requests(rows, limit_ms):
    """Return the paths that took more than limit_ms, as a list."""
    paths = []
    for path, ms in rows:
        if ms > limit_ms:
            paths.append(path)
    return paths


def read_numbers(lines):
    """Give the number in each line that holds one; skip all other lines."""
    numbers = []
    for line in lines:
        if line.isdecimal():
            numbers.append(int(line))
    return numbers


print(slow_requests([("/map", 120), ("/search", 840), ("/help", 95)], 100))
for number in read_numbers(["120", "no answer", " 840 ", "", "95"]):
    print(number)
