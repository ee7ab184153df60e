import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def shop(db):
    """A client of the API, with two posters in the database."""
    return fill()


@pytest.fixture
def shop_with_commits(transactional_db):
    """The same, with a database that keeps what is not rolled back."""
    return fill()


def fill():
    from rest_framework.test import APIClient
    from shop.models import Poster

    Poster.objects.create(pk=1, title="Owl", price="4.00")
    Poster.objects.create(pk=2, title="Comet", price="7.50")
    return APIClient(raise_request_exception=False)


def store(customer="Ada", express=False, copies=(3, 2)):
    """Put an order into the database without the API."""
    from shop.models import Line, Order

    order = Order.objects.create(customer=customer, express=express)
    for number, count in enumerate(copies):
        Line.objects.create(order=order, poster_id=1 + number % 2, copies=count, price="5.00")
    return order


def send(client, method, path, body, status):
    response = getattr(client, method)(path, body, format="json")
    sent = f"{method.upper()} {path}" + (f" with {json.dumps(body)[:110]}" if body else "")
    text = response.text if hasattr(response, "text") else response.content.decode()
    assert response.status_code == status, (
        f"{sent} should answer {status}, saw {response.status_code}: {text[:110]}"
    )
    return response.json()


def rows():
    from shop.models import Line, Order

    lines = Line.objects.order_by("pk").values_list("poster_id", "copies", "price")
    return (
        list(Order.objects.order_by("pk").values_list("customer", "express")),
        [(poster, copies, str(price)) for poster, copies, price in lines],
    )


def body(lines, **more):
    """An order of lines that are given as (poster, copies)."""
    return {
        "customer": "Ada",
        "lines": [{"poster": poster, "copies": copies} for poster, copies in lines],
        **more,
    }


def test_one_order(shop):
    """GET shows the lines of an order; an unknown order gets 404."""
    order = store()
    seen = send(shop, "get", f"/orders/{order.pk}/", None, 200)
    expected = {
        "id": order.pk,
        "customer": "Ada",
        "express": False,
        "lines": [
            {"poster": 1, "copies": 3, "price": "5.00"},
            {"poster": 2, "copies": 2, "price": "5.00"},
        ],
    }
    assert seen == expected, f"GET of an order should give {expected}, saw {seen}."
    send(shop, "get", "/orders/999/", None, 404)


def test_list_of_orders(shop):
    """The list shows all orders, the oldest first."""
    store("Ada"), store("Ben", copies=(1,))
    seen = send(shop, "get", "/orders/", None, 200)
    found = [(order.get("customer"), len(order.get("lines", []))) for order in seen]
    expected = [("Ada", 2), ("Ben", 1)]
    assert found == expected, (
        f"GET /orders/ should show these customers with so many lines: {expected}, saw {found}."
    )


def test_queries_of_the_list(shop):
    """The list takes two queries, with one order as with six."""
    seen = []
    for orders in (1, 5):
        for _ in range(orders):
            store()
        with CaptureQueriesContext(connection) as queries:
            answer = send(shop, "get", "/orders/", None, 200)
        seen.append(len(queries))
    assert all("lines" in order for order in answer), "GET /orders/ should show the lines."
    assert seen == [2, 2], f"GET /orders/ should take 2 queries for 1 and 6 orders, saw {seen}."


def test_post(shop):
    """POST stores the order with its lines, and answers 201."""
    seen = send(shop, "post", "/orders/", body([(1, 3), (2, 500)]), 201)
    expected = [
        {"poster": 1, "copies": 3, "price": "4.00"},
        {"poster": 2, "copies": 500, "price": "7.50"},
    ]
    assert seen.get("lines") == expected, (
        f"The answer should have the lines {expected}, saw {seen.get('lines')}."
    )
    expected = [("Ada", False)], [(1, 3, "4.00"), (2, 500, "7.50")]
    assert rows() == expected, f"After the POST, expected {expected}, saw {rows()}."


def test_price_of_the_client(shop):
    """The client cannot set a price."""
    order = body([(2, 10)])
    order["lines"][0]["price"] = "0.01"
    send(shop, "post", "/orders/", order, 201)
    assert rows()[1] == [(2, 10, "7.50")], (
        f"A line sent with the price 0.01 should be stored with 7.50, saw {rows()[1]}."
    )


@pytest.mark.parametrize(
    "order, where",
    [
        (body([(1, 3)], customer=" "), {"customer"}),
        ({"customer": "Ada"}, {"lines"}),
        (body([]), {"lines"}),
        (body([(9, 3)]), {"lines"}),
        (body([(1, 3), (2, 501)]), {"lines"}),
        (body([(1, 0)], customer=""), {"customer", "lines"}),
        (body([(1, 60), (2, 41)], express=True), {"express"}),
    ],
)
def test_refused_orders(shop, order, where):
    """A faulty order gets 400 with errors under its fields, and nothing is stored."""
    seen = send(shop, "post", "/orders/", order, 400)
    assert set(seen) == where, (
        f"POST of {json.dumps(order)[:110]} should have errors for {sorted(where)}, saw {seen}."
    )
    assert rows() == ([], []), f"A refused order should leave nothing, saw {rows()}."


def test_error_of_one_line(shop):
    """The errors of a line are found by its place and its field."""
    seen = send(shop, "post", "/orders/", body([(1, 3), (2, 0)]), 400)
    found = seen["lines"].get("1") if isinstance(seen.get("lines"), dict) else None
    assert isinstance(found, dict) and set(found) == {"copies"}, (
        'With 0 copies in the second line, expected {"lines": {"1": {"copies": […]}}}, '
        f"saw {seen}."
    )


def test_limits_that_are_allowed(shop):
    """An express order may have 100 copies, any other one more."""
    send(shop, "post", "/orders/", body([(1, 60), (2, 40)], express=True), 201)
    send(shop, "post", "/orders/", body([(1, 60), (2, 41)], express=False), 201)


def test_all_or_nothing(shop_with_commits):
    """If the database refuses a line, there is no order either."""
    from shop.models import Poster

    client = shop_with_commits
    send(client, "post", "/orders/", body([(1, 3)]), 201)
    Poster.objects.create(pk=3, title="Misprint", price="-1.00")
    before = rows()
    response = client.post("/orders/", body([(1, 3), (3, 1)]), format="json")
    assert response.status_code >= 400, (
        f"The database refuses a price of -1.00, but the POST answered {response.status_code}."
    )
    assert rows() == before, (
        f"When the second line is refused, the rows should stay {before}, saw {rows()}."
    )


def test_patch(shop):
    """PATCH changes what is sent and leaves the rest."""
    order = store(copies=(60, 40))
    path = f"/orders/{order.pk}/"
    send(shop, "patch", path, {"customer": "Ben"}, 200)
    seen = send(shop, "patch", path, {"express": True}, 200)
    assert seen.get("customer") == "Ben" and len(seen.get("lines", [])) == 2, (
        f"PATCH should answer with the whole order, saw {seen}."
    )
    expected = [("Ben", True)], [(1, 60, "5.00"), (2, 40, "5.00")]
    assert rows() == expected, f"After two PATCHes, expected {expected}, saw {rows()}."
    send(shop, "patch", "/orders/999/", {"customer": "Ben"}, 404)


def test_patch_to_express(shop):
    """A large order cannot become express by PATCH."""
    order = store(copies=(60, 41))
    seen = send(shop, "patch", f"/orders/{order.pk}/", {"express": True}, 400)
    assert set(seen) == {"express"}, f"The error should be under express, saw {seen}."
    assert rows()[0] == [("Ada", False)], f"Nothing should change, saw {rows()[0]}."


@pytest.mark.parametrize("lines", [[], [(1, 1)]])
def test_patch_with_lines(shop, lines):
    """PATCH with lines gets 400, and changes nothing."""
    order = store()
    sent = {"customer": "Ben", "lines": body(lines)["lines"]}
    seen = send(shop, "patch", f"/orders/{order.pk}/", sent, 400)
    assert set(seen) == {"lines"}, f"The error should be under lines, saw {seen}."
    assert rows()[0] == [("Ada", False)], f"Nothing should change, saw {rows()[0]}."
