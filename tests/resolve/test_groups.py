import re

import pytest

from onrecord.ontology import nonstate_codes
from onrecord.resolve import tables
from onrecord.resolve.actors import code_actor
from onrecord.resolve.countries import Countries

ROWS = list(tables.rows("groups.csv"))
KINDS = {"REB", "PRM", "IMG", "CRM"}
RELATION = re.compile(r"(?:split_from|part_of|backed_by|merged_into|renamed_to):(\S+)")


def test_the_rows_hold_only_known_codes_and_years() -> None:
    countries = {country.code for country in Countries.load()} | set(nonstate_codes())
    for row in ROWS:
        assert row["kind"] in KINDS, row
        assert row["sure"] in ("high", "medium", "low"), row
        assert row["countries"] and set(tables.split(row["countries"])) <= countries, row
        years = [int(year) for year in (row["start"], row["end"]) if year]
        assert years == sorted(years), row


def test_ids_are_unique_and_relations_lead_to_a_row_or_a_country() -> None:
    ids = [row["id"] for row in ROWS]
    countries = {country.code for country in Countries.load()}
    assert len(ids) == len(set(ids)) > 800
    for row in ROWS:
        for relation in tables.split(row["relations"]):
            found = RELATION.fullmatch(relation)
            assert found and found[1] in countries.union(ids) - {row["id"]}, (row["id"], relation)


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("fighters of the Arakan Army", "MMR", "REB"),
        ("Asa'ib Ahl al-Haq", "IRQ", "PRM"),
        ("the Sinaloa Cartel", "MEX", "CRM"),
        ("Jama'at Nasr al-Islam wal-Muslimin", "IMG", "REB"),
    ],
)
def test_groups_are_coded(words: str, country: str, sector: str) -> None:
    found = code_actor(words)
    assert (found.country, found.sectors[:1]) == (country, (sector,))


def test_a_row_that_nobody_looked_up_says_so() -> None:
    row = next(row for row in ROWS if not row["checked"] and " " in row["name"])
    assert "not checked" in " ".join(code_actor(row["name"]).why)
