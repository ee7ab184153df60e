"""A practice server on this computer. The programs see two names: url and closed_url."""


def _start():
    import json
    import os
    import socket
    import threading
    import time
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from socketserver import TCPServer
    from urllib.parse import parse_qs, urlsplit

    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1"

    readings = [
        {"place": "Cape Mull", "waves": 1.4},
        {"place": "Salt & Sand", "waves": 0.6},
    ]
    items = [{"title": "green umbrella"}, {"title": "hat & scarf"}]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def log_message(self, *args):
            pass

        def answer(self, status, body, kind="application/json"):
            if kind == "application/json":
                body = json.dumps(body)
            data = body.encode("utf-8")
            try:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except OSError:
                pass  # the program did not wait for the answer

        def do_GET(self):
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            if parts.path == "/readings":
                place = query.get("place")
                found = [r for r in readings if place is None or r["place"] == place]
                self.answer(200, found)
            elif parts.path == "/items":
                word = query.get("q", "")
                self.answer(200, [i for i in items if word in i["title"]])
            elif parts.path == "/latest":
                self.answer(200, readings[0])
            elif parts.path == "/battery":
                self.answer(500, "battery sensor broken", "text/plain")
            elif parts.path == "/about":
                self.answer(200, "<h1>A buoy</h1>", "text/html")
            elif parts.path == "/slow":
                time.sleep(1.5)
                self.answer(200, readings[0])
            else:
                self.answer(404, "no such page", "text/plain")

        def do_POST(self):
            size = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(size).decode("utf-8")
            kind = self.headers.get("Content-Type", "")
            if self.path == "/echo":
                self.answer(200, f"{kind}\n{body}", "text/plain")
            elif self.path in ("/alarms", "/items"):
                if kind != "application/json":
                    self.answer(415, "JSON wanted", "text/plain")
                else:
                    self.answer(201, {"id": 7, **json.loads(body)})
            else:
                self.answer(404, "no such page", "text/plain")

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def server_bind(self):
            TCPServer.server_bind(self)  # without asking for the computer's name
            self.server_name, self.server_port = self.server_address[:2]

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    deaf = socket.socket()  # has an address, and nobody listens there
    deaf.bind(("127.0.0.1", 0))
    server.deaf = deaf
    return server, f"http://127.0.0.1:{server.server_port}", f"http://127.0.0.1:{deaf.getsockname()[1]}"


_server, url, closed_url = _start()
