"""The model files are those that the manifest records, and the released one is among them."""

from __future__ import annotations

from tumour_screening.files import read_json, sha256

from . import ROOT
from .findings import Report

MANIFEST = "models/manifest.json"


def main() -> None:
    """Hash the models."""
    report = Report("model-hash")
    manifest = read_json(ROOT / MANIFEST)
    if manifest["selected"] not in manifest["artifacts"]:
        report.fail(f"The selected model {manifest['selected']} has no artifact", MANIFEST)
    for name, artifact in manifest["artifacts"].items():
        file = ROOT / artifact["file"]
        if not file.exists():
            report.fail(f"The file of {name}, {artifact['file']}, is missing", MANIFEST)
        elif sha256(file) != artifact["sha256"]:
            report.fail("The model isn't the one that was recorded", artifact["file"])
        else:
            report.metrics[f"{name}_bytes"] = file.stat().st_size
    report.finish()


if __name__ == "__main__":
    main()
