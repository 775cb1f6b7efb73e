"""Samples as text with their labels below, for reading."""

from __future__ import annotations

from typing import Any


def shown(article: dict[str, Any], coding: dict[str, Any]) -> str:
    """One article, a sentence a line, each followed by its attributions and events."""
    lines = [f"=== {article['id']} {article['published']}"]
    for index, (start, end) in enumerate(coding["sentences"]):
        lines.append(f"[{index}] {article['text'][start:end]}")
        lines.extend(_attribution(a) for a in coding["attributions"] if a["s"] == index)
        lines.extend(_event(e) for e in coding["events"] if e["s"] == index)
    return "\n".join(lines)


def _attribution(item: dict[str, Any]) -> str:
    chain = f" in {item['parent']}" if item["parent"] else ""
    return (
        f"    {item['id']}{chain} {item['kind']} [{item['source']}={item['source_entity']}] "
        f"<{item['cue']}> {item['content']!r}"
    )


def _event(item: dict[str, Any]) -> str:
    parts = [
        f"{role}={[(a['text'] or '-') for a in item[key]]}"
        for role, key in (("A", "actors"), ("R", "recipients"), ("P", "places"))
        if item[key]
    ]
    counts = [f"{c['what']}:{c['text']}({c['min']}-{c['max']})" for c in item["counts"]]
    extra = [f"date={item['date_text']}={item['date']}"] if item["date"] else []
    extra += [f"same={item['same_as']}"] if item["same_as"] else []
    mode = f".{item['mode']}" if item["mode"] else ""
    sign = "" if item["polarity"] == "affirmed" else " NOT"
    return (
        f"    {item['id']} {item['trigger']!r} {item['type']}{mode} {item['status']}{sign} src={item['source']} "
        + " ".join(parts + counts + extra)
    )
