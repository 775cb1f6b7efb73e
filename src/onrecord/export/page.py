"""Pages made from templates: the one place that knows Jinja."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import resources
from typing import TYPE_CHECKING, TextIO

from onrecord.export.markup import scrubbed

if TYPE_CHECKING:
    from jinja2 import Environment


def write_page(name: str, context: Mapping[str, object], stream: TextIO) -> None:
    """Write the template `name` with its style and script inline.

    The page's content security policy allows these two by their hash and nothing else.
    """
    style = template_text(f"{name}.css")
    script = template_text(f"{name}.js")
    assets = {"style": style, "script": script, "policy": _policy(style, script)}
    template = _environment().get_template(f"{name}.html.jinja")
    for piece in template.generate({**context, **assets}):
        stream.write(scrubbed(piece))


def template_text(name: str) -> str:
    """A file beside the templates; empty if there is none."""
    file = resources.files("onrecord.export") / "templates" / name
    return file.read_text("utf-8") if file.is_file() else ""


def _environment() -> Environment:
    """The Jinja environment: everything escaped, a missing value is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("onrecord.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _policy(style: str, script: str) -> str:
    scripts = f"'{_digest(script)}'" if script else "'none'"
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src {scripts}; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
