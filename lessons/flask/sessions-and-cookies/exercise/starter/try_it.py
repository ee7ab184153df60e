"""Two visitors fill their baskets: python try_it.py"""

import os

os.environ.setdefault("SECRET_KEY", "not-a-real-key")

from wool import app

ada = app.test_client()
ben = app.test_client()
ada.post("/basket/add", data={"colour": "moss"})
ada.post("/basket/add", data={"colour": "moss"})
ben.post("/basket/add", data={"colour": "sky"})
print("Ada sees:")
print(ada.get("/basket").text)
print("Ben sees:")
print(ben.get("/basket").text)
