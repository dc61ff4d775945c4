"""Make the serving logs of this example: test samples, slightly disturbed, sent on working days.

No hospital's traffic is in this repository. What the logs show is made up, but by rules that are
written here, and always the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import joblib
import numpy as np
import pandas as pd

from .features import FEATURES
from .files import read_json, write_text
from .heuristic import THRESHOLD, heuristic_scores
from .params import Params
from .paths import Paths

FIRST_DAY, LAST_DAY = date(2026, 10, 12), date(2026, 11, 20)
REQUESTS_A_DAY = 32
DRIFTED_DAYS = (date(2026, 11, 2), date(2026, 11, 6))
MODEL_LIVE_FROM = date(2026, 11, 3)
CANARY_FROM = date(2026, 11, 18)
CANARY_SHARE = 0.05


@dataclass(frozen=True)
class Live:
    """The released model as it answers."""

    model: Any
    threshold: float


def working_days() -> Iterator[date]:
    """Monday to Friday, from the first to the last day of the logs."""
    day = FIRST_DAY
    while day <= LAST_DAY:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def samples_of(day: date, test: pd.DataFrame, params: Params, rng: np.random.Generator) -> pd.DataFrame:
    """The day's samples: within a week no test sample is sent twice.

    In the drifted week the stain of one batch makes textures coarser and outlines rougher.
    """
    year, week, weekday = day.isocalendar()
    order = np.random.default_rng([params.seed, year, week]).permutation(len(test))
    rows = test.iloc[order[(weekday - 1) * REQUESTS_A_DAY : weekday * REQUESTS_A_DAY]].reset_index(drop=True)
    rows.loc[:, list(FEATURES)] = rows[list(FEATURES)] * rng.normal(1, 0.01, (len(rows), len(FEATURES)))
    if DRIFTED_DAYS[0] <= day <= DRIFTED_DAYS[1]:
        for name in ("mean_texture", "worst_texture"):
            rows[name] = rows[name] * 1.22
        for name in ("mean_smoothness", "worst_smoothness"):
            rows[name] = rows[name] * 1.08
    return rows


def version_of(day: date, rng: np.random.Generator) -> str:
    """Which release answers a request of the day."""
    if day < MODEL_LIVE_FROM:
        return "0.1.0"
    return "1.1.0" if day >= CANARY_FROM and rng.random() < CANARY_SHARE else "1.0.0"


def requests_of(day: date, test: pd.DataFrame, live: Live, params: Params) -> list[dict[str, Any]]:
    """The day's log entries, in the order they arrived."""
    rng = np.random.default_rng([params.seed, day.toordinal()])
    rows = samples_of(day, test, params, rng)
    rule = heuristic_scores(rows, params.heuristic)
    learnt = live.model.predict_proba(rows[list(FEATURES)])[:, 1]
    seconds = np.sort(rng.integers(6 * 3600, 15 * 3600, len(rows)))
    entries = []
    for i, row in rows.iterrows():
        version = version_of(day, rng)
        by_rule = version == "0.1.0"
        score, threshold = (rule[i], THRESHOLD) if by_rule else (learnt[i], live.threshold)
        arrived = datetime.combine(day, time(), UTC) + timedelta(seconds=int(seconds[i]))
        entries.append(
            {
                "time": arrived.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "request": f"{day:%m%d}-{i:03d}",
                "version": version,
                "site": "north" if rng.random() < 0.6 else "south",
                **{name: float(f"{row[name]:.4g}") for name in params.monitoring.columns},
                "score": round(float(score), 4),
                "result": "second_reader" if score >= threshold else "routine",
                "latency_ms": round(float(rng.gamma(9, 0.12 if by_rule else 0.55)), 1),
            }
        )
    return entries


def simulate(paths: Paths, params: Params) -> None:
    """Write logs/serving, one file a week."""
    manifest = read_json(paths.manifest)
    model = joblib.load(paths.root / manifest["artifacts"][manifest["selected"]]["file"])
    live, test = Live(model, manifest["threshold"]), pd.read_csv(paths.test)
    weeks: dict[str, list[str]] = {}
    for day in working_days():
        year, week, _ = day.isocalendar()
        lines = weeks.setdefault(f"{year}-W{week:02d}", [])
        lines.extend(json.dumps(entry) for entry in requests_of(day, test, live, params))
    for week, lines in weeks.items():
        write_text(paths.logs / f"{week}.jsonl", "\n".join(lines) + "\n")
