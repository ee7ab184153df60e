"""The Damp Log, a diary about mushrooms."""

from flask import Flask, Response, abort, redirect, render_template, url_for

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


def address(number):
    """Return the one right path of a post."""
    return url_for("show", number=number, slug=slugify(POSTS[number]["title"]))


@app.get("/")
def index():
    posts = [(number, slugify(post["title"]), post) for number, post in POSTS.items()]
    return render_template("index.html", posts=posts, path=url_for("index"))


@app.get("/posts/<int:number>/<slug>")
def show(number, slug):
    if number not in POSTS:
        abort(404)
    post = POSTS[number]
    if slug != slugify(post["title"]):
        return redirect(address(number), code=301)
    data = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": post["title"],
        "datePublished": post["date"],
    }
    return render_template("post.html", post=post, path=address(number), data=data)


@app.get("/posts/<int:number>")
def old_show(number):
    if number not in POSTS:
        abort(404)
    return redirect(address(number), code=301)


@app.get("/sitemap.xml")
def sitemap():
    pages = [(address(number), post["date"]) for number, post in POSTS.items()]
    text = render_template("sitemap.xml", pages=pages)
    return Response(text, mimetype="application/xml")
