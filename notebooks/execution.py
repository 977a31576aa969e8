"""Runs notebooks and writes what came out into them."""

from __future__ import annotations

import sys
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

HERE = Path(__file__).parent


def executed(file: Path) -> nbformat.NotebookNode:
    """The notebook with what its cells print now; raises what a cell raises."""
    notebook = nbformat.read(file, as_version=4)
    with TemporaryDirectory() as sockets:
        # By files of this user, and not by ports that the whole machine can reach.
        config = Config(ConnectionFileMixin={"transport": "ipc", "ip": f"{sockets}/kernel"})
        place = {"metadata": {"path": str(HERE)}}
        NotebookClient(notebook, kernel_name="python3", timeout=600, resources=place, config=config).execute()
    # What differs from one run or machine to the next, and says nothing about the history.
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    for cell in notebook.cells:
        cell.metadata = {}
    return notebook


def first_picture(notebook: nbformat.NotebookNode) -> bytes:
    """The first picture in a notebook, as PNG."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return b64decode(next(output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})))


def main(files: list[str]) -> None:
    for file in map(Path, files):
        notebook = executed(file)
        nbformat.write(notebook, file)
        if file.name.startswith("01-"):
            (HERE / "picture.png").write_bytes(first_picture(notebook))  # that of README.md
        print(f"{file.name}: {file.stat().st_size / 1024:.0f} KB", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
