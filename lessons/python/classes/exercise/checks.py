import pytest

from cart import ShoppingCart


def filled(owner, *items):
    """A cart with items, each given as the arguments of add."""
    cart = ShoppingCart(owner)
    for item in items:
        cart.add(*item)
    return cart


def total(cart):
    """The total of a cart, or a message if the method is missing."""
    assert hasattr(cart, "total"), (
        "cart.total() should give the price, but the class has no method total."
    )
    return cart.total()


def pieces(cart):
    """The length of a cart, or a message if the method is missing."""
    assert hasattr(cart, "__len__"), (
        "len(cart) should give the number of pieces, but the class has no method __len__."
    )
    return len(cart)


def remove(cart, name):
    """Remove an item; return the exception, or None."""
    assert hasattr(cart, "remove"), (
        f"cart.remove({name!r}) should take out an item, but the class has no method remove."
    )
    try:
        cart.remove(name)
    except Exception as error:
        return error
    return None


def test_carts_do_not_share():
    """What goes into one cart stays out of all others."""
    ada = ShoppingCart("Ada")
    ben = ShoppingCart("Ben")
    ada.add("tea", 400, 2)
    assert total(ben) == 0 and pieces(ben) == 0, (
        "Ada put in two teas. Ben's cart should be empty, "
        f"saw a total of {total(ben)} and {pieces(ben)} pieces."
    )
    assert total(ada) == 800, f"Ada's total should be 800, saw {total(ada)}."


def test_a_new_cart_is_empty():
    """A new cart keeps its owner and holds nothing."""
    filled("Ada", ("tea", 400))
    cart = ShoppingCart("Cleo")
    assert cart.owner == "Cleo", f"ShoppingCart('Cleo').owner should be 'Cleo', saw {cart.owner!r}."
    assert pieces(cart) == 0, f"len() of a new cart should be 0, saw {pieces(cart)}."
    assert total(cart) == 0, f"The total of a new cart should be 0, saw {total(cart)!r}."


def test_total_and_length():
    """The total and the length count every piece."""
    cart = filled("Ada", ("tea", 400, 2), ("cup", 950))
    assert total(cart) == 1750, f"Two teas at 400 and a cup at 950 cost 1750, saw {total(cart)!r}."
    assert type(total(cart)) is int, f"The total should be whole cents, saw {total(cart)!r}."
    assert pieces(cart) == 3, f"Two teas and a cup are 3 pieces, saw {pieces(cart)}."


def test_adding_again():
    """Adding an item again makes its count grow."""
    cart = filled("Ada", ("tea", 400, 2), ("tea", 400))
    assert pieces(cart) == 3, f"Two teas and one more are 3 pieces, saw {pieces(cart)}."
    assert total(cart) == 1200, f"Three teas at 400 cost 1200, saw {total(cart)}."


def test_latest_price():
    """The latest price is valid for all pieces of an item."""
    cart = filled("Ada", ("tea", 400, 2), ("tea", 300))
    assert total(cart) == 900, (
        f"Two teas at 400, then one at 300: all three cost 300 now, 900 in all, saw {total(cart)}."
    )


def test_remove():
    """remove takes out one item with all its pieces and leaves the others."""
    cart = filled("Ada", ("tea", 400, 2), ("cup", 950))
    error = remove(cart, "tea")
    assert error is None, f"remove('tea') should work, but it raised {type(error).__name__}."
    assert (total(cart), pieces(cart)) == (950, 1), (
        "After remove('tea') only the cup is left, with a total of 950 and 1 piece, "
        f"saw {total(cart)} and {pieces(cart)}."
    )


@pytest.mark.parametrize("items", [[], [("tea", 400)]])
def test_remove_unknown(items):
    """Removing an item that is not there raises a KeyError."""
    cart = filled("Ada", *items)
    error = remove(cart, "spoon")
    seen = "no exception" if error is None else f"{type(error).__name__}"
    assert type(error) is KeyError, f"remove('spoon') should raise a KeyError, saw {seen}."


def test_repr():
    """The repr names the class, the owner and the items."""
    text = repr(filled("Ada", ("tea", 400), ("cup", 950)))
    for part in ("ShoppingCart", "Ada", "tea", "cup"):
        assert part in text, f"repr(cart) should contain {part!r}, saw {text[:70]!r}."


def test_equal_carts():
    """Carts with the same items are equal, whoever owns them."""
    ada = filled("Ada", ("tea", 400, 2), ("cup", 950))
    ben = filled("Ben", ("cup", 950), ("tea", 400), ("tea", 400))
    assert ada == ben, "Ada and Ben both hold two teas and a cup: ada == ben should be True."


@pytest.mark.parametrize(
    "other", [[], [("tea", 400)], [("tea", 500, 2)], [("cup", 400, 2)], [("tea", 800)]]
)
def test_different_carts(other):
    """Carts with other items, prices or counts are not equal."""
    ada = filled("Ada", ("tea", 400, 2))
    same = filled("Ada", ("tea", 400, 2))
    assert ada == same, "Two carts with two teas at 400 should be equal, saw ada == same as False."
    ben = filled("Ben", *other)
    assert not ada == ben, f"Ada has two teas at 400, Ben has {other}: ada == ben should be False."


@pytest.mark.parametrize("other", ["tea", 3, None, {}])
def test_no_cart(other):
    """A cart is not equal to something that is no cart."""
    cart = ShoppingCart("Ada")
    try:
        seen = cart == other
    except Exception as error:
        seen = f"{type(error).__name__}"
    assert seen is False, f"cart == {other!r} should be False, saw {seen}."
