"""A dossier with something in every corner, all of it invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import (
    make_commitment,
    make_document,
    make_dossier,
    make_mention,
    make_source,
    make_statement,
    window,
)
from onrecord.records import (
    Act,
    Anonymity,
    Arrangement,
    ArrangementState,
    Block,
    BlockKind,
    Claim,
    Contradiction,
    ContradictionKind,
    Copy,
    CopyKind,
    Document,
    Dossier,
    DossierLine,
    DossierSection,
    DueWindow,
    EvidenceSpan,
    Gap,
    GapQuestion,
    Indicator,
    LeftOut,
    Medium,
    Modality,
    Origin,
    Polarity,
    Reaction,
    Section,
    Source,
    SourceKind,
    Stance,
    Statement,
    Status,
    StatusChange,
)

ARTICLE = """Ardavia to open the Meresk bridge late this year
Premier Orlen Tavik said at a televised meeting that Ardavia intends to open the Meresk bridge during the \
second half of 2031, the Coast Courier reported.
Who decides
Tolls would stay with the Harbour Board, while Lower Meresk would have a say in the hours of opening.
A former surveyor, who asked not to be named, said the piers may not carry heavy lorries.
Last month the builders closed the first span. \
Officials in Lower Meresk have expressed concern about the noise.
Win a kettle in our spring draw
"""

FOLLOW_UP = """Bridge moves to next summer
The Meresk bridge will not open before June 2032, the Harbour Board said in a letter on Tuesday.
Deputy Mayor Hanne Quill denied that the bridge is late. "We keep every promise," she said.
Lower Meresk welcomed the new date. The Fishers' Union opposes any opening in the herring season.
"""

LEAFLET = """The bridge is one of the longest in the region. \
Its opening could change the price of land on both shores.
"""

AGENCY = """Premier Orlen Tavik said Ardavia intends to open the Meresk bridge during the second half of 2031.
The Harbour Board promised to hire forty toll keepers by 31 March 2031.
"""

TAVIK = make_source("Orlen Tavik")


def _blocks(text: str, kinds: dict[int, tuple[BlockKind, str | None]]) -> tuple[Block, ...]:
    blocks, at = [], 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        kind, reason = kinds.get(number, (BlockKind.PARAGRAPH, None))
        blocks.append(Block(at, at + len(line.rstrip("\n")), kind, reason))
        at += len(line)
    return tuple(blocks)


def documents() -> tuple[Document, ...]:
    """Four documents; one has no date and no publisher."""
    title, heading = (BlockKind.TITLE, None), (BlockKind.HEADING, None)
    advert = (BlockKind.BOILERPLATE, "a prize draw, not reporting")
    return (
        make_document(
            ARTICLE,
            id="courier-1",
            title="Ardavia to open the Meresk bridge late this year",
            publisher="Vale Gazette",
            url="https://gazette.example/bridge",
            published="2031-01-12",
            language="en",
            blocks=_blocks(ARTICLE, {0: title, 2: heading, 6: advert}),
        ),
        make_document(
            FOLLOW_UP,
            id="courier-2",
            title="Bridge moves to next summer",
            publisher="Coast Courier",
            url="https://courier.example/late",
            published="2031-09-03T08:30:00Z",
            language="en",
            blocks=_blocks(FOLLOW_UP, {0: title}),
        ),
        make_document(LEAFLET, id="leaflet", blocks=_blocks(LEAFLET, {})),
        make_document(
            AGENCY,
            id="wire-7",
            title="Premier sets date",
            publisher="Northwire",
            published="2031-01-11",
            language="en",
            blocks=_blocks(AGENCY, {}),
        ),
    )


def _at(document: Document, quote: str) -> EvidenceSpan:
    start = document.text.index(quote)
    return EvidenceSpan(start, start + len(quote), quote)


def _tavik(document: Document) -> tuple[Source, ...]:
    words = "a televised meeting"
    start = document.text.index(words)
    return (
        replace(TAVIK, medium=Medium(words, start, start + len(words))),
        make_source("Coast Courier", SourceKind.OUTLET),
        make_source(None, SourceKind.OUTLET),
    )


def _unnamed(document: Document, words: str, anonymity: Anonymity) -> tuple[Source, ...]:
    return (
        make_source(None, anonymity=anonymity, mention=_at(document, words)),
        make_source(document.publisher, SourceKind.OUTLET),
    )


def statements() -> dict[str, Statement]:
    """The statements by a short name; some overlap, one lies inside another."""
    first, second, leaflet, wire = documents()
    due = window("2031-07-01", "2031-12-31")
    board = (
        make_source("Harbour Board", SourceKind.ORGANIZATION),
        make_source("Coast Courier", SourceKind.OUTLET),
    )
    return {
        "announce": make_statement(
            first,
            "Ardavia intends to open the Meresk bridge during the second half of 2031",
            sources=_tavik(first),
            modality=Modality.INTENDS,
            window=due,
            window_text="the second half of 2031",
            section=Section.ANNOUNCEMENT,
            actor="Ardavia",
        ),
        "commit": make_statement(
            first,
            "open the Meresk bridge during the second half of 2031, the Coast Courier reported",
            sources=_tavik(first),
            modality=Modality.INTENDS,
            window=due,
            section=Section.COMMITMENT,
            actor="Ardavia",
        ),
        "wire": make_statement(
            wire,
            "Ardavia intends to open the Meresk bridge during the second half of 2031",
            sources=(TAVIK, make_source("Northwire", SourceKind.OUTLET)),
            modality=Modality.INTENDS,
            window=due,
            section=Section.ANNOUNCEMENT,
            actor="Ardavia",
        ),
        "keepers": make_statement(
            wire,
            "The Harbour Board promised to hire forty toll keepers by 31 March 2031",
            modality=Modality.INTENDS,
            window=window(None, "2031-03-31"),
            section=Section.COMMITMENT,
            actor="Harbour Board",
        ),
        "tolls": make_statement(
            first,
            "Tolls would stay with the Harbour Board, "
            "while Lower Meresk would have a say in the hours of opening",
            section=Section.ARRANGEMENT,
            modality=Modality.MAY,
        ),
        "say": make_statement(
            first,
            "Lower Meresk would have a say in the hours of opening",
            section=Section.ARRANGEMENT,
            modality=Modality.MAY,
        ),
        "piers": make_statement(
            first,
            "the piers may not carry heavy lorries",
            sources=_unnamed(first, "A former surveyor", Anonymity.ANONYMOUS),
            modality=Modality.MAY,
            polarity=Polarity.NEGATED,
            section=Section.CONSTRAINT,
        ),
        "span": make_statement(
            first,
            "Last month the builders closed the first span",
            modality=Modality.DONE,
            window=window("2030-12-01", "2030-12-31"),
            section=Section.EVENT,
        ),
        "noise": make_statement(
            first,
            "Officials in Lower Meresk have expressed concern about the noise",
            sources=_unnamed(first, "Officials in Lower Meresk", Anonymity.ROLE),
            modality=Modality.ASSERTS,
            section=Section.CONCERN,
        ),
        "slip": make_statement(
            second,
            "The Meresk bridge will not open before June 2032",
            sources=(
                replace(board[0], medium=Medium("a letter", 0, 8)),
                board[1],
            ),
            modality=Modality.ASSERTS,
            polarity=Polarity.NEGATED,
            window=window("2032-06-01", None),
            said=window("2031-09-02", "2031-09-02"),
            section=Section.COMMITMENT,
            actor="Harbour Board",
        ),
        "denial": make_statement(
            second,
            "the bridge is late",
            sources=(make_source("Hanne Quill"), make_source("Coast Courier", SourceKind.OUTLET)),
            modality=Modality.DENIES,
            section=Section.REACTION,
        ),
        "welcome": make_statement(
            second, "Lower Meresk welcomed the new date", section=Section.REACTION, stance=Stance.SUPPORTS
        ),
        "fishers": make_statement(
            second,
            "The Fishers' Union opposes any opening in the herring season",
            section=Section.REACTION,
            modality=Modality.DEMANDS,
            stance=Stance.OPPOSES,
        ),
        "longest": make_statement(
            leaflet, "The bridge is one of the longest in the region", section=Section.CAPABILITY
        ),
        "land": make_statement(
            leaflet,
            "Its opening could change the price of land on both shores",
            modality=Modality.MAY,
            section=Section.IMPLICATION,
        ),
    }


def _sections(said: dict[str, Statement], claim: Claim) -> tuple[DossierSection, ...]:
    lines: dict[Section, list[DossierLine]] = {}
    for name, statement in said.items():
        if name == "announce":
            lines.setdefault(statement.section, []).append(DossierLine(statement, claim, 2, 1))
        elif name != "wire":
            lines.setdefault(statement.section, []).append(DossierLine(statement, None, 1, 1))
    gaps = {Section.JUDGEMENT: "Experts are mentioned, none is named or quoted."}
    return tuple(DossierSection(s, tuple(lines.get(s, ())), gaps.get(s)) for s in Section)


def _commitments(said: dict[str, Statement]) -> dict[str, object]:
    bridge = make_commitment(
        said["commit"],
        actor="Ardavia",
        undertaking="open the Meresk bridge during the second half of 2031",
        mentions=(
            make_mention(said["commit"], published="2031-01-12"),
            make_mention(said["wire"], Act.RESTATES, published="2031-01-11"),
            make_mention(said["slip"], Act.REVISES, published="2031-09-03"),
            make_mention(said["denial"], Act.DENIES, published="2031-09-03"),
        ),
        due=window("2032-06-01", None),
        windows=(
            DueWindow(window("2031-07-01", "2031-12-31"), "2031-01-12", said["commit"].id),
            DueWindow(window("2032-06-01", None), "2031-09-02", said["slip"].id),
        ),
        status=Status.REVISED,
        contested=True,
        status_as_of=(
            StatusChange(date(2031, 1, 11), Status.OPEN, (said["wire"].id,)),
            StatusChange(date(2031, 9, 3), Status.REVISED, (said["slip"].id,)),
        ),
        origin_count=2,
    )
    keepers = make_commitment(
        said["keepers"],
        actor="Harbour Board",
        undertaking="hire forty toll keepers by 31 March 2031",
        status=Status.UNKNOWN_OVERDUE,
        status_as_of=(
            StatusChange(date(2031, 1, 11), Status.OPEN, (said["keepers"].id,)),
            StatusChange(date(2031, 4, 1), Status.UNKNOWN_OVERDUE, ()),
        ),
    )
    hours = make_commitment(
        said["say"], actor="Lower Meresk", undertaking="have a say in the hours of opening"
    )
    lorries = make_commitment(
        said["land"],
        actor=None,
        undertaking="publish the price of land on both shores",
        due=window("2031-10-01", "2032-03-31"),
        condition="if the council agrees",
    )
    return {"commitments": (bridge, keepers, hours, lorries)}


def sample_dossier() -> Dossier:
    """The dossier of a bridge: two windows, a denial, an unnamed surveyor, an undated leaflet, an advert."""
    said = statements()
    pair = (said["wire"].id, said["announce"].id)
    origin = Origin("o-1", "Orlen Tavik", pair, ("wire-7", "courier-1"), "both quote the same first speaker")
    claim = Claim(pair[0], (), pair, ("wire-7", "courier-1"), (origin,), "2031-01-11", "2031-01-12")
    commitments = _commitments(said)
    bridge = commitments["commitments"][0].id  # type: ignore[index]
    advert = "Win a kettle in our spring draw"
    at = ARTICLE.index(advert)
    return make_dossier(
        documents(),
        tuple(said.values()),
        subject="Opening of the Meresk bridge",
        today=date(2031, 9, 15),
        as_of=date(2031, 9, 15),
        sections=_sections(said, claim),
        arrangements=(
            Arrangement(
                "a-1",
                "Harbour Board",
                "keeps",
                "the tolls",
                ArrangementState.PROPOSED,
                None,
                (said["tolls"].id,),
            ),
            Arrangement(
                "a-2", "Lower Meresk", "has a say", None, ArrangementState.UNKNOWN, None, (said["say"].id,)
            ),
        ),
        reactions=(
            Reaction("Lower Meresk", Stance.SUPPORTS, bridge, (said["welcome"].id,)),
            Reaction("Lower Meresk", Stance.CONCERNED, None, (said["noise"].id,)),
            Reaction("Fishers' Union", Stance.OPPOSES, bridge, (said["fishers"].id,)),
        ),
        indicators=(Indicator("i-1", "whether the piers carry heavy lorries", bridge, (said["piers"].id,)),),
        contradictions=(
            Contradiction(
                said["slip"].id, said["denial"].id, ContradictionKind.DENIAL, "one says late, one not"
            ),
        ),
        copies=(Copy("courier-1", "wire-7", CopyKind.EXCERPT, 0.18, ((0, 9, 0, 9),)),),
        gaps=(
            Gap("g-1", bridge, GapQuestion.BY_WHOM, "Nobody says who will open the bridge."),
            Gap("g-2", "leaflet", GapQuestion.PUBLISHED, "The document carries no date of publication."),
        ),
        left_out=(LeftOut("courier-1", at, at + len(advert), advert, "a prize draw, not reporting"),),
        **commitments,
    )
