"""Plays the exchanges of a list against a WSGI application, as a browser would."""

import io
import re
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import quote_plus
from wsgiref.util import setup_testing_defaults


class Browser:
    def __init__(self, app):
        self.app, self.cookies, self.token = app, {}, ""

    def send(self, method, path, form="", token=True):
        """Return status, place to go to, and text. The token is the one of the last form."""
        body = form.encode()
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "HTTP_HOST": "localhost",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if token:
            environ["HTTP_X_CSRFTOKEN"] = self.token
        setup_testing_defaults(environ)
        said = []

        def start(status, headers, exc_info=None):
            said.extend((status, headers))

        text = b"".join(self.app(environ, start)).decode()
        headers = dict(said[1])
        for name, value in said[1]:
            if name == "Set-Cookie":
                for key, morsel in SimpleCookie(value).items():
                    self.cookies[key] = morsel.coded_value
        found = re.search(r'name="csrf\w*"[^>]*value="([^"]+)"', text)
        self.token = found[1] if found else self.token
        return said[0][:3], headers.get("Location", ""), text


def judge(app, path="exchanges.txt"):
    """Print what differs from the list, and how much does not."""
    browser, right = Browser(app), 0
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    for line in lines:
        method, address, *more = line.split()
        form = more.pop(0) if more[0].startswith("name=") else ""
        form = form[:5] + quote_plus(form[5:].replace("+", " "))
        status, shown = more[0], " ".join(more[1:])
        seen, location, text = browser.send(method.strip("!"), address, form, "!" not in method)
        if method.startswith("POST") and status == "303":
            fits = location == shown
        else:
            fits = shown[1:] not in text if shown.startswith("-") else shown in text
        if re.fullmatch(status, seen) and fits:
            right += 1
        else:
            print(f"differs: {line} (saw {seen})")
    print(f"{right} of {len(lines)} as listed")
