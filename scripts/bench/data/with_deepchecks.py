"""Schema, nulls, duplicates, drift and leakage of two files by Deepchecks (which samples for some of them)."""

import sys

import numpy

# Names that NumPy 2 removed and Deepchecks still asks for.
for name, value in {"Inf": numpy.inf, "infty": numpy.inf, "NaN": numpy.nan}.items():
    if not hasattr(numpy, name):
        setattr(numpy, name, value)

import pandas
from deepchecks.tabular import Dataset, Suite
from deepchecks.tabular.checks import (
    DataDuplicates,
    FeatureDrift,
    MixedDataTypes,
    PercentOfNulls,
    TrainTestSamplesMix,
)


def read(path):
    frame = pandas.read_parquet(path) if path.endswith(".parquet") else pandas.read_csv(path)
    kinds = [name for name in frame.columns if name.startswith("kind_")]
    frame = frame.drop(columns=["day", "seen_at"])
    return Dataset(frame, label="label", index_name="id", cat_features=kinds)


suite = Suite(
    "same work", MixedDataTypes(), PercentOfNulls(), DataDuplicates(), FeatureDrift(), TrainTestSamplesMix()
)
result = suite.run(read(sys.argv[1]), read(sys.argv[2]))
print(len(result.results))
for failure in result.get_not_ran_checks():
    print("not run:", failure.header, failure.exception)
