"""UIMA CAS XMI by dkpro-cassis, and WebAnno TSV by a strict reader written from its description."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from storage.formats import read_articles
from storage.formats.problem import ReadProblem
from storage.formats.registry import READABLE, WRITABLE, WriteOptions
from storage.model import Article, Document, Mention, Span
from tests.storage.formats.one_article import TEXT, article

cassis = pytest.importorskip("cassis")


def written(name: str, folder: Path, *documents: Document) -> list[str]:
    folder.mkdir()
    return WRITABLE[name].load_write()(documents, folder, WriteOptions()).lines()


def test_cassis_reads_types_spans_slots_and_chains(tmp_path: Path) -> None:
    written("xmi", tmp_path / "out", article())
    types = cassis.load_typesystem(tmp_path / "out" / "TypeSystem.xml")
    (path,) = (tmp_path / "out").glob("*.xmi")
    cas = cassis.load_cas_from_xmi(path, typesystem=types)
    assert cas.sofa_string == TEXT
    mentions = {one.get_covered_text(): one.value for one in cas.select("webanno.custom.Mention")}
    assert mentions["طائرات"] == "WEA"
    assert mentions["جسر\nالمدينة"] == "FAC"
    attack = next(one for one in cas.select("webanno.custom.Event") if one.value == "Conflict.Attack")
    assert (attack.get_covered_text(), attack.modality, attack.polarity) == ("قصفت", "other", "negative")
    roles = {(link.role, link.target.get_covered_text()) for link in attack.roles.elements}
    assert roles == {("Instrument", "طائرات"), ("Target", "جسر\nالمدينة"), ("Place", "المدينة")}
    (chain,) = cas.select("de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceChain")
    link, covered = chain.first, []
    while link is not None:
        covered.append(link.get_covered_text())
        link = link.next
    assert covered == ["واشنطن", "Washington", "واشنطن"]
    tokens = [one.get_covered_text() for one in cas.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")]
    assert "".join(tokens) == "".join(TEXT.split())


def test_offsets_in_the_file_are_utf_16_units(tmp_path: Path) -> None:
    written("xmi", tmp_path / "out", article())
    (path,) = (tmp_path / "out").glob("*.xmi")
    (found,) = re.findall(
        r'<\w+:Mention [^>]*begin="(\d+)" end="(\d+)"[^>]*value="WEA"', path.read_text(encoding="utf-8")
    )
    units = TEXT.encode("utf-16-le")
    assert units[2 * int(found[0]) : 2 * int(found[1])].decode("utf-16-le") == "طائرات"


def test_named_entities_that_others_annotated_are_mentions(tmp_path: Path) -> None:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        types = cassis.load_dkpro_core_typesystem()
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = "زار 😀 الوزير بغداد", "text/plain"
    cas.add(types.get_type("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")(begin=13, end=18, value="GPE"))
    types.to_xml(tmp_path / "TypeSystem.xml")
    cas.to_xmi(tmp_path / "a.xmi")
    (found,) = read_articles(tmp_path / "a.xmi")
    assert isinstance(found, Document)
    assert [(one.label, one.span.text_in(found.text)) for one in found.mentions.values()] == [("GPE", "بغداد")]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "<a/>",
        "<a",
        '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>',
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0"><x/></xmi:XMI>',
        '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"><cas:Sofa/></xmi:XMI>',
    ],
)
def test_a_damaged_or_hostile_cas_is_named(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.xmi").write_text(content, encoding="utf-8")
    found = list(read_articles(tmp_path))
    assert [type(one) for one in found] == [ReadProblem]


def test_a_text_that_xml_cannot_hold_is_left_out_and_said(tmp_path: Path) -> None:
    document = replace(article(), article=Article("a", TEXT.replace("😀", "\x07")))
    assert "Articles left out whose texts have signs that XML cannot hold: 1." in written(
        "xmi", tmp_path / "out", document
    )
    assert not list((tmp_path / "out").glob("*.xmi"))


class Table:
    """WebAnno TSV by the letter: every row has all cells, offsets are UTF-16 units and in order, forms are the text."""

    def __init__(self, path: Path) -> None:
        head, *blocks = path.read_text(encoding="utf-8").split("\n\n")
        lines = head.split("\n")
        assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
        self.layers = [re.fullmatch(r"#T_(SP|CH)=([\w.]+)\|(.+)", line).groups() for line in lines[1:]]
        columns = [feature for _, _, features in self.layers for feature in features.split("|")]
        self.rows = []
        units = path.with_suffix(".txt").read_text(encoding="utf-8").encode("utf-16-le")
        before = 0
        for number, block in enumerate((block.strip("\n") for block in blocks), 1):
            text, *rows = block.split("\n")
            assert text.startswith("#Text=")
            for row in rows:
                name, place, form, *cells, end = row.split("\t")
                assert end == ""
                assert len(cells) == len(columns)
                assert name.partition("-")[0] == str(number)
                start, stop = map(int, place.split("-"))
                covered = units[2 * start : 2 * stop].decode("utf-16-le")
                assert covered == form.replace("\\n", "\n").replace("\\\\", "\\")
                if "." not in name:
                    assert start >= before
                    before = stop
                self.rows.append((name, covered, dict(zip(columns, cells, strict=True))))


def test_every_row_is_as_webanno_describes_it(tmp_path: Path) -> None:
    written("webanno", tmp_path / "out", article())
    (path,) = (tmp_path / "out").glob("*.tsv")
    table = Table(path)
    cells = {covered: columns for _, covered, columns in table.rows}
    assert cells["طائرات"]["value"] == "_"  # the last column of that name is the event layer's
    name = next(name for name, covered, _ in table.rows if covered == "طائرات")
    assert re.fullmatch(r"\d+-\d+\.\d+", name)
    event = cells["قصفت"]
    slots = next(key for key in event if key.startswith("ROLE_"))
    assert event["value"] == "Conflict.Attack"
    assert event[slots].split(";") == ["Instrument", "Target", "Place"]
    assert event["webanno.custom.Mention"].split(";")[0] == name
    assert cells["بغداد"]["referenceRelation"] == "_"
    assert [columns["referenceRelation"] for _, covered, columns in table.rows if covered == "واشنطن"] == [
        "*->1-1",
        "*->1-3",
    ]


def test_reserved_signs_in_values_come_back(tmp_path: Path) -> None:
    note = "أ|ب[1]_->;\\*\t\n\\"
    mentions = {
        "a": Mention("a", Span(0, 2), "X|Y", note=note),
        "b": Mention("b", Span(0, 2), "_", note="*"),
        "c": Mention("c", Span(0, 5), "PER[2]"),
    }
    written("webanno", tmp_path / "out", Document(Article("a", "نص \\| [x]_ *"), mentions=mentions))
    (found,) = read_articles(tmp_path / "out")
    assert isinstance(found, Document)
    assert found.text == "نص \\| [x]_ *"
    assert sorted((one.span, one.label, one.note) for one in found.mentions.values()) == sorted(
        (one.span, one.label, one.note) for one in mentions.values()
    )


def test_without_the_text_beside_it_is_made_of_the_rows(tmp_path: Path) -> None:
    written("webanno", tmp_path / "out", article())
    next((tmp_path / "out").glob("*.txt")).unlink()
    (found,) = read_articles(tmp_path / "out")
    assert isinstance(found, Document)
    assert len(found.text) == len(TEXT)
    assert {one.span.text_in(found.text) for one in found.mentions.values()} >= {"طائرات", "Washington"}
    (chain,) = found.chains.values()
    assert len(chain) == 3


OTHERS = """#FORMAT=WebAnno TSV 3.2
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_RL=de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency|DependencyType|BT_x


#Text=زار الوزير بغداد
1-1\t0-3\tزار\t_\t_\t_\t_\t
1-2\t4-10\tالوزير\t*[1]\tPER[1]\t_\t_\t
1-3\t11-16\tبغداد\t*[1]|*[2]\tPER[1]|GPE[2]\t_\t_\t
broken row
"""


def test_a_file_that_inception_wrote_is_read_and_its_relations_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(OTHERS, encoding="utf-8")
    found = list(read_articles(tmp_path / "a.tsv"))
    (document,) = (one for one in found if isinstance(one, Document))
    assert {(one.label, one.span.text_in(document.text)) for one in document.mentions.values()} == {
        ("PER", "الوزير بغداد"),
        ("GPE", "بغداد"),
    }
    assert [one.line for one in found if isinstance(one, ReadProblem)] == [3, 10]


@pytest.mark.parametrize("content", ["", "#FORMAT=WebAnno TSV 3.3\n", "#FORMAT=WebAnno TSV 3.3\n1-1\t5-3\tx\t\n", "x"])
def test_a_damaged_table_is_named_or_read_as_far_as_it_goes(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(content, encoding="utf-8")
    assert list(read_articles(tmp_path / "a.tsv", format_=READABLE["webanno"]))
