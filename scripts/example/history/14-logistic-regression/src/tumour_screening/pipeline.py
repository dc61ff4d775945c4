"""Make everything again, from the raw data to the reports.

python -m tumour_screening.pipeline                 all steps
python -m tumour_screening.pipeline train evaluate  some of them, in the order given
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .collect import collect
from .curate import curate
from .evaluate import evaluate
from .params import Params, load_params
from .paths import Paths, project_paths
from .train import train
from .transform import transform
from .validate import validate

Step = Callable[[Paths, Params], None]

STEPS: Mapping[str, Step] = {
    "collect": lambda paths, _: collect(paths),
    "curate": lambda paths, _: curate(paths),
    "transform": transform,
    "validate": validate,
    "train": train,
    "evaluate": evaluate,
}


def run(names: Sequence[str], paths: Paths) -> None:
    """Run the named steps in order."""
    params = load_params(paths.params)
    for name in names:
        print(f"{name} ...", flush=True)
        STEPS[name](paths, params)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="tumour_screening.pipeline", description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="step", help=", ".join(STEPS))
    parser.add_argument("--root", type=Path, help="project folder, default: this checkout")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.steps if name not in STEPS]
    if unknown:
        parser.error(f"unknown step {', '.join(unknown)}; choose from {', '.join(STEPS)}")
    run(arguments.steps or list(STEPS), Paths(arguments.root) if arguments.root else project_paths())


if __name__ == "__main__":
    main()
