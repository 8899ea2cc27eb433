"""A calibration plot as one SVG file: what was estimated against what came true, drawn by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from onrecord.surfaces.render.words import text
from onrecord.tracking.assessment import Bin

__all__ = ["calibration_svg"]

_SIDE, _LEFT, _TOP = 320, 52, 36
_STEPS = (0, 20, 40, 60, 80, 100)
_LEAST, _MOST = 4.0, 14.0


def calibration_svg(bins: Sequence[Bin]) -> str:
    """The plot: a dot for each bin, its size by the number of estimates, which stands beside it.

    On the diagonal lies who is right as often as he says. The same bins give the same bytes.
    """
    width, height = _SIDE + _LEFT + 40, _SIDE + _TOP + 60
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif" font-size="12">',
        f"<title>{escape(text('calibration.title'))}</title>",
        f"<desc>{escape(_described(bins))}</desc>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_axes(),
        *_dots(bins),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _x(percent: float) -> float:
    return round(_LEFT + _SIDE * percent / 100, 2)


def _y(percent: float) -> float:
    return round(_TOP + _SIDE * (1 - percent / 100), 2)


def _described(bins: Sequence[Bin]) -> str:
    """The plot in words, for those who cannot see it."""
    rows = (text("calibration.row", low=b.low, high=b.high, n=b.estimates, happened=b.happened) for b in bins)
    return "; ".join(rows) or text("calibration.none")


def _axes() -> Iterator[str]:
    for step in _STEPS:
        grid = 'stroke="#ddd"'
        yield f'<line x1="{_x(step)}" x2="{_x(step)}" y1="{_y(0)}" y2="{_y(100)}" {grid}/>'
        yield f'<line x1="{_x(0)}" x2="{_x(100)}" y1="{_y(step)}" y2="{_y(step)}" {grid}/>'
        yield f'<text x="{_x(step)}" y="{_y(0) + 18}" text-anchor="middle">{step}</text>'
        yield f'<text x="{_LEFT - 8}" y="{_y(step) + 4}" text-anchor="end">{step}</text>'
    dashed = 'stroke="#888" stroke-dasharray="4 4"'
    yield f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(100)}" y2="{_y(100)}" {dashed}/>'
    middle = _x(50)
    yield f'<text x="{middle}" y="{_y(0) + 40}" text-anchor="middle">{escape(text("calibration.x"))}</text>'
    yield f'<text x="{_LEFT}" y="{_TOP - 14}">{escape(text("calibration.y"))}</text>'


def _dots(bins: Sequence[Bin]) -> Iterator[str]:
    largest = max((b.estimates for b in bins), default=1)
    for b in bins:
        x, y = _x(float(100 * b.mean)), _y(float(100 * b.share))
        radius = round(_LEAST + (_MOST - _LEAST) * b.estimates / largest, 2)
        yield f'<circle cx="{x}" cy="{y}" r="{radius}" fill="#2a5db0" fill-opacity="0.7"/>'
        yield f'<text x="{x + radius + 3}" y="{y + 4}">{b.happened}/{b.estimates}</text>'
