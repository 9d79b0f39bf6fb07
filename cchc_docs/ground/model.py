"""What every shape of YAML has in common."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Words for people; never empty."""


class Model(BaseModel):
    """Shape of a piece of YAML: frozen, strict, unknown keys refused.

    Its parts are made ready when they are first used, their docstrings read for a schema alone:
    most commands need few shapes and no docstring.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: Any, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        schema = handler(core_schema)
        shapes = handler.resolve_ref_schema(schema).get("properties", {})
        for name, field in cls.model_fields.items():
            shape = shapes.get(field.alias or name)
            if shape is not None and field.description is None and (told := _told(cls, name)):
                shape["description"] = told
        return schema


def _told(model: type[BaseModel], name: str) -> str | None:
    """The docstring of an attribute, in the nearest of the classes that have one."""
    shapes = (one for one in model.__mro__ if issubclass(one, Model))
    found = (_docstrings(one.__module__).get((one.__name__, name)) for one in shapes)
    return next(filter(None, found), None)


@cache
def _docstrings(module: str) -> dict[tuple[str, str], str]:
    """What follows an attribute in the source of a module, by class and name."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {
        (one.name, name): told
        for one in ast.walk(tree)
        if isinstance(one, ast.ClassDef)
        for name, told in _followed(one.body)
    }


def _followed(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for one, after in pairwise(body):
        if (
            isinstance(one, ast.AnnAssign)
            and isinstance(one.target, ast.Name)
            and isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
        ):
            yield one.target.id, inspect.cleandoc(str(after.value.value))
