"""Where things lie in the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """Every file the pipeline reads or writes, below one root folder."""

    root: Path

    @property
    def params(self) -> Path:
        return self.root / "params.yaml"

    @property
    def raw(self) -> Path:
        return self.root / "data/raw/wdbc.csv"

    @property
    def source(self) -> Path:
        return self.root / "data/raw/source.yaml"

    @property
    def interim(self) -> Path:
        return self.root / "data/interim/wdbc.csv"

    @property
    def train(self) -> Path:
        return self.root / "data/processed/train.csv"

    @property
    def test(self) -> Path:
        return self.root / "data/processed/test.csv"

    @property
    def schema(self) -> Path:
        return self.root / "data/schema.yaml"

    @property
    def quality(self) -> Path:
        return self.root / "reports/data-quality.json"

    @property
    def models(self) -> Path:
        return self.root / "models"

    @property
    def manifest(self) -> Path:
        return self.root / "models/manifest.json"

    @property
    def training(self) -> Path:
        return self.root / "reports/training.json"

    @property
    def metrics(self) -> Path:
        return self.root / "reports/metrics.json"

    @property
    def predictions(self) -> Path:
        return self.root / "reports/predictions.csv"

    @property
    def logs(self) -> Path:
        return self.root / "logs/serving"

    @property
    def drift(self) -> Path:
        return self.root / "reports/drift.json"

    @property
    def incidents(self) -> Path:
        return self.root / "ops/incidents.yaml"


def project_paths() -> Paths:
    """Paths of the checkout this package lies in."""
    return Paths(Path(__file__).resolve().parents[2])
