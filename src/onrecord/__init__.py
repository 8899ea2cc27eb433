"""Keeps the public record: who said it, on whose word, by when, and did it happen?

>>> from onrecord import Document, find_statements
>>> text = "The bridge at Sarn will open by the end of May, Transport Minister Ada Brom said on Friday."
>>> [s] = find_statements(Document.of_text(text, published="2031-02-03"))
>>> s.sources[0].name, s.modality.value, str(s.window)
('Ada Brom', 'intends', '..2031-05-31')
"""

from onrecord.linking import link_statements
from onrecord.reading import find_statements, find_times, read_document
from onrecord.records import (
    Arrangement,
    Attribution,
    Block,
    Claim,
    Commitment,
    CommitmentMention,
    Contradiction,
    Copy,
    Decision,
    Document,
    Dossier,
    EventMention,
    EvidenceSpan,
    Gap,
    Indicator,
    Issue,
    Layers,
    LinkDecision,
    Origin,
    Party,
    Place,
    Quantity,
    Reaction,
    Reading,
    Source,
    Statement,
    StatusChange,
    TimeExpression,
    TimeWindow,
)
from onrecord.tracking import assemble_dossier, track_commitments

__all__ = [
    "Arrangement",
    "Attribution",
    "Block",
    "Claim",
    "Commitment",
    "CommitmentMention",
    "Contradiction",
    "Copy",
    "Decision",
    "Document",
    "Dossier",
    "EventMention",
    "EvidenceSpan",
    "Gap",
    "Indicator",
    "Issue",
    "Layers",
    "LinkDecision",
    "Origin",
    "Party",
    "Place",
    "Quantity",
    "Reaction",
    "Reading",
    "Source",
    "Statement",
    "StatusChange",
    "TimeExpression",
    "TimeWindow",
    "assemble_dossier",
    "find_statements",
    "find_times",
    "link_statements",
    "read_document",
    "track_commitments",
]
