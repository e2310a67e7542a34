"""What the parts of a record's JSON share: spans with their words, counts, countries, inferences, and their checks.

Every function that reads raises RecordError where a span's words are not those of the text, or a value is none of its
kind. Dictionaries live in the modules of JSON only: they are its own shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from onrecord.errors import RecordError
from onrecord.types import Count, Country, Inference, Span

__all__ = [
    "Json",
    "bare_spans",
    "boolean",
    "count_form",
    "count_of",
    "country_form",
    "country_of",
    "inference_form",
    "inference_of",
    "number",
    "optional_form",
    "optional_of",
    "optional_string",
    "span_form",
    "span_of",
    "spans_of",
    "string",
]

Json = dict[str, Any]


def inference_form(text: str, inference: Inference) -> Json:
    """An inference, its words with their places."""
    return {
        "reason": inference.reason,
        "words": [span_form(text, span) for span in inference.words],
        "confidence": inference.confidence,
    }


def optional_form(text: str, span: Span | None) -> Json | None:
    """A span, or null."""
    return span_form(text, span) if span else None


def span_form(text: str, span: Span) -> Json:
    """A span with its words."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def count_form(text: str, count: Count | None) -> Json | None:
    """A count with the words that say so, or null."""
    return {"least": count.least, "most": count.most, **span_form(text, count.words)} if count else None


def country_form(text: str, country: Country | None) -> Json | None:
    """A country with the words that name it, or null."""
    return {"code": country.code, **span_form(text, country.words)} if country else None


def count_of(text: str, form: Json) -> Count:
    """The count that `count_form` wrote; its bounds must be bounds."""
    least, most = form["least"], form["most"]
    if type(least) is not int or least < 0 or not (most is None or (type(most) is int and most >= least)):
        raise RecordError(f"a count from {str(least)[:20]} to {str(most)[:20]} is none")
    return Count(least, most, span_of(text, form))


def inference_of(text: str, form: Json) -> Inference:
    """The inference that `inference_form` wrote."""
    confidence = float(form["confidence"])
    if not 0 <= confidence <= 1:
        raise RecordError(f"a confidence of {confidence} does not lie between 0 and 1")
    return Inference(string(form["reason"]), spans_of(text, form["words"]), confidence)


def country_of(text: str, form: Json | None) -> Country | None:
    """The country that `country_form` wrote."""
    return None if form is None else Country(string(form["code"]), span_of(text, form))


def boolean(value: object) -> bool:
    """The value, if it is true or false."""
    if type(value) is not bool:
        raise RecordError(f"{str(value)[:40]!r} stands where true or false belongs")
    return value


def number(value: object, bound: float) -> float:
    """The value, if it is a number from -bound to bound."""
    if not isinstance(value, int | float) or isinstance(value, bool) or not -bound <= value <= bound:
        raise RecordError(f"{str(value)[:40]!r} stands where a number from -{bound:g} to {bound:g} belongs")
    return float(value)


def string(value: object) -> str:
    """The value, if it is a string."""
    if not isinstance(value, str):
        raise RecordError(f"{str(value)[:40]!r} stands where a string belongs")
    return value


def optional_string(value: object) -> str | None:
    """The value, if it is a string or null."""
    return None if value is None else string(value)


def spans_of(text: str, forms: Sequence[Json]) -> tuple[Span, ...]:
    """Spans with their words."""
    return tuple(span_of(text, form) for form in forms)


def optional_of(text: str, form: Json | None) -> Span | None:
    """The span that `optional_form` wrote."""
    return None if form is None else span_of(text, form)


def span_of(text: str, form: Json) -> Span:
    """The span that `span_form` wrote, if the words are the text's."""
    span = _checked(text, cast("int", form["start"]), cast("int", form["end"]))
    if span.of(text) != form["text"]:
        raise RecordError(f"the words at {span.start} to {span.end} are not {str(form['text'])[:40]!r}")
    return span


def bare_spans(text: str, form: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """Spans written as `[start, end]`."""
    return tuple(_checked(text, start, end) for start, end in form)


def _checked(text: str, start: int, end: int) -> Span:
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise RecordError(f"the span {start} to {end} does not lie in the text")
    return Span(start, end)
