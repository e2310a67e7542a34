"""Count how words are cased in mixed-case news, for onrecord.text.casing: its lists of words, and its constants.

    python -m training.casing CORPORA    writes src/onrecord/text/lexicons/casing_*.txt, prints the constants
    python -m training.casing CORPORA --measure    restores PolNeAR dev from capitals, prints accuracy by word

Words at the opening of a sentence say nothing of their habit and are not counted.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

from onrecord.text import casing
from onrecord.text.casing import restore_case
from training.corpora import read_bodies, read_polnear
from training.gum import read_gum_documents

__all__ = ["count", "main"]

_FOLDER = Path(casing.__file__).parent / "lexicons"
_PACKAGE = _FOLDER.parent.parent
_NAMES = frozenset(["countries", "nicknames", "organisations", "outlets", "seats"])  # lexicons of names
_FEWEST = 3  # times a word is seen, for its habit to be sure
_FEWEST_PAIRS = 4  # times two words are seen beside each other
_PAIR = 0.8  # share in which both are titled
_LOWER, _MOSTLY, _EITHER = 0.97, 0.7, 0.25  # share in small letters, from which a word is on the list
_SMOOTHING = 1e-4
_ACRONYM = 0.5  # share in capitals
_HEADERS = {
    "lower": "Words that are in small letters nearly always",
    "mostly_lower": "Words that are in small letters mostly",
    "either": "Words that are in small letters in part, in names in part",
    "acronym": "Words that are in capitals mostly",
    "pairs": "Two words that are titled together mostly, though one of them is in small letters elsewhere",
}
_Counts = dict[str, Counter[str]]


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--measure", action="store_true")
    arguments = parser.parse_args()
    if arguments.measure:
        for line in measure(article.text for article in read_polnear(arguments.corpora / "polnear/dev.jsonl.gz")):
            print(line)
        return
    words, steps, pairs = count(_texts(arguments.corpora))
    lists = dict.fromkeys((word for word in _entries() if word not in words), "mostly_lower") | _lists(words)
    kept = _underived(lists)
    kept |= {pair: "pairs" for pair, cases in pairs.items() if _is_name(pair, cases, lists)}
    for name, header in _HEADERS.items():
        entries = sorted(word for word, list_ in kept.items() if list_ == name)
        content = f"# {header}; counted by training/casing.py.\n" + "".join(f"{entry}\n" for entry in entries)
        (_FOLDER / f"casing_{name}.txt").write_text(content, encoding="utf-8")
        print(f"{name}: {len(entries)} words")
    for line in _constants(words, steps, lists):
        print(line)


def _texts(corpora: Path) -> Iterator[str]:
    for article in read_polnear(corpora / "polnear/train.jsonl.gz"):
        yield article.text
    yield from read_bodies(corpora / "fnc1/bodies.csv.gz")
    for document in read_gum_documents(corpora / "gum/train.conllu.gz"):
        yield document.text


def _entries() -> Iterator[str]:
    """Words of the package's own lexicons, but for those of names: rare words that the corpora may not have."""
    for path in sorted(_PACKAGE.glob("*/lexicons/*.txt")):
        if path.parent != _FOLDER and path.stem not in _NAMES:
            lines = path.read_text(encoding="utf-8").splitlines()
            yield from (line for line in lines if line.isalpha() and line.islower() and len(line) > 1)


def count(texts: Iterable[str]) -> tuple[_Counts, _Counts, _Counts]:
    """How often each word has each case within sentences, each case follows each, and two words have two cases."""
    words: _Counts = defaultdict(Counter)
    steps: _Counts = defaultdict(Counter)
    pairs: _Counts = defaultdict(Counter)
    for text in texts:
        if casing.is_in_capitals(text):
            continue
        before, previous = "", ""
        for word in casing.find_words(text):
            case, plain = _case(word.text), word.plain
            if word.opens:
                before = ""
                continue
            words[plain][case] += 1
            if before and word.gap in (" ", "-"):
                steps[before][case] += 1
                pairs[f"{previous} {plain}"][f"{before} {case}"] += 1
            before, previous = case, plain
    return words, steps, pairs


def _case(word: str) -> str:
    if word.islower():
        return "lower"
    return "upper" if len(word) > 1 and word.isupper() else "title"


def _lists(words: _Counts) -> dict[str, str]:
    """The list that each word is on; none for what is a name mostly."""
    lists = {}
    for word, cases in words.items():
        total = sum(cases.values())
        share = cases["lower"] / total
        if len(word) == 1:
            continue
        if cases["upper"] / total >= _ACRONYM:
            lists[word] = "acronym"
        elif share >= _EITHER:
            is_sure = share >= _LOWER and total >= _FEWEST
            lists[word] = "lower" if is_sure else "mostly_lower" if share >= _MOSTLY else "either"
    return lists


def _underived(lists: dict[str, str]) -> dict[str, str]:
    """The lists without words whose own list can be told from a shorter word that they are a form of."""
    kept: dict[str, str] = {}
    for word in sorted(lists, key=len):
        if not (lists[word].endswith("lower") and any(kept.get(stem) == "lower" for stem in casing.stems(word))):
            kept[word] = lists[word]
    return kept


def _is_name(pair: str, cases: Counter[str], lists: dict[str, str]) -> bool:
    total = cases.total()
    is_titled = total >= _FEWEST_PAIRS and cases["title title"] / total >= _PAIR
    return is_titled and any(lists.get(word, "").endswith(("lower", "either")) for word in pair.split())


def _constants(words: _Counts, steps: _Counts, lists: dict[str, str]) -> Iterator[str]:
    """Log-likelihoods: of each case on a list, up to what is the same for every case; of a step, against no step."""
    order = ("lower", "title", "upper")
    by_list: _Counts = defaultdict(Counter)
    for word, cases in words.items():
        by_list[lists.get(word, "unlisted")].update(cases)
    total: Counter[str] = Counter()
    for cases in by_list.values():
        total.update(cases)
    everything = sum(total.values())
    for name, cases in by_list.items():
        size = sum(cases.values())
        scores = [log(cases[case] / size + _SMOOTHING) for case in order]
        yield f"{name}: {[round(score - max(scores), 1) for score in scores]}"
    for before in order:
        size = sum(steps[before].values())
        shares = [(steps[before][case] / size, total[case] / everything) for case in order]
        yield f"{before}: {[round(log(share / by_itself), 1) for share, by_itself in shares]}"


def measure(texts: Iterable[str]) -> Iterator[str]:
    """Restore texts from capitals; how many words come out as they were, and how many of each case."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text in texts:
        restored = restore_case(text.upper()) if len(text.upper()) == len(text) else text
        for word in casing.find_words(text):
            case = _case(word.text)
            total[case] += 1
            right[case] += restored[word.start : word.start + len(word.text)] == word.text
    yield f"all words {100 * right.total() / total.total():.1f} of {total.total()}"
    for case in ("lower", "title", "upper"):
        yield f"{case:<9} {100 * right[case] / total[case]:.1f} of {total[case]}"


if __name__ == "__main__":
    main()
