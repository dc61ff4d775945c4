"""The deployment can be rolled out safely: this release, limits, probes, no root, a way back."""

from __future__ import annotations

from typing import Any

import yaml

from tumour_screening import __version__

from . import ROOT
from .findings import Report, line_of

FOLDER = "deploy/kubernetes"


def judge_container(report: Report, path: str, container: dict[str, Any]) -> None:
    """One container of a Deployment."""
    image = container["image"]
    tag = image.rpartition(":")[2]
    expected = container_version(path)
    if tag != expected:
        report.fail(f"{image} isn't release {expected}", path, line_of(ROOT / path, image))
    for key in ("livenessProbe", "readinessProbe"):
        if key not in container:
            report.fail(f"{container['name']} has no {key}", path)
    limits = container.get("resources", {}).get("limits", {})
    for key in ("cpu", "memory"):
        if key not in limits:
            report.fail(f"{container['name']} has no limit for {key}", path)
    if not container.get("securityContext", {}).get("runAsNonRoot"):
        report.fail(f"{container['name']} may run as root", path)


def container_version(path: str) -> str:
    """The canary runs this release; the stable deployment is what a rollback returns to."""
    if path.endswith("canary.yaml"):
        return __version__
    rollout = yaml.safe_load((ROOT / "deploy/release.yaml").read_text(encoding="utf-8"))
    return str(rollout["rollback_target"])


def main() -> None:
    """Read every manifest."""
    report = Report("manifests")
    deployments = 0
    for file in sorted((ROOT / FOLDER).glob("*.yaml")):
        path = file.relative_to(ROOT).as_posix()
        for document in yaml.safe_load_all(file.read_text(encoding="utf-8")):
            if document["kind"] != "Deployment":
                continue
            deployments += 1
            for container in document["spec"]["template"]["spec"]["containers"]:
                judge_container(report, path, container)
    if not deployments:
        report.fail("No Deployment found", FOLDER)
    report.metrics["deployments"] = deployments
    report.finish()


if __name__ == "__main__":
    main()
