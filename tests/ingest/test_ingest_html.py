"""HTML: the article of a page, its headline first."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.record.errors import EmptyInputError, EncodingError, FormatError

HEAD = """<title>Harbour strike ends after nine days | The Quay Post</title>
<meta property="og:site_name" content="The Quay Post"><meta name="author" content="Mara Ellin and Jo Pask">
<meta property="article:published_time" content="2021-03-04T08:00:00Z">
<link rel="canonical" href="https://quaypost.example/harbour-strike-ends">"""

BODY = """<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Harbour strike ends after nine days</h1>
<p>Dockers in Port Calder went back to work on Thursday after the harbour board promised to rehire
   forty men, the union said.</p>
<p>“We have what we asked for,” said <b>Ines</b> Varga, who leads the union.\u00a0\U0001f389 She added that
the board had <a href="/x">signed the deal</a> overnight.</p>
<h2>Police</h2><p>Police arrested four protesters on Tuesday.<br>They were released a day later.</p>
<ul><li>First demand: higher pay for night shifts.</li><li>Second demand: safer cranes.</li></ul>
<blockquote><p>The board never denied the claims.</p></blockquote>
<table><tr><td>Dockers</td><td>400</td></tr></table></article><footer><p>All rights reserved</p></footer>"""

TEXT = """Harbour strike ends after nine days

Dockers in Port Calder went back to work on Thursday after the harbour board promised to rehire forty men, the union \
said.

“We have what we asked for,” said Ines Varga, who leads the union. \U0001f389 She added that the board had signed \
the deal overnight.

Police

Police arrested four protesters on Tuesday.
They were released a day later.

First demand: higher pay for night shifts.

Second demand: safer cranes.

The board never denied the claims.

Dockers\t400"""


def page(*, head: str = HEAD, body: str = BODY, attributes: str = 'lang="en-GB"') -> str:
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def test_headline_then_paragraphs(article) -> None:
    assert article("a.html", page()).text == TEXT


def test_metadata_come_from_the_page_and_are_noted(article) -> None:
    found = article("a.html", page())
    assert found.title == "Harbour strike ends after nine days"
    assert found.authors == ("Mara Ellin", "Jo Pask")
    assert found.published == dt.date(2021, 3, 4)
    assert found.publisher == "The Quay Post"
    assert found.url == "https://quaypost.example/harbour-strike-ends"
    assert found.language == "en"
    assert found.notes == ("taken from the page: title, authors, published, publisher, url, language",)


def test_the_user_goes_before_the_page(article) -> None:
    day = dt.date(2020, 1, 1)
    found = article("a.html", page(), title="T", published=day, publisher="P", url="https://p.example/1", language="fr")
    assert (found.title, found.published, found.publisher, found.url) == ("T", day, "P", "https://p.example/1")
    assert found.language == "fr"
    assert found.text == TEXT
    assert found.notes == ("taken from the page: authors",)


def test_without_metadata_nothing_is_made_up(article) -> None:
    body = "<p>Troops left Calder on 3 May 2019 after a long stay, the army said.</p>"
    found = article("a.html", page(head="", body=body, attributes=""))
    assert (found.title, found.published, found.publisher, found.url, found.authors) == (None, None, None, None, ())
    assert found.text == "Troops left Calder on 3 May 2019 after a long stay, the army said."
    assert found.notes == ()


def test_title_is_the_headline_where_the_body_has_none(article) -> None:
    body = "<p>Troops left Calder on Friday after a long stay, the army said.</p>"
    found = article("a.html", page(head="<title>Calder is quiet again</title>", body=body))
    assert found.text.startswith("Calder is quiet again\n\nTroops left Calder on Friday")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>var troops = 'left';</script>",
        "<nav><a href='/a'>World</a> <a href='/b'>Sport</a></nav>",
        "<div><a href='/a'>Strike ends in Calder after nine long days of talks</a></div>",
        "<form><label>Name</label><input><button>Log in</button></form><p>Please log in.</p>",
        "<h1>404</h1><p>Page not found.</p>",
        "<noscript>You need to enable JavaScript in order to run this app.</noscript><div id='root'></div>",
    ],
)
def test_pages_without_an_article(refusal, body: str) -> None:
    error = refusal("a.html", page(head="<title>Site</title>", body=body))
    assert isinstance(error, FormatError)
    assert str(error) == (
        "a.html: no article was found in this page, only menus or scraps; "
        "give the article's own page, or its text as plain text"
    )


def test_words_without_markup_are_no_page(refusal) -> None:
    assert isinstance(refusal("a.html", "Troops left."), FormatError)


def test_empty_page(refusal) -> None:
    error = refusal("a.html", "\n")
    assert isinstance(error, EmptyInputError)
    assert str(error) == "a.html: this page is empty; give a page with an article"


def test_xhtml_with_declared_encoding(article) -> None:
    markup = (
        '<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">'
        "<head><title>L\u2019été</title></head><body><p>Les troupes ont quitté la ville vendredi soir.</p>"
        "</body></html>"
    )
    found = article("a.xhtml", markup.encode("cp1252"))
    assert found.text == "L\u2019été\n\nLes troupes ont quitté la ville vendredi soir."
    assert found.language == "fr"
    assert "read as windows-1252 (declared by the page)" in found.notes
    assert article("a.xhtml", markup).text == found.text


def test_wrongly_declared_encoding(refusal) -> None:
    data = page(head='<meta charset="shift_jis">').encode() + b"\xff\xff"
    error = refusal("a.html", data)
    assert isinstance(error, EncodingError)
    assert "a.html: this is not valid CP932 (byte 0x" in str(error)


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table"])
def test_deep_nesting_ends_in_an_outcome(reading, tag: str) -> None:
    depth = 3000
    body = f"<{tag}>" * depth + "<p>Troops left Calder on Friday, the army said.</p>" + f"</{tag}>" * depth
    assert len(reading("a.html", page(body=body))) == 1
