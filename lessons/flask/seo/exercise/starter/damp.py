"""The Damp Log, a diary about mushrooms."""

from flask import Flask, abort, render_template

app = Flask(__name__)
app.config["SITE"] = "https://damp.example"

POSTS = {
    7: {
        "title": "Ink caps & old paper",
        "summary": "How a cap that melts became ink for letters.",
        "date": "2026-10-04",
        "text": "They came up overnight, beside the compost.",
    },
    12: {
        "title": 'Is "chicken of the woods" edible?',
        "summary": "Yes, young and well cooked, if you know the tree it grows on.",
        "date": "2026-11-15",
        "text": "A yellow shelf on an old oak.",
    },
}


def slugify(title):
    """Return a title in small letters, with hyphens between the words."""
    text = "".join(c if c.isalnum() else " " for c in title.lower())
    return "-".join(text.split()) or "post"


@app.get("/")
def index():
    posts = [(number, slugify(post["title"]), post) for number, post in POSTS.items()]
    return render_template("index.html", posts=posts)


@app.get("/posts/<int:number>/<slug>")
def show(number, slug):
    if number not in POSTS:
        abort(404)
    return render_template("post.html", post=POSTS[number])
