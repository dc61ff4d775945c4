"""The parameters of a run, read once and typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .files import read_yaml


@dataclass(frozen=True)
class Costs:
    """What a mistake costs, in euro."""

    missed_tumour: float
    false_alarm: float


@dataclass(frozen=True)
class Heuristic:
    """The pathologists' rule: radius in pixels of the scan, concave points without a unit."""

    worst_radius: float
    worst_concave_points: float


@dataclass(frozen=True)
class Slicing:
    """Bands of one column: `edges` are upper limits, open above, one fewer than `names`."""

    column: str
    edges: tuple[float, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class Monitoring:
    """Which columns are watched, and the limits of their population stability index."""

    columns: tuple[str, ...]
    bins: int
    psi_warn: float
    psi_fail: float


@dataclass(frozen=True)
class Params:
    """All of params.yaml."""

    seed: int
    test_share: float
    costs: Costs
    heuristic: Heuristic
    folds: int
    models: dict[str, dict[str, Any]]
    min_saving: float
    slices: dict[str, Slicing]
    monitoring: Monitoring


def load_params(path: Path) -> Params:
    """Read params.yaml; a missing key raises KeyError with its name."""
    raw = read_yaml(path)
    return Params(
        seed=raw["seed"],
        test_share=raw["split"]["test_share"],
        costs=Costs(**raw["costs"]),
        heuristic=Heuristic(**raw["heuristic"]),
        folds=raw["cross_validation"]["folds"],
        models=raw["models"] or {},
        min_saving=raw["selection"]["min_saving"],
        slices={
            name: Slicing(band["column"], tuple(band["edges"]), tuple(band["names"]))
            for name, band in raw["slices"].items()
        },
        monitoring=Monitoring(**{**raw["monitoring"], "columns": tuple(raw["monitoring"]["columns"])}),
    )
