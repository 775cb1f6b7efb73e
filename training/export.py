"""Checkpoint to weights: `python -m training.export --checkpoint final.pt --out DIR`.

Writes `encoder.onnx` (int8), `heads.npz` (fp16), `tokenizer.json` and `manifest.json`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.reader import labels
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
    {"name": "generated texts (training/frames)", "licence": "ours"},
]


class Exported(nn.Module):
    """The encoder alone, as it is exported: ids, shapes and mask are (batch, length); mask is True at a piece."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (batch, length, width)."""
        y: Tensor = self.encoder(ids, shapes, mask)
        return y


def export_encoder(encoder: Encoder, target: Path) -> None:
    """Write the encoder as dynamically quantised int8 ONNX."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    ids = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "batch", 1: "length"} for name in ("ids", "shapes", "mask", "hidden")}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            Exported(encoder), (ids, ids, ids.bool()), str(plain), input_names=["ids", "shapes", "mask"],
            output_names=["hidden"], dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(str(plain), str(target), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)


def head_arrays(model: Reader) -> dict[str, np.ndarray]:
    """The heads' parameters by name, fp16, linear layers as (in, out)."""
    skipped = ("encoder.", "fact.")
    found = {}
    for name, value in model.state_dict().items():
        if not name.startswith(skipped):
            array = value.numpy()
            turned = array.T if name.endswith("weight") else array
            found[name] = np.ascontiguousarray(turned[: len(labels.ROLES)] if name == "link.product" else turned)
    return {name: value.astype(np.float16) for name, value in found.items()}


def write_manifest(folder: Path, run: dict[str, int]) -> None:
    """Hashes of the files, labels, data, licences, and the steps, batch and seed of the run."""
    files = sorted(path for path in folder.iterdir() if path.name != "manifest.json")
    manifest = {
        "format": FORMAT,
        "files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
        "heads": labels.tag_heads(),
        "deprels": list(labels.DEPRELS),
        "roles": list(labels.ROLES),
        "pointers": list(labels.POINTERS),
        "sources": SOURCES,
        "training": run,
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; default: the installed package")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    state = torch.load(args.checkpoint, weights_only=True)
    weights = state.get("model", state)
    model = Reader(Encoder(weights["encoder.word.weight"].shape[0]))
    model.load_state_dict(weights)
    model.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    export_encoder(model.encoder, args.out / "encoder.onnx")
    np.savez(args.out / "heads.npz", allow_pickle=False, **head_arrays(model))
    shutil.copyfile(base_folder(args.base) / "tokenizer.json", args.out / "tokenizer.json")
    run = args.checkpoint.parent / "run.json"
    write_manifest(args.out, json.loads(run.read_text(encoding="utf-8")) if run.exists() else {})
    size = sum(path.stat().st_size for path in args.out.iterdir())
    print(f"wrote {args.out}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
