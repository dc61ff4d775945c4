# lifecycle: transform
"""Split the curated samples and compute their features."""

from __future__ import annotations

import pandas as pd
from sklearn.model_selection import train_test_split

from .features import add_features
from .files import write_csv
from .params import Params
from .paths import Paths


def featured_table(curated: pd.DataFrame) -> pd.DataFrame:
    """Record number, features, label."""
    features = add_features(curated)
    features.insert(0, "record", curated["record"])
    features["label"] = curated["label"]
    return features


def split(table: pd.DataFrame, params: Params) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Training and test samples, disjoint, with the same share of tumours, ordered by record."""
    train, test = train_test_split(
        table, test_size=params.test_share, stratify=table["label"], random_state=params.seed
    )
    return train.sort_values("record"), test.sort_values("record")


def transform(paths: Paths, params: Params) -> None:
    """Curated samples to data/processed/train.csv and test.csv."""
    train, test = split(featured_table(pd.read_csv(paths.interim)), params)
    write_csv(paths.train, train)
    write_csv(paths.test, test)
