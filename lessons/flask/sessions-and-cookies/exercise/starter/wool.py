from flask import Flask, abort, redirect, render_template, request, url_for

app = Flask(__name__)
app.config["SECRET_KEY"] = "fake-key-in-the-source"
COLOURS = ["moss", "rust", "sky"]
BASKET = {}


@app.get("/")
def shop():
    return render_template("shop.html", colours=COLOURS)


@app.get("/basket")
def show_basket():
    return render_template("basket.html", basket=BASKET)


@app.post("/basket/add")
def add():
    colour = request.form.get("colour")
    if colour not in COLOURS:
        abort(404)
    BASKET[colour] = BASKET.get(colour, 0) + 1
    return redirect(url_for("show_basket"), code=303)


@app.post("/basket/remove")
def remove():
    colour = request.form.get("colour")
    if colour in BASKET:
        BASKET[colour] -= 1
        if BASKET[colour] == 0:
            del BASKET[colour]
    return redirect(url_for("show_basket"), code=303)
