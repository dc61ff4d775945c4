"""Cleaning the raw table."""

import pandas as pd
import pytest

from tumour_screening.curate import column_name, curated_table


def raw(**changes):
    columns = {"record": [1, 2, 3], "mean radius": [10.0, 12.0, 14.0], "diagnosis": ["M", "B", "B"]}
    return pd.DataFrame(columns | changes)


def test_names_are_made_fit_for_code():
    assert column_name("mean concave points") == "mean_concave_points"
    assert column_name("radius error") == "radius_se"


def test_malignant_is_the_positive_class():
    assert curated_table(raw())["label"].tolist() == [1, 0, 0]


def test_duplicates_and_gaps_are_dropped():
    table = curated_table(raw(**{"mean radius": [10.0, 10.0, None]}))
    assert table["record"].tolist() == [1]


def test_an_unknown_diagnosis_stops_the_pipeline():
    with pytest.raises(ValueError, match="labelling-guide"):
        curated_table(raw(diagnosis=["M", "B", "?"]))
