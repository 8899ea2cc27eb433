"""Headlines as sentences: "Mill to cut 300 jobs", "Firm files for relief", "Vote postponed".

Parsers learn from running text. A headline in which they find no finite verb is parsed once more in the words
of running text ("Mill will cut 300 jobs"), and what is found is laid on the headline's own words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from onrecord.text.tables import data_words

__all__ = ["mend_headline"]

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_LONGEST = 16
"""Words of the longest headline; longer titles are sentences."""
_AFTER_NOUNS = ("of", "between", "with", "over", "about", "and", "are", "were", "on")
_KEPT = ("HEAD", "DEP", "TAG", "POS", "LEMMA")


def mend_headline(doc: Any, nlp: Any) -> Any:
    """The headline's parse with its verb found, as far as one more parse finds it."""
    if len(doc) > _LONGEST or (len(doc) and doc[-1].text in ".?!"):
        return doc
    return _with_infinitive(doc, nlp) or _with_verb(doc, nlp) or _with_passive(doc)


def _with_infinitive(doc: Any, nlp: Any) -> Any | None:
    """ "X to cut jobs": the infinitive tells what X will do, unless a verb or noun before it governs it."""
    to = next((t for t in doc[1:-1] if t.lower_ == "to" and t.nbor(1).is_lower), None)
    if to is None or to.nbor(-1).lower_ in _governing() or _is_governed(doc, to.i):
        return None
    told = _parsed_with(doc, to.i, "will", nlp)
    verb = told[to.i].head
    if verb.tag_ != "VB" or verb.head != verb or verb.i < to.i or not _has_subject(verb):
        return None
    laid = _laid(doc, told)
    laid[to.i].tag_, laid[to.i].lemma_ = "TO", "to"
    return laid


def _is_governed(doc: Any, to: int) -> bool:
    """Whether a finite verb with a subject, or a preposition's noun, stands before the infinitive."""
    return any(t.tag_ in _FINITE and _has_subject(t) for t in doc[:to])


def _with_verb(doc: Any, nlp: Any) -> Any | None:
    """ "Firm files for relief": the word taken for a plural noun is the verb."""
    if any(t.tag_ in (*_FINITE, "VBN") for t in doc):
        return None
    for word in doc[1:-1]:
        past = _past_of(word.lower_)
        noun = not word.nbor(-1).is_alpha or word.nbor(1).lower_ in _AFTER_NOUNS
        if past is None or noun or word.tag_ not in ("NNS", "NNPS"):
            continue
        told = _parsed_with(doc, word.i, past, nlp)
        verb = told[word.i]
        if verb.tag_ == "VBD" and verb.head == verb and _has_subject(verb) and _has_object(verb):
            laid = _laid(doc, told)
            laid[word.i].tag_, laid[word.i].lemma_ = "VBZ", _stem_of(word.lower_)
            return laid
    return None


def _with_passive(doc: Any) -> Any:
    """ "Vote postponed": a verb that takes an object, without one, is a passive's participle."""
    for verb in doc:
        told = verb.tag_ in ("VBD", "VBN") and verb.head == verb and verb.lemma_.lower() in _passives()
        if told and not any(c.dep_ in ("dobj", "aux", "auxpass", "ccomp", "xcomp") for c in verb.children):
            for child in verb.children:
                if child.dep_ == "nsubj" and child.i < verb.i:
                    child.dep_, verb.tag_ = "nsubjpass", "VBN"
    return doc


def _parsed_with(doc: Any, at: int, word: str, nlp: Any) -> Any:
    words = [t.text for t in doc]
    words[at] = word
    made = nlp.make_doc("")
    made = type(made)(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    for token in made[1:]:
        token.is_sent_start = False
    return nlp(made)


def _laid(doc: Any, told: Any) -> Any:
    return doc.from_array(_KEPT, told.to_array(_KEPT))


def _has_subject(verb: Any) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def _has_object(verb: Any) -> bool:
    return any(c.dep_ in ("dobj", "prep", "prt") and c.i > verb.i for c in verb.children)


def _stem_of(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes")) else word[:-1]


def _past_of(word: str) -> str | None:
    """ "files": "filed"; None where the word cannot be a verb's present."""
    if len(word) < 4 or not word.endswith("s") or word.endswith("ss"):
        return None
    stem = _stem_of(word)
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeou" else stem + "ed"


@lru_cache(maxsize=1)
def _governing() -> frozenset[str]:
    return data_words("onrecord.reading", "headline_governors.txt")


@lru_cache(maxsize=1)
def _passives() -> frozenset[str]:
    return data_words("onrecord.reading", "headline_passives.txt")
