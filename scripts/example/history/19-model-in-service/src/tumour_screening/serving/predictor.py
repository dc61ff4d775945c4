"""From measurements to advice, by the rule or by the released model."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import joblib

from ..features import FEATURES, features_of
from ..files import read_json
from ..heuristic import THRESHOLD, heuristic_scores
from ..params import Heuristic


@dataclass(frozen=True)
class Advice:
    """A score, the score from which a second reader is advised, and what therefore is advised."""

    score: float
    threshold: float

    @property
    def result(self) -> str:
        return "second_reader" if self.score >= self.threshold else "routine"


class Predictor(Protocol):
    """Whatever gives advice on a sample."""

    name: str

    def advise(self, sample: dict[str, float]) -> Advice: ...


class HeuristicPredictor:
    """The pathologists' rule; also what the service falls back to."""

    name = "heuristic"

    def __init__(self, rule: Heuristic) -> None:
        self._rule = rule

    def advise(self, sample: dict[str, float]) -> Advice:
        return Advice(float(heuristic_scores(features_of(sample), self._rule)[0]), THRESHOLD)


class ModelPredictor:
    """A trained model with its operating threshold."""

    def __init__(self, name: str, model: Any, threshold: float) -> None:
        self.name = name
        self._model = model
        self._threshold = threshold

    def advise(self, sample: dict[str, float]) -> Advice:
        features = features_of(sample)[list(FEATURES)]
        return Advice(float(self._model.predict_proba(features)[0, 1]), self._threshold)


def load_predictor(root: Path, rule: Heuristic) -> Predictor:
    """The model that the manifest selects, or the rule when none has been released."""
    manifest_file = root / "models/manifest.json"
    if not manifest_file.exists():
        return HeuristicPredictor(rule)
    manifest = read_json(manifest_file)
    model = joblib.load(root / manifest["artifacts"][manifest["selected"]]["file"])
    return ModelPredictor(manifest["selected"], model, manifest["threshold"])
