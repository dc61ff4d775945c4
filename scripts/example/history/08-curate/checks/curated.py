"""The curated samples have no gaps, no duplicates, and no two labels for the same measurements."""

from __future__ import annotations

import pandas as pd

from . import ROOT
from .findings import Report

FILE = "data/interim/wdbc.csv"


def main() -> None:
    """Judge data/interim/wdbc.csv."""
    report = Report("curated")
    table = pd.read_csv(ROOT / FILE)
    measurements = [name for name in table.columns if name not in ("record", "label")]
    gaps = int(table.isna().sum().sum())
    duplicates = int(table.duplicated(subset=measurements).sum())
    conflicting = int((table.groupby(measurements)["label"].nunique() > 1).sum())
    if gaps:
        report.fail(f"{gaps} values are missing", FILE)
    if duplicates:
        report.fail(f"{duplicates} samples repeat an earlier one", FILE)
    if conflicting:
        report.fail(f"{conflicting} sets of measurements carry two labels", FILE)
    if set(table["label"]) != {0, 1}:
        report.fail(f"Labels are {sorted(set(table['label']))}, not 0 and 1", FILE)
    if not table["record"].is_unique:
        report.fail("Record numbers repeat", FILE)
    report.metrics.update(
        rows=len(table), tumours=int(table["label"].sum()), gaps=gaps, duplicates=duplicates
    )
    report.finish()


if __name__ == "__main__":
    main()
