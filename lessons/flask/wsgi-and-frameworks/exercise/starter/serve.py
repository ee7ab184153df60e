"""Serve the hut on your own computer. You need not change this file."""

from wsgiref.simple_server import make_server

from hut import app

if __name__ == "__main__":
    with make_server("127.0.0.1", 8000, app) as server:
        print("http://127.0.0.1:8000/ (stop with Ctrl+C)")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("closed")
