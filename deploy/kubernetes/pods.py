"""Writes the pods that come of manifests, as far as these say what is in them.

Usage: pods.py FILE, with a list of objects as JSON. Of a FlinkDeployment Flink adds ports, a command and its own
configuration; what is here is what the chart is answerable for.
"""

import json
import sys


def template(manifest):
    spec = manifest.get("spec", {})
    if manifest["kind"] == "FlinkDeployment":
        pod = spec["podTemplate"]
        pod["spec"].update(spec["jobManager"].get("podTemplate", {}).get("spec", {}))
        for container in pod["spec"]["containers"]:
            container["image"] = spec["image"]
        return pod
    if manifest["kind"] == "CronJob":
        return spec["jobTemplate"]["spec"]["template"]
    return spec.get("template")


def main(file):
    pods = []
    for manifest in json.load(open(file))["items"]:
        pod = template(manifest)
        if pod:
            pods.append({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": manifest["metadata"]["name"], **pod["metadata"]}, "spec": pod["spec"]})
    json.dump({"apiVersion": "v1", "kind": "List", "items": pods}, sys.stdout)


main(*sys.argv[1:])
