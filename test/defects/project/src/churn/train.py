"""Trains the model on the training data and stores it."""

import pickle
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEED = 20261124
FEATURES = ["tenure_months", "monthly_fee", "calls", "satisfaction"]
TARGET = "churned"


def bootstrap(frame: pd.DataFrame) -> pd.DataFrame:
    """A sample of the same size, with replacement."""
    np.random.seed(SEED)
    rows = np.random.choice(len(frame), len(frame))
    return frame.iloc[rows]


def train(frame: pd.DataFrame):
    model = make_pipeline(
        SimpleImputer(),
        StandardScaler(),
        LogisticRegression(random_state=SEED, max_iter=1000),
    )
    model.fit(frame[FEATURES], frame[TARGET])
    return model


def main() -> None:
    frame = pd.read_csv("data/processed/train.csv")
    model = train(frame)
    Path("models/model.pkl").write_bytes(pickle.dumps(model, protocol=4))


if __name__ == "__main__":
    main()
