"""A good move, a strange cook and a bad move: python try_it.py"""

import sqlite3

from stock import kinds_by, move_jars, open_stock

con = open_stock()
print("Ada has", kinds_by(con, "Ada"))
move_jars(con, 1, 4, 2)
print("Ada has", kinds_by(con, "Ada", sort="jars"))
print("A stranger finds", kinds_by(con, "x' OR '1' = '1"))
try:
    move_jars(con, 4, 1, 500)
except sqlite3.IntegrityError:
    print("too many jars")
print("Ada has", kinds_by(con, "Ada"))
con.close()
