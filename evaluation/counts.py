"""Numbers of people read from the gold quotes.

Run as `python -m evaluation.counts --data DIR [--split dev] [--errors]`, where DIR holds `wikinews-gold` and
`statements-gold`. A count is right if both bounds are.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from evaluation.actors import documents
from onrecord.resolve.counts import read_count


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share of gold counts read exactly, and with `--errors` the others."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", choices=("train", "dev"), default="dev")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    right = total = 0
    for document in documents(options.data, options.split):
        for count in (count for event in document["events"] for count in event["counts"]):
            found = read_count(count["text"])
            total += 1
            right += found == (count["min"], count["max"])
            if options.errors and found != (count["min"], count["max"]):
                print(f"{count['text']!r}: gold {(count['min'], count['max'])}, read {found}")
    print(f"counts exact {right / max(total, 1):.3f} (n {total})")


if __name__ == "__main__":
    main()
