"""A shopping cart. All prices are whole cents."""


class ShoppingCart:
    """The cart of one customer."""

    items = {}

    def __init__(self, owner):
        self.owner = owner

    def add(self, name, price, count=1):
        """Put pieces of an item into the cart."""
        self.items[name] = {"price": price, "count": count}


if __name__ == "__main__":
    ada = ShoppingCart("Ada")
    ben = ShoppingCart("Ben")
    ada.add("tea", 400, 2)
    ada.add("tea", 400)
    print("Ada:", ada.items)
    print("Ben:", ben.items)
    print(ada)
