"""Place expressions: what they are, how far they reach, and where they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.places import find_places
from onrecord.places.gazetteer import capital_of, countries, named, region_name
from onrecord.places.spelling import fold
from onrecord.text import lay_out
from onrecord.types import Entity, EntityType, Place, PlacePrecision, PlaceReading, Span

SITE, SETTLEMENT, DISTRICT = PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT
REGION, COUNTRY = PlacePrecision.REGION, PlacePrecision.COUNTRY


def read(text: str, places: Sequence[str] = (), people: Sequence[str] = ()) -> tuple[PlaceReading, ...]:
    entities = [_entity(text, words, EntityType.PLACE) for words in places]
    entities += [_entity(text, words, EntityType.PERSON) for words in people]
    return find_places(text, lay_out(text), sorted(entities, key=lambda entity: entity.span))


def _entity(text: str, words: str, kind: EntityType) -> Entity:
    at = text.index(words)
    return Entity(Span(at, at + len(words)), kind)


def words_of(text: str) -> list[str]:
    return [reading.words.of(text) for reading in read(text)]


def place_of(text: str, number: int = 0) -> Place:
    place = read(text)[number].place
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("text", "words", "precision", "is_near"),
    [
        ("They fled a village near Kabul.", "a village near Kabul", SETTLEMENT, True),
        ("He lives outside Paris.", "Paris", SETTLEMENT, True),
        ("It fell near Karachi’s airport.", "Karachi’s airport", SITE, True),
        ("It fell near the airport in Karachi.", "the airport in Karachi", SITE, True),
        ("It sank off the coast of Yemen.", "the coast of Yemen", REGION, True),
        ("The northern city of Mosul was calm.", "The northern city of Mosul", SETTLEMENT, False),
        ("There was fighting in Aleppo province.", "Aleppo province", REGION, False),
        ("She grew up in San Diego, Calif., and left.", "San Diego, Calif.", SETTLEMENT, False),
        ("She grew up in Newark, NJ, and left.", "Newark, NJ", SETTLEMENT, False),
        ("It stands 30 km south of Mosul.", "30 km south of Mosul", SETTLEMENT, True),
        ("They met at a mosque in eastern Mosul.", "a mosque in eastern Mosul", SITE, False),
        ("They live in downtown Chicago.", "downtown Chicago", DISTRICT, False),
        ("They live on the outskirts of Lahore.", "the outskirts of Lahore", DISTRICT, False),
        ("They live in northern Syria.", "northern Syria", REGION, False),
        (
            "A crash on Route 9 near Springfield, Illinois, killed two.",
            "Route 9 near Springfield, Illinois",
            SITE,
            True,
        ),
        ("He was seen at the University of Chicago.", "the University of Chicago", SITE, False),
        ("They met in Vietnam’s Ho Chi Minh City.", "Vietnam’s Ho Chi Minh City", SETTLEMENT, False),
        ("He moved to the Boston suburb of Quincy.", "the Boston suburb of Quincy", DISTRICT, False),
        ("They crossed the Gulf of Aden and rested in the Middle East.", "Gulf of Aden", REGION, False),
        ("Migrants from Syria came.", "Syria", COUNTRY, False),
    ],
)
def test_an_expression_reaches_as_far_as_it_says_where(
    text: str, words: str, precision: PlacePrecision, is_near: bool
) -> None:
    reading = read(text)[0]
    assert (reading.words.of(text), reading.precision, reading.is_near) == (words, precision, is_near)


@pytest.mark.parametrize(
    "text",
    [
        "Chinese nationals and the French agreed.",
        "Beijing denied the report.",
        "Talks between Moscow and Kyiv failed.",
        "Neither Beijing nor Islamabad answered.",
        "Washington said nothing.",
        "They spoke of a letter from Beijing to Islamabad.",
        "Pakistan's foreign ministry replied.",
        "Jackson said so.",
        "Bank of America declined.",
        "Reading is fun, and mobile phones are not.",
        "He works for the U.S. government.",
        "The Texas senator spoke.",
        "Ohio Gov. Tom Vance spoke.",
        "Syria's foreign minister and Iran agreed with Russia.",
    ],
)
def test_people_bodies_peoples_and_governments_are_no_places(text: str) -> None:
    assert words_of(text) == []


def test_a_person_whom_the_reader_knows_is_no_place() -> None:
    assert read("In the end Paris Hilton met Chelsea Clinton.", people=("Paris Hilton", "Chelsea Clinton")) == ()


@pytest.mark.parametrize(
    "text", ["Beijing denied it. In Beijing, shops closed.", "Moscow lied. Thousands marched in Moscow."]
)
def test_a_capital_is_a_place_where_something_happens_in_it(text: str) -> None:
    assert len(read(text)) == 1


def test_places_without_an_entry_are_known_by_their_surroundings() -> None:
    text = "In the village of Brenn, soldiers shot two men. Fighting spread in Vell province. In Brenn, people fled."
    readings = read(text)
    assert [(reading.words.of(text), reading.place) for reading in readings] == [
        ("the village of Brenn", None),
        ("Vell province", None),
        ("Brenn", None),
    ]
    assert [reading.precision for reading in readings] == [SETTLEMENT, REGION, SETTLEMENT]


def test_a_place_without_an_entry_lies_where_its_expression_says() -> None:
    text = "A convoy was hit in Brenn, Khyber Pakhtunkhwa, on Tuesday."
    (reading,) = read(text)
    assert reading.words.of(text) == "Brenn, Khyber Pakhtunkhwa"
    assert reading.precision is SETTLEMENT
    assert reading.place is not None
    assert (reading.place.country, reading.place.region, reading.place.settlement) == ("PK", "Khyber Pakhtunkhwa", None)
    assert "lie in" in reading.resolved.reason


def test_a_place_that_the_reader_knows_counts_where_it_is_said_to_be_one() -> None:
    text = "They met in Keldmark. Keldmark agreed."
    assert [reading.words.of(text) for reading in read(text, places=("Keldmark",))] == ["Keldmark"]


def test_a_dateline_is_a_place() -> None:
    for text in ("KARACHI, Pakistan — A bomb went off.", "KARACHI, Pakistan (AP) - A bomb went off."):
        assert words_of(text) == ["KARACHI, Pakistan"]
    assert words_of("BRENN, Vorland (AP) — Soldiers fired.") == ["BRENN"]


def test_text_in_capitals_is_read_by_its_prepositions_and_nouns() -> None:
    text = (
        "SAN SALVADOR, 3 JAN 90 -- A BOMB EXPLODED IN ZACAMIL NEIGHBORHOOD IN SAN SALVADOR. THREE MEN DIED IN PETEN "
        "DEPARTMENT, GUATEMALA. BOGOTA DENIED THIS. THE MINISTER MET OFFICIALS IN THE END."
    )
    assert words_of(text) == ["SAN SALVADOR", "ZACAMIL NEIGHBORHOOD IN SAN SALVADOR", "PETEN DEPARTMENT, GUATEMALA"]


@pytest.mark.parametrize(
    ("text", "country", "region", "settlement"),
    [
        ("They met in Paris, Texas.", "US", "Texas", "Paris"),
        ("They met in Paris.", "FR", "Île-de-France", "Paris"),
        ("They met in Tripoli. Lebanon and the Lebanese mourned.", "LB", "Liban-Nord", "Tripoli"),
        ("He was shot in Aleppo province.", "SY", "Aleppo", None),
        ("He was shot in Aleppo.", "SY", "Aleppo", "Aleppo"),
        ("They voted in Georgia, as in Alabama and Florida.", "US", "Georgia", None),
        ("They voted in Washington state.", "US", "Washington", None),
        ("They voted in Washington.", "US", "District of Columbia", "Washington"),
        ("He flew to Kiev from Saigon.", "UA", "Kyiv City", "Kyiv"),
        ("They live in the U.S. state of Ohio.", "US", "Ohio", None),
        ("They live in Sonoma County.", "US", "California", None),
    ],
)
def test_the_place_is_the_one_that_its_surroundings_speak_for(
    text: str, country: str, region: str | None, settlement: str | None
) -> None:
    place = place_of(text)
    assert (place.country, place.region, place.settlement) == (country, region, settlement)


def test_a_name_has_one_sense_in_an_article() -> None:
    text = "Police in Springfield, Illinois, held a man. In Springfield, a crowd gathered."
    assert place_of(text, 0) == place_of(text, 1)
    assert place_of(text).region == "Illinois"


def test_a_small_town_of_a_country_that_the_article_never_speaks_of_stays_blank() -> None:
    text = "El Salvador and Salvadoran troops fought in San Salvador. They came to Escalon in El Salvador's west."
    found = {reading.words.of(text): reading for reading in read(text, places=("Escalon",))}
    assert found["Escalon"].place is None
    assert found["Escalon"].runner_up is not None


def test_the_next_best_place_is_named() -> None:
    (reading,) = read("They met in Paris, Texas.")
    assert reading.runner_up is not None
    assert reading.runner_up.country == "FR"
    assert 0 < reading.resolved.confidence <= 1


def test_items_of_a_list_are_not_in_one_another() -> None:
    text = "They were sent to Iowa, Nevada, Ohio and Delaware."
    assert words_of(text) == ["Iowa", "Nevada", "Ohio", "Delaware"]
    assert {reading.precision for reading in read(text)} == {REGION}


def test_names_are_found_however_they_are_spelled() -> None:
    assert fold("Saint-Étienne") == fold("St. Etienne") == "saint etienne"
    assert fold("Port-au-Prince") == fold("port au prince")
    assert fold("Xi'an") == fold("Xi’an") == "xian"


def test_the_gazetteer_knows_countries_units_and_small_places() -> None:
    assert len(countries()) > 240
    assert capital_of()["kampala"] == "UG"
    assert region_name("PK.03") == "Khyber Pakhtunkhwa"
    assert region_name("PK") is None
    assert {entry.country for entry in named("punjab")} == {"IN", "PK"}
    assert any(entry.population < 1_000 for entry in named("ranrahirca"))
    assert named("no such place") == ()
