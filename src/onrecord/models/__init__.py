"""The reader's weights as the package ships them: where they lie, what they are, and whether they are whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import ModelDamagedError, ModelMissingError
from onrecord.types import ModelIdentity

__all__ = ["SHIPPED", "ModelDescription", "ModelFile", "describe"]

SHIPPED = Path(__file__).parent / "reader"
_NEEDED = frozenset({"card.md", "model.json", "pieces.onnx", "roles.onnx", "tokenizer.json"})


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: name, size in bytes, SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelDescription:
    """A model whose files were held against their checksums.

    identity: its name, and the SHA-256 of its list of checksums, which names all files together.
    """

    folder: Path
    identity: ModelIdentity
    files: tuple[ModelFile, ...]

    def card(self) -> str:
        """The model card, in Markdown."""
        return (self.folder / "card.md").read_text(encoding="utf-8")


def describe(folder: Path = SHIPPED) -> ModelDescription:
    """Check a model's files against SHA256SUMS and say what it is.

    Raises ModelMissingError where a file is not there, ModelDamagedError where one differs from its checksum.
    """
    listing = folder / "SHA256SUMS"
    sums = _read(listing)
    try:
        pairs = [line.split("  ", 1) for line in sums.decode("ascii").splitlines()]
        expected = {name: digest for digest, name in pairs}
    except ValueError as error:
        raise ModelDamagedError(f"{listing} is not a list of checksums; {_REMEDY}") from error
    if lacking := sorted(_NEEDED - set(expected)):
        raise ModelDamagedError(f"{listing} does not list {lacking[0]}; {_REMEDY}")
    files = []
    for name, wanted in expected.items():
        content = _read(folder / name)
        if hashlib.sha256(content).hexdigest() != wanted:
            raise ModelDamagedError(f"{folder / name} differs from its checksum; {_REMEDY}")
        files.append(ModelFile(name, len(content), wanted))
    name = json.loads((folder / "model.json").read_text(encoding="utf-8"))["name"]
    return ModelDescription(folder, ModelIdentity(name, hashlib.sha256(sums).hexdigest()), tuple(files))


_REMEDY = "install Onrecord again (scripts/install from a fresh copy)"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelMissingError(f"the reader's weights are incomplete: {path} cannot be read; {_REMEDY}") from error
