# lifecycle: monitor
"""Compare each week of live samples with the training data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from .files import read_yaml, write_json
from .params import Params
from .paths import Paths
from .stability import psi, small_sample_limit


def week_of(path: Path) -> str:
    """`2026-W45` of `logs/serving/2026-W45.jsonl`."""
    return path.stem


def read_week(path: Path) -> pd.DataFrame:
    """One row a request: the logged measurements, the score, latency in milliseconds."""
    return pd.read_json(path, lines=True, convert_dates=False)


def measure_week(train: pd.DataFrame, week: pd.DataFrame, params: Params) -> dict[str, Any]:
    """Stability index of each watched column, the limit it is held against, and how the service did."""
    watch = params.monitoring
    indices = {
        name: round(psi(train[name].to_numpy(), week[name].to_numpy(), watch.bins), 4)
        for name in watch.columns
    }
    limit = small_sample_limit(len(train), len(week), watch.bins, watch.psi_fail)
    return {
        "rows": len(week),
        "limit": round(limit, 4),
        "worst_psi": max(indices.values()),
        "drifted": sorted(name for name, value in indices.items() if value > limit),
        "psi": indices,
        "flagged_share": round(float((week["result"] == "second_reader").mean()), 4),
        "latency_p95_ms": round(float(week["latency_ms"].quantile(0.95)), 2),
    }


def measure(paths: Paths, params: Params) -> dict[str, dict[str, Any]]:
    """Every week found in the logs, by name."""
    train = pd.read_csv(paths.train)
    return {
        week_of(path): measure_week(train, read_week(path), params)
        for path in sorted(paths.logs.glob("*.jsonl"))
    }


def is_complete(week: str, weeks: list[str]) -> bool:
    """The newest week is still being written; all before it are complete."""
    return week != max(weeks)


def monitor(paths: Paths, params: Params) -> None:
    """Write reports/drift.json: the complete weeks, and the newest of them once more as `latest`."""
    weeks = measure(paths, params)
    complete = {week: found for week, found in weeks.items() if is_complete(week, list(weeks))}
    latest = max(complete)
    write_json(
        paths.drift,
        {
            "reference": "data/processed/train.csv",
            "latest": {"week": latest, **complete[latest]},
            "weeks": complete,
        },
    )


def explained_weeks(paths: Paths) -> dict[str, str]:
    """Weeks whose drift somebody has looked into, with the cause that was found."""
    return {entry["week"]: entry["cause"] for entry in read_yaml(paths.incidents)["incidents"]}
