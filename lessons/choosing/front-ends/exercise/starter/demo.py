"""Shows what a browser would see."""

from rides import FRONT_END, app

client = app.test_client()
for origin in (FRONT_END, "https://kittens.example"):
    answer = client.get("/api/rides", headers={"Origin": origin})
    print(origin, {k: v for k, v in answer.headers if k.startswith(("Access", "Vary"))})
print("POST without a token:", client.post("/api/rides", json={"name": "By night"}).status_code)
print(client.get("/").text)
