"""What is installed is whole: its version, its data, its public names."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

import onrecord

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DATA = [
    "py.typed",
    "export/templates/report.html.jinja",
    "export/templates/report.css",
    "ontology/data/plover.json",
    "ontology/data/cameo.csv",
    "reader/weights/manifest.json",
    "resolve/data/countries.csv",
    "resolve/data/organizations.csv",
    "store/migrations/env.py",
    "store/migrations/versions/r0001_first.py",
]


def test_the_version_is_the_projects() -> None:
    assert onrecord.__version__ == PROJECT["version"]


@pytest.mark.parametrize("name", DATA)
def test_the_package_holds_its_data(name: str) -> None:
    assert resources.files("onrecord").joinpath(name).is_file()


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_can_be_had(name: str) -> None:
    assert getattr(onrecord, name) is not None


def test_an_unknown_name_is_refused_with_what_there_is() -> None:
    with pytest.raises(AttributeError, match=r"no attribute 'Codr'; it has .*Coder"):
        _ = onrecord.Codr


def test_users_need_no_torch() -> None:
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert not [line for line in locked if line.startswith("torch")]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_packages_with_hashes_and_no_places(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "--hash=sha256:" in text
    assert not [word for word in ("://", "--index", "--find-links", "file:/") if word in text]
