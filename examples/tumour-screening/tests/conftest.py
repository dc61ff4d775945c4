"""What several tests need: the project's folder, its parameters, one sample, a client of the service."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tumour_screening.features import MEASUREMENTS
from tumour_screening.params import Params, load_params
from tumour_screening.serving.app import create_app

ROOT = Path(__file__).resolve().parents[1]
Call = Callable[..., tuple[int, Any]]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def params() -> Params:
    """The parameters of the project."""
    return load_params(ROOT / "params.yaml")


@pytest.fixture
def sample() -> dict[str, float]:
    """Measurements of an unsuspicious sample."""
    values = (11.5, 18.0, 73.5, 408.0, 0.093, 0.079, 0.045, 0.026, 0.175, 0.063)
    errors = (0.28, 1.2, 2.0, 20.0, 0.0072, 0.021, 0.026, 0.0098, 0.0206, 0.0036)
    worst = (13.0, 24.0, 84.0, 515.0, 0.125, 0.18, 0.16, 0.08, 0.27, 0.08)
    return dict(zip(MEASUREMENTS, values + errors + worst, strict=True))


@pytest.fixture
def table(sample: dict[str, float]) -> pd.DataFrame:
    """Two samples: one unsuspicious, one with large, uneven nuclei."""
    suspicious = {name: value * 1.8 for name, value in sample.items()}
    return pd.DataFrame([sample, suspicious])


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Call the service as a server would: method, route, body; gives the status and the answer."""
    app = create_app(ROOT, tmp_path / "feedback.jsonl")

    def send(method: str, route: str, body: object = None, *, raw: bytes | None = None) -> tuple[int, Any]:
        payload = raw if raw is not None else (b"" if body is None else json.dumps(body).encode())
        seen: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]]) -> None:
            seen.update(status=int(status.split()[0]), headers=dict(headers))

        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": route,
            "CONTENT_LENGTH": str(len(payload)),
            "wsgi.input": io.BytesIO(payload),
        }
        text = b"".join(app(environ, start)).decode()
        is_json = seen["headers"]["Content-Type"] == "application/json"
        return seen["status"], json.loads(text) if is_json else text

    return send
