"""The cost of mistakes and the threshold chosen by it."""

import numpy as np

from tumour_screening.costs import cheapest_threshold, cost_per_patient
from tumour_screening.params import Costs

COSTS = Costs(missed_tumour=1000, false_alarm=10)


def test_no_mistake_costs_nothing():
    assert cost_per_patient(np.array([0, 1]), np.array([False, True]), COSTS) == 0


def test_each_mistake_has_its_price():
    labels = np.array([1, 0, 0, 0])
    flagged = np.array([False, True, True, False])
    assert cost_per_patient(labels, flagged, COSTS) == (1000 + 2 * 10) / 4


def test_a_costly_miss_lowers_the_threshold():
    labels, scores = np.array([0, 0, 1, 1]), np.array([0.1, 0.4, 0.3, 0.9])
    assert cheapest_threshold(labels, scores, COSTS) <= 0.3
    assert cheapest_threshold(labels, scores, Costs(missed_tumour=10, false_alarm=1000)) > 0.4
