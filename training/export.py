"""Checkpoints to weights: `python -m training.export --checkpoint final.pt --out DIR`.

Several checkpoints of one line of training are averaged, parameter by parameter (Wortsman et al. 2022, "Model soups").
Writes `encoder.onnx` (int8), `heads.npz` (fp16), `tokenizer.json` and `manifest.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.reader import labels
from training import graph
from training.model import Encoder, Reader
from training.train import base_folder

FORMAT = 1
SOURCES = [
    {"name": "all-MiniLM-L6-v2 (base encoder)", "licence": "Apache-2.0"},
    {"name": "UD English EWT", "licence": "CC BY-SA 4.0"},
    {"name": "UD English GUM (open genres)", "licence": "CC BY / BY-SA / public domain"},
    {"name": "PropBank EWT", "licence": "CC BY-SA 4.0"},
    {"name": "UNER English EWT", "licence": "CC BY-SA 4.0"},
    {"name": "wikigold, WNUT-17", "licence": "CC BY 4.0"},
    {"name": "CrossNER politics", "licence": "MIT"},
    {"name": "UDS It Happened v2", "licence": "MIT"},
    {"name": "PolNeAR (annotations)", "licence": "published for research"},
    {
        "name": "wikinews-gold, statements-gold (codings ours)",
        "licence": "texts CC BY 2.5, CC BY-SA 3.0, OGL, public domain",
    },
    {"name": "names marked by spaCy en_core_web_sm 3.8 (silver)", "licence": "MIT"},
    {"name": "generated texts (training/frames)", "licence": "ours"},
    {"name": "corpus (texts ours, or US government works; codings ours)", "licence": "Apache-2.0; public domain"},
]


def head_arrays(model: Reader) -> dict[str, np.ndarray]:
    """The heads' parameters by name, fp16, linear layers as (in, out)."""
    found = {}
    for name, value in model.state_dict().items():
        if not name.startswith("encoder."):
            array = value.numpy()
            found[name] = np.ascontiguousarray(array.T if name.endswith("weight") else array)
    return {name: value.astype(np.float16) for name, value in found.items()}


def averaged(checkpoints: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the checkpoints' parameters."""
    states = [torch.load(path, weights_only=True) for path in checkpoints]
    models = [state.get("model", state) for state in states]
    return {name: torch.stack([model[name] for model in models]).mean(0) for name in models[0]}


def run_of(checkpoint: Path) -> dict[str, float] | None:
    """Steps, batch, words, rate and seed of a checkpoint's run, as they lie beside it."""
    path = checkpoint.parent / "run.json"
    run: dict[str, float] | None = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
    return run


def write_manifest(folder: Path, runs: list[dict[str, float]]) -> None:
    """Hashes of the files, labels, data, licences, and the runs that the weights are made of."""
    files = sorted(path for path in folder.iterdir() if path.name != "manifest.json")
    manifest = {
        "format": FORMAT,
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
        "heads": labels.tag_heads(),
        "deprels": list(labels.DEPRELS),
        "roles": list(labels.ROLES),
        "frame_roles": list(labels.FRAME_ROLES),
        "pointers": list(labels.POINTERS),
        "sources": SOURCES,
        "training": runs,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, action="append", required=True, help="may be given more than once")
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; default: the installed package")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    weights = averaged(args.checkpoint)
    model = Reader(Encoder(weights["encoder.word.weight"].shape[0]))
    model.load_state_dict(weights)
    model.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        graph.write(model.encoder, args.out / "encoder.onnx", Path(scratch))
    np.savez(args.out / "heads.npz", allow_pickle=False, **head_arrays(model))
    shutil.copyfile(base_folder(args.base) / "tokenizer.json", args.out / "tokenizer.json")
    write_manifest(args.out, [run for path in args.checkpoint if (run := run_of(path)) is not None])
    size = sum(path.stat().st_size for path in args.out.iterdir())
    print(f"wrote {args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
