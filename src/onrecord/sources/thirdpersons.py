"""Third-person pronouns and relatives: who "he", "they", "it" or "who" means."""

from __future__ import annotations

import re

from onrecord.sources import theypronouns
from onrecord.sources.context import Context
from onrecord.sources.kinds import kind_of
from onrecord.sources.markables import Markable
from onrecord.sources.names import parse_name
from onrecord.sources.phrases import analyse, words_of
from onrecord.sources.pronouns import WEIGHTS, PronounSite, candidates_for
from onrecord.sources.ranking import choose
from onrecord.sources.referents import NamedAt, Referent
from onrecord.types import Inference, MentionForm, SourceKind, Span

__all__ = ["MIN_PRONOUN", "person_at_hand", "resolve_third_person", "sex_of_pronoun"]

MIN_PRONOUN = 0.3  # probability below which a pronoun stays apart: the candidates are then many and alike
_REACH = 3  # sentences back that "they" and "it" reach
_RELATIVE_GAP = 3  # code points between an antecedent and its relative
_RECENT = 20  # mentions of each that are looked at for an antecedent
_LEFT = 80  # code points before a relative in which its antecedent is looked for
# Between an antecedent and its relative: an apposition in commas, a complement, or nothing.
_APART = re.compile(
    r"(?:\s+(?:at|for|from|in|of)\s[^,.;:?!“”\"]{1,50})?(?:\s*,\s+(?:an?|the|his|her|its|their)\s[^,.;:?!“”\"]{1,80})?\s*,?\s*"
)
_NOT_IN_PHRASE = frozenset(
    "among and are as at but by for from has have in is like of on said that to was were with".split()  # noqa: SIM905  (a sentence reads better than a list)
)
_ARTICLES = frozenset({"a", "an", "the"})
_TEXTS = frozenset({SourceKind.DOCUMENT, SourceKind.DATA})
_FEMININE = frozenset({"she", "her", "hers", "herself"})


def sex_of_pronoun(word: str) -> str:
    """The sex, "m" or "f", of a pronoun for one person."""
    return "f" if word.lower() in _FEMININE else "m"


def resolve_third_person(context: Context, markable: Markable, sort: str) -> None:
    """Resolve one pronoun; where nobody fits, a source is somebody apart, and any other pronoun nobody."""
    word = markable.span.of(context.text)
    if sort == "one":
        found, link = _one(context, markable, sex_of_pronoun(word))
    elif sort == "relative":
        found, link = _relative(context, markable)
    elif sort == "many" and word.lower() not in {"neither", "both"}:
        found, link = _they(context, markable)
    else:
        found, link = _many_or_thing(context, markable, sort)
    if found is None:
        if markable.attribution is None:
            return
        number = {"one": "one", "many": "many", "relative": "one"}.get(sort, "thing")
        kind = {"one": SourceKind.UNNAMED_PERSON, "thing": SourceKind.DOCUMENT}.get(number, SourceKind.UNNAMED_GROUP)
        found = Referent(kind, number, sex=sex_of_pronoun(word) if sort == "one" else None)
        found.described.append(markable.span)
        context.bring_in(found)
    context.settle(markable, found, MentionForm.PRONOUN, link)


def person_at_hand(
    context: Context, start: int, sex: str, *, is_source: bool, is_watched: bool = False
) -> tuple[Referent, float] | None:
    """Whom a pronoun of that sex would mean at an offset, and how likely; nobody where none is within reach."""
    is_quoted = bool(context.quoted[start])
    at = context.speaker_at(start) if is_quoted else None
    site = PronounSite(start, sex, context.sentence(start), is_quoted, at[1] if at else None, is_source)
    turn = context.turn_speaker_at(start)
    others = [referent for referent in context.latest() if referent is not turn or is_quoted]
    candidates = candidates_for(site, others, context.layout, context.quoted)
    if is_watched and context.watch is not None:
        context.watch("he or she", start, candidates)
    return choose(candidates, WEIGHTS)


def _one(context: Context, markable: Markable, sex: str) -> tuple[Referent | None, Inference | None]:
    start = markable.span.start
    chosen = person_at_hand(context, start, sex, is_source=markable.attribution is not None, is_watched=True)
    if chosen is None or chosen[1] < MIN_PRONOUN:
        return None, None
    referent, probability = chosen
    if referent.sex is None and probability > 0.6:
        referent.sex = sex
    last = max((m.span for m in referent.mentions if m.span.start < start), default=referent.mentions[0].span)
    return referent, Inference("the person most at hand", (last,), round(probability, 2))


def _relative(context: Context, markable: Markable) -> tuple[Referent | None, Inference | None]:
    """The antecedent that ends right before the relative, else the phrase there, brought in."""
    text, start = context.text, markable.span.start
    sentence = context.layout.sentences[context.sentence(start)]
    near = [
        (mention.span, referent)
        for referent in context.latest()
        for mention in referent.mentions[-_RECENT:]
        if sentence.start <= mention.span.start and mention.span.end <= start
    ]
    if context.text[start : markable.span.end].lower().startswith("who"):
        near = [(span, referent) for span, referent in near if referent.number != "thing"] or near
    if near:
        span, referent = max(near, key=lambda item: (item[0].end, item[0].start))
        gap = text[span.end : start]
        if not gap.strip(" ,—–-)’s") or _APART.fullmatch(gap):
            confidence = 0.85 if len(gap) <= _RELATIVE_GAP else 0.7
            return referent, Inference("the antecedent right before it", (span,), confidence)
    words = list(words_of(text, Span(max(sentence.start, start - _LEFT), start)))
    if not words:
        return None, None
    phrase = analyse(text, _last_phrase(text, words, start), context.entities)
    if not phrase.core:
        return None, None
    kind = kind_of(text, phrase)
    if kind in _TEXTS and text[start : markable.span.end].lower().startswith("who"):
        is_many = any(word.endswith("s") for word in phrase.core)
        kind = SourceKind.UNNAMED_GROUP if is_many else SourceKind.UNNAMED_PERSON
    found = Referent(kind, "many" if kind is SourceKind.UNNAMED_GROUP else "one" if "person" in kind.value else "thing")
    found.heads.add(phrase.head_word)
    context.bring_in(found)
    if kind is SourceKind.NAMED_PERSON:
        name = Span(phrase.spans[0].start, phrase.spans[-1].end)
        context.note_name(found, NamedAt(name, name.of(text), parse_name(name.of(text))))
    else:
        found.described.append(phrase.span)
    context.note(found)
    found.mention(phrase.span, MentionForm.NAME if found.names else MentionForm.DESCRIPTION, None)
    return found, Inference("the antecedent right before it", (phrase.span,), 0.7)


def _last_phrase(text: str, words: list[Span], end: int) -> Span:
    first = len(words) - 1
    is_name = words[first].of(text)[:1].isupper()
    while first and text[words[first - 1].end : words[first].start].strip() == "" and len(words) - first < 6:
        bare = words[first - 1].of(text)
        if bare in _NOT_IN_PHRASE or words[first].of(text).lower() in _ARTICLES or (is_name and bare.islower()):
            break
        first -= 1
    return Span(words[first].start, words[-1].end)


def _they(context: Context, markable: Markable) -> tuple[Referent | None, Inference | None]:
    start = markable.span.start
    found = theypronouns.candidates_for(
        start, context.latest(), context.layout, context.quoted, is_source=markable.attribution is not None
    )
    if context.watch is not None:
        context.watch("they", start, found)
    chosen = choose(found, theypronouns.WEIGHTS)
    if chosen is None:
        return None, None
    referent, probability = chosen
    last = max((m.span for m in referent.mentions if m.span.start < start), default=referent.mentions[0].span)
    return referent, Inference("those most at hand", (last,), round(probability, 2))


def _many_or_thing(context: Context, markable: Markable, sort: str) -> tuple[Referent | None, Inference | None]:
    """For "they" the last people or body, for "it" the last body, text or report; those that speak before others."""
    here = context.sentence(markable.span.start)
    fits = []
    for referent in context.latest():
        is_fit = referent.number == "many" if sort == "many" else referent.number == "thing"
        is_body = sort == "many" and referent.kind in {SourceKind.NAMED_ORGANISATION, SourceKind.PRESS_REPORT}
        if referent.last < 0 or not (is_fit or is_body) or here - context.sentence(referent.last) > _REACH:
            continue
        fits.append((is_fit, bool(referent.spoke), referent.last, referent))
    if not fits:
        return None, None
    referent = max(fits, key=lambda item: item[:3])[3]
    return referent, Inference("the last that it can mean", (referent.mentions[-1].span,), 0.5)
