"""Run every notebook top to bottom in a fresh kernel and keep its outputs, without traces of the machine.

python notebooks/run.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parent
TIMEOUT_S = 300


def run(file: Path) -> None:
    """Execute one notebook in its folder and write it back."""
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, timeout=TIMEOUT_S, resources={"metadata": {"path": str(FOLDER)}}).execute()
    notebook.metadata.pop("language_info", None)
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    nbformat.write(notebook, file)


def main() -> None:
    """Run the notebooks named on the command line, or all of them."""
    names = sys.argv[1:]
    for file in sorted(FOLDER.glob("*.ipynb")):
        if not names or file.name in names:
            print(file.name)
            run(file)


if __name__ == "__main__":
    main()
