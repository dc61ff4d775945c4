"""The costs argued for in docs/problem.md are the costs that params.yaml applies."""

from __future__ import annotations

import re

from tumour_screening.params import load_params

from . import ROOT
from .findings import Report, line_of

DOCUMENT = "docs/problem.md"
ROWS = {"Missed tumour": "missed_tumour", "False alarm": "false_alarm"}


def main() -> None:
    """Compare the table of the document with the parameters."""
    report = Report("costs")
    costs = vars(load_params(ROOT / "params.yaml").costs)
    document = ROOT / DOCUMENT
    text = document.read_text(encoding="utf-8")
    for title, name in ROWS.items():
        row = re.search(rf"^\|\s*{title}\s*\|[^|]*?([\d,]+)\s*€", text, re.MULTILINE)
        if row is None:
            report.fail(f"The table of costs has no row “{title}” with an amount in €", DOCUMENT)
            continue
        written = float(row[1].replace(",", ""))
        report.metrics[name] = written
        if written != costs[name]:
            message = f"{title} costs {written:,.0f} € here, but {costs[name]:,.0f} € in params.yaml"
            report.fail(message, DOCUMENT, line_of(document, title))
    report.finish()


if __name__ == "__main__":
    main()
