"""Ask for each page of the café once. You need not change this file."""

from cafe import app

app.config["PROPAGATE_EXCEPTIONS"] = False  # answer 500 and go on, in debug mode, too

client = app.test_client()
for path in ("/", "/waiting", "/next", "/fixed"):
    response = client.get(path)
    text = response.text if response.status_code == 200 else ""
    print(path, response.status_code, text)
