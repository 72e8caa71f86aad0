"""Prints what a project without requirements.txt asks for, a line each, as pip takes it.

usage: requirements.py FILE, which is Pipfile.lock, Pipfile or pyproject.toml
"""

import json
import os
import re
import sys

try:
    import tomllib
except ImportError:
    from pip._vendor import tomli as tomllib


def entry(name, wanted):
    """A package of Pipfile, of Pipfile.lock or of poetry."""
    if isinstance(wanted, list):
        wanted = wanted[0]
    if isinstance(wanted, str):
        wanted = {"version": wanted}
    extras = "[%s]" % ",".join(wanted["extras"]) if wanted.get("extras") else ""
    marker = " ; %s" % wanted["markers"] if wanted.get("markers") else ""
    if "git" in wanted:
        at = wanted.get("ref") or wanted.get("rev") or wanted.get("tag") or wanted.get("branch")
        return "%s%s @ git+%s%s%s" % (name, extras, wanted["git"], "@" + at if at else "", marker)
    if "path" in wanted:
        return wanted["path"]
    return name + extras + ",".join(map(bound, wanted.get("version", "*").split(","))) + marker


def bound(version):
    """poetry's caret and tilde are none of pip's."""
    version = version.strip()
    if version in ("", "*"):
        return ""
    caret = re.match(r"([\^~])\s*(\d[\w.]*)$", version)
    if caret:
        parts = [int(part) for part in re.findall(r"\d+", caret.group(2))]
        at = 0 if caret.group(1) == "^" else min(1, len(parts) - 1)
        if caret.group(1) == "^":
            while at < len(parts) - 1 and parts[at] == 0:
                at += 1
        following = parts[:at] + [parts[at] + 1]
        return ">=%s,<%s" % (caret.group(2), ".".join(map(str, following)))
    return version if version[0] in "<>=!~" else "==" + version


def lines(path):
    with open(path, "rb") as file:
        if path.endswith(".lock"):
            return [entry(*item) for item in json.load(file)["default"].items()]
        content = tomllib.load(file)
    if os.path.basename(path) == "Pipfile":
        return [entry(*item) for item in content.get("packages", {}).items()]
    project = content.get("project", {}).get("dependencies", [])
    poetry = content.get("tool", {}).get("poetry", {}).get("dependencies", {})
    return project + [entry(*item) for item in poetry.items() if item[0].lower() != "python"]


print("\n".join(lines(sys.argv[1])))
