"""Live samples still look like the training data, or somebody has found out why not."""

from __future__ import annotations

from tumour_screening.monitor import explained_weeks, is_complete, measure
from tumour_screening.params import load_params
from tumour_screening.paths import Paths

from . import ROOT
from .findings import Report

FEWEST = 50
"""Requests below which a week says nothing."""


def main() -> None:
    """Measure every week of the serving logs."""
    report = Report("drift")
    paths = Paths(ROOT)
    weeks = measure(paths, load_params(paths.params))
    causes = explained_weeks(paths)
    if not weeks:
        report.fail("There are no serving logs", "logs/serving")
    for week, found in weeks.items():
        path = f"logs/serving/{week}.jsonl"
        report.metrics[f"{week}.worst_psi"] = found["worst_psi"]
        if found["rows"] < FEWEST and not is_complete(week, list(weeks)):
            report.info(f"Only {found['rows']} requests so far: too early to judge", path)
            continue
        if found["rows"] < FEWEST:
            report.fail(f"Only {found['rows']} requests: is the service still used?", path)
        if not found["drifted"]:
            continue
        columns = ", ".join(found["drifted"])
        summary = f"{columns} drifted, up to {found['worst_psi']:.2f}, limit {found['limit']:.2f}"
        if week in causes:
            report.info(f"{summary}. Explained: {causes[week]}", path)
        else:
            report.fail(f"{summary}. Find the cause and add it to ops/incidents.yaml", path)
    report.finish()


if __name__ == "__main__":
    main()
