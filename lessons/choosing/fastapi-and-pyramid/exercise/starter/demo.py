"""Sends a few requests."""

from fastapi.testclient import TestClient
from trial import app

client = TestClient(app)
print("GET /wind:", client.get("/wind").json())
for body in ({"dog": "Fly", "points": 88}, {"dog": "", "points": "many"}):
    answer = client.post("/runs", json=body)
    print("POST /runs:", answer.status_code, answer.text)
for path in ("/runs", "/runs/1", "/runs/9"):
    answer = client.get(path)
    print(f"GET {path}:", answer.status_code, answer.text)
