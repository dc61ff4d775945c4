"""Training: which model is chosen, and that training twice gives the same."""

import numpy as np
import pandas as pd
import pytest

from tumour_screening.features import FEATURES
from tumour_screening.train import build_model, select


def result(cost):
    return {"cost_per_patient": cost}


def test_a_later_model_must_save_enough():
    results = {"simple": result(100), "complex": result(95)}
    assert select(results, 0.1) == "simple"
    assert select(results, 0.01) == "complex"


def test_an_unknown_model_is_named():
    with pytest.raises(ValueError, match="crystal_ball"):
        build_model("crystal_ball", {}, 1)


@pytest.mark.parametrize("name", ["logistic_regression", "gradient_boosting"])
def test_training_twice_gives_the_same_scores(root, params, name):
    table = pd.read_csv(root / "data/processed/train.csv").head(200)
    if name not in params.models:
        pytest.skip(f"{name} isn't trained yet")
    scores = [
        build_model(name, params.models[name], params.seed)
        .fit(table[list(FEATURES)], table["label"])
        .predict_proba(table[list(FEATURES)])
        for _ in range(2)
    ]
    assert np.array_equal(scores[0], scores[1])
