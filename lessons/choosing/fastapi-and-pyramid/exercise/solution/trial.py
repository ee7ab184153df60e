"""The API of a sheepdog trial."""

import station
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

app = FastAPI(title="Sheepdog trial")
RUNS = []


class Run(BaseModel):
    dog: str = Field(min_length=1, max_length=20)
    points: int = Field(ge=0, le=100)
    handler: str = "unknown"


@app.get("/health")
def health():
    return {"status": "ok"}


@app.get("/wind")
def wind():
    return {"wind": station.read()}


@app.post("/runs", status_code=201)
def create(run: Run):
    stored = {"number": len(RUNS) + 1, **run.model_dump()}
    RUNS.append(stored)
    return stored


@app.get("/runs")
def index(least: int = 0):
    return [run for run in RUNS if run["points"] >= least]


@app.get("/runs/{number}")
def show(number: int):
    for run in RUNS:
        if run["number"] == number:
            return run
    raise HTTPException(404, f"no run {number}")
