"""Convert trained weights to what the package ships: ONNX, int8, with tokenizer, transitions and checksums.

    python -m training.convert --weights training/weights/reader --out src/onrecord/models/reader

Matrix products and embeddings are quantised to int8 (dynamic activations, one scale a channel of the weights); the role
tagger's convolutions stay in full precision.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.network import CueBatch, ReaderNetwork
from training.torch_network import transitions_of
from training.weights import load_weights

__all__ = ["convert"]

OPENING, CLOSING = 101, 102  # [CLS] and [SEP] in the encoder's vocabulary


class _Pieces(nn.Module):
    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        scores = self.network(ids, features, None)
        return scores.hidden, scores.cue, scores.role, scores.entity


class _Roles(nn.Module):
    def __init__(self, network: ReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, hidden: Tensor, role: Tensor, start: Tensor, last: Tensor, distance: Tensor, crossing: Tensor
    ) -> Tensor:
        row = torch.zeros_like(start)
        emissions: Tensor = self.network.roles(
            hidden[None], role[None], CueBatch(row, start, last, distance, crossing)
        )
        return emissions


def convert(network: ReaderNetwork, tokenizer: Path, out: Path, *, name: str, quantised: bool) -> None:
    """Write a network's graphs, transitions and tokenizer to a folder, and SHA256SUMS over them."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pieces, roles = Path(folder, "pieces.onnx"), Path(folder, "roles.onnx")
        _export(network, pieces, roles)
        if quantised:
            for graph, kinds in ((pieces, ["MatMul", "Gemm", "Gather"]), (roles, ["MatMul", "Gemm"])):
                ready = graph.with_suffix(".ready.onnx")
                quant_pre_process(graph, ready, skip_symbolic_shape=True)
                quantize_dynamic(
                    ready, out / graph.name, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=kinds
                )
        else:
            for graph in (pieces, roles):
                onnx.save(onnx.load(graph), out / graph.name)
    decoder = {"name": name, "opening": OPENING, "closing": CLOSING}
    parts = {"cue": transitions_of(network.cue_crf), "role": transitions_of(network.role_crf)}
    scores = {
        part: {"start": t.start.tolist(), "end": t.end.tolist(), "step": t.step.tolist()} for part, t in parts.items()
    }
    (out / "model.json").write_text(json.dumps(decoder | scores, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def _export(network: ReaderNetwork, pieces: Path, roles: Path) -> None:
    length, cues = torch.export.Dim("length", min=4, max=512), torch.export.Dim("cues", min=2, max=512)
    n, c = 24, 3
    ids, features = torch.randint(1000, 2000, (1, n)), torch.zeros(1, n, 3, dtype=torch.long)
    # The fused kernel is exported with a guard against rows that attend to nothing, which costs a fifth of the time.
    network.encoder.set_attn_implementation("eager")
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _Pieces(network).eval(),
            (ids, features),
            pieces,
            input_names=["ids", "features"],
            output_names=["hidden", "cue", "role", "entity"],
            dynamic_shapes={"ids": {1: length}, "features": {1: length}},
            dynamo=True,
            external_data=False,
            verbose=False,
        )
        hidden, _, role, _ = _Pieces(network)(ids, features)
        # Two tensors, though alike: given one tensor twice, the exporter takes the two inputs for one.
        distance, crossing = torch.zeros(c, n, dtype=torch.long), torch.zeros(c, n, dtype=torch.long)
        torch.onnx.export(
            _Roles(network).eval(),
            (hidden[0], role[0], torch.tensor([1, 2, 3]), torch.tensor([1, 3, 3]), distance, crossing),
            roles,
            input_names=["hidden", "role", "start", "last", "distance", "crossing"],
            output_names=["emissions"],
            dynamic_shapes={
                "hidden": {0: length},
                "role": {0: length},
                "start": {0: cues},
                "last": {0: cues},
                "distance": {0: cues, 1: length},
                "crossing": {0: cues, 1: length},
            },
            dynamo=True,
            external_data=False,
            verbose=False,
        )


def write_checksums(folder: Path) -> None:
    """Write SHA256SUMS over a folder's files, in the form of sha256sum."""
    names = sorted(path.name for path in folder.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="weights.safetensors and config.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="onrecord-reader-1", help="name and version that every record will state")
    parser.add_argument("--full-precision", action="store_true", help="leave weights in fp32, to hold int8 against")
    arguments = parser.parse_args()
    network = load_weights(arguments.weights)
    tokenizer, quantised = arguments.weights / "tokenizer.json", not arguments.full_precision
    convert(network, tokenizer, arguments.out, name=arguments.name, quantised=quantised)
    write_checksums(arguments.out)


if __name__ == "__main__":
    main()
