"""MUC-4's readers and scorer, on templates of our own."""

from __future__ import annotations

from datetime import date

import pytest

from eval.muc4.assignment import assign
from eval.muc4.comparing import Grade, compare
from eval.muc4.keys import KeyFormatError, read_fill, read_keys
from eval.muc4.scoring import Counts, align, score
from eval.muc4.templates import MEASURED, Fill, Reading, Slot, Template, fill
from eval.muc4.texts import read_texts

KEY = r"""
;; the harbour is out of scope
0.  MESSAGE: ID                     DEV-MUC3-9001 (ABC, DEF)
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  (03 JAN 90) / (- 03 JAN 90)
3.  INCIDENT: LOCATION              PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         *
9.  PERP: INDIVIDUAL ID             "ARMED \"ANGLERS\"" /
                                    "ANGLERS"
10. PERP: ORGANIZATION ID           "ANGLERS' FRONT" / "AF"
11. PERP: ORGANIZATION CONFIDENCE   POSSIBLE / SUSPECTED OR ACCUSED: "ANGLERS' FRONT" / "AF"
18. HUM TGT: NAME                   "ROSA QUIN"
;;; name checked
19. HUM TGT: DESCRIPTION            "BAKER": "ROSA QUIN"
                                    ? "CUSTOMERS"
21. HUM TGT: NUMBER                 1: "ROSA QUIN"
                                    ? PLURAL / 5-: "CUSTOMERS"
22. HUM TGT: FOREIGN NATION         -
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "ROSA QUIN"
                                    NO INJURY OR DEATH: "-"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     DEV-MUC3-9001 (ABC, DEF)
1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
2.  INCIDENT: DATE                   -
3.  INCIDENT: LOCATION              (PERU: LIMA (CITY)) / (PERU)
4.  INCIDENT: TYPE                  ATTACK

0.  MESSAGE: ID                     DEV-MUC3-9002 (ABC)
1.  MESSAGE: TEMPLATE                *
2.  INCIDENT: DATE                   *
"""


def template(**slots: list[Fill] | Fill) -> Template:
    fills = {Slot[name.upper()]: tuple(given) if isinstance(given, list) else (given,) for name, given in slots.items()}
    return Template("DEV-MUC3-9001", fills)


def bombing(**more: list[Fill] | Fill) -> Template:
    slots: dict[str, list[Fill] | Fill] = {
        "type": fill("BOMBING"),
        "date": fill("03 JAN 90"),
        "location": fill("PERU: LIMA (CITY)"),
        "hum_name": fill("ROSA QUIN"),
        "hum_number": fill("1", "ROSA QUIN"),
        "hum_effect": fill("DEATH", "ROSA QUIN"),
    }
    return template(**{**slots, **more})


class TestReadingKeys:
    def test_an_irrelevant_text_has_no_templates(self) -> None:
        keys = read_keys(KEY.splitlines())
        assert [(name, len(templates)) for name, templates in keys.items()] == [
            ("DEV-MUC3-9001", 2),
            ("DEV-MUC3-9002", 0),
        ]

    def test_a_template_in_doubt_is_optional(self) -> None:
        assert [found.is_optional for found in read_keys(KEY.splitlines())["DEV-MUC3-9001"]] == [False, True]

    def test_readings_may_stand_in_brackets(self) -> None:
        first, second = read_keys(KEY.splitlines())["DEV-MUC3-9001"]
        assert [r.value for r in first.of(Slot.DATE)[0].readings] == ["03 JAN 90", "- 03 JAN 90"]
        assert [r.value for r in second.of(Slot.LOCATION)[0].readings] == ["PERU: LIMA (CITY)", "PERU"]
        assert second.of(Slot.DATE) == ()

    def test_a_line_that_ends_with_a_slash_goes_on(self) -> None:
        (found,) = read_keys(KEY.splitlines())["DEV-MUC3-9001"][0].of(Slot.PERP_INDIVIDUAL)
        assert [reading.value for reading in found.readings] == ['ARMED "ANGLERS"', "ANGLERS"]

    def test_values_and_referents_are_parted_by_the_colon(self) -> None:
        (found,) = read_keys(KEY.splitlines())["DEV-MUC3-9001"][0].of(Slot.PERP_CONFIDENCE)
        both = ("ANGLERS' FRONT", "AF")
        assert found.readings == (Reading("POSSIBLE", both), Reading("SUSPECTED OR ACCUSED", both))

    def test_a_comment_does_not_end_a_slot(self) -> None:
        wanted = read_keys(KEY.splitlines())["DEV-MUC3-9001"][0].of(Slot.HUM_DESCRIPTION)
        assert [found.is_optional for found in wanted] == [False, True]

    def test_the_dummy_referent_is_none(self) -> None:
        wanted = read_keys(KEY.splitlines())["DEV-MUC3-9001"][0].of(Slot.HUM_EFFECT)
        assert wanted[1].readings == (Reading("NO INJURY OR DEATH"),)

    @pytest.mark.parametrize("line", ["-", "*", "", "  *", "? -", '"-"'])
    def test_null_fills_are_none(self, line: str) -> None:
        assert read_fill(Slot.HUM_NAME, line) is None

    def test_a_fill_that_may_be_null_is_optional(self) -> None:
        assert read_fill(Slot.HUM_NATION, 'PERU / -: "BAKERS"') == Fill((Reading("PERU", ("BAKERS",)),), True)

    def test_readings_may_each_have_their_referent(self) -> None:
        found = read_fill(Slot.HUM_DESCRIPTION, '"BAKER": "ROSA QUIN" / "COOK": "ROSA"')
        assert found == Fill((Reading("BAKER", ("ROSA QUIN",)), Reading("COOK", ("ROSA",))))

    def test_a_file_without_messages_is_refused(self) -> None:
        with pytest.raises(KeyFormatError):
            read_keys(["nothing of the sort"])


class TestReadingTexts:
    def test_texts_are_parted_by_their_names(self) -> None:
        lines = ["DEV-MUC3-9001 (ABC)", "", "   LIMA, 3 JAN 90 (XYZ) -- [TEXT] A.", "B.", "", "TST9-MUC4-0001", "C."]
        first, second = read_texts(line + "\n" for line in lines)
        assert (first.name, first.city, first.published) == ("DEV-MUC3-9001", "LIMA", date(1990, 1, 3))
        assert first.text == "   LIMA, 3 JAN 90 (XYZ) -- [TEXT] A.\nB."
        assert (second.name, second.text, second.published) == ("TST9-MUC4-0001", "C.", None)

    @pytest.mark.parametrize(
        ("dateline", "city", "country", "published"),
        [
            ("HAVANA (CUBA), 15 NOV 89 (XYZ)", "HAVANA", "CUBA", date(1989, 11, 15)),
            ("NO CITY (PERU), NO DATE", None, "PERU", None),
            ("PERTH (AUSTRALIA), JUNE 11 89 (XYZ)", "PERTH", "AUSTRALIA", date(1989, 6, 11)),
            ("LIMA, 7 FEB (XYZ)", "LIMA", None, None),
            ("LIMA, 31 NOV 89", "LIMA", None, None),
        ],
    )
    def test_datelines(self, dateline: str, city: str | None, country: str | None, published: date | None) -> None:
        (found,) = read_texts(["TST9-MUC4-0001", f"   {dateline} -- [TEXT] A."])
        assert (found.city, found.country, found.published) == (city, country, published)


class TestComparing:
    @pytest.mark.parametrize(
        ("slot", "key", "response", "grade"),
        [
            (Slot.TYPE, "BOMBING", "BOMBING", Grade.RIGHT),
            (Slot.TYPE, "BOMBING", "ATTACK", Grade.PARTIAL),
            (Slot.TYPE, "BOMBING", "ARSON", Grade.WRONG),
            (Slot.PERP_CONFIDENCE, "SUSPECTED OR ACCUSED BY AUTHORITIES", "SUSPECTED OR ACCUSED", Grade.PARTIAL),
            (Slot.PERP_CONFIDENCE, "POSSIBLE", "REPORTED AS FACT", Grade.WRONG),
            (Slot.DATE, "03 JAN 90", "3 JAN 90", Grade.RIGHT),
            (Slot.DATE, "- 03 JAN 90", "-3 JAN 90", Grade.RIGHT),
            (Slot.DATE, "03 JAN 90", "- 03 JAN 90", Grade.PARTIAL),
            (Slot.DATE, "02 JAN 90 - 04 JAN 90", "03 JAN 90", Grade.PARTIAL),
            (Slot.DATE, "02 JAN 90", "- 03 JAN 90", Grade.WRONG),
            (Slot.DATE, "02 JAN 90", "03 JAN 90", Grade.WRONG),
            (Slot.DATE, "11 NOV", "11 NOV 89", Grade.RIGHT),
            (Slot.LOCATION, "PERU: LIMA (CITY)", "PERU: LIMA (TOWN)", Grade.RIGHT),
            (Slot.LOCATION, "PERU: LIMA (CITY)", "PERU: LIMA (DEPARTMENT)", Grade.PARTIAL),
            (Slot.LOCATION, "PERU: LIMA (CITY)", "PERU", Grade.PARTIAL),
            (Slot.LOCATION, "PERU: LIMA (CITY): RIMAC (NEIGHBORHOOD)", "PERU: LIMA (CITY)", Grade.PARTIAL),
            (Slot.LOCATION, "PERU: LIMA (CITY)", "PERU: CUSCO (CITY)", Grade.WRONG),
            (Slot.LOCATION, "PERU: LIMA (CITY)", "CHILE: LIMA (CITY)", Grade.WRONG),
            (Slot.HUM_NUMBER, "6-", "6-", Grade.RIGHT),
            (Slot.HUM_NUMBER, "7 -", "7-", Grade.RIGHT),
            (Slot.HUM_NUMBER, "6-", "6", Grade.PARTIAL),
            (Slot.HUM_NUMBER, "~6", "6", Grade.PARTIAL),
            (Slot.HUM_NUMBER, "5-8", "6", Grade.PARTIAL),
            (Slot.HUM_NUMBER, "- 15", "12", Grade.PARTIAL),
            (Slot.HUM_NUMBER, "6", "7", Grade.WRONG),
            (Slot.HUM_NUMBER, "PLURAL", "6", Grade.WRONG),
            (Slot.HUM_NATION, "GERMANY", "WEST GERMANY", Grade.RIGHT),
            (Slot.HUM_EFFECT, "NO INJURY", "NO INJURY OR DEATH", Grade.WRONG),
            (Slot.HUM_DESCRIPTION, "BAKERS", "THE BAKERS OF LIMA", Grade.RIGHT),
            (Slot.HUM_DESCRIPTION, "BAKERS", "BAKERS' UNION", Grade.PARTIAL),
            (Slot.HUM_NAME, "ROSA QUIN", "ROSA", Grade.PARTIAL),
            (Slot.HUM_NAME, "ROSA QUIN", "PABLO QUIN", Grade.WRONG),
        ],
    )
    def test_grades(self, slot: Slot, key: str, response: str, grade: Grade) -> None:
        assert compare(slot, fill(key), fill(response)) is grade

    def test_the_best_reading_counts(self) -> None:
        key = Fill((Reading("PLURAL"), Reading("6")))
        assert compare(Slot.HUM_NUMBER, key, fill("6")) is Grade.RIGHT

    def test_a_fill_said_of_somebody_else_is_right_in_part(self) -> None:
        key = fill("DEATH", "ROSA QUIN")
        assert compare(Slot.HUM_EFFECT, key, fill("DEATH", "ROSA")) is Grade.RIGHT
        assert compare(Slot.HUM_EFFECT, key, fill("DEATH", "CUSTOMERS")) is Grade.PARTIAL
        assert compare(Slot.HUM_EFFECT, key, fill("INJURY", "ROSA QUIN")) is Grade.WRONG


class TestAssignment:
    def test_the_pairs_are_worth_most_together(self) -> None:
        assert assign([[5, 4], [4, 1]]) == [(0, 1), (1, 0)]

    def test_a_pair_that_is_worth_nothing_is_none(self) -> None:
        assert assign([[0, 0, 3], [0, 0, 2]]) == [(0, 2)]
        assert assign([[0], [1], [2]]) == [(2, 0)]

    def test_nobody_to_pair(self) -> None:
        assert assign([]) == []
        assert assign([[], []]) == []


class TestScoring:
    def test_a_key_against_itself_scores_100(self) -> None:
        keys = read_keys(KEY.splitlines())
        scores = score(keys, keys)
        assert scores.together(scores.all_templates).f1 == 100

    def test_an_empty_response_scores_0(self) -> None:
        scores = score(read_keys(KEY.splitlines()), {})
        total = scores.together(scores.all_templates)
        # type, date, place, number, two effects, confidence; the customers and the second template are optional
        assert (total.f1, total.possible, total.actual) == (0, 7, 0)

    def test_figures_are_those_worked_out_by_hand(self) -> None:
        found = bombing(
            date=fill("- 03 JAN 90"),  # in part
            location=fill("PERU: CUSCO (CITY)"),  # wrong
            hum_number=[fill("1", "ROSA QUIN"), fill("2", "CUSTOMERS")],  # right and spurious
            hum_effect=[],  # missing
        )
        scores = score({"m": (bombing(),)}, {"m": (found,)})
        total = scores.together(scores.all_templates)
        assert total == Counts(correct=2, partial=1, incorrect=1, spurious=1, missing=1, noncommittal=2)
        assert (total.recall, total.precision) == (50, 50)
        assert scores.all_templates[Slot.HUM_NUMBER].f1 == pytest.approx(200 / 3)

    def test_spurious_templates_count_in_the_row_for_all(self) -> None:
        spurious = template(type=fill("ARSON"), date=fill("01 FEB 90"), location=fill("CHILE"))
        scores = score({"m": (bombing(),)}, {"m": (bombing(), spurious)})
        every, matched = scores.together(scores.all_templates), scores.together(scores.matched_missing)
        assert (every.recall, round(every.precision, 1)) == (100, 62.5)
        assert (matched.recall, matched.precision) == (100, 100)
        assert (scores.templates.correct, scores.templates.spurious) == (1, 1)

    def test_missing_templates_count_in_both_rows(self) -> None:
        scores = score({"m": (bombing(),)}, {"m": ()})
        assert scores.together(scores.matched_missing).missing == 5

    def test_an_optional_template_counts_only_where_it_is_found(self) -> None:
        doubtful = Template("DEV-MUC3-9001", bombing().fills, is_optional=True)
        assert score({"m": (doubtful,)}, {}).templates == Counts()
        assert score({"m": (doubtful,)}, {"m": (bombing(),)}).templates == Counts(correct=1)

    def test_a_template_that_must_be_found_goes_before_one_in_doubt(self) -> None:
        doubtful = Template("DEV-MUC3-9001", bombing().fills, is_optional=True)
        ((key, _),) = align((doubtful, bombing()), (bombing(),))
        assert key is not None
        assert not key.is_optional

    def test_templates_of_other_types_are_no_pair(self) -> None:
        assert len(list(align((bombing(),), (bombing(type=fill("ARSON")),)))) == 2
        assert len(list(align((bombing(),), (bombing(type=fill("ATTACK")),)))) == 1

    def test_templates_need_somebody_or_date_and_place_in_common(self) -> None:
        nobody: dict[str, list[Fill] | Fill] = {"hum_name": fill("PABLO RUIZ"), "hum_number": [], "hum_effect": []}
        assert len(list(align((bombing(),), (bombing(**nobody),)))) == 1
        assert len(list(align((bombing(),), (bombing(**nobody, date=fill("01 FEB 89")),)))) == 2

    def test_the_best_pairing_of_templates_is_taken(self) -> None:
        other = bombing(date=fill("05 JAN 90"), location=fill("PERU: CUSCO (CITY)"))
        pairs = list(align((bombing(), other), (other, bombing())))
        assert all(key == response for key, response in pairs)

    def test_what_is_optional_and_missing_costs_nothing(self) -> None:
        wanted = bombing(hum_nation=Fill((Reading("CHILE"),), is_optional=True))
        scores = score({"m": (wanted,)}, {"m": (bombing(),)})
        assert scores.all_templates[Slot.HUM_NATION] == Counts(noncommittal=1)

    def test_the_seven_slots_are_summed(self) -> None:
        assert len(MEASURED) == 7
        assert Slot.STAGE not in MEASURED
