"""Who is who within an article, and the reason for each link."""

from __future__ import annotations

import pytest

from onrecord.types import MentionForm, SourceKind
from tests.statements import Resolved, Said, resolve, source_of

PEOPLE = (
    "Ilena Tarvos", "Tarvos", "Tomas Erling", "Erling", "Alda Wren", "Wren", "Oda Lind", "Lind", "Mary Smith", "Smith",
    "John Smith", "John Brown", "Brown",
)  # fmt: skip
BODIES = (
    "Sundrel Port Authority", "SPA", "MPA", "Organisation of Marrovian Dockers", "OMD", "Carrow Gas", "Carrow Gas Ltd",
    "Securities and Exchange Commission", "Ministry of Ports and Fisheries",
)  # fmt: skip
PLACES = ("Sundrel", "Marrovia", "Beijing", "Islamabad", "China", "Moscow", "Paris", "France")


def who(text: str, *said: tuple[str, str]) -> Resolved:
    """Resolve a text in which each source says something by its cue, in text order."""
    return resolve(text, *(Said(*pair) for pair in said), people=PEOPLE, bodies=BODIES, places=PLACES)


# Conjoined sources


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("neither Sundrel nor Marrovia", ["Sundrel", "Marrovia"]),
        ("neither Beijing nor Islamabad", ["Beijing", "Islamabad"]),
        ("Tomas Erling and Alda Wren", ["Tomas Erling", "Alda Wren"]),
        ("both Tomas Erling and Alda Wren", ["Tomas Erling", "Alda Wren"]),
        ("Tomas Erling, Alda Wren and Oda Lind", ["Tomas Erling", "Alda Wren", "Oda Lind"]),
        ("the source, and two other officials", ["the source", "two other officials"]),
        ("the interior and planning ministries", ["interior", "planning ministries"]),
        ("the minister and his deputy", ["the minister", "his deputy"]),
        ("police and prosecutors", ["police", "prosecutors"]),
        ("the company or its lawyers", ["company", "its lawyers"]),
        ("Carrow Gas and the Sundrel Port Authority", ["Carrow Gas", "Sundrel Port Authority"]),
        ("the mayor as well as three dock workers", ["the mayor", "three dock workers"]),
        ("two analysts, Tomas Erling and Alda Wren,", ["Tomas Erling", "Alda Wren"]),
    ],
)
def test_conjoined_sources_come_apart(words: str, parts: list[str]) -> None:
    found = who(f"Berth nine was closed, {words} said.", (words, "said"))
    assert found.spoken == [parts]
    assert found.speakers == [" ".join(f"s{number}" for number in range(1, len(parts) + 1))]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Securities and Exchange Commission", "Securities and Exchange Commission"),
        ("the Ministry of Ports and Fisheries", "Ministry of Ports and Fisheries"),
        ("Alda Wren, a lawyer for the family,", "Alda Wren"),
        ("Tomas Erling, the harbour master,", "Tomas Erling"),
        ("three or four officials", "three or four officials"),
        ("the minister for ports and fisheries", "the minister for ports and fisheries"),
        ("friends and family", "friends and family"),
    ],
)
def test_an_apposition_or_an_and_within_one_name_parts_nothing(words: str, name: str) -> None:
    assert who(f"Berth nine was closed, {words} said.", (words, "said")).spoken == [[name]]


def test_a_name_with_an_and_in_it_stays_whole_though_no_entity_was_found() -> None:
    assert source_of("Securities and Exchange Commission")[0].names == ["Securities and Exchange Commission"]


def test_two_ministries_that_share_their_noun_share_their_country() -> None:
    words = "France's interior and planning ministries"
    found = who(f"Berth nine was closed, {words} said.", (words, "said"))
    assert found.kinds == [SourceKind.NAMED_ORGANISATION, SourceKind.NAMED_ORGANISATION]
    assert [source.country and source.country.code for source in found.sources] == ["FR", "FR"]


def test_the_parts_of_a_conjoined_source_are_known_again_one_by_one() -> None:
    text = "Tomas Erling and Alda Wren said it was closed. Wren denied a deal. Erling was sure."
    found = who(text, ("Tomas Erling and Alda Wren", "said"), ("Wren", "denied"), ("Erling", "was sure"))
    assert found.speakers == ["s1 s2", "s2", "s1"]


# Names


def test_a_short_name_is_the_person_named_in_full() -> None:
    text = "Ilena Tarvos said it was closed. Tarvos said it would open."
    found = who(text, ("Ilena Tarvos", "said"), ("Tarvos", "said"))
    assert found.speakers == ["s1", "s1"]
    assert found.names == ["Ilena Tarvos"]
    link = found.link("Tarvos", 2)
    assert link.reason == "part of a name given in full"
    assert [found.of(words) for words in link.words] == ["Ilena Tarvos"]


def test_the_fullest_name_is_the_name_though_it_comes_late() -> None:
    text = "Tarvos said it was closed. Ilena Tarvos said it would open."
    found = who(text, ("Tarvos", "said"), ("Ilena Tarvos", "said"))
    assert found.speakers == ["s1", "s1"]
    assert found.names == ["Ilena Tarvos"]


def test_people_with_one_surname_and_other_given_names_are_two() -> None:
    text = "Mary Smith said it was closed. John Smith denied it. Mary Smith was sure."
    found = who(text, ("Mary Smith", "said"), ("John Smith", "denied"), ("Mary Smith", "was sure"))
    assert found.speakers == ["s1", "s2", "s1"]


def test_a_title_for_the_other_sex_makes_it_somebody_else() -> None:
    text = "John Brown said it was closed. Mr. Brown denied a deal. Mrs. Brown was sure."
    found = who(text, ("John Brown", "said"), ("Mr. Brown", "denied"), ("Mrs. Brown", "was sure"))
    assert found.speakers == ["s1", "s1", "s2"]
    assert found.names == ["John Brown", "Brown"]


@pytest.mark.parametrize(
    ("full", "short"), [("Sundrel Port Authority", "SPA"), ("Organisation of Marrovian Dockers", "OMD")]
)
def test_an_acronym_is_the_body_that_it_was_introduced_for(full: str, short: str) -> None:
    text = f"The {full} ({short}) said it was closed. The {short} denied a deal."
    found = who(text, (f"The {full}", "said"), (f"The {short}", "denied"))
    assert found.speakers == ["s1", "s1"]
    assert found.names == [full]


def test_an_acronym_that_does_not_fit_is_another_body() -> None:
    text = "The Sundrel Port Authority said it was closed. The MPA denied a deal."
    found = who(text, ("The Sundrel Port Authority", "said"), ("The MPA", "denied"))
    assert found.speakers == ["s1", "s2"]


# Appositions and roles


def test_a_description_after_the_name_is_the_persons() -> None:
    text = "Alda Wren, a lawyer for the family, said it was closed. The lawyer denied a deal. The attorney was sure."
    found = who(text, ("Alda Wren", "said"), ("The lawyer", "denied"), ("The attorney", "was sure"))
    assert found.speakers == ["s1", "s1", "s1"]
    assert found.mention("a lawyer").form is MentionForm.DESCRIPTION
    assert found.link("The lawyer").reason == "somebody of that role"
    assert found.link("The attorney").reason == "somebody of that role"


def test_a_name_after_the_description_is_the_persons() -> None:
    text = "The family's lawyer, Alda Wren, said it was closed. Wren denied a deal."
    found = who(text, ("The family's lawyer", "said"), ("Wren", "denied"))
    assert found.speakers == ["s1", "s1"]
    assert (found.names, found.kinds) == (["Alda Wren"], [SourceKind.NAMED_PERSON])
    assert found.link("Alda Wren").reason == "a name beside the description"


@pytest.mark.parametrize(
    ("named", "role"),
    [
        ("Ministry spokeswoman Ilena Tarvos", "The spokesperson"),
        ("Marrovia's foreign minister, Tomas Erling,", "The minister"),
        ("Prime Minister Oda Lind", "The prime minister"),
        ("President Alda Wren", "The president"),
        ("Senator John Brown", "The senator"),
    ],
)
def test_a_role_is_the_last_person_of_that_role(named: str, role: str) -> None:
    text = f"{named} said it was closed. It rained. {role} denied a deal."
    found = who(text, (named, "said"), (role, "denied"))
    assert found.speakers == ["s1", "s1"]
    assert found.mention(role).form is MentionForm.DESCRIPTION
    assert found.link(role).confidence >= 0.6


def test_a_role_of_the_other_sex_is_somebody_else() -> None:
    text = "Spokeswoman Ilena Tarvos said it was closed. It rained. The boats left. The spokesman denied a deal."
    found = who(text, ("Spokeswoman Ilena Tarvos", "said"), ("The spokesman", "denied"))
    assert found.speakers == ["s1", "s2"]
    assert found.kinds == [SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON]


def test_a_role_of_another_country_is_somebody_else() -> None:
    text = "French minister Mary Smith said it was closed. The German minister denied a deal."
    found = who(text, ("French minister Mary Smith", "said"), ("The German minister", "denied"))
    assert found.speakers == ["s1", "s2"]


# Pronouns


@pytest.mark.parametrize(
    ("first", "second"), [("Mary Smith", "John Brown"), ("John Brown", "Mary Smith"), ("Mrs. Lind", "Mr. Erling")]
)
def test_he_and_she_go_by_the_sex_that_names_and_titles_tell(first: str, second: str) -> None:
    text = f"{first} met {second} on Friday. She said it was closed. He denied a deal."
    found = who(text, ("She", "said"), ("He", "denied"))
    woman, man = (first, second) if first.startswith("M") and first != "Mr. Erling" else (second, first)
    assert found.spoken == [[woman.removeprefix("Mrs. ")], [man.removeprefix("Mr. ")]]
    assert found.mention("She").form is MentionForm.PRONOUN
    assert found.link("She").reason == "the person most at hand"


def test_she_goes_by_the_sex_that_a_role_tells() -> None:
    text = "Spokeswoman Ilena Tarvos met John Brown. She said it was closed."
    assert who(text, ("She", "said")).spoken == [["Ilena Tarvos"]]


def test_a_pronoun_whom_nobody_fits_stays_apart() -> None:
    text = "Mary Smith arrived on Friday. He said it was closed."
    found = who(text, ("He", "said"))
    assert (found.names, found.kinds) == (["He"], [SourceKind.UNNAMED_PERSON])
    assert found.mention("He").link is None


def test_who_is_the_antecedent_right_before_it() -> None:
    text = "Oda Lind met Mary Smith, who said it was closed."
    found = who(text, ("who", "said"))
    assert found.spoken == [["Mary Smith"]]
    assert found.link("who").reason == "the antecedent right before it"


def test_who_brings_in_an_antecedent_without_a_name() -> None:
    found = who("They met a harbour pilot who said it was closed.", ("who", "said"))
    assert (found.names, found.kinds) == (["a harbour pilot"], [SourceKind.UNNAMED_PERSON])


def test_who_brings_in_a_name_that_was_not_found_before() -> None:
    found = resolve("They met Mary Smith, who said it was closed.", Said("who", "said"))
    assert (found.names, found.kinds) == (["Mary Smith"], [SourceKind.NAMED_PERSON])


def test_which_is_the_text_right_before_it() -> None:
    found = who("The survey, which said that it was closed, was old.", ("which", "said"))
    assert (found.names, found.kinds) == (["The survey"], [SourceKind.DATA])


def test_a_possessive_is_the_person_whose_view_it_is() -> None:
    found = who("Mary Smith arrived on Friday. In her view it was closed.", ("her", "view"))
    assert found.spoken == [["Mary Smith"]]
    assert found.mention("her").form is MentionForm.PRONOUN


def test_they_are_the_last_people_and_it_the_last_body() -> None:
    text = "Two dock workers said it was closed. They denied a deal. Carrow Gas Ltd denied a deal. It gave no date."
    found = who(text, ("Two dock workers", "said"), ("They", "denied"), ("Carrow Gas Ltd", "denied"), ("It", "gave"))
    assert found.speakers == ["s1", "s1", "s2", "s2"]
    assert found.link("They").confidence <= 0.8


# First persons


def quoted(speaker: str, words: str, *inner: tuple[str, str]) -> Resolved:
    within = tuple(Said(*pair) for pair in inner)
    return resolve(f"{speaker} said: {words}", Said(speaker, "said", words, within=within), people=PEOPLE)


def test_i_in_a_quotation_is_the_one_who_is_quoted() -> None:
    found = quoted("Mary Smith", "“I believe that it is closed.”", ("I", "believe"))
    assert found.speakers == ["s1", "s1"]
    assert found.link("I").reason == "the first person of the one who is quoted"


@pytest.mark.parametrize("speaker", ["The foreign ministry", "Two officials"])
def test_we_in_a_quotation_is_the_body_or_the_people_who_are_quoted(speaker: str) -> None:
    assert quoted(speaker, "“We believe that it is closed.”", ("We", "believe")).speakers == ["s1", "s1"]


def test_we_of_one_person_stays_apart() -> None:
    found = quoted("Mary Smith", "“We believe that it is closed.”", ("We", "believe"))
    assert found.speakers == ["s1", "s2"]
    assert found.kinds == [SourceKind.NAMED_PERSON, SourceKind.UNNAMED_GROUP]


def test_i_in_a_quotation_that_nobody_speaks_is_one_person_without_a_name() -> None:
    found = who("“I believe that it is closed.” It rained.", ("I", "believe"))
    assert found.kinds == [SourceKind.UNNAMED_PERSON]


def test_in_a_transcript_i_has_the_turn_and_you_had_the_turn_before() -> None:
    text = (
        "Mary Smith: I think it is closed.\n\nJohn Brown: Do you think it will open?\n\n"
        "Mary Smith: I said that it will.\n\nJohn Brown: I hope so.\n"
    )
    found = who(text, ("I", "think"), ("you", "think"), ("I", "said"), ("I", "hope"))
    assert found.spoken == [["Mary Smith"], ["Mary Smith"], ["Mary Smith"], ["John Brown"]]
    assert found.link("you").reason == "whom the speaker answers"


# Governments and counterparts


def test_a_capital_and_its_country_are_one_government() -> None:
    text = "Beijing said it was closed. China denied a deal. Paris was silent."
    found = who(text, ("Beijing", "said"), ("China", "denied"), ("Paris", "was silent"))
    assert found.speakers == ["s1", "s1", "s2"]
    assert [source.country and source.country.code for source in found.sources] == ["CN", "FR"]
    assert found.link("China").reason == "the same government"


def test_a_seat_of_power_and_the_capital_are_one_government() -> None:
    text = "The Kremlin said it was closed. Moscow denied a deal."
    found = who(text, ("The Kremlin", "said"), ("Moscow", "denied"))
    assert found.speakers == ["s1", "s1"]
    assert found.names == ["Kremlin"]


def test_a_counterpart_is_whoever_has_that_role_for_that_country() -> None:
    text = (
        "German foreign minister Mary Smith met French foreign minister Tomas Erling. Smith said it was closed. "
        "Her French counterpart denied a deal."
    )
    found = who(text, ("Smith", "said"), ("Her French counterpart", "denied"))
    assert found.spoken == [["Mary Smith"], ["Tomas Erling"]]
    assert found.link("Her French counterpart").confidence <= 0.5


def test_a_counterpart_whom_the_article_does_not_name_is_somebody_of_that_country() -> None:
    text = "German foreign minister Mary Smith said it was closed. Her French counterpart denied a deal."
    found = who(text, ("German foreign minister Mary Smith", "said"), ("Her French counterpart", "denied"))
    assert found.kinds == [SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON]
    assert [source.country and source.country.code for source in found.sources] == ["DE", "FR"]


# Texts and bodies


def test_the_report_is_the_report_mentioned_before() -> None:
    text = "A report by the port authority said it was closed. The report gave no date."
    found = who(text, ("A report by the port authority", "said"), ("The report", "gave"))
    assert found.speakers == ["s1", "s1"]
    assert found.kinds == [SourceKind.DOCUMENT]


def test_another_report_is_another() -> None:
    text = "A report by the port authority said it was closed. Another report gave no date."
    assert who(text, ("A report by the port authority", "said"), ("Another report", "gave")).speakers == ["s1", "s2"]


def test_the_company_is_the_body_named_last() -> None:
    text = "Carrow Gas Ltd said it was closed. The company denied a deal."
    found = who(text, ("Carrow Gas Ltd", "said"), ("The company", "denied"))
    assert found.speakers == ["s1", "s1"]
    assert (found.names, found.link("The company").confidence) == (["Carrow Gas Ltd"], 0.6)


def test_a_ministry_is_known_by_the_end_of_its_name_and_another_is_another() -> None:
    text = (
        "The French foreign ministry said it was closed. The foreign ministry denied it. The defence ministry agreed."
    )
    found = who(
        text, ("The French foreign ministry", "said"), ("The foreign ministry", "denied"),
        ("The defence ministry", "agreed"),
    )  # fmt: skip
    assert found.speakers == ["s1", "s1", "s2"]


# The unnamed


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("One official", "Another official"), ("A senior official", "A senior official"), ("Officials", "Officials"),
        ("The first official", "The second official"), ("An aide", "An official"), ("Two officials", "Three officials"),
    ],
)  # fmt: skip
def test_the_unnamed_stay_apart_where_nothing_says_that_they_are_the_same(first: str, second: str) -> None:
    found = who(f"{first} said it was closed. {second} denied a deal.", (first, "said"), (second, "denied"))
    assert found.speakers == ["s1", "s2"]
    assert [mention.link for source in found.sources for mention in source.mentions] == [None, None]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A harbour official", "The official"), ("Two officials", "The officials"), ("A harbour pilot", "the pilot"),
        ("The first official", "The first official"),
    ],
)  # fmt: skip
def test_the_takes_up_the_unnamed_person_or_people_before(first: str, second: str) -> None:
    found = who(f"{first} said it was closed. Later {second} denied a deal.", (first, "said"), (second, "denied"))
    assert found.speakers == ["s1", "s1"]
    assert found.names == [first]


def test_the_first_of_two_officials_is_known_again() -> None:
    text = "The first official said it was closed. The second official denied it. The first official was sure."
    found = who(text, ("The first official", "said"), ("The second official", "denied"), ("The first official", "was"))
    assert found.speakers == ["s1", "s2", "s1"]


def test_a_bare_new_name_right_after_an_indefinite_description_is_linked_with_doubt() -> None:
    text = "A spokesperson said it was closed. Tarvos denied a deal."
    found = who(text, ("A spokesperson", "said"), ("Tarvos", "denied"))
    assert found.speakers == ["s1", "s1"]
    assert (found.names, found.kinds) == (["Tarvos"], [SourceKind.NAMED_PERSON])
    assert found.link("Tarvos").confidence <= 0.5
    assert [found.of(words) for words in found.link("Tarvos").words] == ["A spokesperson"]


@pytest.mark.parametrize(
    ("described", "named"),
    [
        ("A spokesperson, who asked not to be named,", "Tarvos"),
        ("A spokesperson", "Captain John Brown"),
        ("One official", "Tarvos"),
        ("Two officials", "Tarvos"),
    ],
)
def test_a_new_name_is_not_given_to_the_unnamed_against_their_wish_their_number_or_its_own_role(
    described: str, named: str
) -> None:
    found = who(f"{described} said it was closed. {named} denied a deal.", (described, "said"), (named, "denied"))
    assert found.speakers == ["s1", "s2"]


# Reasons


STORY = (
    "Prime Minister Oda Lind said it was closed. Two officials, who asked not to be named, said so too. "
    "She denied a deal. The officials denied it. The prime minister told Mary Smith, who agreed, that Beijing knew. "
    "“I am sure,” Lind said. The Sundrel Port Authority (SPA) disagreed, and the SPA gave a date."
)


def test_every_link_but_the_first_mention_carries_a_reason_and_its_words() -> None:
    found = who(
        STORY, ("Prime Minister Oda Lind", "said"), ("Two officials, who asked not to be named,", "said"),
        ("She", "denied"), ("The officials", "denied"), ("The prime minister", "told"), ("who", "agreed"),
        ("Beijing", "knew"), ("Lind", "said"), ("The Sundrel Port Authority", "disagreed"), ("the SPA", "gave"),
    )  # fmt: skip
    assert found.speakers == ["s1", "s2", "s1", "s2", "s1", "s3", "s4", "s1", "s5", "s5"]
    for source in found.sources:
        first, *others = source.mentions
        assert first.link is None
        for mention in others:
            assert mention.link is not None
            assert mention.link.reason
            assert mention.link.words
            assert 0 < mention.link.confidence <= 1


def test_an_article_that_names_nobody_as_a_source_has_no_sources() -> None:
    found = who("Mary Smith arrived. It was said that it was closed.", ("", "was said"))
    assert found.sources == ()
    assert found.speakers == [""]


def test_a_relative_belongs_to_the_words_before_it_rather_than_to_a_name_further_off() -> None:
    text = "The berth was closed by Tomas Erling, and it was watched by passers-by who thought it fair."
    assert who(text, ("who", "thought")).spoken == [["passers-by"]]


def test_a_man_is_no_role_but_a_widow_is() -> None:
    text = "Local man Tomas Erling said that the berth was closed. Local widow Alda Wren denied it."
    found = who(text, ("Local man Tomas Erling", "said"), ("Local widow Alda Wren", "denied"))
    assert [found.of(source.role) for source in found.sources] == [None, "widow"]
    assert found.source(0).affiliation is None


def test_a_noun_of_standing_means_the_one_whom_the_copy_has_named() -> None:
    text = "Tomas Erling toured the docks on Friday. He shook hands. The shipping magnate said the port was safe."
    found = who(text, ("The shipping magnate", "said"))
    assert found.sources[0].kind is SourceKind.NAMED_PERSON
    assert found.of(found.sources[0].name) == "Tomas Erling"


def test_a_source_and_somebodys_aide_stay_without_a_name() -> None:
    text = "Tomas Erling toured the docks on Friday. The source said it was closed. Erling's aide denied it."
    found = who(text, ("The source", "said"), ("Erling's aide", "denied"))
    assert [source.kind for source in found.sources] == [SourceKind.UNNAMED_PERSON] * 2


def test_nobody_speaks_of_himself_as_the_minister() -> None:
    text = 'Opposition leader Dorian Vesk spoke. "The minister said it was closed," Vesk said.'
    found = who(text, ("The minister", "said it"), ("Vesk", "said."))
    assert found.speakers[0] != found.speakers[1]


def test_an_office_in_the_headline_is_whoever_is_named_in_it_further_down() -> None:
    text = "Harbour chief quits\n\nThe port will be closed.\n\nThe harbour chief, Oda Lind, said it was over."
    found = who(text, ("Harbour chief", "quits"), ("Oda Lind", "said"))
    assert found.speakers == ["s1", "s1"]


def test_they_are_people_whom_no_source_has_brought_in() -> None:
    text = "Carrow Gas Ltd closed the quay. The dock workers stayed at home, and they said it was no strike."
    found = who(text, ("they", "said"))
    assert found.link("they").reason == "those most at hand"
    assert found.mention("The dock workers").form is MentionForm.DESCRIPTION


def test_nobody_of_whom_only_others_talk_is_he_who_speaks() -> None:
    text = 'Tomas Erling spoke on Friday. It rained. "I am no traitor," he said.'
    found = who(text, ("he", "said"))
    assert found.sources[0].kind is SourceKind.NAMED_PERSON
