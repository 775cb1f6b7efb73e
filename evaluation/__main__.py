"""Development scores: `python -m evaluation [SUITE…] --data DIR [--weights DIR] [--json FILE] [--peers]`.

With `--peers`, spaCy's small English pipeline (names, ewt) and textacy's direct quotations (polnear) are measured too,
on the same texts and by the same scorers; each of their scores is printed below ours.

Two more commands: `python -m evaluation gate --data DIR [--raise]` fails where a score fell below its floor;
`python -m evaluation errors record --data DIR --by type|status|source` shows the worst cases in context.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation import calibration, errors, gate, peers
from evaluation.suites import SETS, SUITES, Scores, Setting, data_hash
from onrecord.record.errors import OnrecordError


def setting(parser: argparse.ArgumentParser, args: argparse.Namespace) -> Setting:
    """The setting that the arguments name; ends the program where the data folder is missing."""
    if not args.data.is_dir():
        parser.error(f"--data {args.data} is no folder; name the one that holds the gold data")
    return Setting(args.data, args.weights)


def parser(about: str, command: str = "") -> argparse.ArgumentParser:
    """A parser with the options that all commands share."""
    found = argparse.ArgumentParser(
        prog=f"python -m evaluation {command}".strip(),
        description=about,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    found.add_argument("--data", type=Path, required=True, help="folder of the gold data")
    found.add_argument("--weights", type=Path, help="folder of weights; default: those of the package")
    return found


def shown(measure: str, value: float) -> str:
    """A score as it is printed: shares with three places, the rest with none."""
    return f"{measure:32} {value:8.3f}" if value <= 1 else f"{measure:32} {value:8.1f}"


def measure(argv: Sequence[str]) -> int:
    """Run suites, print their scores, write them as JSON."""
    listed = "\n".join(f"  {name:12} {suite.about}" for name, suite in SUITES.items())
    cli = parser(f"{__doc__}\nSuites (default: all):\n{listed}")
    cli.add_argument("suites", nargs="*", metavar="SUITE")
    cli.add_argument("--json", type=Path, help="write scores, versions and data hashes here")
    cli.add_argument("--peers", action="store_true", help=f"measure other programs too ({', '.join(peers.PEERS)})")
    args = cli.parse_args(argv)
    unknown = [name for name in args.suites if name not in SUITES]
    if unknown:
        cli.error(f"unknown suite {unknown[0]!r}; there are {', '.join(SUITES)}")
    if args.peers and args.suites and not peers.PEERS.keys() & args.suites:
        cli.error(f"--peers: there are peers for {', '.join(peers.PEERS)} only")
    chosen = setting(cli, args)
    tools = peers.load() if args.peers else None
    versions = chosen.coder.versions
    out: dict[str, Any] = {"weights": versions.weights, "code": versions.code, "ontology": versions.ontology}
    out["suites"] = {}
    print(f"weights {versions.weights}, code {versions.code}, ontology {versions.ontology}")
    if tools:
        out["peers"] = {"versions": dict(tools.versions), "suites": {}}
        print("peers: " + ", ".join(f"{package} {version}" for package, version in tools.versions.items()))
    for name in args.suites or SUITES:
        suite = SUITES[name]
        found: Scores = suite.run(chosen)
        out["suites"][name] = {"data": data_hash(args.data, suite), "scores": found}
        theirs: Scores = {}
        if tools and name in peers.PEERS:
            theirs = peers.PEERS[name].run(tools, args.data)
            out["peers"]["suites"][name] = {"peer": peers.PEERS[name].name, "scores": theirs}
        _print_scores(name, found, theirs)
        if name == "calibration":
            _print_diagrams(chosen)
    if args.json:
        args.json.write_text(json.dumps(out, indent=1) + "\n", encoding="utf-8")
    return 0


def _print_scores(suite: str, ours: Scores, theirs: Scores) -> None:
    for key, value in ours.items():
        print(f"{suite:12} {shown(key, value)}", flush=True)
        if key in theirs:
            print(f"{suite:12} {shown(key, theirs[key])}  {peers.PEERS[suite].name}", flush=True)
    if theirs and peers.PEERS[suite].note:
        print(f"{suite:12} {peers.PEERS[suite].name}: {peers.PEERS[suite].note}", flush=True)


def _print_diagrams(chosen: Setting) -> None:
    for name in SETS:
        gold, system = chosen.coded(name)
        rows = [row for doc_id, coding in gold.items() for row in calibration.judged(coding, system[doc_id])]
        print(f"{name}: confidence, share right")
        print("\n".join(calibration.diagram(rows)))


def guard(argv: Sequence[str]) -> int:
    """Compare every suite with its floors; exit code 1 where one is missed."""
    cli = parser(gate.__doc__ or "", "gate")
    cli.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was reached")
    args = cli.parse_args(argv)
    chosen = setting(cli, args)
    reached = {name: SUITES[name].run(chosen) for name in gate.GUARDED}
    fallen = gate.fallen(reached, gate.floors())
    for fall in fallen:
        print(f"{fall.suite:12} {fall.measure}: {fall.value:.3f}, floor {fall.floor:.3f}", file=sys.stderr)
    if args.lift:
        print(f"{gate.lift(reached)} floors lifted")
    print(f"{len(fallen)} scores below their floor" if fallen else "all scores reach their floors")
    return 1 if fallen else 0


def inspect(argv: Sequence[str]) -> int:
    """Show errors, the most frequent kinds first."""
    cli = parser(errors.__doc__ or "", "errors")
    cli.add_argument("suite", choices=["record", *SETS], help="record: both sets")
    cli.add_argument("--by", choices=list(errors.GROUPS), default="type")
    cli.add_argument("--cases", type=int, default=5, help="cases shown of each kind (default 5)")
    cli.add_argument("--kinds", type=int, default=10, help="kinds shown (default 10)")
    args = cli.parse_args(argv)
    chosen = setting(cli, args)
    found: list[errors.Case] = []
    for name in SETS if args.suite == "record" else [args.suite]:
        texts, (gold, system) = errors.texts(args.data / SETS[name]), chosen.coded(name)
        found += [case for doc_id in gold for case in errors.cases(texts[doc_id], gold[doc_id], system[doc_id])]
    for line in errors.lines(found, args.by, kinds=args.kinds, each=args.cases):
        print(line)
    return 0


COMMANDS = {"gate": guard, "errors": inspect}


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    given = list(sys.argv[1:] if argv is None else argv)
    try:
        if given and given[0] in COMMANDS:
            return COMMANDS[given[0]](given[1:])
        return measure(given)
    except OnrecordError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main())
