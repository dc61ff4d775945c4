"""The raw data are, byte for byte, those that data/raw/source.yaml records."""

from __future__ import annotations

from tumour_screening.files import read_yaml, sha256

from . import ROOT
from .findings import Report, line_of

SOURCE = "data/raw/source.yaml"


def main() -> None:
    """Hash every listed file, and look for files nobody listed."""
    report = Report("pinned")
    source = read_yaml(ROOT / SOURCE)
    for key in ("licence", "publisher", "obtained"):
        if not source.get(key):
            report.fail(f"{key} isn't recorded", SOURCE)
    listed = {entry["path"]: entry["sha256"] for entry in source["files"]}
    for path, expected in listed.items():
        if not (ROOT / path).exists():
            report.fail(f"{path} is recorded but missing", SOURCE, line_of(ROOT / SOURCE, path))
        elif sha256(ROOT / path) != expected:
            report.fail("The content differs from the recorded hash", path)
    for file in sorted((ROOT / "data/raw").glob("*.csv")):
        path = file.relative_to(ROOT).as_posix()
        if path not in listed:
            report.fail("Raw data that source.yaml doesn't record", path)
    report.metrics["files"] = len(listed)
    report.finish()


if __name__ == "__main__":
    main()
