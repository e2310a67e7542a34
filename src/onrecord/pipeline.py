"""From an article to its record: a pure function of the article and the model.

The reader holds the weights and nothing else; it reads windows one at a time, so that a record does not depend on what
else is read, in which order, or on how many threads.
"""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from onrecord.attribution import read_attributions
from onrecord.attribution.extraction import Settings
from onrecord.attribution.network import Network
from onrecord.attribution.onnx_network import OnnxNetwork, usable_threads
from onrecord.errors import ModelDamagedError
from onrecord.models import SHIPPED, describe
from onrecord.text import lay_out
from onrecord.types import Article, ModelIdentity, Record

__all__ = ["Reader"]


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
            raise ModelDamagedError(f"the weights in {folder} cannot be loaded: {str(error).splitlines()[0]}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return cls(network, tokenizer, description.identity)

    @property
    def identity(self) -> ModelIdentity:
        """The model that this reader reads with."""
        return self._identity

    def read(self, article: Article) -> Record:
        """The record of one article; any article will do, also one that attributes nothing."""
        layout = lay_out(article.text)
        attributions, entities = read_attributions(
            article.text, layout, self._network, self._tokenizer, self._settings
        )
        return Record(article, layout, attributions, entities, self._identity)
