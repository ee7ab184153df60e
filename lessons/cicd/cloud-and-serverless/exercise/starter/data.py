"""Where bottles were found. In real life load() asks a slow service."""

calls = 0


def load():
    global calls
    calls += 1
    return {7: "Skagen", 12: "Porto", 31: "Galway"}
