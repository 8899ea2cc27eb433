"""Says which statements, sources and parties are the same, which copy one another, and which disagree."""

from onrecord.linking.claims import claims_of, link_statements
from onrecord.linking.contradictions import find_contradictions
from onrecord.linking.copies import find_copies
from onrecord.linking.events import link_events
from onrecord.linking.origins import CopiedParts

__all__ = [
    "CopiedParts",
    "claims_of",
    "find_contradictions",
    "find_copies",
    "link_events",
    "link_statements",
]
