"""Schema, nulls, duplicates, drift (PSI) and leakage of two files, as one writes it by hand with pandas."""

import sys

import numpy
import pandas


def read(path):
    return pandas.read_parquet(path) if path.endswith(".parquet") else pandas.read_csv(path)


def psi(reference, current):
    if pandas.api.types.is_numeric_dtype(reference) and reference.nunique() > 10:
        edges = numpy.unique(numpy.nanquantile(reference, numpy.linspace(0, 1, 11)))
        edges[0], edges[-1] = -numpy.inf, numpy.inf
        p, _ = numpy.histogram(reference.dropna(), edges)
        q, _ = numpy.histogram(current.dropna(), edges)
    else:
        names = reference.value_counts().index
        p = reference.value_counts().reindex(names, fill_value=0).to_numpy()
        q = current.value_counts().reindex(names, fill_value=0).to_numpy()
    p = numpy.clip(p / max(p.sum(), 1), 1e-4, None)
    q = numpy.clip(q / max(q.sum(), 1), 1e-4, None)
    return float(((p - q) * numpy.log(p / q)).sum())


train, current = read(sys.argv[1]), read(sys.argv[2])
assert train["id"].is_unique and train["id"].notna().all()
assert train["label"].isin([0, 1]).all()
assert train["customer"].str.fullmatch(r"customer-\d+").all()
print("nulls", train.isna().mean().max())
print("duplicates", train.duplicated().mean())
print("drift", {name: psi(train[name], current[name]) for name in train.columns if name not in ("id", "seen_at", "customer")})
print("leaked", len(current.merge(train.drop_duplicates(), how="inner")))
