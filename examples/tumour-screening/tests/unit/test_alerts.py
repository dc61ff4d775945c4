"""Alerts ask for counters that the service really has, and lead to a page that exists."""

import re

import pytest
import yaml


@pytest.fixture(scope="module")
def rules(root):
    groups = yaml.safe_load((root / "ops/alerts.yml").read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def test_every_alert_uses_counters_of_the_service(rules, call, sample):
    call("POST", "/v1/advice", sample)
    _, text = call("GET", "/metrics")
    served = set(re.findall(r"^(screening_\w+)", text, re.MULTILINE))
    for rule in rules:
        assert set(re.findall(r"screening_\w+", rule["expr"])) <= served, rule["alert"]


def test_every_alert_waits_and_has_a_severity(rules):
    assert rules
    for rule in rules:
        assert rule["for"] and rule["labels"]["severity"] in ("page", "ticket")


def test_every_alert_leads_to_a_heading_of_the_runbook(rules, root):
    text = (root / "docs/runbook.md").read_text(encoding="utf-8")
    anchors = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    for rule in rules:
        assert rule["annotations"]["runbook"].partition("#")[2] in anchors, rule["alert"]
