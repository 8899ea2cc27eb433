"""How certainly a sentence holds that an event happens: from -3 (certainly not) to 3 (certainly), 0 unknown.

The value is what the text itself commits to. What a speaker is reported to say counts as the text's own
unless the cue takes a distance ("claims", "is alleged to"), since the chain of speakers is kept elsewhere. A
value is the product of what the event's own clause says (negation, modals, adverbs) and of what the words
above it say.
"""

from __future__ import annotations

from typing import Any

from onrecord.reading.events.governors import governor_effect, preposition_effect, signature
from onrecord.reading.events.grammar import (
    SUBJECTS,
    auxiliaries,
    children,
    has_subject,
    is_finite,
    predicate_of,
    shares_helpers,
)
from onrecord.reading.events.lexicon import conjunctions, modifiers, negations
from onrecord.reading.events.nominals import is_definite, own_nominal_value

__all__ = ["factuality_of"]

_CERTAIN = 3.0
_ASSERTED = 2.5
_PRESUPPOSING = frozenset(
    {"because", "although", "though", "since", "as", "while", "after", "whereas", "until"}
)


def factuality_of(token: Any) -> float:
    """The factuality of the event that ``token`` names in its parsed sentence, rounded to two places."""
    return round(max(-_CERTAIN, min(_CERTAIN, _value(token))), 2)


def _value(token: Any) -> float:
    if token.pos_ in {"VERB", "AUX"}:
        return _own(token) * _context(token) / _CERTAIN
    own = own_nominal_value(token)
    carrier = predicate_of(token)
    context = _value(carrier) if carrier != token else _nominal_context(token)
    # "no" before the noun negates its verb too: counted once ("there was no attack").
    return own * (abs(context) if own < 0 else context) / _CERTAIN


def _own(token: Any) -> float:
    """What the clause of a verb says of it: mood, modals, adverbs and negation."""
    if _is_asked(token):
        return 0.3
    if _is_ordered(token):
        return 0.0
    holds, fails = _CERTAIN, -_CERTAIN
    helpers = auxiliaries(token)
    table = modifiers()
    limits = [table.get((helper.lower_, "x")) for helper in helpers]
    words = [*children(token, "advmod"), *(child for child in _predicate_words(token))]
    limits += [table.get((word.lower_, "r")) for word in words]
    for limit in limits:
        if limit is not None:
            holds, fails = min(holds, limit[0]), max(fails, limit[1])
    if _is_counterfactual(helpers):
        holds, fails = -1.0, 1.0
    if token.dep_ == "ROOT" and any(helper.lower_ == "to" for helper in helpers):
        holds = min(holds, 2.0)
    return fails if _is_negated(token) else holds


def _predicate_words(token: Any) -> list[Any]:
    """Adverbs that modify the predicate adjective of a copula ("is probably true")."""
    return [word for adjective in children(token, "acomp") for word in children(adjective, "advmod")]


def _is_counterfactual(helpers: list[Any]) -> bool:
    words = {helper.lower_ for helper in helpers}
    return bool(words & {"would", "'d"}) and "have" in words


def _is_negated(token: Any) -> bool:
    """Whether an odd number of negations bears on the verb."""
    count = sum(child.dep_ == "neg" or child.lower_ in negations() for child in token.children)
    if not count and shares_helpers(token) and not _is_contrasted(token):
        return _is_negated(token.head)
    for child in children(token, "nsubj", "nsubjpass", "dobj", "attr", "expl"):
        if any(det.lower_ == "no" for det in children(child, "det")) or child.lower_ in negations():
            count += child.lower_ not in negations()
    return bool(count % 2)


def _is_contrasted(token: Any) -> bool:
    """Whether "but" or the like joins the verb to the one before it."""
    return any(word.lower_ in {"but", "yet", "instead"} for word in children(token.head, "cc"))


def _is_asked(token: Any) -> bool:
    """Whether the verb is the main verb of a question that asks whether it is so."""
    if token.dep_ != "ROOT" or children(token, "ccomp") or not token.sent.text.rstrip("\"”'’ ").endswith("?"):
        return False
    return not any(word.tag_ in {"WRB", "WP", "WDT"} for word in token.subtree)


def _is_ordered(token: Any) -> bool:
    """Whether the verb is an imperative: a bare form without subject and helpers that heads the sentence."""
    if token.tag_ not in {"VB", "VBP"} or token.dep_ not in {"ROOT", "ccomp", "conj"} or has_subject(token):
        return False
    if any(helper.lower_ not in {"do", "not", "n't"} for helper in children(token, "aux", "auxpass")):
        return False
    if token.dep_ == "conj":
        return _is_ordered(token.head) if token.head.pos_ in {"VERB", "AUX"} else False
    before = [word for word in token.lefts if word.dep_ not in {"punct", "advmod", "intj", "neg", "cc"}]
    return not any(word.dep_ in {"nsubj", "nsubjpass", "csubj", "expl"} for word in before)


def _context(token: Any) -> float:
    """What the words above the clause of ``token`` leave of it."""
    head = token.head
    if head == token:
        return _CERTAIN
    if token.dep_ == "conj":
        return _context(_joined_to(token)) if head.pos_ in {"VERB", "AUX"} else _nominal_context(head)
    if token.dep_ == "advcl":
        return _adverbial(token, head)
    if token.dep_ == "pcomp":
        return preposition_effect(head, token, _value)
    if token.dep_ in {"relcl", "acl"}:
        return _relative(token, head)
    if token.dep_ in {"ccomp", "xcomp", "csubj", "csubjpass", "oprd"}:
        return governor_effect(token, head, _value)
    return _CERTAIN


def _joined_to(token: Any) -> Any:
    """The verb that a joined verb stands beside: a tensed one beside the tensed verb above an infinitive."""
    above = token.head
    if is_finite(token):
        while above.tag_ == "VB" and above.dep_ in {"xcomp", "conj"} and above.head.pos_ in {"VERB", "AUX"}:
            if any(helper.tag_ == "MD" for helper in auxiliaries(above)):
                break
            above = above.head
    return above


def _relative(token: Any, head: Any) -> float:
    """What a noun leaves of the clause that tells more of it: as much as the noun itself is certain."""
    if any(helper.lower_ == "to" for helper in children(token, "aux")):
        return governor_effect(token, head, _value)
    if token.dep_ == "acl" and signature(head, "fin") is not None and has_subject(token):
        return governor_effect(token, head, _value)
    if is_definite(head) or head.pos_ not in {"NOUN", "PRON"} or head.dep_ in SUBJECTS:
        return _CERTAIN
    return max(_nominal_context(head), 0.5)


def _adverbial(token: Any, head: Any) -> float:
    """Purposes and conditions leave nothing known; reasons, times and circumstances are taken as given."""
    marks = [child.lower_ for child in children(token, "mark", "advmod") if child.i < token.i]
    known = [conjunctions()[mark] for mark in marks if mark in conjunctions()]
    if known and min(known) < _ASSERTED:
        return min(known)
    if any(helper.lower_ == "to" for helper in children(token, "aux")):
        return governor_effect(token, head, _value, purpose=True)
    above = _value(head)
    if any(mark in _PRESUPPOSING for mark in marks) or abs(above) >= _ASSERTED:
        return _CERTAIN
    return abs(above)


def _nominal_context(token: Any) -> float:
    """What the words above a noun say of the event that it names."""
    head = token.head
    if head == token:
        return _CERTAIN
    if token.dep_ in {"conj", "appos", "compound", "nmod", "quantmod", "nummod", "poss"}:
        return _nominal_context(head) if head.pos_ not in {"VERB", "AUX"} else _CERTAIN
    if token.dep_ == "pobj":
        return preposition_effect(head, token, _value)
    if head.pos_ not in {"VERB", "AUX"}:
        return _CERTAIN
    if token.dep_ in {"dobj", "nsubjpass", "oprd", "dative", "npadvmod"}:
        return governor_effect(token, head, _value)
    above = abs(_value(head)) if own_nominal_value(token) < 0 else _value(head)
    if is_definite(token) or abs(above) >= _ASSERTED:
        return _CERTAIN
    return above
