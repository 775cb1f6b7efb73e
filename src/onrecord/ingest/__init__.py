"""From files to articles: text, HTML and JSONL, with a reason for each that can't be read."""

from onrecord.ingest.dates import read_published
from onrecord.ingest.reading import read, total_articles
from onrecord.ingest.settings import FIELDS, FormatName, IngestSettings, Rejected
from onrecord.ingest.sources import SUFFIXES, Skipped, Source, expand

__all__ = [
    "FIELDS",
    "SUFFIXES",
    "FormatName",
    "IngestSettings",
    "Rejected",
    "Skipped",
    "Source",
    "expand",
    "read",
    "read_published",
    "total_articles",
]
