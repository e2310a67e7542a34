"""The two readers that are measured: the shipped one, and the full precision that it was made from."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from eval.reference_network import ReferenceNetwork
from onrecord.models import SHIPPED, describe
from onrecord.pipeline import Reader
from onrecord.types import ModelIdentity

__all__ = ["read_with_reference"]

WEIGHTS = Path(__file__).parents[1] / "training" / "weights" / "reader"


def read_with_reference() -> Reader:
    """A reader on the fp16 weights under training/, computed in fp32."""
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    shipped = describe().identity
    identity = ModelIdentity(f"{shipped.name}, full precision", shipped.sha256)
    return Reader(ReferenceNetwork(WEIGHTS, SHIPPED), tokenizer, identity)
