"""Outlines of countries for the map, as ``training/build_map.py`` made them; no other places are drawn."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

__all__ = ["VIEW", "load_areas"]

VIEW = "110 0 1850 880"
"""The part of the drawing that holds land."""


@lru_cache(maxsize=1)
def load_areas() -> tuple[tuple[str, str], ...]:
    """Country and outline (SVG); the name is "" for land that is nobody's on the map."""
    path = resources.files("onrecord.surfaces.web").joinpath("data", "areas.tsv")
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines()[2:])
    return tuple((name, outline) for name, _, outline in rows)
