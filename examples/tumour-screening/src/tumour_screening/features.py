"""Features. Training and serving both come through here, so they cannot differ."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

STATISTICS = ("mean", "se", "worst")
PROPERTIES = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave_points",
    "symmetry",
    "fractal_dimension",
)


def _measurement(statistic: str, prop: str) -> str:
    return f"{prop}_se" if statistic == "se" else f"{statistic}_{prop}"


MEASUREMENTS: tuple[str, ...] = tuple(
    _measurement(statistic, prop) for statistic in STATISTICS for prop in PROPERTIES
)
"""The thirty measurements of a sample. Lengths are in pixels of the scan, areas in square pixels."""

DERIVED: tuple[str, ...] = ("area_spread", "outline_roughness", "texture_spread")
FEATURES: tuple[str, ...] = MEASUREMENTS + DERIVED


def add_features(table: pd.DataFrame) -> pd.DataFrame:
    """The measurements and three ratios without a unit, in the order the models expect.

    area_spread        largest nuclei against the mean nucleus; uneven nuclei are suspicious
    outline_roughness  perimeter against that of a circle of the same radius, 1 is a circle
    texture_spread     coarsest nuclei against the mean
    """
    out = table.loc[:, list(MEASUREMENTS)].astype(float)
    out["area_spread"] = (table["worst_area"] / table["mean_area"]).round(6)
    out["outline_roughness"] = (table["mean_perimeter"] / (2 * np.pi * table["mean_radius"])).round(6)
    out["texture_spread"] = (table["worst_texture"] / table["mean_texture"]).round(6)
    return out


def features_of(sample: Mapping[str, float]) -> pd.DataFrame:
    """One row of features for one sample, as the service receives it."""
    return add_features(pd.DataFrame([{name: float(sample[name]) for name in MEASUREMENTS}]))
