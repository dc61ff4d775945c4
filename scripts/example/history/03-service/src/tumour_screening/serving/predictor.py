"""From measurements to advice, by the rule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..features import features_of
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
    """The pathologists' rule."""

    name = "heuristic"

    def __init__(self, rule: Heuristic) -> None:
        self._rule = rule

    def advise(self, sample: dict[str, float]) -> Advice:
        return Advice(float(heuristic_scores(features_of(sample), self._rule)[0]), THRESHOLD)


def load_predictor(root: Path, rule: Heuristic) -> Predictor:
    """The rule: no model has been trained below `root` yet."""
    return HeuristicPredictor(rule)
