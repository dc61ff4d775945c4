"""Every requirement is pinned to one version, and none is pinned twice."""

from __future__ import annotations

import re

from . import ROOT
from .findings import Report

PIN = re.compile(r"^[A-Za-z0-9._-]+==[A-Za-z0-9.]+$")


def main() -> None:
    """Read every requirements file."""
    report = Report("dependencies")
    seen: dict[str, str] = {}
    for file in sorted(ROOT.glob("requirements*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            text = line.split("#")[0].strip()
            if not text or text.startswith("-r "):
                continue
            if not PIN.match(text):
                report.fail(f"{text} isn't pinned with ==", file.name, number)
                continue
            name, version = text.lower().split("==")
            if seen.setdefault(name, version) != version:
                report.fail(f"{name} is {version} here and {seen[name]} elsewhere", file.name, number)
    if not seen:
        report.fail("No requirement found", "requirements.txt")
    report.metrics["requirements"] = len(seen)
    report.finish()


if __name__ == "__main__":
    main()
