"""Prints the schemas of the kinds that the chart uses, out of what a kube-apiserver serves below /openapi/v3.

Usage: prune-schemas.py FOLDER VERSION. What is left says which fields there are and of which type; descriptions are left out.
"""

import json
import pathlib
import sys

KINDS = ["ConfigMap", "CronJob", "Deployment", "NetworkPolicy", "PodDisruptionBudget", "Role", "RoleBinding", "ServiceAccount"]
KEPT = {"type", "properties", "items", "additionalProperties", "required", "enum", "oneOf", "allOf", "format", "$ref"}
PREFIX = "#/components/schemas/"


def pruned(schema):
    kept = {}
    for key, value in schema.items():
        if key not in KEPT:
            continue
        if key == "properties":
            kept[key] = {name: pruned(property) for name, property in value.items()}
        elif key in ("oneOf", "allOf"):
            kept[key] = [pruned(each) for each in value]
        elif key in ("items", "additionalProperties") and isinstance(value, dict):
            kept[key] = pruned(value)
        elif key == "$ref":
            kept[key] = "#/definitions/" + value.removeprefix(PREFIX)
        else:
            kept[key] = value
    # A single schema in allOf is there to carry a default beside it.
    return kept["allOf"][0] if set(kept) == {"allOf"} and len(kept["allOf"]) == 1 else kept


def references(schema):
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref":
                yield value.removeprefix("#/definitions/")
            else:
                yield from references(value)
    elif isinstance(schema, list):
        for each in schema:
            yield from references(each)


def main(folder, version):
    served, kinds = {}, {}
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        for name, schema in json.loads(path.read_text())["components"]["schemas"].items():
            served[name] = pruned(schema)
            for what in schema.get("x-kubernetes-group-version-kind", []):
                if what["kind"] in KINDS and name.endswith("." + what["kind"]):
                    kinds[what["kind"]] = name
    assert sorted(kinds) == KINDS, f"not served: {set(KINDS) - set(kinds)}"
    needed, waiting = {}, sorted(kinds.values())
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed[name] = served[name]
            waiting.extend(references(served[name]))
    # A definition a line, so that a newer Kubernetes is a readable difference.
    print("{")
    print(f'  "source": "kube-apiserver {version}, /openapi/v3; Apache-2.0, The Kubernetes Authors",')
    print('  "kinds": ' + json.dumps(kinds, sort_keys=True) + ",")
    print('  "definitions": {')
    lines = [f"    {json.dumps(name)}: {json.dumps(needed[name], sort_keys=True)}" for name in sorted(needed)]
    print(",\n".join(lines))
    print("  }\n}")


main(*sys.argv[1:])
