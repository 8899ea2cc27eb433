"""Says which statements, sources and parties are the same, which copy one another, and which disagree."""

from onrecord.linking.claims import claims_of, decide_forms, group_by_forms, link_statements
from onrecord.linking.contradictions import (
    find_all_relations,
    find_contradictions,
    find_relations,
    find_revisions,
)
from onrecord.linking.copies import CopyText, copy_between, copy_text, find_copies, is_later
from onrecord.linking.corrections import find_corrections
from onrecord.linking.events import link_events
from onrecord.linking.forms import Form, form_blocks, form_of, meets
from onrecord.linking.origins import CopiedParts
from onrecord.linking.signs import Sign, is_of_few_weeks, may_disagree, sign_of

__all__ = [
    "CopiedParts",
    "CopyText",
    "Form",
    "Sign",
    "claims_of",
    "copy_between",
    "copy_text",
    "decide_forms",
    "find_all_relations",
    "find_contradictions",
    "find_copies",
    "find_corrections",
    "find_relations",
    "find_revisions",
    "form_blocks",
    "form_of",
    "group_by_forms",
    "is_later",
    "is_of_few_weeks",
    "link_events",
    "link_statements",
    "may_disagree",
    "meets",
    "sign_of",
]
