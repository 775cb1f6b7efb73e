"""What all tests share: the option for gold data, and the helpers in this folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--data", metavar="DIR", default=None, help="folder with gold data; tests that need it skip else")


@pytest.fixture
def data_dir(request: pytest.FixtureRequest) -> Path:
    """The folder given by --data; skips if there is none."""
    given = request.config.getoption("--data")
    if given is None:
        pytest.skip("needs gold data: give its folder with --data DIR")
    folder = Path(given)
    if not folder.is_dir():
        pytest.fail(f"--data {given}: no such folder")
    return folder
