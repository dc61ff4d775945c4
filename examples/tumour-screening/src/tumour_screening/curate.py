# lifecycle: curate
"""Clean the raw table: names, types, duplicates, missing values, labels."""

from __future__ import annotations

import pandas as pd

from .files import write_csv
from .paths import Paths

LABELS = {"M": 1, "B": 0}
"""Malignant is the positive class: it is what we must not miss."""


def column_name(published: str) -> str:
    """`mean concave points` becomes `mean_concave_points`; an error term says so."""
    name = published.strip().lower().replace(" ", "_")
    return name.replace("error", "se") if name.endswith("error") else name


def curated_table(raw: pd.DataFrame) -> pd.DataFrame:
    """One row a sample, no duplicates, no gaps, `label` 1 for malignant.

    Raises ValueError for a diagnosis that the labelling guide doesn't know.
    """
    table = raw.rename(columns={name: column_name(name) for name in raw.columns})
    unknown = sorted(set(table["diagnosis"]) - set(LABELS))
    if unknown:
        raise ValueError(f"Unknown diagnosis {unknown}: extend docs/labelling-guide.md first")
    measurements = [name for name in table.columns if name not in ("record", "diagnosis")]
    table = table.dropna(subset=measurements).drop_duplicates(subset=measurements)
    table["label"] = table["diagnosis"].map(LABELS)
    return table.drop(columns="diagnosis").reset_index(drop=True)


def curate(paths: Paths) -> None:
    """Raw table to data/interim/wdbc.csv."""
    write_csv(paths.interim, curated_table(pd.read_csv(paths.raw)))
