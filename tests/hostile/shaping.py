"""YAML and JSON spoiled as trees: keys gone, renamed or doubled, kinds swapped, too deep, too many.

What ``spoiling`` does to letters is mostly refused by a parser; this comes through to the model.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from random import Random
from typing import Any

import yaml

from cchc_docs.scoring.saved_sheet import check_of

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 10**15, 10**25, 0.5, -2.5, 1e-7, [], {}, [[]], [None], {"a": 1}),
    *("", " ", "0,5", "95%", "1.10", "31/02/2020", "99/99/9999", "2020-12-15", "0x1F", ".inf"),
    *("null", "*a", "&a", "!!x", "a: b", "<b>", "=1+1", "漢😀", "\uf0b7", "²", "٣", "e\u0301"),
    *("1/0", "11/15", "9" * 61, "9" * 5000, {"kind": "combine", "parts": []}, {"kind": "choice"}),
)
KEYS: tuple[str, ...] = (
    *("id", "title", "max", "rule", "kind", "points", "from", "to", "below", "of", "for", "at"),
    *("self", "survey", "counts", "value", "part", "whole", "date", "case", "points", "source"),
    *("<<", "=", "", "1.1", "9" * 5000),
)
MOST = 200_000
"""Letters of a tree that is made no larger."""


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


class _Loader(yaml.SafeLoader):
    """Days stay words."""

    yaml_implicit_resolvers = {  # noqa: RUF012 as its base has it
        sign: [one for one in found if not one[0].endswith("timestamp")]
        for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def shaped_yaml(sample: bytes, script: bytes) -> bytes:
    """A YAML file with its tree spoiled."""
    chance = Random(script)
    tree = _shaped(yaml.load(sample, Loader=_Loader), chance)
    if chance.random() < 0.2:
        return json.dumps(tree).encode()
    flow = chance.choice((None, False, True))
    words: str = yaml.dump(
        tree, Dumper=_Plain, allow_unicode=True, sort_keys=False, default_flow_style=flow
    )
    return words.encode("utf-8", "replace")


def shaped_json(sample: bytes, script: bytes) -> bytes:
    """A saved sheet with its tree spoiled and, mostly, the check that fits."""
    chance = Random(script)
    tree = _shaped(json.loads(sample), chance)
    if isinstance(tree, dict) and "check" in tree and chance.random() < 0.8:
        del tree["check"]
        whole = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
        tree["check"] = check_of(whole)
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    if chance.random() < 0.05:
        text = f'{text[:-1]},"a":{"[" * 5000}{"]" * 5000}}}'
    return text.encode("utf-8", "replace")


def _shaped(tree: Any, chance: Random) -> Any:
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        path = chance.choice([*_paths(tree)])
        if not path or len(str(tree)) > MOST:
            continue
        parent = _at(tree, path[:-1])
        _change(parent, path[-1], _at(tree, chance.choice([*_paths(tree)])), chance)
    return tree


def _change(parent: Any, key: Any, other: Any, chance: Random) -> None:
    act, value = chance.randrange(8), copy.deepcopy(chance.choice(VALUES))
    if act == 0:
        del parent[key]
    elif act == 1 and isinstance(parent, dict):
        parent[chance.choice(KEYS)] = parent.pop(key)
    elif act == 2 and isinstance(parent, dict):
        parent[chance.choice(KEYS)] = value
    elif act == 3:
        parent[key] = copy.deepcopy(other)
    elif act == 4:
        parent[key] = _deep(parent[key], chance)
    elif act == 5 and isinstance(parent[key], list):
        parent[key] = parent[key] * chance.choice((0, 2, 30))
    elif act == 6 and isinstance(parent, list):
        chance.shuffle(parent)
    else:
        parent[key] = value


def _deep(value: Any, chance: Random) -> Any:
    for _ in range(chance.choice((1, 2, 39, 60))):
        value = chance.choice(([value], {chance.choice(KEYS): value}))
    return value


def _paths(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = tree.items() if isinstance(tree, dict) else ()
    for key, value in enumerate(tree) if isinstance(tree, list) else inner:
        yield from _paths(value, (*path, key))


def _at(tree: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        tree = tree[key]
    return tree
