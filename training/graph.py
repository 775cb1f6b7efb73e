"""The encoder as an ONNX graph of fused operators, weights in int8.

Matrix products run on integers (dynamic quantisation: a scale an output column for the weights, one a tensor for the
activations); attention, normalisation and GELU are ONNX Runtime's fused operators in fp32. Weights take seven bits, so
that the sums of byte products never saturate on processors without dot-product instructions: every processor adds up
the same integers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.model import ATTENTION_HEADS, LAYERS, WIDTH, Encoder

EPSILON = 1e-12
FUSED = "com.microsoft"
Array = np.ndarray


class _Graph:
    """Nodes and constants as they are added."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, Array] = {}

    def weight(self, name: str, value: Array | None = None) -> str:
        self.constants[name] = self.weights[name] if value is None else value
        return name

    def add(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def product(self, x: str, name: str) -> str:
        """`x` times the matrix of the linear layer `name`, without its bias."""
        matrix = self.weight(f"{name}.matrix", np.ascontiguousarray(self.weights[f"{name}.weight"].T))
        return self.add("MatMul", [x, matrix], f"{name}.product")


def write(encoder: Encoder, target: Path, scratch: Path) -> None:
    """Write `encoder` to `target` as int8 ONNX: `ids`, `shapes`, `mask` (batch, length) to `hidden`.

    `scratch` is a folder for the fp32 graph.
    """
    graph = _Graph({name: value.detach().numpy() for name, value in encoder.state_dict().items()})
    x = _embeddings(graph)
    for number in range(LAYERS):
        x = _layer(graph, x, f"layers.{number}")
    graph.add("Identity", [x], "hidden")
    plain = scratch / "plain.onnx"
    onnx.save(_model(graph), str(plain))
    quantize_dynamic(
        str(plain), str(target), op_types_to_quantize=["MatMul", "Gather"], weight_type=QuantType.QInt8,
        per_channel=True, reduce_range=True,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )  # fmt: skip


def _embeddings(graph: _Graph) -> str:
    """Words, shapes and positions added and normalised; the constant of BERT's first segment goes with positions."""
    words = graph.add("Gather", [graph.weight("word.weight"), "ids"], "words")
    forms = graph.add("Gather", [graph.weight("shape.weight"), "shapes"], "forms")
    table = graph.weight("positions", graph.weights["position.weight"] + graph.weights["kind"])
    size = graph.add("Shape", ["ids"], "size", start=1, end=2)
    zero = graph.weight("zero", np.zeros(1, np.int64))
    places = graph.add("Slice", [table, zero, size, zero], "places")
    both = graph.add("Add", [words, forms], "words_forms")
    every = graph.add("Add", [both, places], "embedded")
    norm = [graph.weight("norm.weight"), graph.weight("norm.bias")]
    graph.add("Cast", ["mask"], "seen", to=TensorProto.INT32)
    return graph.add("LayerNormalization", [every, *norm], "x", epsilon=EPSILON)


def _layer(graph: _Graph, x: str, name: str) -> str:
    graph.product(x, f"{name}.qkv")
    parts = [f"{name}.{part}" for part in ("q", "k", "v")]
    thirds = graph.weight("thirds", np.full(3, WIDTH, np.int64))
    graph.nodes.append(helper.make_node("Split", [f"{name}.qkv.product", thirds], parts, axis=2))
    mixed = graph.add(
        "MultiHeadAttention", [*parts, graph.weight(f"{name}.qkv.bias"), "seen"], f"{name}.mixed", domain=FUSED,
        num_heads=ATTENTION_HEADS,
    )  # fmt: skip
    x = _joined(graph, x, graph.product(mixed, f"{name}.out"), f"{name}.norm1", f"{name}.out.bias")
    up = graph.product(x, f"{name}.up")
    bent = graph.add("BiasGelu", [up, graph.weight(f"{name}.up.bias")], f"{name}.gelu", domain=FUSED)
    return _joined(graph, x, graph.product(bent, f"{name}.down"), f"{name}.norm2", f"{name}.down.bias")


def _joined(graph: _Graph, x: str, y: str, norm: str, bias: str) -> str:
    """The residual sum, normalised."""
    inputs = [y, x, *(graph.weight(name) for name in (f"{norm}.weight", f"{norm}.bias", bias))]
    return graph.add("SkipLayerNormalization", inputs, f"{norm}.x", domain=FUSED, epsilon=EPSILON)


def _model(graph: _Graph) -> onnx.ModelProto:
    shape = ["batch", "length"]
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, shape),
        helper.make_tensor_value_info("shapes", TensorProto.INT64, shape),
        helper.make_tensor_value_info("mask", TensorProto.BOOL, shape),
    ]
    output = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, [*shape, WIDTH])
    constants = [numpy_helper.from_array(value, name) for name, value in graph.constants.items()]
    made = helper.make_graph(graph.nodes, "encoder", inputs, [output], constants)
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=domains, ir_version=9)
