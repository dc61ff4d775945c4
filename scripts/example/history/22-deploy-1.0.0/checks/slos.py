"""Every service level objective has an indicator, a goal, and a window."""

from __future__ import annotations

from tumour_screening.files import read_yaml

from . import ROOT
from .findings import Report

FILE = "ops/slo.yaml"


def main() -> None:
    """Read ops/slo.yaml."""
    report = Report("slos")
    objectives = read_yaml(ROOT / FILE)["objectives"]
    for objective in objectives:
        name = objective.get("name", "an objective without a name")
        for key in ("indicator", "objective", "window", "owner"):
            if not objective.get(key):
                report.fail(f"{name}: {key} is missing", FILE)
        goal = objective.get("objective", 0)
        if not 0 < goal < 1:
            report.fail(f"{name}: a goal of {goal} leaves no budget for errors, or all of it", FILE)
    if not objectives:
        report.fail("No objective is set", FILE)
    report.metrics["objectives"] = len(objectives)
    report.finish()


if __name__ == "__main__":
    main()
