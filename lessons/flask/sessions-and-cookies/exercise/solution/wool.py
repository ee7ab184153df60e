import os

from flask import (
    Flask,
    abort,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)

app = Flask(__name__)
app.config.update(
    SECRET_KEY=os.environ["SECRET_KEY"],
    SESSION_COOKIE_SECURE=True,
    SESSION_COOKIE_SAMESITE="Lax",
)
COLOURS = ["moss", "rust", "sky"]


@app.get("/")
def shop():
    return render_template("shop.html", colours=COLOURS)


@app.get("/basket")
def show_basket():
    return render_template("basket.html", basket=session.get("basket", {}))


@app.post("/basket/add")
def add():
    colour = request.form.get("colour")
    if colour not in COLOURS:
        abort(404)
    basket = session.get("basket", {})
    basket[colour] = basket.get(colour, 0) + 1
    session["basket"] = basket
    flash(f"Added: {colour}")
    return redirect(url_for("show_basket"), code=303)


@app.post("/basket/remove")
def remove():
    colour = request.form.get("colour")
    basket = session.get("basket", {})
    if colour in basket:
        basket[colour] -= 1
        if basket[colour] == 0:
            del basket[colour]
        session["basket"] = basket
    return redirect(url_for("show_basket"), code=303)
