"""Training the released model again gives the metrics that were recorded, within a small tolerance."""

from __future__ import annotations

import pandas as pd

from tumour_screening.files import read_json
from tumour_screening.params import load_params
from tumour_screening.train import build_model, cross_validate

from . import ROOT
from .findings import Report

TOLERANCE = 0.001
"""Processors differ in the last bits; a rate may differ by this much."""


def main() -> None:
    """Cross-validate the selected model and compare its rates with the report."""
    report = Report("retrain")
    params = load_params(ROOT / "params.yaml")
    recorded = read_json(ROOT / "reports/training.json")
    name = recorded["selected"]
    model = build_model(name, params.models[name], params.seed)
    again = cross_validate(model, pd.read_csv(ROOT / "data/processed/train.csv"), params)
    for metric in ("auc", "recall", "specificity"):
        before = recorded["cross_validation"][name][metric]
        report.metrics[metric] = again[metric]
        if abs(again[metric] - before) > TOLERANCE:
            report.fail(
                f"{name}: {metric} is {again[metric]} now, {before} on record", "reports/training.json"
            )
    report.finish()


if __name__ == "__main__":
    main()
