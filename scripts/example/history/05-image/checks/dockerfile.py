"""The image starts from a pinned version and doesn't run as root."""

from __future__ import annotations

import re

from . import ROOT
from .findings import Report

FILE = "Dockerfile"


def main() -> None:
    """Read the Dockerfile."""
    report = Report("dockerfile")
    lines = (ROOT / FILE).read_text(encoding="utf-8").splitlines()
    bases = [(number, line.split()[1]) for number, line in enumerate(lines, 1) if line.startswith("FROM ")]
    users = [(number, line.split()[1]) for number, line in enumerate(lines, 1) if line.startswith("USER ")]
    if not bases:
        report.fail("No FROM found", FILE)
    for number, base in bases:
        if not re.search(r":\d+\.\d+\.\d+", base):
            report.fail(f"{base} isn't pinned to a patch version", FILE, number)
    if not users:
        report.fail("The service would run as root: no USER is set", FILE)
    elif users[-1][1].split(":")[0] in ("root", "0"):
        report.fail("The service runs as root", FILE, users[-1][0])
    if not any(line.startswith("HEALTHCHECK ") for line in lines):
        report.fail("No HEALTHCHECK", FILE)
    report.finish()


if __name__ == "__main__":
    main()
