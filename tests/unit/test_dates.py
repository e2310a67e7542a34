"""Date expressions and what they come to. The article is of Friday, 8 March 2024, unless a test says otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.dates import article_date, find_dates
from onrecord.ingest import article_from_text
from onrecord.text import lay_out
from onrecord.types import DatePrecision, DateReading

FRIDAY = date(2024, 3, 8)
DAY, WEEK, MONTH, YEAR = DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR
TIME, UNKNOWN = DatePrecision.TIME_OF_DAY, DatePrecision.UNKNOWN


def dates(text: str, published: date | None = FRIDAY) -> tuple[DateReading, ...]:
    return find_dates(text, lay_out(text), published)


def values(text: str, published: date | None = FRIDAY) -> list[tuple[str, str | None]]:
    return [(reading.words.of(text), reading.edtf) for reading in dates(text, published)]


def only(text: str, published: date | None = FRIDAY) -> DateReading:
    (reading,) = dates(text, published)
    return reading


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It sank on 9 February 2023.", "9 February 2023", "2023-02-09"),
        ("It sank on February 9, 2023.", "February 9, 2023", "2023-02-09"),
        ("It sank on Feb. 9, 2023.", "Feb. 9, 2023", "2023-02-09"),
        ("It sank on the 9th of February, 2023.", "9th of February, 2023", "2023-02-09"),
        ("IT SANK ON 9 FEB 90.", "9 FEB 90", "1990-02-09"),
        ("It sank on 2023-02-09.", "2023-02-09", "2023-02-09"),
        ("It sank on 2/9/2023.", "2/9/2023", "2023-02-09"),
        ("It sank on 19/2/2023.", "19/2/2023", "2023-02-19"),
        ("It sank on Thursday, February 9, 2023.", "Thursday, February 9, 2023", "2023-02-09"),
        ("It sank on February 9.", "February 9", "2024-02-09"),
        ("It sank on December 30.", "December 30", "2023-12-30"),
        ("It sails on 20 March.", "20 March", "2024-03-20"),
        ("They met on February 9 and 10.", "February 9 and 10", "2024-02-09/2024-02-10"),
        ("They met on 9-11 February.", "9-11 February", "2024-02-09/2024-02-11"),
        ("They met from Feb. 28 to March 4.", "Feb. 28 to March 4", "2024-02-28/2024-03-04"),
        ("They met between December 30 and January 2.", "December 30 and January 2", "2023-12-30/2024-01-02"),
        ("On February 9, 12 people drowned.", "February 9", "2024-02-09"),
        ("On 9 February 12 people drowned.", "9 February", "2024-02-09"),
        ("It sank on February 9 last year.", "February 9 last year", "2023-02-09"),
    ],
)
def test_a_day_of_the_calendar_is_that_day_in_all_its_spellings(text: str, words: str, edtf: str) -> None:
    reading = only(text)
    assert (reading.words.of(text), reading.edtf, reading.precision) == (words, edtf, DAY)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It closed in January.", "January", "2024-01"),
        ("It closed in November.", "November", "2023-11"),
        ("It will close in November.", "November", "2024-11"),
        ("She hopes to win in November.", "November", "2024-11"),
        ("He set his sights on the November election.", "November", "2024-11"),
        ("It closed in May 2019.", "May 2019", "2019-05"),
        ("It closed in mid-February.", "mid-February", "2024-02"),
        ("It closed in early March.", "early March", "2024-03"),
        ("It closed last March.", "last March", "2023-03"),
        ("It reopens next January.", "next January", "2025-01"),
        ("It was shut from May to July.", "May to July", "2023-05/2023-07"),
        ("It was shut from May to July 2019.", "May to July 2019", "2019-05/2019-07"),
        ("It has been shut since December.", "December", "2023-12"),
        ("It closed last month.", "last month", "2024-02"),
        ("It closed late last month.", "late last month", "2024-02"),
        ("It closed earlier this month.", "earlier this month", "2024-03"),
        ("It closed two months ago.", "two months ago", "2024-01"),
        ("It closed in June of last year.", "June of last year", "2023-06"),
        ("It closed in the second quarter of 2023.", "the second quarter of 2023", "2023-04/2023-06"),
        ("It closed during the past two months.", "the past two months", "2024-01/2024-03"),
        ("It grew in the first half of 2023.", "the first half of 2023", "2023-01/2023-06"),
        ("It grew in the first five months of 2023.", "the first five months of 2023", "2023-01/2023-05"),
        ("It grew in the fourth quarter.", "the fourth quarter", "2023-10/2023-12"),
        ("It grew last quarter.", "last quarter", "2023-10/2023-12"),
        ("It closed at the end of February.", "the end of February", "2024-02"),
        ("The town is calm, and nobody wants a fight in May.", "May", "2024-05"),
        ("A March storm tore the roof off.", "March", "2024-03"),
    ],
)
def test_a_month_is_the_one_that_the_tense_asks_for(text: str, words: str, edtf: str) -> None:
    reading = only(text)
    assert (reading.words.of(text), reading.edtf, reading.precision) == (words, edtf, MONTH)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It closed in 2019.", "2019", "2019"),
        ("It closed in early 2020.", "early 2020", "2020"),
        ("It closed in the summer of 2019.", "the summer of 2019", "2019"),
        ("It closed in spring 2019.", "spring 2019", "2019"),
        ("It closed last fall.", "last fall", "2023"),
        ("It closes this summer.", "this summer", "2024"),
        ("It closed last year.", "last year", "2023"),
        ("It closed earlier this year.", "earlier this year", "2024"),
        ("It closed a year ago.", "a year ago", "2023"),
        ("It closed about 20 years ago.", "about 20 years ago", "2004~"),
        ("Nobody came in the 11 years since.", "the 11 years since", "2013"),
        ("The 2016 election changed it.", "2016", "2016"),
        ("It ran from 2012 to 2016.", "2012 to 2016", "2012/2016"),
        ("The 2012-16 term was his last.", "2012-16", "2012/2016"),
        ("It closed in the 2015 fiscal year.", "the 2015 fiscal year", "2015"),
        ("It closed in '98.", "'98", "1998"),
        ("It will be done by the end of the year.", "the end of the year", "2024"),
        ("It grew over the past five years.", "the past five years", "2019/2024"),
    ],
)
def test_a_year_or_a_season_is_a_year(text: str, words: str, edtf: str) -> None:
    reading = only(text)
    assert (reading.words.of(text), reading.edtf, reading.precision) == (words, edtf, YEAR)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He resigned on Friday.", "2024-03-08"),
        ("He resigned on Sunday.", "2024-03-03"),
        ("He resigned last Friday.", "2024-03-01"),
        ("He resigned this past Tuesday.", "2024-03-05"),
        ("He will resign on Friday.", "2024-03-08"),
        ("He will resign on Sunday.", "2024-03-10"),
        ("He is to resign on Sunday.", "2024-03-10"),
        ("He plans to resign on Sunday.", "2024-03-10"),
        ("The vote will be held Tuesday.", "2024-03-12"),
        ("On Sunday, he will resign.", "2024-03-10"),
        ("He said on Sunday that he will resign.", "2024-03-03"),
        ("He would resign, an aide said Sunday.", "2024-03-03"),
        ("He could not have known on Sunday.", "2024-03-03"),
        ("He resigns next Tuesday.", "2024-03-12"),
        ("They argue this Thursday.", "2024-03-14"),
        ("Ships have waited since Monday.", "2024-03-04"),
        ("It gathers pace ahead of Sunday's vote.", "2024-03-10"),
        ("Tuesday's vote was close.", "2024-03-05"),
        ("He was scheduled to leave Thursday.", "2024-03-07"),
        ("The talks begin ahead of the town's vote on Monday.", "2024-03-11"),
        ("On Monday, voters choose a mayor.", "2024-03-11"),
        ("She read from a speech to be given Sunday.", "2024-03-10"),
        ("He resigned on Tuesday of last week.", "2024-02-27"),
    ],
)
def test_a_weekday_is_the_last_one_or_the_next_by_tense(text: str, edtf: str) -> None:
    reading = only(text)
    assert (reading.edtf, reading.precision) == (edtf, DAY)


@pytest.mark.parametrize(
    ("text", "words", "edtf", "time"),
    [
        ("He fell on Sunday night.", "Sunday night", "2024-03-03", "night"),
        ("He fell early on Monday.", "early on Monday", "2024-03-04", "early"),
        ("He fell late Monday afternoon.", "late Monday afternoon", "2024-03-04", "afternoon"),
        ("He fell at dawn on Tuesday.", "dawn on Tuesday", "2024-03-05", "dawn"),
        ("He fell shortly before midnight on Friday.", "midnight on Friday", "2024-03-08", "midnight"),
        ("He fell last night.", "last night", "2024-03-07", "night"),
        ("He fell this morning.", "this morning", "2024-03-08", "morning"),
        ("He speaks tonight.", "tonight", "2024-03-08", "night"),
        ("He speaks tomorrow evening.", "tomorrow evening", "2024-03-09", "evening"),
        ("He fell at 6:30 p.m. Tuesday.", "6:30 p.m. Tuesday", "2024-03-05T18:30", "18:30"),
        ("He fell at 6 p.m. ET on Tuesday.", "6 p.m. ET on Tuesday", "2024-03-05T18:00", "18:00"),
        ("He fell on Tuesday at about 7am.", "Tuesday at about 7am", "2024-03-05T07:00", "07:00"),
        ("It fell at 0930 [0530 GMT] yesterday.", "0930 [0530 GMT] yesterday", "2024-03-07T09:30", "09:30"),
        ("It fell at 2330 on 4 Feb.", "2330 on 4 Feb.", "2024-02-04T23:30", "23:30"),
        ("Doors open at 12:15 a.m. today.", "12:15 a.m. today", "2024-03-08T00:15", "00:15"),
    ],
)
def test_a_time_of_day_goes_with_its_day(text: str, words: str, edtf: str, time: str) -> None:
    reading = only(text)
    assert (reading.words.of(text), reading.edtf, reading.time_of_day) == (words, edtf, time)
    assert reading.precision is TIME


@pytest.mark.parametrize(
    ("text", "words", "edtf", "precision"),
    [
        ("It burned yesterday.", "yesterday", "2024-03-07", DAY),
        ("It burned the day before yesterday.", "the day before yesterday", "2024-03-06", DAY),
        ("It burned three days ago.", "three days ago", "2024-03-05", DAY),
        ("It burned four or five days ago.", "four or five days ago", "2024-03-03/2024-03-04", DAY),
        ("It burned last week.", "last week", "2024-02-26/2024-03-03", WEEK),
        ("It burned earlier this week.", "earlier this week", "2024-03-04/2024-03-08", WEEK),
        ("It reopens later this week.", "later this week", "2024-03-08/2024-03-10", WEEK),
        ("It burned two weeks ago.", "two weeks ago", "2024-02-19/2024-02-25", WEEK),
        ("It burned more than two weeks ago.", "more than two weeks ago", "2024-02-19~/2024-02-25~", WEEK),
        ("It burned over the past week.", "the past week", "2024-03-01/2024-03-08", WEEK),
        ("It burned for most of the past 13 days.", "the past 13 days", "2024-02-24/2024-03-08", DAY),
        ("It burned in the week of 12 February.", "the week of 12 February", "2024-02-12/2024-02-18", WEEK),
        ("It burned in the last week of October.", "the last week of October", "2023-10-30/2023-11-05", WEEK),
        ("It burned over the weekend.", "the weekend", "2024-03-02/2024-03-03", DAY),
        ("It burned last weekend.", "last weekend", "2024-03-02/2024-03-03", DAY),
        ("It will burn this weekend.", "this weekend", "2024-03-09/2024-03-10", DAY),
    ],
)
def test_what_is_relative_counts_from_the_articles_day(
    text: str, words: str, edtf: str, precision: DatePrecision
) -> None:
    reading = only(text)
    assert (reading.words.of(text), reading.edtf, reading.precision) == (words, edtf, precision)


@pytest.mark.parametrize(
    ("second", "words", "edtf", "precision"),
    [
        ("The next day it sank.", "The next day", "2024-02-10", DAY),
        ("The following morning it sank.", "The following morning", "2024-02-10", TIME),
        ("It had left the day before.", "the day before", "2024-02-08", DAY),
        ("It sank the same day.", "the same day", "2024-02-09", DAY),
        ("It sank that night.", "that night", "2024-02-09", TIME),
        ("Two days later it sank.", "Two days later", "2024-02-11", DAY),
        ("Three weeks earlier it had sailed.", "Three weeks earlier", "2024-01-15/2024-01-21", WEEK),
        ("A month later it was raised.", "A month later", "2024-03", MONTH),
        ("Two years earlier it had burned.", "Two years earlier", "2022", YEAR),
        ("Later in the day it sank.", "Later in the day", "2024-02-09", DAY),
    ],
)
def test_the_next_day_and_its_like_count_from_the_date_spoken_of_before(
    second: str, words: str, edtf: str, precision: DatePrecision
) -> None:
    text = f"The ferry was hit on February 9. {second}"
    first, reading = dates(text)
    assert (reading.words.of(text), reading.edtf, reading.precision) == (words, edtf, precision)
    assert reading.resolved.words == (first.words, reading.words)


def test_what_counts_back_in_the_past_skips_a_date_that_lies_ahead() -> None:
    text = "The ferry was hit on Tuesday. Talks will open on Sunday. A day earlier the crew had warned of it."
    assert values(text)[2] == ("A day earlier", "2024-03-04")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She left two days before Tuesday's vote.", "2024-03-03"),
        ("The bridge fell on February 9. She left two days after the bridge fell.", "2024-02-11"),
        ("She left on February 9, two days after the vote.", "2024-02-09"),
        ("She left the day after Christmas.", "2023-12-26"),
        ("She left two days after the vote.", None),
        ("She left weeks after the vote.", None),
    ],
)
def test_days_after_an_event_count_from_its_day_where_the_copy_gives_it(text: str, edtf: str | None) -> None:
    (reading,) = [r for r in dates(text) if "after" in r.words.of(text) or "before" in r.words.of(text)]
    assert reading.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He was hurt on Christmas Day.", "2023-12-25"),
        ("He was hurt on New Year's Eve.", "2023-12-31"),
        ("He was hurt on Labor Day.", "2023-09-04"),
        ("He was hurt on Thanksgiving 2022.", "2022-11-24"),
        ("It opens on Good Friday.", "2024-03-29"),
        ("It was founded after 9/11.", "2001-09-11"),
        ("It was founded after the Sept. 11 attacks.", "2001-09-11"),
        ("He will be sworn in on Inauguration Day next year.", "2025-01-20"),
    ],
)
def test_a_named_day_has_its_date_by_the_calendar(text: str, edtf: str) -> None:
    assert only(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A recent blast killed five.", "recent"),
        ("It has slowed in recent days.", "recent days"),
        ("It recently slowed.", "recently"),
        ("It will slow soon.", "soon"),
        ("It began in the late 1990s.", "the late 1990s"),
        ("It began in the '80s.", "the '80s"),
        ("It began decades ago.", "decades ago"),
        ("It began a few weeks ago.", "a few weeks ago"),
        ("It began long ago.", "long ago"),
        ("It began in the 19th century.", "the 19th century"),
        ("They met the other day.", "the other day"),
        ("It will change in the coming weeks.", "the coming weeks"),
        ("It slowed over the past few months.", "the past few months"),
        ("It slowed in the days that followed.", "the days that followed"),
    ],
)
def test_words_that_place_no_date_are_reported_without_a_value(text: str, words: str) -> None:
    reading = only(text)
    assert (reading.words.of(text), reading.edtf, reading.precision) == (words, None, UNKNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "They marched for two hours.",
        "He waited 45 minutes, and she is 31 years old.",
        "The 29-year-old driver fled.",
        "They meet every Friday.",
        "He calls each December.",
        "On Mondays the office is shut.",
        "Theresa May and April Smith agreed.",
        "You may go; they march on.",
        "It was a second chance in the sun.",
        "Some 2,000 people came, and 1984 votes were lost.",
        "Apollo 13 and flight 1989 landed.",
        "It cost $1999.",
        "The Women's March on the capital ended.",
        "As soon as it is over, the fall will hurt.",
        "It would last four years.",
        "The 2016 Host Committee met.",
        "He told the programme “This Week” of it.",
        "It is on pages 9-11.",
        "The bridge still stands today.",
        "He reads the USA TODAY.",
    ],
)
def test_ages_durations_sets_and_other_words_are_no_dates(text: str) -> None:
    assert values(text) == []


def test_a_date_without_an_articles_day_keeps_what_it_says() -> None:
    assert values("It sank on March 4. In May it rose. He left on Sunday, in 2019.", None) == [
        ("March 4", "XXXX-03-04"),
        ("May", "XXXX-05"),
        ("Sunday", None),
        ("2019", "2019"),
    ]


def test_without_an_articles_day_the_year_spoken_of_before_is_meant() -> None:
    assert values("He was born in 1931. On 4 May he fled.", None)[1] == ("4 May", "1931-05-04")


def test_a_month_belongs_to_the_year_of_its_sentence() -> None:
    assert values("In 2008 she won the first round in March.")[1] == ("March", "2008-03")


def test_the_reason_names_the_words_that_look_ahead() -> None:
    text = "She will speak on Sunday."
    reading = only(text)
    assert [words.of(text) for words in reading.resolved.words] == ["will", "Sunday"]
    assert reading.resolved.reason == "the next Sunday on or after the article's date, as the copy looks ahead"


def test_copy_in_capitals_reads_as_any_other() -> None:
    text = "SAN MARLO, 18 FEB 90 (KNA) -- THE CONVOY LEFT AT DAWN ON 16 FEBRUARY AND MAY RETURN IN MARCH."
    assert [edtf for _, edtf in values(text, date(1990, 2, 18))] == ["1990-02-18", "1990-02-16", "1990-03"]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("A story.", "2024-03-08", date(2024, 3, 8)),
        ("A story.", "2024-03-08T06:10:00Z", date(2024, 3, 8)),
        ("A story.", "no date", None),
        ("KELM, 4 March 2024 (Kelm Agency) — The bridge fell.", None, date(2024, 3, 4)),
        ("Bridge falls\n\nORSK BAY, March 4, 2024 -- The bridge fell.", None, date(2024, 3, 4)),
        ("SAN MARLO, 18 FEB 90 (KNA) -- [TEXT] THE BRIDGE FELL.", None, date(1990, 2, 18)),
        ("Bridge falls\nMonday, March 4, 2024\n\nThe bridge fell.", None, date(2024, 3, 4)),
        ("ORSK BAY, 4 March (Kelm Agency) — The bridge fell.", None, None),
        ("The bridge fell on 4 March 2019, when a barge struck it and took it down the river.", None, None),
    ],
)
def test_an_articles_day_is_that_of_its_publication_or_its_dateline(
    text: str, published: str | None, day: date | None
) -> None:
    assert article_date(article_from_text(text, published=published)) == day
