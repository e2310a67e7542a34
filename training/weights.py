"""Keep trained weights: fp16 in safetensors, with the encoder's configuration and tokenizer beside them."""

from __future__ import annotations

import shutil
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig

from training.network import ReaderNetwork

__all__ = ["load_weights", "save_weights"]


def save_weights(network: ReaderNetwork, encoder: Path, folder: Path) -> None:
    """Write a network to a folder as fp16, with config.json and tokenizer.json of the encoder it was made from."""
    folder.mkdir(parents=True, exist_ok=True)
    # Weights beyond fp16's range are the transitions that forbid; those are buffers and made anew on loading.
    halves = {
        name: value.detach().half().contiguous()
        for name, value in network.state_dict().items()
        if "allowed_" not in name and "position_ids" not in name
    }
    save_file(halves, folder / "weights.safetensors")
    for name in ("config.json", "tokenizer.json"):
        if (encoder / name).resolve() != (folder / name).resolve():
            shutil.copyfile(encoder / name, folder / name)


def load_weights(folder: Path) -> ReaderNetwork:
    """A network from such a folder, in fp32 on the CPU.

    Raises ValueError where the file lacks a weight that the network has.
    """
    network = ReaderNetwork(BertConfig.from_pretrained(folder))
    weights = {name: value.to(torch.float32) for name, value in load_file(folder / "weights.safetensors").items()}
    missing, unexpected = network.load_state_dict(weights, strict=False)
    lacking = [name for name in missing if "allowed_" not in name and "position_ids" not in name]
    if lacking or unexpected:
        raise ValueError(f"{folder} does not fit the network: lacks {lacking[:3]}, has {unexpected[:3]}")
    return network.eval()
