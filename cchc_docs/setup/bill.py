"""The bill of materials (CycloneDX, JSON): what others made of all that is shipped, with licences.

Out of the locks, so that the same locks give the same bill: no clock, no serial number.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, metadata, version
from pathlib import Path
from typing import Any

NAME = "bom.cdx.json"
SITE, BROWSER = Path("requirements", "site.txt"), Path("package-lock.json")
IN_SITES = ("fontpkg-be-vietnam-pro", "fontpkg-source-serif-4", "mkdocs", "mkdocs-material")
"""Python packages of which a site itself holds something: fonts, look, scripts of the theme."""
BUNDLED = ("fflate", "qrcode-generator", "reveal.js", "workbox-", "write-excel-file")
"""Browser packages that are copied or bundled, by how their names begin."""
WITHIN: Mapping[str, Mapping[str, str]] = {
    "mkdocs-material": {
        "@mdi/svg": "Apache-2.0",
        "clipboard": "MIT",
        "escape-html": "MIT",
        "focus-visible": "W3C",
        "material-design-color": "MIT",
        "rxjs": "Apache-2.0",
        "tslib": "0BSD",
    },
    "reveal.js": {"fitty": "MIT"},
}
"""npm packages that others bundled into theirs, with the licence; no version is told."""
FOR_SET_UP = "cchc-docs (pyproject.toml:setup)"
Component = dict[str, Any]


def bill(root: Path, *, whole: bool = False) -> str:
    """What a site holds; ``whole``: also all that the package needs to run."""
    found = [*_python(root / SITE, whole), *_browser(root / BROWSER)]
    data = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _own()},
        "components": sorted(found, key=lambda one: str(one["purl"])),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _own() -> Component:
    own = {"type": "application", "name": "cchc-docs", "version": version("cchc-docs")}
    return {**own, "licenses": [{"expression": "Apache-2.0"}]}


def _python(lock: Path, whole: bool) -> Iterator[Component]:
    entries = re.split(r"^(?=[A-Za-z0-9])", lock.read_text("utf-8"), flags=re.MULTILINE)
    for entry in entries:
        head = re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", entry)
        via = re.findall(r"^    #(?: via|  ) +(\S.*)$", entry, re.MULTILINE)
        if head and (head[1] in IN_SITES or (whole and via != [FOR_SET_UP])):
            digests = [("SHA-256", one) for one in re.findall(r"--hash=sha256:(\w+)", entry)]
            yield _component("pypi", head[1], head[2], _licence(head[1]), digests)


def _licence(name: str) -> list[dict[str, Any]]:
    """As the package says it; none of what this machine has no use for."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return []
    if expressions := told.get_all("License-Expression", []):
        return [{"expression": str(expressions[0])}]
    kinds = [str(one) for one in told.get_all("Classifier", []) if "License ::" in str(one)]
    stated = [str(one).split("\n")[0] for one in told.get_all("License", [])]
    names = [one.rpartition(" :: ")[2] for one in kinds] or stated
    return [{"license": {"name": one}} for one in names if one]


def _browser(lock: Path) -> Iterator[Component]:
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    for place, one in packages.items():
        name = place.rpartition("node_modules/")[2]
        if name.startswith(BUNDLED) and not one.get("dev"):
            kind, _, digest = one["integrity"].partition("-")
            digests = [(kind.upper().replace("A5", "A-5"), base64.b64decode(digest).hex())]
            licences = [{"license": {"id": one["license"]}}]
            yield _component("npm", name, one["version"], licences, digests)


def _component(
    kind: str,
    name: str,
    number: str,
    licences: list[dict[str, Any]],
    digests: Sequence[tuple[str, str]],
) -> Component:
    """A package with the digests that the lock allows, and what is within it."""
    purl = f"pkg:{kind}/{name}@{number}"
    told: Component = {"type": "library", "name": name, "version": number, "purl": purl}
    told |= {"bom-ref": purl, "hashes": [{"alg": alg, "content": one} for alg, one in digests]}
    within = [_within(purl, *one) for one in WITHIN.get(name, {}).items()]
    return {
        **told,
        **({"licenses": licences} if licences else {}),
        **({"components": within} if within else {}),
    }


def _within(above: str, name: str, licence: str) -> Component:
    purl = f"pkg:npm/{name.replace('@', '%40')}"
    told = {"type": "library", "name": name, "purl": purl, "bom-ref": f"{above}#{name}"}
    return {**told, "licenses": [{"license": {"id": licence}}]}
