"""``browser/kinds/index.js``: the list of rule kinds in the browser half, out of that of Python."""

from __future__ import annotations

from cchc_docs.rules import KINDS

HEAD = """\
// Every rule kind by its name: written by `cchc schema` out of the rules, never by hand. KINDS
// scores, fills and raises answers; EXERCISES makes questions and is left out of bundles without.
"""
TABLE = """\
/** @type {{Record<KindName, {shape}>}} */
export const {name} = {{
{rows}
}};
"""
TYPES = """
/** @import { Exercise, Kind } from "./kind.js" */
/** @typedef {import("../shapes.js").Rule["kind"]} KindName */

"""


def kinds_text() -> str:
    """The module: a missing file of a kind stops the bundler, which names it."""
    imports = "".join(f'import * as {name} from "./{name}.js";\n' for name in KINDS)
    tables = (
        ("KINDS", "kind", "Kind<any, any, any, any>"),
        ("EXERCISES", "exercise", "Exercise<any, any>"),
    )
    return f"{HEAD}{imports}{TYPES}" + "".join(
        TABLE.format(
            name=name, shape=shape, rows="\n".join(f"  {kind}: {kind}.{part}," for kind in KINDS)
        )
        for name, part, shape in tables
    )
