"""The processed data satisfy data/schema.yaml: columns, gaps, ranges."""

from __future__ import annotations

import pandas as pd

from tumour_screening.files import read_yaml
from tumour_screening.validate import schema_violations

from . import ROOT
from .findings import Report

FILES = ("data/processed/train.csv", "data/processed/test.csv")


def main() -> None:
    """Judge both parts."""
    report = Report("schema")
    schema = read_yaml(ROOT / "data/schema.yaml")["columns"]
    for path in FILES:
        table = pd.read_csv(ROOT / path)
        for problem in schema_violations(table, schema):
            report.fail(problem, path)
        extra = sorted(set(table.columns) - set(schema))
        if extra:
            report.fail(f"Columns that the schema doesn't know: {', '.join(extra)}", path)
        report.metrics[f"rows_{path.split('/')[-1].removesuffix('.csv')}"] = len(table)
    report.finish()


if __name__ == "__main__":
    main()
