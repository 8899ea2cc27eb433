"""What became of an undertaking beyond its own verb: called off, moved, in place, never promised."""

from __future__ import annotations

from typing import Any

from onrecord.reading.statements.clauses import auxiliaries, direct_object, has_to, is_negated
from onrecord.reading.statements.lexicon import verb_effects, word_set

__all__ = [
    "breaks_bond",
    "brings_about",
    "calls_off",
    "came_to_nothing",
    "denies_plan",
    "falls_short",
    "is_as_planned",
    "is_given_up",
    "is_in_place",
    "is_lacking",
    "is_unpromised",
    "is_visit",
    "leaves_bond",
    "lemma_of",
    "moves",
    "names_day",
    "rejects_report",
    "still_waits",
    "tells_of_none",
]


def lemma_of(verb: Any) -> str:
    """The lemma with its particle ("call_off")."""
    particle = next((c for c in verb.children if c.dep_ == "prt" or _is_loose_particle(c, verb)), None)
    lemma: str = verb.lemma_.lower()
    return lemma if particle is None else f"{lemma}_{particle.lower_}"


def _is_loose_particle(child: Any, verb: Any) -> bool:
    """ "put back to May", "called off the tour": parsers take the particle for an adverb or a preposition."""
    if child.i != verb.i + 1:
        return False
    return child.lower_ == "off" or (child.dep_ == "advmod" and child.lower_ in ("back", "forward", "up"))


def breaks_bond(verb: Any) -> bool:
    """Whether a promise or an agreement is told of as broken: "violates the accord", "is a breach of it"."""
    noun = direct_object(verb)
    if noun is None:
        noun = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if noun is None:
        return False
    if verb.lemma_.lower() in word_set("breach_verbs"):
        return noun.lemma_.lower() in word_set("bond_nouns")
    if verb.lemma_.lower() != "be" or noun.lemma_.lower() not in word_set("breach_nouns"):
        return False
    below = (g for c in noun.children if c.dep_ == "prep" for g in c.children)
    return any(g.dep_ == "pobj" and g.lemma_.lower() in word_set("bond_nouns") for g in below)


def _target(verb: Any) -> Any | None:
    own = direct_object(verb) or next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    loose = (c for c in verb.children if c.dep_ == "prep" and _is_loose_particle(c, verb))
    return own or next((g for c in loose for g in c.children if g.dep_ == "pobj"), None)


def calls_off(verb: Any) -> bool:
    """Whether a verb calls off a plan, a deal, a delivery and the like, or anything with "call off"."""
    lemma, target = lemma_of(verb), _target(verb)
    if _leaves(verb):
        return True
    if target is None:
        return False
    if lemma in word_set("cancel_particles") or lemma == "shelve":
        return True
    if lemma in word_set("replace_verbs"):
        return target.lemma_.lower() in word_set("bond_nouns")
    return lemma in word_set("cancel_verbs") and _is_undertaking(target)


def _leaves(verb: Any) -> bool:
    """ "pulled out of the race", "withdrew from the talks": somebody no longer takes part."""
    return any(
        n.lemma_.lower() in word_set("joint_nouns") | word_set("undertaking_nouns") for n in _left(verb)
    )


def leaves_bond(verb: Any) -> bool:
    """Whether what is left is a treaty or another bond: "withdraws from the accord"."""
    return any(n.lemma_.lower() in word_set("bond_nouns") for n in _left(verb))


def _left(verb: Any) -> list[Any]:
    """What somebody pulls out of or withdraws from."""
    lemma, phrase = verb.lemma_.lower(), None
    if lemma == "withdraw":
        phrase = next((c for c in verb.children if c.lower_ == "from"), None)
    elif lemma in word_set("leaving_verbs"):
        out = next((c for c in verb.children if c.lower_ == "out"), None)
        below = () if out is None else (*out.children, *verb.children)
        phrase = next((c for c in below if c.lower_ == "of"), None)
    return [] if phrase is None else [c for c in phrase.children if c.dep_ == "pobj"]


def moves(verb: Any) -> bool:
    """Whether a verb moves something to another time."""
    lemma, target = lemma_of(verb), _target(verb)
    if lemma in word_set("revise_particles") or (lemma in word_set("postpone_verbs") and target is not None):
        return True
    if lemma in word_set("shift_verbs") or lemma in word_set("postpone_verbs"):
        # "moved the tour, once meant for May, to June": the new day may hang below the old one.
        return any(_is_day_ahead(t) for t in verb.subtree if t.head == verb or t.lower_ == "to")
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return lemma in word_set("revise_verbs") and any(
        _is_undertaking(t) for t in (target, subject) if t is not None
    )


def _is_undertaking(noun: Any) -> bool:
    return any(t.lemma_.lower() in word_set("undertaking_nouns") for t in noun.subtree)


def _is_day_ahead(preposition: Any) -> bool:
    if preposition.dep_ != "prep" or preposition.lower_ not in ("to", "into", "until", "till"):
        return False
    return any(t.ent_type_ == "DATE" for c in preposition.children if c.dep_ == "pobj" for t in c.subtree)


def is_unpromised(head: Any, predicate: Any) -> bool:
    """Whether it is denied that something was ever promised, agreed or undertaken."""
    for verb in {head, predicate}:
        past = verb.tag_ in ("VBD", "VBN") or any(a.lower_ == "did" for a in auxiliaries(verb))
        if not past or any(a.lower_ in word_set("modal_will") for a in auxiliaries(verb)):
            continue
        if verb.lemma_.lower() in word_set("promise_verbs"):
            meant = verb.lemma_.lower() != "agree" or any(c.dep_ == "xcomp" for c in verb.children)
            if meant and (is_negated(verb) or _at_no_time(verb)):
                return True
        never = any(c.dep_ == "neg" and c.lower_ == "never" for c in verb.children) or _at_no_time(verb)
        if never and verb.lemma_.lower() in ("intend", "plan", "mean"):
            return True
        noun = direct_object(verb)
        if noun is not None and noun.lemma_.lower() in word_set("promise_nouns") and is_negated(verb):
            return True
    return False


def rejects_report(verb: Any) -> bool:
    """Whether a report that something is planned or done is denied: "dismissed reports that he would go"."""
    noun = direct_object(verb)
    if noun is None or verb.lemma_.lower() not in word_set("rejecting_verbs"):
        return False
    below = [c for c in noun.children if c.dep_ in ("acl", "relcl", "ccomp") and c.pos_ in ("VERB", "AUX")]
    return noun.lemma_.lower() in word_set("report_nouns") and bool(below)


def _at_no_time(verb: Any) -> bool:
    return any(
        c.lower_ in ("at", "in") and any(d.lower_ == "no" for g in c.children for d in g.children)
        for c in verb.children
        if c.dep_ == "prep"
    )


def is_in_place(verb: Any) -> bool:
    """Whether "be" tells that something has come about: "is open", "are in place", "was under way"."""
    if verb.lemma_.lower() != "be":
        return False
    for child in verb.children:
        if child.dep_ in ("acomp", "advmod", "attr") and child.lower_ in word_set("come_about"):
            return True
        if child.dep_ in ("prep", "advmod") and child.lower_ in ("in", "on", "under", "at"):
            inside = [g for g in child.children if g.dep_ in ("pobj", "pcomp", "advmod")]
            if any(g.lemma_.lower() in word_set("come_about_in") for g in inside):
                return True
    return False


def is_as_planned(verb: Any) -> bool:
    """Whether what was so is told of as planned: "the guards stood at every door, as promised"."""
    if verb.tag_ != "VBD":
        return False
    following = ((t.nbor(1).lower_) for t in verb.subtree if t.lower_ == "as" and t.i + 1 < len(t.doc))
    return any(word in word_set("as_undertaken") for word in following)


def came_to_nothing(verb: Any) -> bool:
    """Whether something is told of as gone for ever: "never took place", "came to nothing"."""
    below = [(c, g) for c in verb.children if c.dep_ == "prep" for g in c.children]
    if verb.lemma_.lower() == "come" and any(g.lower_ in ("nothing", "naught") for _, g in below):
        return True
    never = any(c.dep_ == "neg" and c.lower_ == "never" for c in verb.children)
    place = any(c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children)
    happens = lemma_of(verb) in word_set("happening_verbs") or (verb.lemma_.lower() == "take" and place)
    return never and happens and verb.tag_ == "VBD"


def is_lacking(verb: Any) -> bool:
    """Whether something is told of as not there: "are still missing", "is incomplete", "remains unpaid"."""
    words = word_set("lacking")
    if verb.lower_ in words and verb.tag_ == "VBG":
        return direct_object(verb) is None
    if verb.lemma_.lower() not in ("be", "remain", "stand", "lie"):
        return False
    return any(c.dep_ in ("acomp", "advmod", "attr", "oprd") and c.lower_ in words for c in verb.children)


def still_waits(verb: Any) -> bool:
    """Whether something is still to come: "are still waiting for", "has yet to begin"."""
    if verb.lemma_.lower() in ("wait", "await"):
        return any(c.lower_ == "still" for c in verb.children)
    yet = any(c.lower_ == "yet" and c.i < verb.i for c in (*verb.children, *verb.head.children))
    return yet and has_to(verb)


def tells_of_none(verb: Any) -> bool:
    """Whether it is told that there is none of a thing: "there was no ruling in May"."""
    thing = _thing_there(verb)
    return thing is not None and any(c.dep_ == "det" and c.lower_ == "no" for c in thing.children)


def is_given_up(verb: Any) -> bool:
    """Whether what there will be none of had been meant to come: "there will be no report after all"."""
    thing = _thing_there(verb)
    words = " ".join(t.lower_ for t in verb.subtree)
    if any(said in words for said in ("after all", "any longer", "any more", "no longer")):
        return True
    return thing is not None and thing.lemma_.lower() in word_set("undertaking_nouns")


def denies_plan(verb: Any) -> bool:
    """Whether what there is said to be none of is a plan or promise spoken of: "there is no such plan"."""
    thing = _thing_there(verb)
    if thing is None or verb.tag_ not in ("VBZ", "VBP", "VBD"):
        return False
    spoken_of = any(c.lower_ == "such" for c in thing.children)
    return spoken_of and thing.lemma_.lower() in word_set("plan_nouns") | word_set("promise_nouns")


def _thing_there(verb: Any) -> Any | None:
    if verb.lemma_.lower() != "be" or not any(c.dep_ == "expl" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ in ("attr", "nsubj", "dobj")), None)


def brings_about(verb: Any) -> bool:
    """Whether a dated state is one to be brought about: "will be in Norvia by May", "have ten in post"."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return True
    if verb.lemma_.lower() == "appear":
        return not any(c.dep_ in ("acomp", "xcomp", "oprd") for c in verb.children)
    if verb.lemma_.lower() == "have":
        return direct_object(verb) is not None
    if verb.lemma_.lower() != "be":
        return False
    if any(c.dep_ in ("acomp", "advmod") and c.lower_ in word_set("come_about") for c in verb.children):
        return True
    return any(
        c.dep_ == "prep"
        and c.lower_ in ("in", "at", "on", "under", "back", "with")
        and not any(t.ent_type_ in ("DATE", "TIME") for t in c.subtree)
        for c in verb.children
    )


def falls_short(verb: Any) -> bool:
    """Whether it is told how few were done: "only ten were built", "has paid barely half of it"."""
    return any(_is_few(c) for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj"))


def _is_few(noun: Any) -> bool:
    opening = [t.lower_ for t in sorted(noun.subtree, key=lambda t: t.i)][:2]
    return bool(opening) and (
        opening[0] in ("only", "barely", "hardly", "merely")
        or opening in (["fewer", "than"], ["less", "than"])
    )


def is_set(head: Any) -> bool:
    """Whether a duty with a day is told of: "has until May to finish", "has a deadline of 1 June to ..."."""
    if head.lemma_.lower() != "have":
        return False
    if any(c.dep_ == "prep" and c.lower_ in ("until", "till") for c in head.children):
        return any(t.lower_ == "to" and t.dep_ == "aux" for t in head.subtree)
    held = direct_object(head)
    return held is not None and held.lemma_.lower() == "deadline"


def is_planned(head: Any, predicate: Any) -> bool:
    """Whether a plan is told of by its noun, or by "plans" with a thing: "plans a fair"."""
    if predicate.lemma_.lower() == "plan" and predicate.tag_ in ("VBZ", "VBP", "VBG"):
        return direct_object(predicate) is not None
    infinitive = head.tag_ == "VB" and has_to(head)
    if not infinitive or head.dep_ not in ("acl", "xcomp", "ccomp"):
        return False
    governor = head.head
    if governor.pos_ == "NOUN":
        return governor.lemma_.lower() in word_set("plan_nouns")
    own = not any(c.dep_ in ("dobj", "nsubjpass") for c in governor.children)
    return own and verb_effects().get(governor.lemma_.lower(), ("", ""))[0] == "intends"


def is_visit(verb: Any, dated: bool) -> bool:
    """Whether somebody's coming is announced for a day: "is expected in Trast in May"."""
    awaited = verb.lemma_.lower() == "expect" and any(c.dep_ == "auxpass" for c in verb.children)
    if not awaited or not dated or any(c.dep_ in ("xcomp", "ccomp", "oprd") for c in verb.children):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or subject.pos_ != "PROPN":
        return False
    return any(
        c.dep_ == "prep" and c.lower_ in ("in", "at") and all(t.ent_type_ != "DATE" for t in c.subtree)
        for c in verb.children
    )


def names_day(verb: Any) -> bool:
    """Whether a day is named for something to come: "put the opening in May", "gave 3 May as the date"."""
    thing = direct_object(verb)
    if thing is None:
        return False
    below = [(c, g) for c in verb.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
    if verb.lemma_.lower() in word_set("naming_day") and any(t.ent_type_ == "DATE" for t in thing.subtree):
        return any(c.lower_ == "as" and g.lemma_.lower() in word_set("deadline_nouns") for c, g in below)
    if verb.lemma_.lower() not in word_set("putting_day") or not _is_undertaking(thing):
        return False
    ahead = (g for c, g in below if c.lower_ in ("in", "at", "for", "on"))
    return any(t.ent_type_ == "DATE" for g in ahead for t in g.subtree)


def is_counted(verb: Any) -> bool:
    """Whether an effect is one that can be counted: "will create 40 jobs"."""
    made = direct_object(verb)
    counted = made is not None and any(t.like_num for t in made.subtree)
    return counted and verb.lemma_.lower() in word_set("counted_verbs")
