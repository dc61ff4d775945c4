"""The population stability index: how far one sample of a column lies from another."""

from __future__ import annotations

import numpy as np
from scipy.stats import chi2

FLOOR = 0.0001
"""Least share of a bin, so that an empty one doesn't make the index infinite."""


def quantile_edges(reference: np.ndarray, bins: int) -> np.ndarray:
    """Inner edges of bins that each hold about the same number of reference values."""
    return np.unique(np.quantile(reference, np.linspace(0, 1, bins + 1))[1:-1])


def shares(values: np.ndarray, edges: np.ndarray) -> np.ndarray:
    """Share of the values in each bin; the outer bins are open."""
    counts = np.bincount(np.searchsorted(edges, values, side="right"), minlength=len(edges) + 1)
    return np.maximum(counts / len(values), FLOOR)


def psi(reference: np.ndarray, current: np.ndarray, bins: int) -> float:
    """Sum of (p - q) ln(p / q) over quantile bins of the reference; 0 means no difference."""
    edges = quantile_edges(reference, bins)
    p, q = shares(reference, edges), shares(current, edges)
    return float(np.sum((p - q) * np.log(p / q)))


def small_sample_limit(n: int, m: int, bins: int, limit: float) -> float:
    """The limit, raised to the 99th percentile of the index under no drift when samples are small.

    Without drift the index is about (1/n + 1/m) times chi squared with bins - 1 degrees of
    freedom (Yurdakul and Naranjo, 2020).
    """
    return max(limit, (1 / n + 1 / m) * float(chi2.ppf(0.99, bins - 1)))
