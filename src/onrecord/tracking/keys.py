"""What is compared of an undertaking: the doing, the thing, who does it, where and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.records import Act, Mention, Polarity, Statement, TimeWindow
from onrecord.text.tables import data_lines
from onrecord.text.words import content_words, stem

__all__ = [
    "REPORTS",
    "UndertakingKey",
    "bonds",
    "heads_of",
    "is_numbered",
    "is_slight",
    "same_doer",
    "share_amount",
    "state_of",
    "things_of",
    "undertaking_key",
]

Amount = tuple[tuple[float, bool], frozenset[str]]
"""A number, whether it is a share, and the words of what it counts."""
REPORTS = (Act.RESTATES, Act.REPORTS_DONE, Act.REPORTS_NOT_DONE, Act.CANCELS, Act.DENIES, Act.REVISES)


@dataclass(frozen=True, slots=True)
class UndertakingKey:
    """What is compared of an undertaking; depends on the statement and shipped tables alone.

    ``heads`` are the nouns that name the thing, ``thing`` all words around them. ``points_back`` marks
    wordings that name a doing already spoken of ("the deployment", "its delivery"), ``light`` verbs that only
    say what became of what their noun names, ``numbered`` which of several it is ("the second unit"),
    ``bare`` that only a doer is named ("she resigned"), ``amounts`` numbers too large to be met by chance,
    with what each counts, ``worded`` the doings that any of its words names. ``meant`` is the doer where only
    the text around it tells: enough to keep two apart, not to join them. ``heading`` marks titles,
    ``likely`` is the reader's chance that an undertaking is told of at all.
    """

    actor: frozenset[str]
    names: frozenset[frozenset[str]]
    doing: frozenset[str]
    heads: frozenset[str]
    proper: frozenset[str]
    thing: frozenset[str]
    places: frozenset[tuple[str, str]]
    words: frozenset[str]
    topic: frozenset[str]
    counts: frozenset[tuple[str, float]]
    numbered: frozenset[str]
    window: TimeWindow | None
    points_back: bool
    light: bool
    negated: bool
    document: str
    act: Act | None
    bare: bool = False
    amounts: frozenset[Amount] = frozenset()
    worded: frozenset[str] = frozenset()
    meant: frozenset[frozenset[str]] = frozenset()
    heading: bool = False
    likely: float = 0.5


def _table(name: str) -> list[list[str]]:
    return [line.split() for line in data_lines("onrecord.tracking", f"data/{name}")]


@lru_cache(maxsize=1)
def _doings() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for line in _table("doings.tsv"):
        for word in line:
            groups.setdefault(stem(word), set()).add(stem(line[0]))
    return {word: frozenset(names) for word, names in groups.items()}


@lru_cache(maxsize=1)
def _light_verbs() -> frozenset[str]:
    return frozenset(stem(word) for line in _table("light_verbs.txt") for word in line)


@lru_cache(maxsize=1)
def _setbacks() -> frozenset[str]:
    return frozenset(stem(word) for line in _table("setback_verbs.txt") for word in line)


@lru_cache(maxsize=1)
def _no_doings() -> frozenset[str]:
    return frozenset(stem(word) for line in _table("no_doings.txt") for word in line)


@lru_cache(maxsize=1)
def bonds() -> frozenset[str]:
    """Stems of the nouns for what binds: agreements, promises, truces."""
    return frozenset(stem(word) for line in _table("bonds.txt") for word in line)


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, str]:
    return {word: line[0] for line in _table("ordinals.txt") for word in line}


def undertaking_key(statement: Statement, meant: str | None = None) -> UndertakingKey:
    """The compared form of a statement; ``meant`` is the doer as the text around it tells."""
    words = content_words(" ".join(statement.quote.split()))
    lemma = _verb(statement)
    actor = _actor_words(statement)
    light = lemma in _light_verbs() and not (
        statement.act is Act.REPORTS_DONE and lemma in _setbacks()  # "sales dropped" brings nothing about
    )
    # What arrives or opens is the thing, even where its name was taken for a doer's.
    doer = frozenset() if statement.object is None and statement.act is not Act.UNDERTAKES else actor
    heads = heads_of(statement) - doer
    return UndertakingKey(
        actor=actor,
        names=_who(statement.actor, statement.actor_for),
        doing=_doing(statement, lemma, words, light),
        heads=heads,
        proper=_proper(statement) - doer,
        thing=(_names(statement.object) | _names(statement.subject)) - doer,
        places=frozenset((p.kind.value, p.name.casefold()) for p in statement.places if p.name is not None),
        words=words,
        topic=frozenset(statement.topic),
        counts=frozenset(
            (stem(q.of.split()[-1].casefold()), q.value)
            for q in statement.quantities
            if q.of and q.value is not None
        ),
        numbered=_numbered(statement),
        amounts=_amounts(statement),
        worded=_worded(statement.quote, words),
        window=statement.window,
        points_back=_points_back(statement),
        light=light,
        negated=statement.polarity is Polarity.NEGATED,
        document=statement.document,
        act=statement.act,
        bare=statement.object is None and bool(actor) and _heads(statement.subject) <= actor,
        meant=_who(meant),
        heading=statement.heading,
        likely=0.5 if statement.confidence.act is None else statement.confidence.act,
    )


_LARGE = 10
"""Numbers from here on are seldom the same by chance."""


def _amounts(statement: Statement) -> frozenset[Amount]:
    return frozenset(
        ((q.value, q.unit == "percent"), content_words(q.of or ""))
        for q in statement.quantities
        if q.value is not None and q.value >= _LARGE
    )


def share_amount(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether both name one large number, of the same or of what one of them leaves unsaid."""
    return any(
        x == y and (not of or not other or bool(of & other)) for x, of in a.amounts for y, other in b.amounts
    )


def _verb(statement: Statement) -> str:
    """The stem of the verb; with its particle where both are one doing ("took over": takeover)."""
    if statement.predicate is None:
        return ""
    words = statement.predicate.lemma.split()
    whole = stem("".join(words))
    return whole if whole in _doings() else stem(words[0])


def _doing(statement: Statement, lemma: str, words: frozenset[str], light: bool) -> frozenset[str]:
    """Groups of the verb; of a report's nouns only below "complete", "begin" and the like."""
    own = _groups(lemma) or frozenset({_root(lemma)} if lemma else ())
    if lemma == "be" and statement.object is None:  # "is gone"
        told = words - _names(statement.subject)
        own |= {name for word in told for name in _groups(word)}
    if statement.act in (*REPORTS, None) and statement.act not in (Act.DENIES, Act.RESTATES):
        return own | _nominal_doings(statement) if light or not own or lemma in _SUPPORTING else own
    if own and not light:
        words = heads_of(statement)  # "training aircraft" are handed over, nobody is trained
    return own | {name for word in words - bonds() for name in _groups(word) or _made_of(word)}


_SUPPORTING = frozenset(
    {"handin", "hand", "submit", "tender", "present", "lodge", "issue", "file", "deliver"}
)
"""Verbs that bring about what their noun names: "handed in his resignation"."""


def _nominal_doings(statement: Statement) -> set[str]:
    return {name for word in heads_of(statement) - bonds() for name in _groups(word) or _made_of(word)}


def _groups(word: str) -> frozenset[str]:
    return _doings().get(word, frozenset())


_ROOT = 6
_NOMINAL = ("ment", "tion", "sion", "al", "ance", "ence", "ure", "ery", "age")


def _root(word: str) -> str:
    """The letters that a verb shares with the noun made from it: "deploy", "approv"."""
    return word[:_ROOT]


def _made_of(word: str) -> frozenset[str]:
    """What a noun made from a verb names as a doing: "renewal" the same as "renew"."""
    made = word.endswith(_NOMINAL) and len(word) > _ROOT and word not in _no_doings()
    return frozenset({_root(word)}) if made else frozenset()


def _actor_words(statement: Statement) -> frozenset[str]:
    actor = content_words(statement.actor or "") | content_words(statement.actor_for or "")
    actor |= {state_of(word) for word in actor}
    if statement.actor is not None and statement.subject is not None and statement.subject.text.isupper():
        actor |= _names(statement.subject)  # an acronym of the name
    return actor


def _who(*named: str | None) -> frozenset[frozenset[str]]:
    """The doer and whom he acts for, each as the words of a name."""
    proper = (n for n in named if n and any(c.isupper() for c in n))  # "the company" tells nobody apart
    return frozenset(frozenset(state_of(w) for w in content_words(n)) for n in proper) - {frozenset()}


def same_doer(a: UndertakingKey, b: UndertakingKey) -> bool:
    """Whether one name of one holds all words of one of the other ("Ford", "Ford Motor Company")."""
    return any(x <= y or y <= x for x in a.names for y in b.names)


def state_of(word: str) -> str:
    """The state behind an adjective in -ian ("kestrian" of Kestria), else the word."""
    return word[:-1] if len(word) > 5 and word.endswith("ian") else word


def _worded(quote: str, words: frozenset[str]) -> frozenset[str]:
    """The doings that any word names, or a verb with its particle ("step down")."""
    told = re.findall(r"[a-z]+", quote.casefold())
    pairs = (stem(f"{verb}{particle}") for verb, particle in pairwise(told))
    return frozenset(name for word in (*(words - _light_verbs()), *pairs) for name in _groups(word))


def _names(mention: Mention | None) -> frozenset[str]:
    return frozenset() if mention is None else content_words(mention.text)


_CUT = re.compile(
    r"\s+(?:for|to|in|on|at|by|with|from|into|over|under|between|against|within|that|which|who)\s",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(r"^\w{3,}ed$|^(?:due|made|set|held|won|lost|struck|given|built)$")
_PARTITIVE = re.compile(r"\s+of\s+", re.IGNORECASE)


def _heads(mention: Mention | None) -> frozenset[str]:
    """The noun that names a phrase; below "part of", "six of", "the sale of" also the one after "of"."""
    if mention is None:
        return frozenset()
    parts = _PARTITIVE.split(_CUT.split(mention.text)[0])[:2]
    cut = bool(_CUT.search(mention.text))
    found: set[str] = set()
    for part in parts:
        words = [w for w in re.findall(r"[\w'’-]+", part.casefold()) if content_words(w)]
        if cut and len(words) > 1 and part is parts[-1] and _PARTICIPLE.search(words[-1]):
            words.pop()  # "the exercise planned for May"
        found |= content_words(words[-1]) if words else set()
    return frozenset(w for w in found if w not in _ordinals().keys() | _SCALES and not w.isdigit())


def things_of(mention: Mention | None) -> frozenset[str]:
    """The nouns that name a phrase."""
    return _heads(mention)


def heads_of(statement: Statement) -> frozenset[str]:
    """The nouns that name what a statement is about, also the one behind "a breach of"."""
    thing = None if _takes_place(statement) else statement.object
    return _heads(thing) | _heads(statement.subject)


def _takes_place(statement: Statement) -> bool:
    """ "took place": the noun belongs to the verb and is no thing."""
    thing, verb = statement.object, statement.predicate
    return thing is not None and verb is not None and thing.text == "place" and verb.lemma.startswith("take")


_SCALES = frozenset({"hundred", "thousand", "million", "billion", "per", "cent", "percent"})


def _proper(statement: Statement) -> frozenset[str]:
    """Heads that are names ("the system Lynx"): two that differ are two things."""
    thing = statement.object or statement.subject
    heads = _heads(thing)
    words = [] if thing is None else re.findall(r"[\w'’-]+", thing.text)[1:]
    return frozenset(h for h in heads if any(w[0].isupper() and h in content_words(w) for w in words))


def is_numbered(statement: Statement) -> bool:
    """Whether a thing is named by its place among several: "the second unit"."""
    return bool(_numbered(statement))


def _numbered(statement: Statement) -> frozenset[str]:
    words = re.findall(
        r"\w+", " ".join(m.text for m in (statement.subject, statement.object) if m).casefold()
    )
    return frozenset(_ordinals()[w] for w in words if w in _ordinals())


def _points_back(statement: Statement) -> bool:
    """Whether the undertaking is named only as one known already: "the deployment", "its delivery"."""
    for mention in (statement.subject, statement.object):
        if mention is not None and _is_known_doing(mention.text.split()[:3]):
            return True
    return _is_named_by_noun(statement)


def _is_named_by_noun(statement: Statement) -> bool:
    """Whether what is done is itself a noun with "the": "announced the deployment for May"."""
    predicate = statement.predicate
    if predicate is None or not _groups(stem(predicate.lemma.split()[0])):
        return False
    before = statement.quote[: max(0, predicate.start - statement.start)].split()
    return bool(before) and before[-1].casefold() in _DEFINITE


def _is_known_doing(words: list[str]) -> bool:
    definite = bool(words) and words[0].casefold() in _DEFINITE
    return definite and any(stem(word.casefold()) in _doings() for word in words[1:])


_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her", "such"})
_SLIGHT = frozenset(
    {
        "it",
        "they",
        "this",
        "that",
        "these",
        "those",
        "all",
        "none",
        "both",
        "nothing",
        "everything",
        "he",
        "she",
    }
)


def is_slight(statement: Statement) -> bool:
    """Whether the thing is a pronoun, a bare count or "such": "it", "the final three", "no such plans"."""
    thing = statement.object
    if thing is None:
        thing = statement.subject if statement.actor is None else None
    if thing is None:
        return False
    words = thing.text.casefold().split()
    moved = _DATES if statement.act is Act.REVISES else frozenset()
    bare = len(words) <= 4 and not content_words(thing.text) - _BARE_COUNTS - set(_ordinals()) - moved
    such = statement.act is Act.DENIES and "such" in words[:2]
    return bare or (len(words) <= 3 and (words[0] in _SLIGHT or such))


_DATES = frozenset({"date", "deadline", "schedule", "timetable", "start"})
"""What is moved where the thing itself goes without saying: "the date was put back"."""
_BARE_COUNTS = frozenset(
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "twenty", "thirty", "forty", "fifty", "hundred", "thousand", "last", "final", "rest", "remain",
        "remaining", "others", "other", "remainder", "half",
    }
)  # fmt: skip
