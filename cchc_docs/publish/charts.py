"""Charts of results as SVG, drawn by leather: static, a few kilobytes, said in words too.

Colours are attributes, so that a style sheet can give others (a dark page), and the typesetter of
the PDF files reads the same drawing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Any

import leather

from cchc_docs.ground.numbers import show
from cchc_docs.results.parts import Chart, down, up

WIDTH, LINE, FRAME = 420, 24, 95
"""Size in units of the drawing: its width, the height of a line, what stands around the lines."""
UPRIGHT = 220
"""Height of columns."""
COLOURS = ("#8c2f1b", "#2b5d8a")
FONT = "Be Vietnam Pro, sans-serif"
HEAD = re.compile(r'^<svg width="\d+" height="(\d+)" version="1.1"')

THEME: Mapping[str, object] = {
    "background_color": "none",
    "default_series_colors": list(COLOURS),
    "default_dot_radius": 5,
    "margin": 0.05,
    "legend_font_family": FONT,
    "legend_color": "#333",
    "tick_font_family": FONT,
    "label_color": "#333",
    "tick_color": "#ccc",
}
for _name, _value in THEME.items():
    setattr(leather.theme, _name, _value)


def svg(chart: Chart) -> str:
    """The chart as an SVG element with its title and its figures as words."""
    drawn = leather.Chart()
    upright = chart.kind == "columns"
    scale = drawn.add_y_scale if upright else drawn.add_x_scale
    ends = _ends(chart)
    scale(*map(_drawn, ends))
    for name, values in chart.series:
        _add(drawn, chart, name, values)
    axis = drawn.add_y_axis if upright else drawn.add_x_axis
    axis(tick_formatter=lambda value, *_: show(Fraction(value), 1), ticks=_ticks(*ends))
    if chart.kind == "dots":  # leather puts dots at numbers only
        lines = range(len(chart.labels))
        drawn.add_y_scale(-len(chart.labels), 1)
        drawn.add_y_axis(
            ticks=[-number for number in lines],
            tick_formatter=lambda value, *_: chart.labels[-int(value)],
        )
    height = UPRIGHT if upright else FRAME + LINE * len(chart.labels)
    made: str = drawn.to_svg(width=WIDTH, height=height)
    told = f"<title>{escape(chart.title)}</title><desc>{escape(_told(chart))}</desc>"
    view = f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {height}"'
    return HEAD.sub(view, _short(made), count=1).replace("<g>", f"{told}<g>", 1)


def _drawn(value: Fraction) -> Decimal:
    """As precise as a drawing needs it."""
    return Decimal(value.numerator) / value.denominator


def _add(drawn: Any, chart: Chart, name: str, values: Sequence[Fraction | None]) -> None:
    pairs = zip(values, chart.labels, strict=True)
    held = [(_drawn(value), label) for value, label in pairs if value is not None]
    match chart.kind:
        case "bars":
            drawn.add_bars(held, name=name)
        case "columns":
            drawn.add_columns([(label, value) for value, label in held], name=name)
        case "dots":
            lines = {label: -number for number, label in enumerate(chart.labels)}
            drawn.add_dots([(value, lines[label]) for value, label in held], name=name)


def _ends(chart: Chart) -> tuple[Fraction, Fraction]:
    """Where the axis begins and ends: as the chart says, further where a figure lies beyond."""
    values = [value for _, own in chart.series for value in own if value is not None]
    least, most = min(values, default=chart.least), max(values, default=chart.most)
    return (
        down(least) if least < chart.least else chart.least,
        up(most) if most > chart.most else chart.most,
    )


def _ticks(least: Fraction, most: Fraction) -> list[Decimal]:
    width = most - least
    step = next(step for step in (1, 2, 5, 10, 20, 25, 50, 100, 1000) if width <= step * 5)
    first = least if least >= 0 else -(-least // step) * Fraction(step)  # 0 among them
    return [_drawn(first + step * number) for number in range(int((most - first) // step) + 1)]


def _short(drawn: str) -> str:
    """Places with two decimals: more are nothing to the eye."""
    return re.sub(r"(\d+\.\d\d)\d+", r"\1", drawn)


def _told(chart: Chart) -> str:
    """All figures in words."""
    return "; ".join(
        (f"{name}: " if len(chart.series) > 1 else "")
        + ", ".join(
            f"{label} {show(value, 1)}"
            for label, value in zip(chart.labels, values, strict=True)
            if value is not None
        )
        for name, values in chart.series
    )
