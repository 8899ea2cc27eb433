"""How sure a field is: how often a reading of its kind was right on texts that were marked by hand."""

from __future__ import annotations

from functools import lru_cache

from onrecord.records import Source, SourceKind
from onrecord.text.tables import data_lines

__all__ = ["modality_confidence", "speaker_confidence"]

_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we"})


@lru_cache(maxsize=1)
def _shares() -> dict[tuple[str, str], float]:
    """The share that was right of each kind, one right and one wrong added (Laplace's rule of succession)."""
    rows = [line.split("\t") for line in data_lines("onrecord.reading.statements", "data/calibration.tsv")]
    return {(field, kind): round((int(right) + 1) / (int(of) + 2), 3) for field, kind, right, of in rows}


def speaker_confidence(source: Source, stated: float | None) -> float | None:
    """How sure the name of a first speaker is; what was stated before where no name is shown."""
    if source.name is None:
        return stated
    return _shares()["speaker", "voice" if stated is None else _kind(source)] if _speaks(source) else stated


def _speaks(source: Source) -> bool:
    """Whether the source is a speaker and not the publisher's own voice."""
    return not (source.kind is SourceKind.OUTLET and source.mention is None)


def _kind(source: Source) -> str:
    """What the name rests on: its own words in the source, a pronoun, a role, a common noun."""
    name, words = source.name or "", "" if source.mention is None else source.mention.quote
    if words.casefold() in _PRONOUNS:
        return "pronoun"
    if name[:1].islower():
        return "noun"
    if name.split()[-1] not in words:
        return "role"
    if " " not in name:
        return "spelled one word"
    return "spelled person" if source.kind is SourceKind.PERSON else "spelled body"


def modality_confidence(weight: float) -> float:
    """How sure a modality is whose rules weigh so much (0..1)."""
    shares = _shares()
    bound = next(b for b in ("0.5", "0.75", "1.0") if weight <= float(b) + 1e-9)
    return shares["modality", bound]
