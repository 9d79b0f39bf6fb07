"""``cchc schema``: JSON Schemas, the keys in ``criteria/README.md``, what browsers are told."""

from __future__ import annotations

from cchc_docs.commands.output import write_whole
from cchc_docs.commands.parameters import CRITERIA, Options
from cchc_docs.publish.browser.kinds_index import kinds_text
from cchc_docs.publish.browser.sentence_types import sentences_text
from cchc_docs.publish.browser.typescript import shapes_text
from cchc_docs.publish.open_data import SCHEMAS, schema_file
from cchc_docs.yaml_reference import reference_texts, schema_text

PARAMS = (CRITERIA,)
"""What the command takes."""


def run(options: Options) -> int:
    """Writes the files and says which."""
    texts = reference_texts(options.criteria)
    scripts = options.criteria.parent / "browser"
    if scripts.is_dir():
        texts[scripts / "shapes.d.ts"] = shapes_text()
        texts[scripts / "words.d.ts"] = sentences_text()
        texts[scripts / "kinds" / "index.js"] = kinds_text()
        room = options.criteria.parent / "cchc_docs" / "publish" / "open_data"
        for name, kind in SCHEMAS.items():
            texts[schema_file(room, name)] = schema_text(kind)
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode())
        print(path)
    return 0
