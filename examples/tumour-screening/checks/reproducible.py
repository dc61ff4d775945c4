"""Curating and transforming the raw data once more gives the very same files."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tumour_screening.files import sha256
from tumour_screening.paths import Paths
from tumour_screening.pipeline import run

from . import ROOT
from .findings import Report

MADE = ("data/interim/wdbc.csv", "data/processed/train.csv", "data/processed/test.csv")


def main() -> None:
    """Run the steps in a scratch folder and compare contents."""
    report = Report("reproducible")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Paths(Path(folder))
        scratch.raw.parent.mkdir(parents=True)
        shutil.copyfile(ROOT / "data/raw/wdbc.csv", scratch.raw)
        shutil.copyfile(ROOT / "params.yaml", scratch.params)
        run(["curate", "transform"], scratch)
        for path in MADE:
            if sha256(scratch.root / path) != sha256(ROOT / path):
                report.fail("Making this file again gives another content: run the pipeline", path)
    report.metrics["files"] = len(MADE)
    report.finish()


if __name__ == "__main__":
    main()
