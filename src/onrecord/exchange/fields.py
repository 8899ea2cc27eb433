"""The fields of every layer, in the order in which its rows carry them."""

from __future__ import annotations

from onrecord.errors import UsageError

__all__ = ["LAYERS", "layer_fields"]

RECORDED = "recorded"
"""Written only when it is asked for, so that exports can be compared byte for byte."""

_FIELDS = {
    "documents": "document title publisher url published modified recorded language version_of sha256_raw"
    " sha256_text cut_by text blocks",
    "times": "document start end quote type value mod window bound edtf",
    "attributions": "document source cue content",
    "events": "mention document start end quote lemma factuality window event given",
    "statements": "statement document start end quote spans sources said modality polarity condition window"
    " section subject predicate object counterpart stance places quantities claim commitment confidence"
    " candidates language read_by published recorded reviewed",
    "claims": "claim former_ids statements documents origins origin_count first_said last_said",
    "copies": "document of kind share spans",
    "contradictions": "a b kind why a_quote b_quote",
    "revisions": "a b relation kind why a_quote b_quote",
    "commitments": "commitment former_ids actor counterpart undertaking condition mentions due windows status"
    " contested progress status_as_of origin_count worded progress_by",
    "arrangements": "arrangement holder role over state since statements",
    "reactions": "party stance towards statements",
    "indicators": "indicator text towards statements by why alert observations",
    "gaps": "gap towards question why",
    "parties": "party name kind aliases ids mentions",
    "decisions": "decision kind on by when why undoes value holds_from details",
    "grades": "grade scale on value topic current by when why holds_from withdrawn",
    "questions": "question text window rule commitment outcome estimates resolutions scores by when why"
    " holds_from withdrawn",
    "matrices": "matrix question hypotheses items order by when why holds_from withdrawn",
    "scopes": "scope name version query parties claims current by when why holds_from withdrawn",
    "issues": "document where kind message",
}

LAYERS = tuple(_FIELDS)
"""The names of the layers, in the order of the public interface."""


def layer_fields(layer: str, with_recorded: bool = False) -> tuple[str, ...]:
    """The fields of a layer's rows; raises UsageError for a layer that does not exist."""
    if layer not in _FIELDS:
        raise UsageError(f"there is no layer {layer!r}; the layers are {', '.join(LAYERS)}")
    return tuple(f for f in _FIELDS[layer].split() if with_recorded or f != RECORDED)
