"""A labelled level with its points."""

from __future__ import annotations

from cchc_docs.ground.model import Model, Text
from cchc_docs.ground.numbers import Points


class Level(Model):
    """A level and the points it gives."""

    label: Text
    """Lời của mức."""
    points: Points
    """Số điểm."""
