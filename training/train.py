"""Train the reader again from the shared corpora.

    python -m training.train --out training/weights/reader

1. Fit the network to PolNeAR train (with entities: GUM's gold, a parser's on PolNeAR).
2. Mark FNC-1's bodies with it.
3. Go on pre-training a fresh encoder on PolNeAR's, GUM's and FNC-1's texts.
4. Fit that one to PolNeAR train and to what step 2 marked; keep the average of its weights.

On a GPU the steps take as many epochs as the shipped weights took; without one, as many as 2 cores do in 3 hours. Each
step is kept in the working folder, and a run that was cut off goes on after the last epoch that is there.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from onrecord.attribution.extraction import Settings
from training.corpora import read_bodies, read_gum, read_polnear, read_silver
from training.examples import TextExample, prepare_text
from training.fit import Recipe, fit
from training.measure import Scorer
from training.network import ReaderNetwork
from training.pretrain import pretrain
from training.selftraining import mark
from training.torch_network import TorchNetwork
from training.weights import save_weights
from training.windows import CLOSING, OPENING

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything that training reads, tokenized."""

    polnear: list[TextExample]
    gum: list[TextExample]
    bodies: list[TextExample]
    dev: list[TextExample]


@dataclass(frozen=True, slots=True)
class Epochs:
    """How often each step sees its texts."""

    teacher: int
    pretraining: int
    student: int


ON_GPU = Epochs(teacher=8, pretraining=6, student=6)
ON_CPU = Epochs(teacher=2, pretraining=1, student=4)  # 12, 12 and 17 minutes an epoch on 2 cores


def read_corpora(shared: Path, tokenizer: Tokenizer) -> Corpora:
    """PolNeAR train with a parser's entities, GUM train with its own, FNC-1's bodies bare, PolNeAR dev."""
    polnear, gum, fnc1 = (shared / "corpora" / name for name in ("polnear", "gum", "fnc1"))
    silver = read_silver(polnear / "train.corenlp.jsonl.gz")
    return Corpora(
        polnear=[
            prepare_text(article.id, article.text, tokenizer, article.attributions, silver.get(article.id))
            for article in read_polnear(polnear / "train.jsonl.gz")
        ],
        gum=[
            prepare_text(f"gum-{number}", text, tokenizer, None, entities)
            for number, (text, entities) in enumerate(read_gum(gum / "train.conllu.gz"))
        ],
        bodies=[
            prepare_text(f"fnc1-{number}", text, tokenizer, None, None)
            for number, text in enumerate(read_bodies(fnc1 / "bodies.csv.gz"))
        ],
        dev=[
            prepare_text(article.id, article.text, tokenizer, article.attributions, None)
            for article in read_polnear(polnear / "dev.jsonl.gz")
        ],
    )


def main() -> None:
    """Command line; see the module's docstring."""
    arguments = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    epochs = ON_GPU if device.type == "cuda" else ON_CPU
    tokenizer = Tokenizer.from_file(str(arguments.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpora = read_corpora(arguments.shared, tokenizer)
    scorer = Scorer(arguments.shared, arguments.shared / "corpora" / "polnear" / "dev.jsonl.gz")
    arguments.work.mkdir(parents=True, exist_ok=True)
    seed: int = arguments.seed

    def fresh() -> ReaderNetwork:
        torch.manual_seed(seed)
        return ReaderNetwork.from_encoder(arguments.encoder)

    def report(epoch: int, average: ReaderNetwork) -> None:
        scores = scorer.score(corpora.dev, _reading(average), Settings())
        logger.info("dev after epoch %d: %s", epoch, ", ".join(f"{name} {f1}" for name, f1 in scores.items()))

    def fitted(name: str, network: ReaderNetwork, silver: list[TextExample], times: int) -> ReaderNetwork:
        torch.manual_seed(seed)
        checkpoint = arguments.work / f"{name}.checkpoint"
        gold = [*corpora.polnear, *corpora.gum]
        return fit(network, gold, silver, Recipe(epochs=times, seed=seed), device, checkpoint, report)

    def pretrained() -> ReaderNetwork:
        network = fresh()
        texts = [*corpora.polnear, *corpora.gum, *corpora.bodies]
        pretrain(network, texts, tokenizer, epochs=epochs.pretraining, seed=seed, device=device)
        return network

    def taught() -> ReaderNetwork:
        return fitted("teacher", fresh(), [], epochs.teacher)

    teacher = _step(arguments.work / "teacher.pt", fresh, taught)
    marked = mark(corpora.bodies, _reading(teacher))
    encoder = _step(arguments.work / "pretrained.pt", fresh, pretrained)
    student = _step(arguments.work / "student.pt", fresh, lambda: fitted("student", encoder, marked, epochs.student))
    save_weights(student, arguments.encoder, arguments.out)


def _step(kept: Path, fresh: Callable[[], ReaderNetwork], make: Callable[[], ReaderNetwork]) -> ReaderNetwork:
    """A step's network, from the file where an earlier run kept it, else made and kept."""
    if kept.exists():
        logger.info("going on from %s", kept)
        network = fresh()
        network.load_state_dict(torch.load(kept, weights_only=True))
        return network
    network = make().cpu()
    unfinished = kept.with_suffix(".part")
    torch.save(network.state_dict(), unfinished)
    unfinished.replace(kept)
    return network


def _reading(network: ReaderNetwork) -> TorchNetwork:
    return TorchNetwork(network, (OPENING, CLOSING))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="holds corpora/ and score/")
    parser.add_argument("--encoder", type=Path, required=True, help="config.json, tokenizer.json, model.safetensors")
    parser.add_argument("--out", type=Path, required=True, help="folder for the weights, fp16")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where each step is kept")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
