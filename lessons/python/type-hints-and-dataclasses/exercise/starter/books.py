"""The books of a library."""

ROWS = [
    {"title": "Moby-Dick", "author": "Melville", "year": "1851", "tags": "sea;whale"},
    {"title": "Emma", "author": "Austen", "year": "1815", "pages": "474", "tags": ""},
    {"title": "Persuasion", "author": "Austen", "year": "1817", "pages": ""},
]


class Book:
    """A book of the library."""

    def __init__(self, title, author, year, pages=None, tags=[]):
        self.title = title
        self.author = author
        self.year = year
        self.pages = pages
        self.tags = tags


def from_row(row):
    """Return a book made from a row of the table."""
    return Book(row["title"], row["author"], row["year"])


def titles_by(books, author):
    """Return the titles of an author."""


def find(books, title):
    """Return the first book of this title, or None."""


if __name__ == "__main__":
    books = [from_row(row) for row in ROWS]
    books[0].tags.append("long")
    for book in books:
        print(book.title, repr(book.year), book.pages, book.tags)
    print(titles_by(books, "Austen"))
    print(find(books, "Emma"))
