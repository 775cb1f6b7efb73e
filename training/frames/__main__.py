"""``python -m training.frames --count 2000 --seed 1 --out DIR``, or ``--show 20`` to read samples."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.frames.article import generate
from training.frames.show import shown


def _write(folder: Path, count: int, seed: int) -> None:
    (folder / "gold").mkdir(parents=True, exist_ok=True)
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as lines:
        for article, coding in generate(count, seed):
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
            path = folder / "gold" / f"{article['id']}.json"
            path.write_text(json.dumps(coding, ensure_ascii=False, indent=1), encoding="utf-8")


def main(arguments: list[str] | None = None) -> None:
    """Write articles and codings to a folder, or print samples with their labels; exits with 2 if asked for neither."""
    parser = argparse.ArgumentParser(prog="training.frames", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many articles")
    parser.add_argument("--seed", type=int, default=1, help="seed of the generator")
    parser.add_argument("--out", type=Path, help="folder for articles.jsonl and gold/")
    parser.add_argument("--show", type=int, default=0, help="print this many samples with their labels")
    options = parser.parse_args(arguments)
    if options.show:
        print("\n".join(shown(article, coding) for article, coding in generate(options.show, options.seed)))
    if options.out:
        _write(options.out, options.count, options.seed)
    if not options.show and not options.out:
        parser.error("nothing to do: give --out DIR or --show N")


if __name__ == "__main__":
    main()
