"""The rollout rises in steps to everybody, pauses, knows when to stop, and where to return to."""

from __future__ import annotations

from itertools import pairwise

from tumour_screening import __version__
from tumour_screening.files import read_yaml

from . import ROOT
from .findings import Report

FILE = "ops/rollout.yaml"


def main() -> None:
    """Read ops/rollout.yaml."""
    report = Report("rollout")
    plan = read_yaml(ROOT / FILE)
    shares = [step["percent"] for step in plan["steps"]]
    if any(later <= earlier for earlier, later in pairwise(shares)):
        report.fail(f"The steps don't rise: {shares}", FILE)
    if not shares or shares[-1] != 100:
        report.fail("The last step isn't 100 %", FILE)
    for step in plan["steps"][:-1]:
        if not step.get("pause"):
            report.fail(f"No pause after {step['percent']} %", FILE)
    if not plan.get("abort"):
        report.fail("No rule says when to stop", FILE)
    if plan["release"] != __version__:
        report.fail(f"The plan is for {plan['release']}, the code is {__version__}", FILE)
    if plan.get("rollback_target") in (None, plan["release"]):
        report.fail("No earlier release to return to", FILE)
    report.metrics["steps"] = len(shares)
    report.finish()


if __name__ == "__main__":
    main()
