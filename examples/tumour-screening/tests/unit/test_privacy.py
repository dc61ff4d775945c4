"""Nothing in the data or the logs can point at a person."""

import json

import pandas as pd

from tumour_screening.features import FEATURES


def test_processed_data_have_measurements_and_a_row_number_only(root):
    for name in ("train", "test"):
        columns = set(pd.read_csv(root / f"data/processed/{name}.csv", nrows=1).columns)
        assert columns == {"record", "label", *FEATURES}


def test_an_answer_never_repeats_the_sample(call, sample):
    _, answer = call("POST", "/v1/advice", sample)
    assert not set(answer) & set(sample)


def test_feedback_keeps_no_more_than_it_must(call, tmp_path):
    call("POST", "/v1/feedback", {"request": "a1", "opinion": "agree", "comment": "Mrs Example"})
    stored = json.loads((tmp_path / "feedback.jsonl").read_text(encoding="utf-8"))
    assert stored == {"request": "a1", "opinion": "agree"}
