"""The service keeps the contract that api/openapi.yaml describes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tumour_screening import __version__
from tumour_screening.features import MEASUREMENTS
from tumour_screening.serving.contract import LARGEST, OPINIONS


@pytest.fixture(scope="module")
def contract(root: Path) -> dict:
    return yaml.safe_load((root / "api/openapi.yaml").read_text(encoding="utf-8"))


def test_the_contract_names_the_measurements_the_code_expects(contract):
    sample = contract["components"]["schemas"]["Sample"]
    assert tuple(sample["required"]) == MEASUREMENTS
    assert tuple(sample["properties"]) == MEASUREMENTS


def test_the_contract_has_the_limits_of_the_code(contract):
    schemas = contract["components"]["schemas"]
    assert schemas["Measurement"]["maximum"] == LARGEST
    assert tuple(schemas["Feedback"]["properties"]["opinion"]["enum"]) == OPINIONS


def test_the_contract_carries_the_version_of_the_code(contract):
    assert contract["info"]["version"] == __version__


def test_every_route_of_the_contract_answers(contract, call):
    for route, methods in contract["paths"].items():
        for method in methods:
            status, _ = call(method.upper(), route, {})
            assert status not in (404, 405), route


def test_an_unsuspicious_sample_is_routine(call, sample, contract):
    status, answer = call("POST", "/v1/advice", sample)
    assert status == 200
    assert set(answer) == set(contract["components"]["schemas"]["Advice"]["required"])
    assert answer["result"] == "routine"


def test_a_sample_outside_the_training_data_goes_to_a_second_reader(call, sample):
    _, answer = call("POST", "/v1/advice", sample | {"mean_smoothness": 0.4})
    assert answer["result"] == "second_reader"


@pytest.mark.parametrize("value", [None, "12", True, -1, 10_001, float("nan"), float("inf")])
def test_what_is_not_a_measurement_is_refused_by_name(call, sample, value):
    status, answer = call("POST", "/v1/advice", sample | {"mean_radius": value})
    assert status == 400
    assert answer["problems"][0].startswith("mean_radius")


def test_all_problems_are_named_at_once(call, sample):
    del sample["worst_area"]
    status, answer = call("POST", "/v1/advice", sample | {"mean_area": 0, "patient": "x"})
    assert status == 400
    assert answer["problems"] == [
        "worst_area is missing",
        "patient is not a measurement",
        "mean_area must be greater than 0",
    ]


@pytest.mark.parametrize("raw", [b"", b"{", b"[1, 2]", b"\xff\xfe"])
def test_a_body_that_is_no_json_object_is_refused(call, raw):
    assert call("POST", "/v1/advice", raw=raw)[0] == 400


def test_a_huge_body_is_refused_unread(call):
    assert call("POST", "/v1/advice", raw=b" " * 20_000)[0] == 413


def test_feedback_is_accepted_or_explained(call):
    assert call("POST", "/v1/feedback", {"request": "a1", "opinion": "disagree"})[0] == 202
    status, answer = call("POST", "/v1/feedback", {"opinion": "perhaps"})
    assert status == 400
    assert len(answer["problems"]) == 2


def test_unknown_routes_and_methods(call):
    assert call("GET", "/nowhere")[0] == 404
    assert call("GET", "/v1/advice")[0] == 405
