"""The pathologists' rule."""

from tumour_screening.heuristic import THRESHOLD, heuristic_scores


def test_either_limit_is_enough(table, params):
    rule = params.heuristic
    table.loc[0, "worst_radius"] = rule.worst_radius
    table.loc[1, ["worst_radius", "worst_concave_points"]] = [5.0, rule.worst_concave_points]
    assert (heuristic_scores(table, rule) >= THRESHOLD).all()


def test_below_both_limits_is_routine(table, params):
    assert heuristic_scores(table, params.heuristic)[0] < THRESHOLD
