"""The weights' folder: manifest, hashes, heads; and the one place that knows ONNX Runtime."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reader import labels
from onrecord.record.errors import ModelError

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
FORMAT = 1
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
PACKAGED = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Weights:
    """Verified weights: `heads` by parameter name, `version` the first 12 digits of a hash over all files."""

    folder: Path
    version: str
    heads: dict[str, Floats]


def load(folder: Path | None = None) -> Weights:
    """Read and verify the weights in `folder`, by default the package's own.

    Raises ModelError if a file is missing or damaged, or if the labels are those of another version.
    """
    folder = folder or PACKAGED
    manifest = _manifest(folder)
    digest = hashlib.sha256()
    for name in FILES:
        found = hashlib.sha256(_bytes(folder / name)).hexdigest()
        if found != manifest.get("files", {}).get(name):
            raise ModelError(
                f"{folder / name} is damaged: its hash is not that of the manifest; install the weights again"
            )
        digest.update(found.encode())
    if manifest.get("format") != FORMAT or manifest.get("heads") != labels.tag_heads():
        raise ModelError(f"{folder} holds weights of another version of Onrecord; train or install those of this one")
    with np.load(folder / "heads.npz", allow_pickle=False) as arrays:
        heads = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return Weights(folder, digest.hexdigest()[:12], heads)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise ModelError(f"{path} is missing; a folder of weights holds {', '.join(FILES)} and manifest.json")
    return path.read_bytes()


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads(_bytes(folder / "manifest.json"))
    except ValueError:
        raise ModelError(f"{folder / 'manifest.json'} is not JSON; install the weights again") from None
    if not isinstance(found, dict):
        raise ModelError(f"{folder / 'manifest.json'} holds no manifest; install the weights again")
    return found


class Encoder:
    """The encoder on ONNX Runtime, CPU."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Load `encoder.onnx`; `threads` is the number of cores one call may use."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, ids: Ints, shapes: Ints, mask: NDArray[np.bool_]) -> Floats:
        """Hidden states (batch, length, width) of piece ids and shape ids (batch, length); mask: True = a piece."""
        hidden: Floats = self._session.run(None, {"ids": ids, "shapes": shapes, "mask": mask})[0]
        return hidden
