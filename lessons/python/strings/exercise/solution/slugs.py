"""Slugs: the readable last part of a web page's address."""


def slugify(title):
    """Return the slug of a page with this title."""
    # Change only the lines between this comment ...
    slug = title.lower()
    slug = slug.replace(".", "").replace(",", "").replace(":", "")
    slug = slug.replace("!", "").replace("?", "").replace("'", "")
    slug = "-".join(slug.split())
    # ... and this one.
    return slug


print("Opening Hours:", slugify("Opening Hours"))
print("What's New, and Where?:", slugify("What's New, and Where?"))
print("Tea ! Time:", slugify("Tea ! Time"))
