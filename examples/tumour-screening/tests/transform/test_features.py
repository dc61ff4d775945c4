"""Features are the same in training and in serving."""

import numpy as np
import pandas as pd
import pytest

from tumour_screening.features import FEATURES, MEASUREMENTS, add_features, features_of
from tumour_screening.transform import featured_table, split


def test_one_sample_has_the_features_of_the_training_table(root):
    train = pd.read_csv(root / "data/processed/train.csv")
    for _, row in train.sample(20, random_state=1).iterrows():
        served = features_of({name: row[name] for name in MEASUREMENTS}).iloc[0]
        pd.testing.assert_series_equal(served, row[list(FEATURES)].astype(float), check_names=False)


def test_a_circle_has_no_roughness(table):
    table["mean_perimeter"] = 2 * np.pi * table["mean_radius"]
    assert add_features(table)["outline_roughness"].tolist() == [1.0, 1.0]


def test_the_order_of_columns_is_fixed(table):
    shuffled = table[table.columns[::-1]]
    assert tuple(add_features(shuffled).columns) == FEATURES


def test_a_missing_measurement_is_an_error(sample):
    del sample["mean_area"]
    with pytest.raises(KeyError, match="mean_area"):
        features_of(sample)


def test_the_split_is_disjoint_complete_and_repeatable(root, params):
    table = featured_table(pd.read_csv(root / "data/interim/wdbc.csv"))
    train, test = split(table, params)
    again, _ = split(table, params)
    assert not set(train["record"]) & set(test["record"])
    assert len(train) + len(test) == len(table)
    assert train["record"].tolist() == again["record"].tolist()
