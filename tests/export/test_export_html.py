"""The HTML report."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.html import write_html
from onrecord.export.marks import attribution_depths
from onrecord.export.markup import scrubbed, text_markup
from onrecord.export.page import template_text
from onrecord.export.segments import Mark, segments
from onrecord.record import Attribution, Report, Span


class Page(HTMLParser):
    """Elements, ids, links, and the text inside each `div.text`."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.visible: list[str] = []
        self._inside = self._raw = False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "div" and dict(attrs).get("class") == "text":
            self.texts.append("")
            self._inside = True
        self._raw = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "div"
        self._raw = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data
        if not self._raw:
            self.visible.append(data)

    def having(self, name: str) -> list[str]:
        return [attrs[name] for _, attrs in self.elements if name in attrs]


def html_of(reports: list[Report], title: str = "A file") -> str:
    stream = io.StringIO(newline="")
    write_html(iter(reports), stream, title=title)
    return stream.getvalue()


def test_text_is_as_printed(all_reports: list[Report]) -> None:
    page = Page(html_of(all_reports))
    assert page.texts == [report.article.text for report in all_reports]


@given(
    st.text(st.sampled_from("ab \n\r\t<>&\"'é🕊\u0301ش\x1b\x85\x0c"), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20), st.sampled_from(["trigger", "content", "who"]))),
)
def test_any_spans_leave_the_text_as_it_is(text: str, drawn: list[tuple[int, int, str]]) -> None:
    marks = [
        Mark(Span(start, min(start + length, len(text))), f"e{number}", role, "d1")
        for number, (start, length, role) in enumerate(drawn, 1)
        if start < len(text)
    ]
    markup = scrubbed(text_markup(text, marks, prefix="d1"))
    page = Page(f'<div class="text">{markup}</div>')
    assert page.texts == [text]
    covered = Counter(key for keys in page.having("data-k") for key in keys.split())
    assert set(covered) == {f"{mark.key}:{mark.role}" for mark in marks}
    ids = page.having("id")
    assert sorted(ids) == sorted(f"d1-t-{mark.key}" for mark in marks if mark.role == "trigger")


@given(st.integers(1, 30), st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=8))
def test_segments_cover_the_text_once_with_all_marks(length: int, drawn: list[tuple[int, int]]) -> None:
    marks = [Mark(Span(s, min(s + n, length)), str(i), "who") for i, (s, n) in enumerate(drawn) if s < length]
    cut = list(segments(length, marks))
    assert [at for part in cut for at in range(part.start, part.end)] == list(range(length))
    for part in cut:
        assert list(part.marks) == [m for m in marks if m.span.start <= part.start and part.end <= m.span.end]
        assert all(not (part.start < edge < part.end) for m in marks for edge in (m.span.start, m.span.end))


def test_what_html_cannot_hold_becomes_a_replacement_character(make_draft: Any) -> None:
    page = Page(html_of([make_draft("a\0b\ud800c").report()]))
    assert page.texts == ["a\ufffdb\ufffdc"]


def test_hostile_words_come_out_as_text(hostile_report: Report) -> None:
    markup = html_of([hostile_report], title="<script>alert(0)</script>")
    page = Page(markup)
    assert page.tags["script"] == 1
    assert page.tags["img"] == page.tags["i"] == page.tags["b"] == 0
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert "javascript:" not in markup
    visible = "".join(page.visible)
    for number in (0, 1, 2, 3, 6):
        assert f"<script>alert({number})</script>" in visible


def test_policy_allows_only_the_page_s_own_style_and_script(basra_report: Report) -> None:
    markup = html_of([basra_report])
    (policy,) = [a["content"] for t, a in Page(markup).elements if a.get("http-equiv") == "Content-Security-Policy"]
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", markup, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not Page(markup).having("style")
    assert not Page(markup).having("src")


def test_links_and_ids_fit(all_reports: list[Report]) -> None:
    page = Page(html_of(all_reports))
    ids = page.having("id")
    assert len(ids) == len(set(ids))
    targets = {href.removeprefix("#") for href in page.having("href") if href.startswith("#")}
    assert targets <= set(ids)
    events = [(d, e) for d, report in enumerate(all_reports, 1) for e in range(1, len(report.events) + 1)]
    assert {f"d{d}-e{e}" for d, e in events} | {f"d{d}-t-e{e}" for d, e in events} <= targets


def test_segments_carry_roles_depth_and_status(basra_report: Report) -> None:
    page = Page(html_of([basra_report]))
    by_keys = {attrs["data-k"]: attrs for _, attrs in page.elements if "data-k" in attrs}
    attacked = by_keys["a2:content a3:content e4:trigger"]
    assert attacked["class"] == "d2 t s-actual neg"
    assert attacked["href"] == "#d1-e4"
    assert attacked["title"] == "Event 4: ASSAULT, actual, negated"
    assert by_keys["a2:content a3:source"]["class"] == "d1 src"
    assert by_keys["e1:where"]["class"] == "w"
    assert by_keys["a5:content e7:trigger"]["class"] == "d1 t s-demanded neg"
    for status in ("actual", "intended", "demanded", "predicted", "possible"):
        assert any(f"s-{status}" in attrs["class"] for attrs in by_keys.values())


def test_card_says_everything(basra_report: Report) -> None:
    markup = html_of([basra_report])
    cards = [" ".join("".join(Page(card).visible).split()) for card in markup.split('<li class="card"')[1:]]
    assert len(cards) == len(basra_report.events)
    for words in (
        "RETREAT · withdraw",
        "British army GBR MIL",
        "Basra Governorate",
        "2009-04-30 April 30th 2009",
    ):
        assert words in cards[0], words
    assert "the article’s own voice (The News Line)" in cards[0]
    for words in ("not: attacked", "actual, negated", "Iran IRN claimed", "as told by Turkey TUR said"):
        assert words in cards[3], words
    assert "killed: at least 12" in cards[4]
    assert "event 4" in cards[4]
    assert "unknown source Reportedly" in cards[5]
    for card, event in zip(cards, basra_report.events, strict=True):
        assert event.uid in card
        assert "confidence 0.88" in card


def test_header_notes_and_footer(basra_report: Report) -> None:
    visible = " ".join("".join(Page(html_of([basra_report])).visible).split())
    assert "The News Line · 2014-12-15 · 8 events, 2 in the article’s own voice · 6 attributions" in visible
    assert "document basra-1" in visible
    assert "one window of 110 words could not be read" in visible
    assert "code 0.1.0 · weights 3f9c1a77 · ontology PLOVER 2.0" in visible


def test_index_only_for_several_articles(all_reports: list[Report]) -> None:
    assert Page(html_of(all_reports)).tags["nav"] == 1
    assert Page(html_of(all_reports[:1])).tags["nav"] == 0


def test_articles_without_events_title_or_date(all_reports: list[Report]) -> None:
    visible = " ".join("".join(Page(html_of(all_reports[2:])).visible).split())
    assert "No events were read in this text." in visible
    assert "publisher unknown · date unknown" in visible


def test_language_and_direction(arabic_report: Report) -> None:
    page = Page(html_of([arabic_report]))
    (text,) = [attrs for _, attrs in page.elements if attrs.get("class") == "text"]
    assert (text["lang"], text["dir"]) == ("ar", "auto")
    assert page.having("dir").count("auto") == 3  # the text and its two paragraphs


def test_no_article_makes_an_empty_page() -> None:
    assert Page(html_of([])).tags["article"] == 0


def test_same_reports_same_bytes(all_reports: list[Report]) -> None:
    assert html_of(all_reports) == html_of(all_reports)


def test_depth_follows_parents_and_stands_a_circle() -> None:
    def attribution(own: str, parent: str | None) -> Attribution:
        return Attribution(own, 0, None, None, None, None, "indirect", parent)

    given_ = [attribution("a", None), attribution("b", "a"), attribution("c", "b"), attribution("d", "x")]
    assert attribution_depths(given_) == {"a": 1, "b": 2, "c": 3, "d": 1}
    assert attribution_depths([attribution("a", "b"), attribution("b", "a")]) == {"a": 2, "b": 2}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sheet", ["report.css", "reading.css"])
@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_colours_meet_wcag_aa(sheet: str, scheme: str) -> None:
    light, dark, *printed = [part.partition("}")[0] for part in template_text(sheet).split(":root {\n")[1:]]
    blocks = {"light": light, "dark": dark} | ({"print": light + "".join(printed)} if printed else {})
    found = dict(re.findall(r"--([\w]+): (#[0-9a-f]{6})", blocks.get(scheme, light)))
    grounds = [found[name] for name in ("paper", "card", "d1", "d2", "d3", "d4") if name in found]
    assert all(contrast(found["ink"], ground) >= 4.5 for ground in grounds)
    assert all(contrast(found["soft"], found[name]) >= 4.5 for name in ("paper", "card") if name in found)
    assert all(contrast(found["act"], ground) >= 4.5 for ground in grounds)
    shades = [luminance(found[f"d{depth}"]) for depth in (1, 2, 3, 4)]
    assert shades == sorted(shades, reverse=scheme != "dark")
