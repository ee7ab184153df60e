from flask import Flask, render_template

app = Flask(__name__)

CHEESES = [
    {"name": "Old Gus", "price": 4.5, "months": 9, "note": "smells of <b>hay</b>"},
    {"name": "Black Ada", "price": 7, "months": 14, "note": ""},
    {"name": "Rind & Shine", "price": 5.25, "months": 3, "note": 'my son calls it "glue"'},
]


@app.get("/")
def catalogue():
    return render_template("catalogue.html", cheeses=CHEESES)
