"""A lost-property office to try your program with. You need not read or change this file."""

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from urllib.parse import parse_qs, urlsplit

TITLES = ["red hat", "hat & scarf", "green umbrella"]


class Office(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        parts = urlsplit(self.path)
        word = parse_qs(parts.query).get("q", [""])[0]
        found = [
            {"id": number, "title": title}
            for number, title in enumerate(TITLES, start=1)
            if word in title
        ]
        known = parts.path == "/items" and found
        body = json.dumps(found if known else {"error": "no such thing"}).encode("utf-8")
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def server_bind(self):
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]


def start():
    """Start the office in the background and return its address."""
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1"
    server = Server(("127.0.0.1", 0), Office)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"
