"""The programs see two names: start(app) and closed_url."""


def _prepare():
    import logging
    import os
    import socket
    import threading

    from werkzeug.serving import WSGIRequestHandler, make_server

    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1"
    logging.disable(logging.CRITICAL)

    class Quiet(WSGIRequestHandler):
        def log(self, *args):
            pass

        def log_request(self, *args):
            pass

    def start(app):
        """Run an app on a free port of this computer, in the background; return its address."""
        server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        start.servers.append(server)
        return f"http://127.0.0.1:{server.server_port}"

    start.servers = []
    deaf = socket.socket()  # has an address, and nobody listens there
    deaf.bind(("127.0.0.1", 0))
    start.servers.append(deaf)
    return start, f"http://127.0.0.1:{deaf.getsockname()[1]}"


start, closed_url = _prepare()
