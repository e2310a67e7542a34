"""Records made by hand: invented articles about invented places, one with every kind of source, one with incidents.

They stand for what the stages are to find, so that a form of the record can be tested without a model.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.ingest import article_from_text
from onrecord.text import lay_out
from onrecord.types import (
    Actor,
    ActorRole,
    Answer,
    Attribution,
    Basis,
    Count,
    Country,
    DatePrecision,
    DateReading,
    Harm,
    Host,
    Incident,
    IncidentDate,
    IncidentMention,
    IncidentPlace,
    IncidentStage,
    IncidentType,
    Inference,
    Mention,
    MentionForm,
    ModelIdentity,
    Place,
    PlacePrecision,
    PlaceReading,
    QuoteType,
    Record,
    Source,
    SourceKind,
    Span,
    Stance,
    StanceReading,
    Toll,
)

__all__ = ["BLASTS", "TEXT", "blasts_record", "harbour_record", "hostile_record"]

TEXT = """A paper about Port Halden surfaces, and a ministry says there is none

Marrovia's foreign ministry denied on Friday that Sundrel had left behind a written request for two berths at \
Port Halden. “There is no paper, and nobody in this building has been handed one,” spokesperson Ilena Tarvos \
told a briefing in Orsk Bay.

The Meridian newspaper, quoting five Marrovian security officials, reported a day earlier that a three-page \
request was handed over on January 28, on the margins of a meeting about the safety of the engineers who work at \
the Carrow gas terminal, and that it names two patrol vessels and sets no date for their leaving.

“I have held it in my hands,” said a harbour pilot briefed on the meeting, who asked not to be named because he \
feared for his job. He did not deny that he had made a copy.

Neither Orsk Bay nor Vellin has confirmed the handover. Sundrel's defence ministry did not respond to a request \
for comment. Tarvos declined to say whether the minister had been told, and accused the Meridian of “writing \
fiction with a map”.

The paper, a copy of which this newspaper has seen, may speak of a “joint protective presence”. Port records \
show that three Sundrel vessels called in January. This newspaper wrote on Tuesday that berth nine had been \
closed, and Oda Lind, the harbour master, confirmed it.

It was claimed last week that the berth would be dredged. A dock worker said that a foreman had told the crews \
to clear the quay. Oskar Venn is to speak on Monday.
"""

BLASTS = """Police count eleven dead at Carrow, embassy fourteen

Police say eleven people were killed when two bombs went off at the Carrow gas terminal, outside Port Halden, on the \
night of February 10. Sundrel's embassy puts the dead at fourteen, among them five of its citizens, and says about \
thirty were wounded.

The Free Coast Front denied that it had planted the bombs. Prosecutors blamed the Front.

The attack was the worst on the coast since 2021, when men were caught trying to blow up a ferry.
"""

_REASONS = {
    Stance.DENIES: "a verb of denial",
    Stance.NOT_CONFIRMED: "a negated verb of confirming",
    Stance.NO_RESPONSE: "words for comment that was sought and did not come",
    Stance.DECLINES_TO_COMMENT: "a refusal to say",
}


def _at(words: str, after: str = "", text: str = TEXT) -> Span:
    """The first place of the words behind the first place of others."""
    start = text.index(words, text.index(after) + len(after))
    return Span(start, start + len(words))


def _reading(stance: Stance, *words: Span, negated: bool = False, hedges: tuple[Span, ...] = ()) -> StanceReading:
    decided = Inference(_REASONS.get(stance, "the meaning of the cue"), words, 0.93)
    return StanceReading(stance, negated, hedges, decided, "121" if stance is Stance.DENIES and not negated else None)


def _said(
    source: tuple[Span, ...],
    cue: Span,
    content: tuple[Span, ...],
    *stances: StanceReading,
    speakers: tuple[str, ...],
    quote: QuoteType = QuoteType.INDIRECT,
    nested: tuple[Attribution, ...] = (),
    host: Host | None = None,
    answers: Answer | None = None,
    text: str = TEXT,
) -> Attribution:
    layout = lay_out(text)

    def place(units: tuple[Span, ...]) -> int:
        return next(number for number, unit in enumerate(units) if unit.contains(cue))

    return Attribution(
        source=source,
        cue=(cue,),
        content=content,
        quote=quote,
        paragraph=place(layout.paragraphs),
        sentence=place(layout.sentences),
        confidence=0.9,
        nested=nested,
        host=host,
        speakers=speakers,
        stances=stances,
        answers=answers,
    )


def _source(number: int, kind: SourceKind, *mentions: Mention, **fields: Span | Country | Count | None) -> Source:
    blank = Source(f"s{number}", kind, None, None, None, None, None, None, None, None, None, mentions)
    return replace(blank, **fields)  # type: ignore[arg-type]


def _mention(span: Span, form: MentionForm = MentionForm.NAME, reason: str = "", *words: Span) -> Mention:
    return Mention(span, form, Inference(reason, words, 0.88) if reason else None)


def harbour_record() -> Record:
    """Seventeen attributions, two of them nested, of fifteen sources of all nine kinds, one of which says nothing."""
    article = article_from_text(
        TEXT, outlet="Coastal Gazette", byline="Gazette staff", published="2031-03-07",
        address="https://coastalgazette.example/2031/03/07/paper",
    )  # fmt: skip
    model = ModelIdentity("made-by-hand", "0" * 64)
    return Record(article, lay_out(TEXT), _attributions(), _sources(), (), model)


def blasts_record() -> Record:
    """Two incidents: one with tolls that conflict, in two voices, and one that the article looks back on."""

    def at(words: str, after: str = "") -> Span:
        return _at(words, after, BLASTS)

    def told(source: str, cue: Span, content: str, stance: Stance, speaker: str) -> Attribution:
        reading = StanceReading(stance, False, (), _because("the cue", cue))
        return _said((at(source, "\n\n"),), cue, (at(content),), reading,
                     speakers=(speaker,), text=BLASTS)  # fmt: skip

    embassy, front = at("Sundrel's embassy"), at("The Free Coast Front")
    sources = (
        _source(1, SourceKind.NAMED_ORGANISATION, _mention(at("Police", "\n\n")), name=at("Police", "\n\n")),
        _source(2, SourceKind.NAMED_ORGANISATION, _mention(embassy), name=embassy),
        _source(3, SourceKind.NAMED_ORGANISATION, _mention(front), name=front),
        _source(4, SourceKind.UNNAMED_GROUP, _mention(at("Prosecutors")), description=at("Prosecutors")),
    )
    killed = Span(at("eleven people").start, at("February 10").end)
    attributions = (
        told("Police", at("say"), killed.of(BLASTS), Stance.ASSERTS, "s1"),
        told(
            "Sundrel's embassy",
            at("puts"),
            "the dead at fourteen, among them five of its citizens",
            Stance.ASSERTS,
            "s2",
        ),
        told("Sundrel's embassy", at("says"), "about thirty were wounded", Stance.ASSERTS, "s2"),
        told("The Free Coast Front", at("denied"), "that it had planted the bombs", Stance.DENIES, "s3"),
        told("Prosecutors", at("blamed"), "the Front", Stance.ACCUSES, "s4"),
    )
    article = article_from_text(BLASTS, outlet="Coastal Gazette", published="2031-03-07")
    model = ModelIdentity("made-by-hand", "0" * 64)
    return Record(article, lay_out(BLASTS), attributions, sources, (), model, _incidents())


def _incidents() -> tuple[Incident, ...]:
    def at(words: str, after: str = "") -> Span:
        return _at(words, after, BLASTS)

    def sentence(span: Span) -> int:
        return next(number for number, unit in enumerate(lay_out(BLASTS).sentences) if unit.contains(span))

    def mention(span: Span, voice: str | None) -> IncidentMention:
        return IncidentMention(span, sentence(span), voice)

    def toll(harm: Harm, number: str, count: int, cue: str, voice: str, **fields: Span | Country | int | bool) -> Toll:
        words = at(number, "\n\n")
        blank = Toll(harm, Count(count, count, words), False, None, None, None, at(cue, "\n\n"), voice)
        return replace(blank, **fields)  # type: ignore[arg-type]

    harbour = Place("Port Halden", "XM", "Northern Coast", "Port Halden", 34.92, 72.88, 100)
    other = Place("Port Halden", "XS", None, "Port Halden", -1.5, -70.25, 101)
    night, terminal, town, year = (
        at("the night of February 10"),
        at("the Carrow gas terminal"),
        at("Port Halden"),
        at("2021"),
    )
    blasts = Incident(
        id="i1",
        type=IncidentType.BOMBING,
        stage=IncidentStage.CARRIED_OUT,
        background=None,
        mentions=(mention(at("bombs went off"), "a1"), mention(at("attack"), None)),
        dates=(IncidentDate(DateReading(night, "2031-02-10", DatePrecision.TIME_OF_DAY, "night",
                                        _because("the nearest such day", night)), "a1"),),
        places=(
            IncidentPlace(PlaceReading(terminal, PlacePrecision.SITE, False, None, None,
                                       _because("no such name", terminal)), "a1"),
            IncidentPlace(PlaceReading(town, PlacePrecision.SETTLEMENT, True, harbour, other,
                                       _because("the larger of that name", town)), "a1"),
        ),
        tolls=(
            toll(Harm.KILLED, "eleven", 11, "killed", "a1", whom=at("people")),
            toll(Harm.KILLED, "fourteen", 14, "dead", "a2"),
            toll(Harm.KILLED, "five", 5, "dead", "a2", whom=at("its citizens"), country=Country("XS", at("its")),
                 part_of=1),
            toll(Harm.WOUNDED, "thirty", 30, "wounded", "a3", is_approximate=True),
        ),
        actors=(
            Actor(ActorRole.TARGET, terminal, None, None, "a1"),
            Actor(ActorRole.PERPETRATOR, at("it", "denied that "), Basis.DENIED, None, "a4"),
            Actor(ActorRole.PERPETRATOR, at("the Front"), Basis.ACCUSED, at("Prosecutors"), "a5"),
        ),
    )  # fmt: skip
    ferry = Incident(
        id="i2",
        type=IncidentType.BOMBING,
        stage=IncidentStage.ATTEMPTED,
        background=_because("its date is years before the article's", year),
        mentions=(mention(at("blow up"), None),),
        dates=(
            IncidentDate(DateReading(year, "2021", DatePrecision.YEAR, None, _because("the copy says it", year)), None),
        ),
        places=(),
        tolls=(),
        actors=(Actor(ActorRole.TARGET, at("ferry"), None, None, None),),
    )
    return blasts, ferry


def _because(reason: str, *words: Span) -> Inference:
    return Inference(reason, words, 0.8)


def hostile_record() -> Record:
    """A record whose every word would harm a page or a terminal that took it for anything but text."""
    words = '<img/src=x/onerror=alert(1)>\x1b[2J\u202e"&amp;' + "a" * 300
    article = article_from_text(f"{words}\n\n{words}", title=words, outlet=words, address=f"javascript:{words}")
    span = Span(0, len(words))
    inference = Inference(words, (span,), 0.5)
    source = Source(
        "s1", SourceKind.UNNAMED_PERSON, None, span, Span(1, 5), Span(1, 4), Country("XM", Span(2, 4)), None, span,
        span, span, (Mention(span, MentionForm.NAME, inference),),
    )  # fmt: skip
    attribution = Attribution(
        (span,), (span,), (span,), QuoteType.INDIRECT, 0, 0, 0.5, speakers=("s1",),
        stances=(StanceReading(Stance.DENIES, False, (span,), inference),), answers=Answer((span,), "a1", inference),
    )  # fmt: skip
    place = Place(words, "XM", words, words, 0.0, 0.0, 1)
    incident = Incident(
        "i1", IncidentType.ATTACK, IncidentStage.THREATENED, inference, (IncidentMention(span, 0, "a1"),),
        (IncidentDate(DateReading(span, words, DatePrecision.DAY, words, inference), "a1"),),
        (IncidentPlace(PlaceReading(span, PlacePrecision.SITE, True, place, place, inference), None),),
        (Toll(Harm.DISPLACED, Count(10**9, None, span), True, span, Country("XM", span), None, span, "a1"),),
        (Actor(ActorRole.PERPETRATOR, span, Basis.SUSPECTED, span, "a1"),),
    )  # fmt: skip
    model = ModelIdentity("made-by-hand", "0" * 64)
    return Record(article, lay_out(article.text), (attribution,), (source,), (), model, (incident,))


def _sources() -> tuple[Source, ...]:
    name, description, pronoun = MentionForm.NAME, MentionForm.DESCRIPTION, MentionForm.PRONOUN
    ministry = _at("Marrovia's foreign ministry")
    tarvos, second_tarvos = _at("Ilena Tarvos"), _at("Tarvos", "comment.")
    meridian, officials = _at("The Meridian newspaper"), _at("five Marrovian security officials")
    pilot, sundrel = _at("a harbour pilot"), _at("Sundrel's defence ministry")
    paper, lind = _at("The paper", "map”"), _at("Oda Lind")
    return (
        _source(1, SourceKind.NAMED_ORGANISATION, _mention(ministry, description), name=ministry,
                country=Country("XM", _at("Marrovia's"))),
        _source(2, SourceKind.NAMED_PERSON, _mention(tarvos),
                _mention(second_tarvos, name, "the last name alone of one person in the copy", tarvos),
                name=tarvos, role=_at("spokesperson"), affiliation=ministry, country=Country("XM", _at("Marrovia's"))),
        _source(3, SourceKind.PRESS_REPORT, _mention(meridian),
                _mention(_at("the Meridian"), name, "part of a longer name", meridian), name=meridian),
        _source(4, SourceKind.UNNAMED_GROUP, _mention(officials, description), description=officials,
                country=Country("XM", _at("Marrovian")), count=Count(5, 5, _at("five")), relay=meridian),
        _source(5, SourceKind.UNNAMED_PERSON, _mention(pilot, description),
                _mention(_at("who", "meeting, "), pronoun, "the relative word of its clause", pilot),
                _mention(_at("He", "job."), pronoun, "the only man in reach who speaks", pilot),
                description=pilot, count=Count(1, 1, Span(pilot.start, pilot.start + 1)),
                access=_at("briefed on the meeting"), anonymity=_at("because he feared for his job")),
        _source(6, SourceKind.GOVERNMENT, _mention(_at("Orsk Bay", "Neither")), name=_at("Orsk Bay", "Neither"),
                country=Country("XM", _at("Orsk Bay", "Neither"))),
        _source(7, SourceKind.GOVERNMENT, _mention(_at("Vellin")), name=_at("Vellin")),
        _source(8, SourceKind.NAMED_ORGANISATION, _mention(sundrel, description), name=sundrel,
                country=Country("XS", _at("Sundrel's"))),
        _source(9, SourceKind.DOCUMENT, _mention(paper, description), description=paper),
        _source(10, SourceKind.DATA, _mention(_at("Port records"), description), description=_at("Port records")),
        _source(11, SourceKind.ARTICLE, _mention(_at("This newspaper"), description),
                description=_at("This newspaper")),
        _source(12, SourceKind.NAMED_PERSON, _mention(lind), name=lind, role=_at("the harbour master")),
        _source(13, SourceKind.UNNAMED_PERSON, _mention(_at("A dock worker"), description),
                description=_at("A dock worker"), count=Count(1, 1, _at("A", "dredged. "))),
        _source(14, SourceKind.UNNAMED_PERSON, _mention(_at("a foreman"), description), description=_at("a foreman"),
                count=Count(1, 1, _at("a", "said that "))),
        _source(15, SourceKind.NAMED_PERSON, _mention(_at("Oskar Venn")), name=_at("Oskar Venn")),
    )  # fmt: skip


def _attributions() -> tuple[Attribution, ...]:
    handover = _at("that a three-page request was handed over on January 28")
    reported = Span(handover.start, _at("for their leaving").end)
    request = _at("that Sundrel had left behind a written request for two berths at Port Halden")
    meridian = _at("The Meridian newspaper, quoting five Marrovian security officials,")
    declines, accused, confirmed = _at("declined to say"), _at("accused"), _at("confirmed", "harbour master,")
    silence, unconfirmed = _at("did not respond to a request for comment"), _at("has confirmed")
    officials = _said(
        (_at("five Marrovian security officials"),), _at("quoting"), (reported,),
        _reading(Stance.ASSERTS, _at("quoting")), speakers=("s4",), host=Host.SOURCE,
    )  # fmt: skip
    order = _said(
        (_at("a foreman"),), _at("had told"), (_at("the crews to clear the quay"),),
        _reading(Stance.DEMANDS, _at("told", "foreman ")), speakers=("s14",), host=Host.CONTENT,
    )  # fmt: skip
    it = _at("it", "harbour master, confirmed ")
    closed = _at("that berth nine had been closed")
    return (
        _said((_at("Marrovia's foreign ministry"),), _at("denied"), (request,),
              _reading(Stance.DENIES, _at("denied")), speakers=("s1",),
              answers=Answer((handover,), "a3.1", Inference("the same request, handed over", (handover,), 0.7))),
        _said((_at("spokesperson Ilena Tarvos"),), _at("told"),
              (_at("“There is no paper, and nobody in this building has been handed one,”"),),
              _reading(Stance.DENIES, _at("There is no paper")), speakers=("s2",), quote=QuoteType.DIRECT),
        _said((meridian,), _at("reported"), (reported,), _reading(Stance.ASSERTS, _at("reported")),
              speakers=("s3",), nested=(officials,)),
        _said((_at("a harbour pilot briefed on the meeting"),), _at("said", "hands,”"),
              (_at("“I have held it in my hands,”"),), _reading(Stance.ASSERTS, _at("said", "hands,”")),
              speakers=("s5",), quote=QuoteType.DIRECT),
        _said((_at("He", "job."),), _at("did not deny"), (_at("that he had made a copy"),),
              _reading(Stance.DENIES, _at("did not deny"), negated=True), speakers=("s5",)),
        _said((_at("Neither Orsk Bay nor Vellin"),), unconfirmed, (_at("the handover"),),
              _reading(Stance.NOT_CONFIRMED, _at("Neither"), unconfirmed), speakers=("s6", "s7"),
              answers=Answer((handover,), "a3.1", Inference("a noun takes up a verb", (_at("handed over"),), 0.81))),
        _said((_at("Sundrel's defence ministry"),), silence, (), _reading(Stance.NO_RESPONSE, silence),
              speakers=("s8",), quote=QuoteType.NONE),
        _said((_at("Tarvos", "comment."),), declines, (_at("whether the minister had been told"),),
              _reading(Stance.DECLINES_TO_COMMENT, declines), speakers=("s2",)),
        _said((_at("Tarvos", "comment."),), accused, (_at("the Meridian of “writing fiction with a map”"),),
              _reading(Stance.ACCUSES, accused), speakers=("s2",), quote=QuoteType.MIXED,
              answers=Answer((reported,), "a3", Inference("the newspaper's own report", (_at("the Meridian"),), 0.6))),
        _said((_at("The paper", "map”"),), _at("speak of"), (_at("a “joint protective presence”"),),
              _reading(Stance.CITES, _at("speak of"), hedges=(_at("may", "has seen,"),)), speakers=("s9",),
              quote=QuoteType.MIXED),
        _said((_at("Port records"),), _at("show"), (_at("that three Sundrel vessels called in January"),),
              _reading(Stance.ASSERTS, _at("show")), speakers=("s10",)),
        _said((_at("This newspaper"),), _at("wrote"), (closed,), _reading(Stance.ASSERTS, _at("wrote")),
              speakers=("s11",)),
        _said((_at("Oda Lind, the harbour master,"),), confirmed, (it,), _reading(Stance.CONFIRMS, confirmed),
              speakers=("s12",),
              answers=Answer((closed,), "a12", Inference("“it” for the statement before", (it,), 0.9))),
        _said((), _at("was claimed"), (_at("that the berth would be dredged"),),
              _reading(Stance.ASSERTS, _at("was claimed")), speakers=()),
        _said((_at("A dock worker"),), _at("said", "worker "),
              (_at("that a foreman had told the crews to clear the quay"),),
              _reading(Stance.ASSERTS, _at("said", "worker ")), speakers=("s13",), nested=(order,)),
    )  # fmt: skip
