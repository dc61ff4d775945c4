"""The metrics follow from the predictions: counting again gives the numbers of the report."""

from __future__ import annotations

import pandas as pd

from tumour_screening.costs import cost_per_patient
from tumour_screening.files import read_json
from tumour_screening.params import load_params

from . import ROOT
from .findings import Report, line_of

METRICS = "reports/metrics.json"


def main() -> None:
    """Recompute the released model's metrics from reports/predictions.csv."""
    report = Report("metrics-agree")
    table = pd.read_csv(ROOT / "reports/predictions.csv")
    labels, flagged = table["label"].to_numpy(), table["flagged"].to_numpy() == 1
    costs = load_params(ROOT / "params.yaml").costs
    counted = {
        "recall": round(float(flagged[labels == 1].mean()), 6),
        "specificity": round(float((~flagged)[labels == 0].mean()), 6),
        "missed_tumours": int((~flagged & (labels == 1)).sum()),
        "false_alarms": int((flagged & (labels == 0)).sum()),
        "cost_per_patient": round(cost_per_patient(labels, flagged, costs), 2),
    }
    reported = read_json(ROOT / METRICS)["test"]
    for name, value in counted.items():
        report.metrics[name] = value
        if reported.get(name) != value:
            message = f"{name} is {reported.get(name)} here, but the predictions give {value}"
            report.fail(message, METRICS, line_of(ROOT / METRICS, f'"{name}"'))
    report.finish()


if __name__ == "__main__":
    main()
