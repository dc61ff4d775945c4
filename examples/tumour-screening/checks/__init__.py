"""The project's own checks. Each is run as `python -m checks.NAME` in the project's folder.

A check writes its findings to build/checks/NAME.json and ends with 1 when one of them is a failure.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
