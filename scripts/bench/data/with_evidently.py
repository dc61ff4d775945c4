"""Summary (types, nulls, duplicates) and drift of two files by Evidently. It has no check of leakage."""

import sys

import pandas
from evidently import Report
from evidently.presets import DataDriftPreset, DataSummaryPreset


def read(path):
    return pandas.read_parquet(path) if path.endswith(".parquet") else pandas.read_csv(path)


report = Report([DataSummaryPreset(), DataDriftPreset()])
result = report.run(reference_data=read(sys.argv[1]), current_data=read(sys.argv[2]))
print(len(result.json()))
