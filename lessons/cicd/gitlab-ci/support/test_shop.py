from shop import app, price


def test_price():
    assert [price(1), price(3)] == [9, 17]


def test_view():
    assert app.test_client().get("/price/2").json == {"days": 2, "price": 13}
