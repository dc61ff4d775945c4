"""No sample of the test data was trained on, and no feature gives the label away."""

from __future__ import annotations

import pandas as pd

from tumour_screening.features import FEATURES

from . import ROOT
from .findings import Report

TEST = "data/processed/test.csv"
GIVE_AWAY = 0.95
"""A correlation with the label above this is too good to be a measurement."""


def main() -> None:
    """Compare the two parts."""
    report = Report("leakage")
    train, test = pd.read_csv(ROOT / "data/processed/train.csv"), pd.read_csv(ROOT / TEST)
    features = list(FEATURES)
    records = len(set(train["record"]) & set(test["record"]))
    rows = len(test.merge(train[features].drop_duplicates(), on=features))
    correlation = train[features].corrwith(train["label"]).abs()
    if records:
        report.fail(f"{records} record numbers are in both parts", TEST)
    if rows:
        report.fail(f"{rows} test samples have the measurements of a training sample", TEST)
    for name, value in correlation[correlation > GIVE_AWAY].items():
        report.fail(f"{name} correlates {value:.3f} with the label", "data/processed/train.csv")
    report.metrics.update(
        shared_records=records, shared_rows=rows, strongest_correlation=round(float(correlation.max()), 4)
    )
    report.finish()


if __name__ == "__main__":
    main()
