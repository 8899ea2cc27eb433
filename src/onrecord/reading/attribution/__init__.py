"""Who is said to have said what: source, cue and content of every attribution in a parsed document."""

from onrecord.reading.attribution.find import find_attributions
from onrecord.reading.attribution.found import FoundAttribution

__all__ = ["FoundAttribution", "find_attributions"]
