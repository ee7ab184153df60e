"""The API of a sheepdog trial."""

import station
from fastapi import FastAPI

app = FastAPI(title="Sheepdog trial")
RUNS = []


@app.get("/health")
def health():
    return {"status": "ok"}


@app.get("/wind")
async def wind():
    return {"wind": station.read()}
