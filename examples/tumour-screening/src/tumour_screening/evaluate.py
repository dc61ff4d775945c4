# lifecycle: evaluate
"""Judge the rule and every model on samples none of them has seen, as a whole and by slices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import joblib
import numpy as np
import pandas as pd
from sklearn.metrics import brier_score_loss, roc_auc_score

from .costs import cost_per_patient
from .features import FEATURES
from .files import read_json, write_csv, write_json
from .heuristic import THRESHOLD, heuristic_scores
from .params import Params, Slicing
from .paths import Paths

DIGITS = 6
BASELINE = "heuristic"


@dataclass(frozen=True)
class Candidate:
    """Something that scores samples, and the score from which it flags."""

    name: str
    scores: np.ndarray
    threshold: float
    is_probability: bool

    @property
    def flagged(self) -> np.ndarray:
        return self.scores >= self.threshold


def bands(table: pd.DataFrame, slicing: Slicing) -> pd.Series:
    """Name of the band each sample falls into."""
    index = np.searchsorted(np.array(slicing.edges), table[slicing.column].to_numpy(), side="right")
    return pd.Series([slicing.names[i] for i in index], index=table.index)


def judge(labels: np.ndarray, candidate: Candidate, params: Params) -> dict[str, float]:
    """Metrics at the operating threshold; the cost is in euro per patient."""
    flagged = candidate.flagged
    positive, negative = labels == 1, labels == 0
    metrics = {
        "auc": float(roc_auc_score(labels, candidate.scores)),
        "recall": float(np.mean(flagged[positive])),
        "specificity": float(np.mean(~flagged[negative])),
        "precision": float(np.sum(flagged & positive) / max(1, np.sum(flagged))),
        "missed_tumours": int(np.sum(~flagged & positive)),
        "false_alarms": int(np.sum(flagged & negative)),
        "cost_per_patient": round(cost_per_patient(labels, flagged, params.costs), 2),
    }
    if candidate.is_probability:
        metrics["brier"] = float(brier_score_loss(labels, candidate.scores))
    return {name: round(value, DIGITS) for name, value in metrics.items()}


def judge_slice(table: pd.DataFrame, candidate: Candidate, rows: np.ndarray) -> dict[str, float]:
    """Counts and rates of one slice. Rates of fewer than ten tumours say little: the counts are given."""
    labels, flagged = table["label"].to_numpy()[rows], candidate.flagged[rows]
    tumours = labels == 1
    found: dict[str, float] = {
        "rows": int(rows.sum()),
        "tumours": int(tumours.sum()),
        "missed_tumours": int(np.sum(tumours & ~flagged)),
        "accuracy": round(float(np.mean(tumours == flagged)), DIGITS),
    }
    if tumours.any():
        found["recall"] = round(float(np.mean(flagged[tumours])), DIGITS)
    if (~tumours).any():
        found["specificity"] = round(float(np.mean(~flagged[~tumours])), DIGITS)
    return found


def judge_slices(table: pd.DataFrame, candidate: Candidate, params: Params) -> dict[str, Any]:
    """All slices and the worst of each rate, for checks that want one number."""
    slices: dict[str, Any] = {}
    for name, slicing in params.slices.items():
        band = bands(table, slicing)
        slices[name] = {
            label: judge_slice(table, candidate, (band == label).to_numpy()) for label in slicing.names
        }
    every = [metrics for group in slices.values() for metrics in group.values()]
    slices["worst"] = {
        "accuracy": min(metrics["accuracy"] for metrics in every),
        "recall_of_ten_or_more": min(m["recall"] for m in every if m["tumours"] >= 10),
    }
    return slices


def candidates(table: pd.DataFrame, paths: Paths, params: Params) -> list[Candidate]:
    """The rule first, then every trained model with the threshold its cross-validation chose."""
    found = [Candidate(BASELINE, heuristic_scores(table, params.heuristic), THRESHOLD, False)]
    for name in params.models:
        run = read_json(paths.models / "runs" / f"{name.replace('_', '-')}.json")
        model = joblib.load(paths.models / f"{name.replace('_', '-')}.joblib")
        scores = np.round(model.predict_proba(table[list(FEATURES)])[:, 1], DIGITS)
        found.append(Candidate(name, scores, run["cross_validation"]["threshold"], True))
    return found


def report(table: pd.DataFrame, found: list[Candidate], selected: str, params: Params) -> dict[str, Any]:
    """The content of reports/metrics.json. `test` repeats the metrics of what is released."""
    labels = table["label"].to_numpy()
    models = {
        candidate.name: {
            "threshold": candidate.threshold,
            "test": judge(labels, candidate, params),
            "slices": judge_slices(table, candidate, params),
        }
        for candidate in found
    }
    chosen, baseline = models[selected]["test"], models[BASELINE]["test"]
    return {
        "selected": selected,
        "rows": len(table),
        "tumours": int(labels.sum()),
        "test": chosen,
        "baseline": baseline,
        "gain": {
            "auc": round(chosen["auc"] - baseline["auc"], DIGITS),
            "saved_per_patient": round(baseline["cost_per_patient"] - chosen["cost_per_patient"], 2),
        },
        "slices": models[selected]["slices"],
        "models": models,
    }


def predictions(table: pd.DataFrame, found: list[Candidate], selected: str, params: Params) -> pd.DataFrame:
    """One row a test sample: label, slices, the score of each candidate, and what the released one says."""
    out = pd.DataFrame({"record": table["record"], "label": table["label"]})
    for name, slicing in params.slices.items():
        out[name] = bands(table, slicing)
    for candidate in found:
        out[f"score_{candidate.name}"] = np.round(candidate.scores, DIGITS)
    released = next(candidate for candidate in found if candidate.name == selected)
    out["flagged"] = released.flagged.astype(int)
    return out


def evaluate(paths: Paths, params: Params) -> None:
    """Write reports/metrics.json and reports/predictions.csv."""
    table = pd.read_csv(paths.test)
    selected = read_json(paths.manifest)["selected"] if params.models else BASELINE
    found = candidates(table, paths, params)
    write_json(paths.metrics, report(table, found, selected, params))
    write_csv(paths.predictions, predictions(table, found, selected, params))
