"""What makes half an installation a whole one again: only what is missing is installed anew."""

import csv
import os
import shutil

OURS = "cchc_docs-"
"""How the folder begins in which pip keeps what it knows of this project itself."""


def forget_broken(packages):
    # type: (str) -> list[str]
    """Lets pip take every package that is not whole for one never installed; their names."""
    forgotten = []
    for name in sorted(os.listdir(packages) if os.path.isdir(packages) else ()):
        path = os.path.join(packages, name)
        if name.startswith("~"):  # what pip had put aside when it was stopped
            shutil.rmtree(path, ignore_errors=True)
        elif name.endswith(".dist-info") and not name.startswith(OURS) and not is_whole(path):
            shutil.rmtree(path)
            forgotten.append(name.rpartition("-")[0].rpartition("-")[0].replace("_", "-"))
    return forgotten


def is_whole(known):
    # type: (str) -> bool
    """Whether all files are there of the package whose ``.dist-info`` folder is ``known``."""
    try:
        with open(os.path.join(known, "RECORD"), encoding="utf-8", newline="") as file:
            names = [row[0] for row in csv.reader(file) if row]
    except OSError:
        return False
    top = os.path.dirname(known)
    return all(os.path.exists(os.path.join(top, one)) for one in names if one[-4:] != ".pyc")


def remove_broken(root, missing):
    # type: (str, list[str]) -> list[str]
    """Removes the browser packages of which something is ``missing``; their names."""
    names = set()
    for path in missing:
        before, folder, inside = path.replace(os.sep, "/").rpartition("node_modules/")
        if folder:
            parts = inside.split("/")
            names.add(before + folder + "/".join(parts[: 2 if inside[0] == "@" else 1]))
    for name in names:
        shutil.rmtree(os.path.join(root, name), ignore_errors=True)
    # npm would believe this list of what is there
    known = os.path.join(root, "node_modules", ".package-lock.json")
    if os.path.exists(known):
        os.remove(known)
    return sorted(name.rpartition("node_modules/")[2] for name in names)


def setting(venv, key):
    # type: (str, str) -> str
    """What an environment says of itself under this key, or nothing."""
    try:
        with open(os.path.join(venv, "pyvenv.cfg"), encoding="utf-8") as file:
            lines = [line.partition(" = ") for line in file]
    except OSError:
        return ""
    return "".join(value.strip() for name, _, value in lines if name == key)


def version_of(venv):
    # type: (str) -> tuple[int, ...]
    """The version of Python that an environment was made with."""
    parts = setting(venv, "version").split(".")
    return tuple(int(part) for part in parts if part.isdigit())


def settle(venv, scripts):
    # type: (str, str) -> None
    """Tells the scripts of an environment that was moved with its folder where they are now."""
    before = setting(venv, "command").rpartition(" -m venv ")[2]
    if not before or before == venv:
        return
    texts = [os.path.join(scripts, name) for name in sorted(os.listdir(scripts))]
    for path in [*texts, os.path.join(venv, "pyvenv.cfg")]:
        if os.path.islink(path) or not os.path.isfile(path):
            continue
        with open(path, "rb") as file:
            text = file.read()
        if b"\0" not in text and before.encode("utf-8") in text:
            text = text.replace(before.encode("utf-8"), venv.encode("utf-8"))
            with open(path, "wb") as file:
                file.write(startable(text, venv))


def startable(text, venv):
    # type: (bytes, str) -> bytes
    """A script whose Python lies at a path with a space, as pip writes it for a system to start."""
    first, end, rest = text.partition(b"\n")
    if not first.startswith(b"#!" + venv.encode("utf-8")) or b" " not in first:
        return text
    return b"#!/bin/sh\n'''exec' \"" + first[2:] + b'" "$0" "$@"\n\' \'\'\'' + end + rest
