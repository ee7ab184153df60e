"""Ask for each page of the radio once. You need not change this file."""

from radio import app

client = app.test_client()
for url in ("/", "/convert?seconds=215", "/convert", "/convert?seconds=long"):
    response = client.get(url)
    print("GET ", url, response.status_code, response.text[:60].strip())
for form in ({"name": "Žofie", "text": "More Träumerei!"}, {"text": "  "}):
    response = client.post("/feedback", data=form)
    print("POST /feedback", form, response.status_code, response.headers.get("Location", ""))
response = client.get("/feedback")
print("GET  /feedback", response.status_code, response.headers["Content-Type"])
print(response.text)
