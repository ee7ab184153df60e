"""Use each function once, and look into the table: python try_it.py"""

from sqlalchemy import inspect, text

import stones
from museum import app, db

with app.app_context():
    db.create_all()
    stones.add_stone("Lomm", 412, found=1921)
    stones.add_stone("Vik", 38)
    print("set_grams:", stones.set_grams(2, 40))
    try:
        stones.add_stone("Lomm", 7)
    except ValueError as error:
        print("ValueError:", error)

with app.app_context():
    print("stones_over(39):", [stone.name for stone in stones.stones_over(39)])
    print("remove_stone:", stones.remove_stone(1))

with app.app_context():
    if inspect(db.engine).has_table("stone"):
        print("rows:", db.session.execute(text("SELECT * FROM stone")).all())
    else:
        print("there is no table stone")
