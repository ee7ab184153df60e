import uuid

from flask import Flask, abort, request, url_for

from stock_client import StockUnknown, left


def problems(data):
    """Return {field: message}, which is empty for a good order."""
    if not isinstance(data, dict):
        return {"body": "an object with sku and count"}
    found = {}
    sku = data.get("sku")
    if not isinstance(sku, str) or not sku.isalnum():
        found["sku"] = "letters and digits only"
    count = data.get("count")
    if type(count) is not int or count < 1:
        found["count"] = "a whole number from 1 on"
    return found


def create_app(config=None):
    app = Flask(__name__)
    app.config.update(STOCK_URL="http://127.0.0.1:8001", STOCK_TIMEOUT=2)
    app.config.from_prefixed_env()
    app.config.update(config or {})
    orders = {}  # stands for the service's own table

    def save(sku, count, status):
        number = len(orders) + 1
        orders[number] = {"id": number, "sku": sku, "count": count, "status": status}
        return orders[number], {"Location": url_for("show", number=number)}

    @app.post("/orders")
    def create():
        data = request.get_json()
        errors = problems(data)
        if errors:
            return {"errors": errors}, 400
        request_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        seen = {"X-Request-ID": request_id}
        sku, count = data["sku"], data["count"]
        try:
            number = left(
                app.config["STOCK_URL"], sku, app.config["STOCK_TIMEOUT"], request_id
            )
        except StockUnknown:
            order, headers = save(sku, count, "pending")
            return order, 202, {**headers, **seen}
        if number is None:
            return {"errors": {"sku": "no such part"}}, 400, seen
        if number < count:
            return {"error": f"only {number} left"}, 409, seen
        order, headers = save(sku, count, "confirmed")
        return order, 201, {**headers, **seen}

    @app.get("/orders")
    def index():
        return list(orders.values())

    @app.get("/orders/<int:number>")
    def show(number):
        if number not in orders:
            abort(404)
        return orders[number]

    @app.get("/health")
    def health():
        return {"status": "ok"}

    return app
