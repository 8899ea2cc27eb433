"""The chain of sources behind a unit: first speaker first, outlet last.

A chain may also stand in a later sentence ("X made this announcement during ..., as reported by Y"): such a
back reference is read here, and laid on the units that it refers to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reading.attribution import FoundAttribution
from onrecord.reading.attribution.quotes import Quotations, find_quotations
from onrecord.reading.names import Names, Resolution
from onrecord.reading.parse import ParsedDocument
from onrecord.reading.statements.attitudes import attitude_holder, hearsay_of, inner_holder
from onrecord.reading.statements.carrying import Chain, carry_outlets, carry_speakers
from onrecord.reading.statements.clauses import subject_of
from onrecord.reading.statements.cues import asks_for
from onrecord.reading.statements.lexicon import cue_classes, word_set
from onrecord.reading.statements.links import Link, links_of, to_source
from onrecord.reading.statements.origin import outlet_of, wire_of
from onrecord.reading.statements.slots import mention_of
from onrecord.reading.statements.turns import find_turns
from onrecord.reading.statements.units import Unit
from onrecord.records import Anonymity, BlockKind, EvidenceSpan, Source, SourceKind

__all__ = ["Chain", "read_chains"]


@dataclass(frozen=True, slots=True)
class Scene:
    """What holds for a whole text: its names and attributions, its origin, who answers in which block."""

    parsed: ParsedDocument
    names: Names
    attributions: Sequence[FoundAttribution]
    wire: tuple[Source, ...]
    turns: dict[int, Source | None]
    quotations: Quotations

    def voice(self, block: int) -> tuple[Source, ...]:
        """The links behind all others in a block: who answers there, the origin of the text, the outlet."""
        answers = self.turns.get(block)
        turn = () if answers is None else (answers,)
        return (*turn, *self.wire, outlet_of(self.parsed.document))


def read_chains(
    parsed: ParsedDocument, units: Sequence[Unit], attributions: Sequence[FoundAttribution], names: Names
) -> list[Chain]:
    """The chain of each unit; an outlet once told holds for what the same speaker says after it."""
    scene = Scene(
        parsed,
        names,
        attributions,
        wire_of(parsed, names),
        find_turns(parsed, names),
        find_quotations(parsed.text),
    )
    chains = [_read_chain(scene, unit) for unit in units]
    return carry_outlets(units, carry_speakers(units, chains), scene.wire)


def _read_chain(scene: Scene, unit: Unit) -> Chain:
    """The chain of a unit from the attributions whose content holds it, innermost first."""
    voice = scene.voice(unit.sentence.block)
    if unit.attribution is None:
        return _voice_chain(scene, unit, voice)
    inner = scene.attributions[unit.attribution]
    links: list[Link] = []
    for attribution in _enclosing(inner, unit, scene.attributions):
        if not _is_voice(scene, attribution):
            links += links_of(scene.parsed, attribution, scene.names)
    links = _others_quoted(scene, links)
    if links and _stands_before(scene, unit, inner, links[0]):
        return _voice_chain(scene, unit, voice)
    denied = cue_classes().get(inner.cue_lemma or "") == "denies"
    if links and unit.head.i != (inner.cue_head or (0, -1))[1] and not unit.frame and not denied:
        links = [*_inner_link(scene, unit, links), *links]
    sourced = [link for link in links if link[0].mention is not None]
    links = sourced or links[:1]
    links.sort(key=lambda link: link[0].kind is SourceKind.OUTLET)
    unique = [link for i, link in enumerate(links) if not _repeats(link[0], [x[0] for x in links[:i]])]
    if not unique and _is_label(inner) and unit.sentence.block in scene.turns:
        return _voice_chain(scene, unit, voice)
    if not unique:
        return Chain(voice, None if _is_label(inner) else inner.cue_lemma)
    sources = _joined((*(source for source, _ in unique), *voice), scene.parsed.document.publisher)
    first = unique[0][1]
    if first is None:
        return Chain(sources, inner.cue_lemma)
    return Chain(sources, inner.cue_lemma, first.confidence, _considered(*unique[0]), first.principal)


def _others_quoted(scene: Scene, links: Sequence[Link]) -> list[Link]:
    """The links, where "she" in somebody's own quoted words is never who speaks them."""
    kept: list[Link] = []
    for at, (source, found) in enumerate(links):
        mention = source.mention
        third = mention is not None and mention.quote.lower() in ("he", "she")
        quoted = mention is not None and any(scene.quotations.touching(mention.start, mention.end))
        outer = {other.name for other, _ in links[at + 1 :]}
        if third and quoted and source.name is not None and source.name in outer:
            source = replace(source, name=None, party=None, anonymity=Anonymity.ROLE)
            found = None
        kept.append((source, found))
    return kept


def _stands_before(scene: Scene, unit: Unit, attribution: FoundAttribution, speaker: Link) -> bool:
    """Whether a clause only leads up to the one that is said: "Mara Ost sold the boat; it was old, she said"
    names her in the text's own words, cut off by a semicolon from hers.
    """
    source = speaker[0]
    if source.mention is None or source.name is None or attribution.kind == "direct":
        return False
    if source.mention.quote.lower() not in _PRONOUNS or not attribution.cue:
        return False
    end = unit.sentence.extent(unit.tokens[0], unit.tokens[-1])[1]
    subject = subject_of(unit.head, inherit=False)
    between = scene.parsed.text[end : attribution.cue[0][0]]
    if ";" not in between or subject is None or subject.pos_ == "PRON":
        return False
    return mention_of(unit.sentence, subject, scene.names)[1].name == source.name


def _inner_link(scene: Scene, unit: Unit, speakers: Sequence[Link]) -> list[Link]:
    """Whose attitude or admission the speaker tells of, where that is somebody else."""
    held = inner_holder(unit, scene.names)
    if held is None:
        return []
    mention, found, cue = held
    source = to_source(found, mention, cue, None)
    own = source.name is not None and any(source.name == speaker.name for speaker, _ in speakers)
    named = any(speaker.name is not None for speaker, _ in speakers)
    lemma = unit.head.lemma_.lower()
    passes = lemma in word_set("passing_on") or (lemma == "ask" and asks_for(unit.head))
    third = mention.quote.lower() in ("he", "she") and passes
    if third and named and any(scene.quotations.touching(mention.start, mention.end)):
        # Nobody calls himself "he" in his own words: whoever it is, it is somebody else.
        hidden = replace(source, name=None, party=None, anonymity=Anonymity.ROLE)
        return [(hidden, None)] if own or source.name is None else [(source, found)]
    if own:
        return []
    if source.name is None and mention.quote.lower() in _PRONOUNS:
        return []
    return [(source, found)]


_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "you", "who", "that", "which"})


def _announcer(scene: Scene, unit: Unit) -> tuple[EvidenceSpan, Resolution, EvidenceSpan] | None:
    """Who says that a plan is, where no attribution holds "he announced that it will open"."""
    head, sentence = unit.head, unit.sentence
    if head.dep_ != "ccomp" or head.head.lemma_.lower() not in cue_classes():
        return None
    subject = subject_of(head.head)
    if subject is None or any(c.dep_ == "auxpass" for c in head.head.children):
        return None
    mention, found = mention_of(sentence, subject, scene.names)
    if found.name is None or found.kind is SourceKind.UNKNOWN:
        return None
    start, end = sentence.token_extent(head.head)
    cue = EvidenceSpan(start, end, scene.parsed.text[start:end])
    return EvidenceSpan(mention.start, mention.end, mention.text), found, cue


def _voice_chain(scene: Scene, unit: Unit, voice: tuple[Source, ...]) -> Chain:
    """The chain of the article's own voice, or of whoever is said to hold an attitude or to announce."""
    answering = unit.sentence.block in scene.turns
    held = (inner_holder if answering else attitude_holder)(unit, scene.names)
    held = held or _announcer(scene, unit)
    if held is None:
        rumour = hearsay_of(unit)
        if rumour is None:
            return Chain(voice)
        nobody = Source(None, SourceKind.UNKNOWN, Anonymity.UNATTRIBUTED, rumour, rumour)
        return Chain((nobody, *voice))
    mention, found, cue = held
    source = to_source(found, mention, cue, None)
    sources = _joined((source, *voice), scene.parsed.document.publisher)
    return Chain(sources, None, found.confidence, _considered(source, found), found.principal)


def _considered(source: Source, found: Resolution | None) -> tuple[str, ...]:
    """The names that the first speaker may have, where none is sure enough to be shown."""
    if found is None or source.anonymity in (Anonymity.ANONYMOUS, Anonymity.GROUP):
        return () if found is None else found.candidates
    dropped = source.name is None and found.name is not None
    return (str(found.name), *found.candidates) if dropped else found.candidates


def _is_label(attribution: FoundAttribution) -> bool:
    return attribution.cue_lemma == ":"


def _is_voice(scene: Scene, attribution: FoundAttribution) -> bool:
    """Whether the words named as source are nobody else's than the voice around them: "we recommend" of a
    company's text or of somebody quoted, the letter before an answer, a topic before a colon, "no paper".
    """
    if not attribution.source or attribution.cue_head is None:
        return False
    start, end = attribution.source[0]
    words = scene.parsed.text[start:end].casefold().split()
    if not words:
        return False
    if scene.parsed.sentences[attribution.cue_head[0]].block in scene.turns and _is_label(attribution):
        return True
    if words[0] in word_set("nobody_words") or " ".join(words) in _OWN_NAMES:
        return True
    if len(words) == 1 and words[0] in _OWN_WORDS:
        return True
    if not _is_label(attribution):
        return False
    found = scene.names.resolve(start, end)
    heading = scene.parsed.sentences[attribution.cue_head[0]].kind in (BlockKind.TITLE, BlockKind.HEADING)
    if heading and found.kind is SourceKind.GOVERNMENT and attribution.kind == "indirect":
        return True  # "Norland: ferries stay in port": a place is what the headline is about
    if found.kind is SourceKind.UNKNOWN and attribution.kind == "indirect":
        return True  # "NEW: ..." labels what follows
    return found.kind is SourceKind.UNKNOWN and found.anonymity is Anonymity.UNATTRIBUTED


_OWN_WORDS = frozenset({"i", "we"})
_OWN_NAMES = frozenset({"this newspaper", "this paper", "this magazine", "this website", "this site"})


def _joined(sources: tuple[Source, ...], publisher: str | None) -> tuple[Source, ...]:
    """The links without repeated ones; a publisher that speaks for itself is the outlet alone."""
    own = "" if publisher is None else publisher.casefold()
    kept: list[Source] = []
    for source in sources[:-1]:
        repeated = source.name is not None and any(source.name == other.name for other in kept)
        if not repeated and not _is_own(source, own):
            kept.append(source)
    return (*kept, sources[-1])


def _is_own(source: Source, own: str) -> bool:
    """Whether a link is the publisher: by its name, or a firm or ministry by the first words of it."""
    if source.name is None or not own:
        return False
    name = source.name.casefold()
    opens = own.startswith((name + " ", name + ",")) and " " in name
    closes = own.endswith(" " + name) and source.kind is SourceKind.OUTLET
    return name == own or closes or (opens and source.kind is not SourceKind.OUTLET)


def _enclosing(
    inner: FoundAttribution, unit: Unit, attributions: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    start, end = unit.sentence.extent(unit.tokens[0], unit.tokens[-1])
    middle = (start + end) // 2
    outer = [a for a in attributions if a is not inner and any(s <= middle < e for s, e in a.content)]
    return [inner, *sorted(outer, key=lambda a: sum(e - s for s, e in a.content))]


def _repeats(source: Source, earlier: list[Source]) -> bool:
    same_name = source.name is not None and any(source.name == other.name for other in earlier)
    same_words = source.mention is not None and any(source.mention == other.mention for other in earlier)
    return same_name or same_words
