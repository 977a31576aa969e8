"""The committed notebooks run, and print the numbers that are committed in them."""

from __future__ import annotations

import os
import re
from pathlib import Path

import nbformat
import pytest

from execution import HERE, executed, first_picture

NOTEBOOKS = sorted(HERE.glob("*.ipynb"))
NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?")

MODEST = 250_000
"""Bytes of a notebook that a code host shows without being asked twice."""


@pytest.fixture(params=NOTEBOOKS, ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    return request.param


def results(notebook: nbformat.NotebookNode) -> list[tuple[str, list[float], set[str]]]:
    """Of each result the words, the numbers among them, and as what it is shown."""
    found = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.output_type == "execute_result", f"a cell prints {output}"
            text = output.data["text/plain"]
            numbers = [float(number.replace(",", "")) for number in NUMBER.findall(text)]
            found.append((NUMBER.sub("#", " ".join(text.split())), numbers, set(output.data)))
    return found


def test_prints_the_numbers_that_are_committed(file: Path) -> None:
    if not os.environ.get("AFTERSHOCK_HISTORY"):
        pytest.skip("AFTERSHOCK_HISTORY names no history: run `./mvnw verify -pl notebooks -am`, or notebooks/execute to renew them")
    committed, now = results(nbformat.read(file, as_version=4)), results(executed(file))
    assert [words for words, _, _ in now] == [words for words, _, _ in committed]
    assert [shown for _, _, shown in now] == [shown for _, _, shown in committed]
    for (words, numbers, _), (_, expected, _) in zip(now, committed):
        assert numbers == pytest.approx(expected, rel=1e-6), words


def test_begins_with_a_question_and_ends_with_what_to_do(file: Path) -> None:
    cells = nbformat.read(file, as_version=4).cells
    assert re.match(r"# .*\?\n", cells[0].source)
    assert cells[-1].source.startswith("## What to do\n")


def test_is_committed_with_all_that_it_shows(file: Path) -> None:
    cells = nbformat.read(file, as_version=4).cells
    shown = [cell for cell in cells if cell.cell_type == "code"][1:]
    assert all(cell.outputs for cell in shown)
    assert any("image/png" in output.data for cell in shown for output in cell.outputs)
    assert file.stat().st_size < MODEST


def test_names_no_place_of_the_machine_that_it_was_run_on(file: Path) -> None:
    assert not re.search(r"/(home|root|tmp|work|Users)/", file.read_text())


def test_links_lead_somewhere(file: Path) -> None:
    for cell in nbformat.read(file, as_version=4).cells:
        for target in re.findall(r"\]\(([^)#:]+)\)", cell.source if cell.cell_type == "markdown" else ""):
            assert (file.parent / target).exists(), target


def test_the_readme_shows_what_the_first_notebook_shows() -> None:
    assert (HERE / "picture.png").read_bytes() == first_picture(nbformat.read(NOTEBOOKS[0], as_version=4))
    assert "](picture.png)" in (HERE / "README.md").read_text()


def test_the_readme_names_each_notebook_with_its_question() -> None:
    readme = (HERE / "README.md").read_text()
    for file in NOTEBOOKS:
        question = nbformat.read(file, as_version=4).cells[0].source.splitlines()[0].removeprefix("# ")
        assert f"| [{file.name}]({file.name}) | {question} |" in readme
