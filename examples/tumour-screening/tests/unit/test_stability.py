"""The population stability index."""

import numpy as np
import pytest

from tumour_screening.stability import psi, small_sample_limit

RNG = np.random.default_rng(1)
REFERENCE = RNG.normal(size=5000)


def test_the_same_values_have_none():
    assert psi(REFERENCE, REFERENCE, 10) == pytest.approx(0)


def test_a_shift_is_seen():
    assert psi(REFERENCE, REFERENCE + 1, 10) > 0.25


def test_values_beyond_the_reference_are_counted():
    assert np.isfinite(psi(REFERENCE, np.full(100, 99.0), 10))


def test_small_samples_raise_the_limit_and_large_ones_do_not():
    assert small_sample_limit(100, 50, 10, 0.25) > 0.25
    assert small_sample_limit(5000, 5000, 10, 0.25) == 0.25
