# lifecycle: validate
"""Measure the quality of the processed data: gaps, repeats, leakage, likeness of the two parts."""

from __future__ import annotations

import pandas as pd

from .features import FEATURES
from .files import read_yaml, write_json
from .params import Params
from .paths import Paths
from .stability import psi


def schema_violations(table: pd.DataFrame, schema: dict[str, dict[str, float]]) -> list[str]:
    """One sentence for each column that is missing, has gaps or leaves its range."""
    found: list[str] = []
    for name, limits in schema.items():
        if name not in table:
            found.append(f"Column {name} is missing")
            continue
        column = table[name]
        if column.isna().any():
            found.append(f"Column {name} has {int(column.isna().sum())} empty values")
        outside = column[(column < limits["min"]) | (column > limits["max"])]
        if len(outside):
            found.append(
                f"Column {name}: {len(outside)} values outside {limits['min']} to {limits['max']}, "
                f"for example {outside.iloc[0]}"
            )
    return found


def quality(train: pd.DataFrame, test: pd.DataFrame, params: Params) -> dict[str, object]:
    """The report that reports/data-quality.json holds. Shares lie between 0 and 1."""
    features = list(FEATURES)
    drift = {
        name: round(psi(train[name].to_numpy(), test[name].to_numpy(), params.monitoring.bins), 4)
        for name in params.monitoring.columns
    }
    return {
        "rows": {"train": len(train), "test": len(test)},
        "share_missing": round(float(pd.concat([train, test])[features].isna().mean().mean()), 6),
        "duplicates": int(pd.concat([train, test]).duplicated(subset=features).sum()),
        "shared_records": len(set(train["record"]) & set(test["record"])),
        "tumour_share": {
            "train": round(float(train["label"].mean()), 6),
            "test": round(float(test["label"].mean()), 6),
            "difference": round(abs(float(train["label"].mean() - test["label"].mean())), 6),
        },
        "split_psi": {"worst": max(drift.values()), **drift},
    }


def validate(paths: Paths, params: Params) -> None:
    """Write reports/data-quality.json; raise when the schema is violated, so nothing is trained on it."""
    train, test = pd.read_csv(paths.train), pd.read_csv(paths.test)
    schema = read_yaml(paths.schema)["columns"]
    problems = schema_violations(pd.concat([train, test]), schema)
    if problems:
        raise ValueError("; ".join(problems))
    write_json(paths.quality, quality(train, test, params))
