"""Ask for the report a few times and count how often the log book is added up."""

import counts
import toads

client = toads.create_app().test_client()
for url in ("/report", "/report", "/report?year=2025", "/report?year=2026"):
    response = client.get(url)
    print(url, response.json, response.headers.get("Cache-Control"))
print("added up:", counts.WORK)
