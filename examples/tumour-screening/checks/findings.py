"""Findings, and how a check hands them over."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from . import ROOT

Severity = Literal["fail", "warn", "info"]


@dataclass(frozen=True)
class Finding:
    """Something to know about the project; `path` is relative to it, `line` counts from 1."""

    severity: Severity
    message: str
    path: str
    line: int | None = None


@dataclass
class Report:
    """What a check found and measured."""

    name: str
    findings: list[Finding] = field(default_factory=list)
    metrics: dict[str, float] = field(default_factory=dict)

    def fail(self, message: str, path: str, line: int | None = None) -> None:
        """Add a failure."""
        self.findings.append(Finding("fail", message, path, line))

    def info(self, message: str, path: str, line: int | None = None) -> None:
        """Add something worth knowing that needs no action."""
        self.findings.append(Finding("info", message, path, line))

    def finish(self) -> None:
        """Write the findings, print them, and end the process with the right code."""
        file = ROOT / "build/checks" / f"{self.name}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        findings = [
            {key: value for key, value in vars(finding).items() if value is not None}
            for finding in self.findings
        ]
        file.write_text(
            json.dumps({"findings": findings, "metrics": self.metrics}, indent=2), encoding="utf-8"
        )
        for finding in self.findings:
            place = finding.path if finding.line is None else f"{finding.path}:{finding.line}"
            print(f"{finding.severity}: {place}: {finding.message}")
        failures = sum(finding.severity == "fail" for finding in self.findings)
        print(f"{self.name}: {failures} failures")
        raise SystemExit(1 if failures else 0)


def line_of(file: Path, text: str) -> int | None:
    """Number of the first line that contains the text, counted from 1."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if text in line:
            return number
    return None
