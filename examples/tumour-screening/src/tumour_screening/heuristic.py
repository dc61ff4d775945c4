# lifecycle: train
"""The baseline that every model must beat: the pathologists' two limits, no learning."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .params import Heuristic


def heuristic_scores(table: pd.DataFrame, rule: Heuristic) -> np.ndarray:
    """How close a sample comes to the nearer limit; from 1 on it goes to a second reader."""
    return np.maximum(
        table["worst_radius"].to_numpy() / rule.worst_radius,
        table["worst_concave_points"].to_numpy() / rule.worst_concave_points,
    )


THRESHOLD = 1.0
"""Operating threshold of the rule on the scale of `heuristic_scores`."""
