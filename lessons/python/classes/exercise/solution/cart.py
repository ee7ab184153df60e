"""A shopping cart. All prices are whole cents."""


class ShoppingCart:
    """The cart of one customer."""

    def __init__(self, owner):
        self.owner = owner
        self.items = {}

    def add(self, name, price, count=1):
        """Put pieces of an item into the cart."""
        if name in self.items:
            count += self.items[name]["count"]
        self.items[name] = {"price": price, "count": count}

    def remove(self, name):
        """Take an item out of the cart, with all its pieces."""
        del self.items[name]

    def total(self):
        """Return the price of everything in the cart."""
        return sum(entry["price"] * entry["count"] for entry in self.items.values())

    def __len__(self):
        return sum(entry["count"] for entry in self.items.values())

    def __repr__(self):
        return f"ShoppingCart({self.owner!r}, {self.items})"

    def __eq__(self, other):
        if not isinstance(other, ShoppingCart):
            return NotImplemented
        return self.items == other.items


if __name__ == "__main__":
    ada = ShoppingCart("Ada")
    ben = ShoppingCart("Ben")
    ada.add("tea", 400, 2)
    ada.add("tea", 400)
    print("Ada:", ada.items)
    print("Ben:", ben.items)
    print(ada)
