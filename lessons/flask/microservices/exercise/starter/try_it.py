"""Runs a small stock service on this computer and sends two orders: python try_it.py"""

import threading

from flask import Flask, abort
from orders import create_app
from werkzeug.serving import make_server

LEFT = {"valve": 12, "mute": 0}
stock = Flask("stock")


@stock.get("/stock/<sku>")
def show(sku):
    if sku not in LEFT:
        abort(404)
    return {"sku": sku, "left": LEFT[sku]}


server = make_server("127.0.0.1", 0, stock)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = create_app({"STOCK_URL": f"http://127.0.0.1:{server.server_port}"}).test_client()
for sku in ("valve", "mute", "tuba"):
    response = client.post("/orders", json={"sku": sku, "count": 2})
    print(sku, response.status_code, response.json)
