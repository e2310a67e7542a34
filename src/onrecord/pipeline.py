"""From an article to its record: a pure function of the article and the model.

The reader holds the weights and nothing else; it reads windows one at a time, so that a record does not depend on what
else is read, in which order, or on how many threads.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.attribution import read_attributions
from onrecord.attribution.extraction import Settings
from onrecord.attribution.network import Network
from onrecord.attribution.onnx_network import OnnxNetwork, usable_threads
from onrecord.dates import article_date
from onrecord.errors import ModelDamagedError
from onrecord.incidents import find_incidents
from onrecord.ingest.plain import article_from_text
from onrecord.models import SHIPPED, describe
from onrecord.sources import resolve_sources
from onrecord.stance import find_nonanswers, link_answers, read_stances
from onrecord.text import is_in_capitals, lay_out, restore_case
from onrecord.types import Article, Attribution, Entity, ModelIdentity, Record, TextLayout

__all__ = ["Reader", "read"]


class Reader:
    """Reads articles with one model.

    Make one with `load` and use it for many articles; it may be shared by threads.
    """

    def __init__(
        self, network: Network, tokenizer: Tokenizer, identity: ModelIdentity, settings: Settings = Settings()
    ) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._identity = identity
        self._settings = settings

    @classmethod
    def load(cls, folder: Path = SHIPPED, *, threads: int | None = None) -> Reader:
        """Load a model, by default the one in the package.

        threads: for one article's reading; by default as many as the process has cores. The record is the same.
        Raises ModelMissingError or ModelDamagedError where the weights are not whole.
        """
        description = describe(folder)
        try:
            network = OnnxNetwork(folder, threads or usable_threads())
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # onnxruntime and tokenizers raise bare exceptions of their own
            reason = str(error).partition("\n")[0]
            raise ModelDamagedError(f"the weights in {folder} cannot be loaded: {reason}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(network, tokenizer, description.identity)

    @property
    def identity(self) -> ModelIdentity:
        """The model that this reader reads with."""
        return self._identity

    def find_attributions(self, text: str, layout: TextLayout) -> tuple[tuple[Attribution, ...], tuple[Entity, ...]]:
        """The first stage alone: a text's attributions and entities, nobody resolved and no stance read."""
        return read_attributions(text, layout, self._network, self._tokenizer, self._settings)

    def read(self, article: Article) -> Record:
        """The record of one article; any article will do, also one that attributes nothing."""
        text = restore_case(article.text) if is_in_capitals(article.text) else article.text  # of the same length
        layout = lay_out(text)
        attributions, entities = self.find_attributions(text, layout)
        attributions = find_nonanswers(text, layout, attributions)
        sources, attributions = resolve_sources(text, layout, attributions, entities)
        attributions = read_stances(text, layout, attributions)
        attributions = link_answers(text, layout, attributions)
        incidents = find_incidents(text, layout, attributions, entities, article_date(article))
        return Record(article, layout, attributions, sources, entities, self._identity, incidents)


def read(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    address: str | None = None,
    reader: Reader | None = None,
) -> Record:
    """Read one article that is at hand as text.

    text: becomes the canonical text as it stands, so that offsets into it are offsets into the record's text.
    title: by default the first line, where it looks like one. published: ISO 8601 date.
    reader: by default one with the model in the package, loaded once.
    Raises EmptyInputError where there is only white space, ModelError where the weights are not whole.
    """
    article = article_from_text(text, title=title, outlet=outlet, byline=byline, published=published, address=address)
    return (reader or _shipped_reader()).read(article)


@cache
def _shipped_reader() -> Reader:
    return Reader.load()
