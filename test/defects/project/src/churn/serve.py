"""The service that answers with a score."""

import os
import pickle
from pathlib import Path

import pandas as pd
from fastapi import FastAPI

MODEL = Path(os.environ.get("MODEL", "models/model.pkl"))
TOKEN = os.environ["CHURN_TOKEN"]
THRESHOLD = 0.5

app = FastAPI()


def load():
    with MODEL.open("rb") as file:
        return pickle.load(file)


@app.get("/api/v1/health")
def health() -> dict:
    return {"status": "ok"}


@app.post("/api/v1/score")
def score(customer: dict) -> dict:
    frame = pd.DataFrame([customer])
    value = float(load().predict_proba(frame)[0, 1])
    return {"score": value, "call": value >= THRESHOLD}
