"""Runs notebooks and writes what came out into them."""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent


def executed(file: Path) -> nbformat.NotebookNode:
    """The notebook with what its cells print now; raises what a cell raises."""
    notebook = nbformat.read(file, as_version=4)
    NotebookClient(notebook, timeout=600, kernel_name="python3", resources={"metadata": {"path": str(HERE)}}).execute()
    # What differs from one run or machine to the next, and says nothing about the history.
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


def main(files: list[str]) -> None:
    for file in map(Path, files):
        nbformat.write(executed(file), file)
        print(f"{file.name}: {file.stat().st_size / 1024:.0f} KB", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
