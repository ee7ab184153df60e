"""The books of a library."""

from dataclasses import dataclass, field

ROWS = [
    {"title": "Moby-Dick", "author": "Melville", "year": "1851", "tags": "sea;whale"},
    {"title": "Emma", "author": "Austen", "year": "1815", "pages": "474", "tags": ""},
    {"title": "Persuasion", "author": "Austen", "year": "1817", "pages": ""},
]


@dataclass(frozen=True)
class Book:
    """A book of the library."""

    title: str
    author: str
    year: int
    pages: int | None = None
    tags: list[str] = field(default_factory=list)


def from_row(row: dict[str, str]) -> Book:
    """Return a book made from a row of the table."""
    pages = row.get("pages")
    tags = row.get("tags")
    return Book(
        row["title"],
        row["author"],
        int(row["year"]),
        int(pages) if pages else None,
        tags.split(";") if tags else [],
    )


def titles_by(books: list[Book], author: str) -> list[str]:
    """Return the titles of an author."""
    return [book.title for book in books if book.author == author]


def find(books: list[Book], title: str) -> Book | None:
    """Return the first book of this title, or None."""
    for book in books:
        if book.title == title:
            return book
    return None


if __name__ == "__main__":
    books = [from_row(row) for row in ROWS]
    books[0].tags.append("long")
    for book in books:
        print(book.title, repr(book.year), book.pages, book.tags)
    print(titles_by(books, "Austen"))
    print(find(books, "Emma"))
