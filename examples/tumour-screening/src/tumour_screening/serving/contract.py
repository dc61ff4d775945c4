"""What the service accepts and answers. `api/openapi.yaml` says the same; a test compares them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ..features import MEASUREMENTS

LARGEST = 10_000.0
"""No measurement of the scan is larger; it keeps slips of the unit out."""
OPINIONS = ("agree", "disagree", "unsure")


class ContractError(ValueError):
    """A request that breaks the contract; `problems` are sentences for the caller."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Feedback:
    """What the pathologist thought of an answer."""

    request: str
    opinion: str


def _problem(name: str, value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return f"{name} must be a number"
    if not 0 <= value <= LARGEST:
        return f"{name} must lie between 0 and {LARGEST:g}"
    if name in ("mean_radius", "mean_area", "mean_texture") and value == 0:
        return f"{name} must be greater than 0"
    return None


def parse_sample(body: object) -> dict[str, float]:
    """The thirty measurements of a request. Raises ContractError naming every problem at once.

    Anything beside the measurements is refused, so that no name or number of a patient slips in.
    """
    if not isinstance(body, Mapping):
        raise ContractError(["The body must be a JSON object of measurements"])
    problems = [f"{name} is missing" for name in MEASUREMENTS if name not in body]
    problems += [f"{name} is not a measurement" for name in body if name not in MEASUREMENTS]
    for name in MEASUREMENTS:
        if name in body and (problem := _problem(name, body[name])):
            problems.append(problem)
    if problems:
        raise ContractError(problems)
    return {name: float(body[name]) for name in MEASUREMENTS}


def parse_feedback(body: object) -> Feedback:
    """Feedback on one answer. Raises ContractError."""
    if not isinstance(body, Mapping):
        raise ContractError(["The body must be a JSON object"])
    request, opinion = body.get("request"), body.get("opinion")
    problems = []
    if not isinstance(request, str) or not request:
        problems.append("request must be the number that the answer carried")
    if opinion not in OPINIONS:
        problems.append(f"opinion must be one of {', '.join(OPINIONS)}")
    if problems:
        raise ContractError(problems)
    return Feedback(str(request), str(opinion))
