"""Writes manifests that are wrong in one field: a letter more in its name.

Usage: typos.py FOLDER FILE..., each FILE with the objects of one manifest as JSON, one after the other. For each kind at most so many
fields are chosen, evenly over all that it has, so that deep ones are among them.
"""

import copy
import json
import pathlib
import sys

MOST_OF_A_KIND = 8
# What stands below these are names that users choose.
FREE = {"annotations", "data", "flinkConfiguration", "labels", "limits", "matchLabels", "nodeSelector", "requests", "affinity"}


def objects(text):
    decoder, at = json.JSONDecoder(), 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        value, at = decoder.raw_decode(text, at)
        yield from value["items"] if value.get("kind") == "List" else [value]


def fields(value, path=()):
    """The paths of all fields below a value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            if key not in FREE:
                yield from fields(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from fields(inner, (*path, index))


def misspelt(manifest, path):
    wrong = copy.deepcopy(manifest)
    holder = wrong
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1] + "x"] = holder.pop(path[-1])
    return wrong


def main(folder, *files):
    target = pathlib.Path(folder)
    target.mkdir(parents=True)
    largest = {}
    for file in files:
        for manifest in objects(pathlib.Path(file).read_text()):
            kind = manifest["kind"]
            if len(json.dumps(manifest)) > len(json.dumps(largest.get(kind, {}))):
                largest[kind] = manifest
    for kind, manifest in sorted(largest.items()):
        # Without apiVersion, kind, name or namespace nobody would know what it is.
        paths = [path for path in fields(manifest) if len(path) > 1 and path[0] != "metadata" or path[0] not in ("apiVersion", "kind", "metadata")]
        step = max(1, len(paths) // MOST_OF_A_KIND)
        for path in paths[::step][:MOST_OF_A_KIND]:
            name = ".".join(str(each) for each in (kind, *path))
            (target / (name.replace("/", "_") + ".json")).write_text(json.dumps(misspelt(manifest, path)))


main(*sys.argv[1:])
