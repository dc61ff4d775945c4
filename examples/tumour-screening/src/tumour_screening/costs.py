"""The cost of mistakes, and the threshold that makes it least."""

from __future__ import annotations

import numpy as np

from .params import Costs

GRID = np.round(np.arange(0.005, 1.0, 0.005), 3)


def cost_per_patient(labels: np.ndarray, flagged: np.ndarray, costs: Costs) -> float:
    """Mean cost of mistakes in euro: missed tumours and false alarms, over all patients."""
    missed = np.sum((labels == 1) & ~flagged)
    alarms = np.sum((labels == 0) & flagged)
    return float((missed * costs.missed_tumour + alarms * costs.false_alarm) / len(labels))


def cheapest_threshold(labels: np.ndarray, scores: np.ndarray, costs: Costs) -> float:
    """The probability from which to flag; of equally cheap ones the lowest, which misses fewer."""
    prices = [cost_per_patient(labels, scores >= limit, costs) for limit in GRID]
    return float(GRID[int(np.argmin(prices))])
