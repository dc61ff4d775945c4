# lifecycle: train
"""Train the candidates and record what each run was made of."""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
import pandas as pd
import scipy
import sklearn
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from .costs import cheapest_threshold, cost_per_patient
from .features import FEATURES
from .files import sha256, write_json
from .params import Params
from .paths import Paths

DIGITS = 6
"""Metrics are rounded, so that the last bits of a processor's arithmetic don't show."""


def build_model(name: str, settings: dict[str, Any], seed: int) -> Any:
    """An untrained estimator. Scaling lies inside the pipeline, so folds never leak into it."""
    match name:
        case "logistic_regression":
            return make_pipeline(StandardScaler(), LogisticRegression(**settings, random_state=seed))
        case "gradient_boosting":
            return GradientBoostingClassifier(**settings, random_state=seed)
        case _:
            raise ValueError(f"params.yaml names a model that doesn't exist: {name}")


def cross_validate(model: Any, table: pd.DataFrame, params: Params) -> dict[str, float]:
    """Operating threshold and metrics from predictions for samples the model did not see."""
    folds = StratifiedKFold(params.folds, shuffle=True, random_state=params.seed)
    labels = table["label"].to_numpy()
    scores = cross_val_predict(model, table[list(FEATURES)], labels, cv=folds, method="predict_proba")[:, 1]
    threshold = cheapest_threshold(labels, scores, params.costs)
    flagged = scores >= threshold
    return {
        "threshold": threshold,
        "auc": round(float(roc_auc_score(labels, scores)), DIGITS),
        "recall": round(float(np.mean(flagged[labels == 1])), DIGITS),
        "specificity": round(float(np.mean(~flagged[labels == 0])), DIGITS),
        "cost_per_patient": round(cost_per_patient(labels, flagged, params.costs), 2),
    }


def select(results: dict[str, dict[str, float]], min_saving: float) -> str:
    """The model to release: simpler models come first, a later one must save `min_saving` of the cost."""
    names = list(results)
    chosen = names[0]
    for name in names[1:]:
        limit = results[chosen]["cost_per_patient"] * (1 - min_saving)
        if results[name]["cost_per_patient"] < limit:
            chosen = name
    return chosen


def environment() -> dict[str, str]:
    """Versions of the libraries that shape a model."""
    return {
        "joblib": joblib.__version__,
        "numpy": np.__version__,
        "pandas": pd.__version__,
        "scikit-learn": sklearn.__version__,
        "scipy": scipy.__version__,
    }


def run_record(name: str, paths: Paths, params: Params, cv: dict[str, float]) -> dict[str, object]:
    """What it takes to make a model again: seed, data, parameters, environment; and what came out."""
    return {
        "model": name,
        "seed": params.seed,
        "params": params.models[name],
        "data": {"file": "data/processed/train.csv", "sha256": sha256(paths.train)},
        "features": list(FEATURES),
        "environment": environment(),
        "cross_validation": cv,
    }


def train(paths: Paths, params: Params) -> None:
    """Train every model of params.yaml; write models, run records, manifest and training report."""
    table = pd.read_csv(paths.train)
    results: dict[str, dict[str, float]] = {}
    artifacts: dict[str, dict[str, str | int]] = {}
    for name, settings in params.models.items():
        results[name] = cross_validate(build_model(name, settings, params.seed), table, params)
        model = build_model(name, settings, params.seed).fit(table[list(FEATURES)], table["label"])
        file = paths.models / f"{name.replace('_', '-')}.joblib"
        file.parent.mkdir(parents=True, exist_ok=True)
        joblib.dump(model, file, compress=3)
        write_json(
            paths.models / "runs" / f"{file.stem}.json", run_record(name, paths, params, results[name])
        )
        artifacts[name] = {
            "file": f"models/{file.name}",
            "sha256": sha256(file),
            "bytes": file.stat().st_size,
        }
    selected = select(results, params.min_saving)
    write_json(
        paths.manifest,
        {"selected": selected, "threshold": results[selected]["threshold"], "artifacts": artifacts},
    )
    write_json(paths.training, {"selected": selected, "cross_validation": results})
