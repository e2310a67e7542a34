"""What kind of source it is, by its own words."""

from __future__ import annotations

import pytest

from onrecord.types import SourceKind
from tests.statements import Said, resolve, source_of

PEOPLE = ("Ilena Tarvos", "Tarvos", "Tomas Erling", "Oda Lind")
BODIES = (
    "Sundrel Port Authority", "Carrow Gas Ltd", "Bureau of Harbour Statistics", "Ministry of Ports and Fisheries",
    "Orsk Bay Gazette", "Meridian", "White House", "CNN",
)  # fmt: skip
PLACES = ("Sundrel", "Vellin", "Beijing", "France")


def kind_of(words: str) -> SourceKind:
    return source_of(words, people=PEOPLE, bodies=BODIES, places=PLACES)[1].kind


@pytest.mark.parametrize(
    "words",
    [
        "Ilena Tarvos", "Mrs Tarvos", "Prime Minister Oda Lind", "spokeswoman Ilena Tarvos",
        "Oda Lind, the harbour master,", "the harbour master, Oda Lind,", "Tomas Erling of the Sundrel Port Authority",
        "a lobbyist and current union leader Oda Lind", "a docker named Tomas Erling",
        "Carrow Gas Ltd director Tomas Erling",
    ],
)  # fmt: skip
def test_whoever_is_named_is_a_named_person(words: str) -> None:
    assert kind_of(words) is SourceKind.NAMED_PERSON


@pytest.mark.parametrize(
    "words",
    [
        "a harbour pilot", "the driver", "one voter", "another official", "a former minister", "his widow", "one",
        "the ministry's spokesman", "a spokesman for the Sundrel Port Authority", "the mayor of Vellin",
        "one of the officials", "one of them", "the 34-year-old dock worker", "a source close to the talks",
        "someone present at the talks", "a senior and respected official", "one commenter",
    ],
)  # fmt: skip
def test_one_person_without_a_name_is_an_unnamed_person(words: str) -> None:
    assert kind_of(words) is SourceKind.UNNAMED_PERSON


@pytest.mark.parametrize(
    "words",
    [
        "the foreign ministry", "Sundrel's defence ministry", "the Sundrel Port Authority", "Carrow Gas Ltd", "police",
        "the company", "the court", "the union", "the opposition party", "the Ministry of Ports and Fisheries",
        "the Bureau of Harbour Statistics", "the government",
    ],
)  # fmt: skip
def test_a_body_that_the_article_identifies_is_a_named_organisation(words: str) -> None:
    assert kind_of(words) is SourceKind.NAMED_ORGANISATION


@pytest.mark.parametrize(
    "words",
    [
        "officials", "critics", "several dock workers", "some", "many of the voters", "two harbour pilots",
        "residents of Vellin", "people briefed on the talks", "those who attended the talks", "campaign officials",
        "port unions", "technology companies", "Republicans", "most people", "dozens of engineers", "no officials",
        "a group of engineers", "the French people", "witnesses", "neighbours", "fewer than ten pilots",
        "party figures", "one in five", "about 49% of those asked", "most Ruritanians", "Americans",
        "interviews with officials", "senior and junior officials",
    ],
)  # fmt: skip
def test_people_without_names_are_an_unnamed_group(words: str) -> None:
    assert kind_of(words) is SourceKind.UNNAMED_GROUP


@pytest.mark.parametrize("words", ["Beijing", "the Kremlin", "Downing Street", "France", "the White House"])
def test_a_capital_a_seat_or_a_country_alone_stands_for_a_government(words: str) -> None:
    assert kind_of(words) is SourceKind.GOVERNMENT


@pytest.mark.parametrize(
    "words",
    [
        "a statement", "the letter", "the lawsuit", "court filings", "a three-page memo", "the ministry's report",
        "a report by the port authority", "its website", "the indictment", "a press release", "port records",
        "the secretary of state's website", "the talks", "his Facebook profile",
    ],
)  # fmt: skip
def test_a_text_that_speaks_is_a_document(words: str) -> None:
    assert kind_of(words) is SourceKind.DOCUMENT


@pytest.mark.parametrize(
    "words",
    [
        "the Meridian newspaper", "media reports", "the newspaper", "local media", "the Orsk Bay Gazette", "Reuters",
        "a news report", "state television", "CNN", "a report quoting two officials", "a report citing officials",
        "an interview with the Orsk Bay Gazette", "the Sun-Times",
    ],
)  # fmt: skip
def test_a_news_medium_or_what_it_reports_is_a_press_report(words: str) -> None:
    assert kind_of(words) is SourceKind.PRESS_REPORT


@pytest.mark.parametrize(
    "words",
    [
        "a poll", "the survey", "official figures", "port statistics", "a study of harbour traffic", "the latest data",
        "results of a survey", "new research",
    ],
)  # fmt: skip
def test_figures_and_what_measures_them_are_data(words: str) -> None:
    assert kind_of(words) is SourceKind.DATA


@pytest.mark.parametrize(("words", "cue"), [("We", "reported"), ("I", "believe")])
def test_a_first_person_outside_quotation_marks_is_the_article_itself(words: str, cue: str) -> None:
    found = resolve(f"{words} {cue} that berth nine was closed.", Said(words, cue, "that berth nine was closed"))
    assert found.kinds == [SourceKind.ARTICLE]


def test_a_bodys_spokesman_is_a_person_whose_body_is_the_affiliation() -> None:
    found, source = source_of("a spokesman for the Sundrel Port Authority", bodies=BODIES)
    assert found.of(source.role) == "spokesman"
    assert found.of(source.affiliation) == "the Sundrel Port Authority"


@pytest.mark.parametrize(
    ("words", "name", "role", "affiliation"),
    [
        ("Prime Minister Oda Lind", "Oda Lind", "Prime Minister", None),
        ("spokeswoman Ilena Tarvos", "Ilena Tarvos", "spokeswoman", None),
        ("Ministry spokeswoman Ilena Tarvos", "Ilena Tarvos", "spokeswoman", "Ministry"),
        ("Sundrel's foreign minister, Tomas Erling,", "Tomas Erling", "foreign minister", "Sundrel"),
        ("Oda Lind, a lawyer for the family,", "Oda Lind", "lawyer", "the family"),
        ("the family's lawyer, Oda Lind,", "Oda Lind", "lawyer", "family"),
        ("Oda Lind, the mayor of Vellin,", "Oda Lind", "mayor", "Vellin"),
        ("Mrs Tarvos", "Tarvos", None, None),
    ],
)
def test_a_name_comes_apart_from_role_and_affiliation_on_either_side(
    words: str, name: str, role: str | None, affiliation: str | None
) -> None:
    found, source = source_of(words, people=PEOPLE, places=PLACES)
    assert (found.of(source.name), found.of(source.role), found.of(source.affiliation)) == (name, role, affiliation)
    assert source.description is None


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("a senior French official", "FR", "French"), ("Germany's interior ministry", "DE", "Germany"),
        ("the Kremlin", "RU", "Kremlin"), ("Beijing", "CN", "Beijing"), ("two Pakistani officials", "PK", "Pakistani"),
        ("the Pakistani government", "PK", "Pakistani"),
    ],
)  # fmt: skip
def test_a_country_comes_with_the_words_that_name_it(words: str, code: str, said: str) -> None:
    found, source = source_of(words, places=PLACES)
    assert source.country is not None
    assert (source.country.code, found.of(source.country.words)) == (code, said)


def test_the_country_before_a_role_is_the_persons() -> None:
    text = "French foreign minister Mary Smith came to Vellin. Smith said that berth nine was closed."
    found = resolve(text, Said("Smith", "said", "that berth nine was closed"), people=["Mary Smith", "Smith"])
    country = found.source().country
    assert country is not None
    assert (country.code, found.of(country.words)) == ("FR", "French")


def test_an_invented_country_has_no_code() -> None:
    assert source_of("two Sundrel officials", places=PLACES)[1].country is None


@pytest.mark.parametrize(
    ("words", "description"),
    [
        ("a harbour pilot briefed on the talks", "a harbour pilot briefed on the talks"),
        ("two officials, who asked not to be named,", "two officials, who asked not to be named"),
        ("the newspaper", "newspaper"),
    ],
)
def test_a_source_without_a_name_is_described_in_the_articles_words(words: str, description: str) -> None:
    found, source = source_of(words)
    assert source.name is None
    assert found.of(source.description) == description


def test_a_body_after_a_name_is_the_affiliation() -> None:
    found, source = source_of("Tomas Erling of the Sundrel Port Authority", people=PEOPLE, bodies=BODIES)
    assert found.of(source.affiliation) == "the Sundrel Port Authority"


@pytest.mark.parametrize(
    ("words", "role"), [("the harbour master", "harbour master"), ("a senior and respected official", "official")]
)
def test_a_role_may_be_of_two_words(words: str, role: str) -> None:
    found, source = source_of(words)
    assert found.of(source.role) == role
