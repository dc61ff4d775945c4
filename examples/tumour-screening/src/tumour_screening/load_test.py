"""Measure how fast the application answers, in process, without the network.

    python -m tumour_screening.load_test

Writes reports/load-test.json. The numbers are this machine's, so the pipeline doesn't make them.
"""

from __future__ import annotations

import io
import json
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

from .features import MEASUREMENTS
from .files import write_json
from .paths import Paths, project_paths
from .serving.app import create_app

REQUESTS = 1000
WARM_UP = 50


def latencies_ms(paths: Paths) -> np.ndarray:
    """Milliseconds of each request, after a warm-up."""
    test = pd.read_csv(paths.test)[list(MEASUREMENTS)]
    bodies = [json.dumps(row).encode() for row in test.to_dict("records")]
    app = create_app(paths.root, Path(tempfile.gettempdir()) / "screening-feedback.jsonl")
    taken = []
    for i in range(REQUESTS + WARM_UP):
        body = bodies[i % len(bodies)]
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/v1/advice",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        begun = time.perf_counter()
        app(environ, lambda status, headers: None)
        taken.append((time.perf_counter() - begun) * 1000)
    return np.array(taken[WARM_UP:])


def main() -> None:
    """Measure and write the report."""
    paths = project_paths()
    taken = latencies_ms(paths)
    quantiles = {f"p{q}": round(float(np.percentile(taken, q)), 2) for q in (50, 95, 99)}
    write_json(paths.root / "reports/load-test.json", {"requests": REQUESTS, "latency_ms": quantiles})


if __name__ == "__main__":
    main()
