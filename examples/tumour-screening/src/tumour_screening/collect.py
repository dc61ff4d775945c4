# lifecycle: collect
"""Land the raw data: the Wisconsin diagnostic set, as scikit-learn ships it, one CSV."""

from __future__ import annotations

import pandas as pd
from sklearn.datasets import load_breast_cancer

from .files import write_csv
from .paths import Paths


def raw_table() -> pd.DataFrame:
    """569 samples: a record number, thirty measurements under their published names, the diagnosis."""
    bunch = load_breast_cancer(as_frame=True)
    table = bunch.data.copy()
    table.insert(0, "record", range(1, len(table) + 1))
    table["diagnosis"] = bunch.target.map({0: "M", 1: "B"})
    return table


def collect(paths: Paths) -> None:
    """Write data/raw/wdbc.csv. Nothing is cleaned here: raw stays as it was delivered."""
    write_csv(paths.raw, raw_table())
