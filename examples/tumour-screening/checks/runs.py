"""Every trained model has a run record from which it can be made again."""

from __future__ import annotations

from tumour_screening.files import read_json, sha256
from tumour_screening.params import load_params

from . import ROOT
from .findings import Report

REQUIRED = ("seed", "params", "data", "features", "environment", "cross_validation")


def main() -> None:
    """Compare the records with the parameters and the data that lie here now."""
    report = Report("runs")
    params = load_params(ROOT / "params.yaml")
    for name, settings in params.models.items():
        path = f"models/runs/{name.replace('_', '-')}.json"
        if not (ROOT / path).exists():
            report.fail(f"params.yaml lists {name}, but it has no run record", "params.yaml")
            continue
        record = read_json(ROOT / path)
        missing = [key for key in REQUIRED if not record.get(key)]
        if missing:
            report.fail(f"Not recorded: {', '.join(missing)}", path)
            continue
        if record["params"] != settings or record["seed"] != params.seed:
            report.fail("Trained with other parameters than params.yaml has now", path)
        if record["data"]["sha256"] != sha256(ROOT / record["data"]["file"]):
            report.fail("Trained on other data than lie here now", path)
        report.metrics[f"{name}_auc"] = record["cross_validation"]["auc"]
    report.finish()


if __name__ == "__main__":
    main()
