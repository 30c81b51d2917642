"""ACE 2005: valid by the rules of APF, LDC's offsets, LDC's own way of writing read, and hostile XML refused."""

from io import StringIO
from pathlib import Path

import pytest
from lxml import etree

from storage.formats import read_articles
from storage.formats.ace import without_tags
from storage.formats.problem import MissingExtraError, ReadProblem
from storage.formats.registry import WRITABLE, WriteOptions
from storage.model import Article, Document, Mention, Span
from tests.storage.formats.one_article import article

# Written from the description of APF 5.1.1 in LDC's annotation guidelines: what an annotation file may hold.
RULES = etree.DTD(
    StringIO("""
<!ELEMENT source_file (document)>
<!ATTLIST source_file URI CDATA #REQUIRED SOURCE CDATA #REQUIRED TYPE (text|audio) "text"
  AUTHOR CDATA #IMPLIED ENCODING CDATA #IMPLIED>
<!ELEMENT document (entity|value|timex2|event)*>
<!ATTLIST document DOCID CDATA #REQUIRED>
<!ELEMENT entity (entity_mention+)>
<!ATTLIST entity ID ID #REQUIRED TYPE CDATA #REQUIRED SUBTYPE CDATA #IMPLIED CLASS (NEG|SPC|GEN|USP) #REQUIRED>
<!ELEMENT entity_mention (extent, head)>
<!ATTLIST entity_mention ID ID #REQUIRED TYPE (NAM|NOM|PRO) #REQUIRED LDCTYPE CDATA #IMPLIED>
<!ELEMENT value (value_mention+)>
<!ATTLIST value ID ID #REQUIRED TYPE CDATA #REQUIRED SUBTYPE CDATA #IMPLIED>
<!ELEMENT value_mention (extent)>
<!ATTLIST value_mention ID ID #REQUIRED>
<!ELEMENT timex2 (timex2_mention+)>
<!ATTLIST timex2 ID ID #REQUIRED VAL CDATA #IMPLIED>
<!ELEMENT timex2_mention (extent)>
<!ATTLIST timex2_mention ID ID #REQUIRED>
<!ELEMENT event (event_argument*, event_mention+)>
<!ATTLIST event ID ID #REQUIRED TYPE CDATA #REQUIRED SUBTYPE CDATA #REQUIRED MODALITY (Asserted|Other) #REQUIRED
  POLARITY (Positive|Negative) #REQUIRED GENERICITY (Specific|Generic) #REQUIRED
  TENSE (Past|Present|Future|Unspecified) #REQUIRED>
<!ELEMENT event_argument EMPTY>
<!ATTLIST event_argument REFID IDREF #REQUIRED ROLE CDATA #REQUIRED>
<!ELEMENT event_mention (extent, ldc_scope, anchor, event_mention_argument*)>
<!ATTLIST event_mention ID ID #REQUIRED>
<!ELEMENT event_mention_argument (extent)>
<!ATTLIST event_mention_argument REFID IDREF #REQUIRED ROLE CDATA #REQUIRED>
<!ELEMENT extent (charseq)> <!ELEMENT head (charseq)> <!ELEMENT ldc_scope (charseq)> <!ELEMENT anchor (charseq)>
<!ELEMENT charseq (#PCDATA)>
<!ATTLIST charseq START CDATA #REQUIRED END CDATA #REQUIRED>
""")
)


def written(folder: Path, *documents: Document) -> list[str]:
    folder.mkdir()
    return WRITABLE["ace"].load_write()(documents, folder, WriteOptions()).lines()


def named(text: str) -> Document:
    return Document(
        Article("a", text),
        mentions={"m": Mention("m", Span(text.index("شركة"), text.index("شركة") + 4), "ORG")},
    )


def test_the_annotation_keeps_the_rules_of_apf(tmp_path: Path) -> None:
    written(tmp_path / "out", article(), article("b"))
    for path in (tmp_path / "out").glob("*.apf.xml"):
        assert RULES.validate(etree.parse(str(path))), RULES.error_log
    assert len(list((tmp_path / "out").iterdir())) == 4


@pytest.mark.parametrize("text", ["شركة", "أ & ب < ج > 😀 شركة &amp; &#1575; د", "\n\nشركة\n\n"])
def test_every_offset_leads_to_its_text_in_the_file_without_its_tags(text: str, tmp_path: Path) -> None:
    written(tmp_path / "out", named(text))
    (source,) = (tmp_path / "out").glob("*.sgm")
    counted = without_tags(source.read_text(encoding="utf-8"))
    (annotation,) = (tmp_path / "out").glob("*.apf.xml")
    for sequence in etree.parse(str(annotation)).iter("charseq"):
        assert counted[int(sequence.get("START")) : int(sequence.get("END")) + 1] == sequence.text
    (found,) = read_articles(tmp_path / "out")
    assert isinstance(found, Document)
    assert found.text == text
    assert [one.span.text_in(text) for one in found.mentions.values()] == ["شركة"]


def test_a_file_as_ldc_writes_it_is_read(tmp_path: Path) -> None:
    body = "<BODY>\n<HEADLINE>\nقصف\n</HEADLINE>\n<TEXT>\nقصف الجيش (AT&amp;T) أمس\n</TEXT>\n</BODY>\n</DOC>\n"
    source = f"<DOC>\n<DOCID> X </DOCID>\n<DATETIME> 20050101 </DATETIME>\n{body}"
    (tmp_path / "X.sgm").write_text(source, encoding="utf-8")
    counted = without_tags(source)

    def sequence(piece: str, at: int = 0) -> str:
        start = counted.index(piece, at)
        return f'<charseq START="{start}" END="{start + len(piece) - 1}">{piece.replace("&", "&amp;")}</charseq>'

    anchor = sequence("قصف", counted.index("قصف") + 1)
    (tmp_path / "X.apf.xml").write_text(
        f"""<?xml version="1.0"?><!DOCTYPE source_file SYSTEM "apf.v5.1.1.dtd"><source_file><document DOCID="X">
<entity ID="X-E1" TYPE="ORG" CLASS="SPC">
<entity_mention ID="X-E1-1" TYPE="NOM"><extent>{sequence("الجيش")}</extent></entity_mention></entity>
<entity ID="X-E2" TYPE="ORG" CLASS="SPC">
<entity_mention ID="X-E2-1" TYPE="NAM"><extent>{sequence("AT&amp;T")}</extent></entity_mention></entity>
<timex2 ID="X-T1"><timex2_mention ID="X-T1-1"><extent>{sequence("أمس")}</extent></timex2_mention></timex2>
<timex2 ID="X-T2"><timex2_mention ID="X-T2-1"><extent>{sequence("20050101")}</extent></timex2_mention></timex2>
<event ID="X-EV1" TYPE="Conflict" SUBTYPE="Attack" MODALITY="Asserted" POLARITY="Positive"><event_mention ID="X-EV1-1">
<anchor>{anchor}</anchor><event_mention_argument REFID="X-E1-1" ROLE="Attacker"/>
<event_mention_argument REFID="X-T1-1" ROLE="Time-Within"/>
</event_mention></event></document></source_file>""",
        encoding="utf-8",
    )
    found = list(read_articles(tmp_path / "X.apf.xml"))
    (document,) = (one for one in found if isinstance(one, Document))
    (problem,) = (one for one in found if isinstance(one, ReadProblem))
    assert "X-T2-1" in problem.reason  # the date of the head is no part of the text
    assert {(one.span.text_in(document.text), one.label) for one in document.mentions.values()} == {
        ("الجيش", "ORG"),
        ("AT&T", "ORG"),
        ("أمس", "TIME"),
    }
    (event,) = document.events.values()
    assert [(one.role, document.mentions[one.mention].span.text_in(document.text)) for one in event.arguments] == [
        ("Attacker", "الجيش"),
        ("Time", "أمس"),
    ]


BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'


@pytest.mark.parametrize(
    "content", [BOMB, OUTSIDE, BOMB.encode("utf-16"), "<a", "", "<a>\x00</a>", "<a/>", b"\xff\xfe<"]
)
def test_hostile_or_damaged_xml_is_named_and_nothing_of_it_is_resolved(content: str | bytes, tmp_path: Path) -> None:
    (tmp_path / "a.sgm").write_text("<DOC><BODY><TEXT>\nنص\n</TEXT></BODY></DOC>", encoding="utf-8")
    (tmp_path / "a.apf.xml").write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(read_articles(tmp_path))
    if content == "<a/>":
        assert [one.text for one in found if isinstance(one, Document)] == ["نص"]
    else:
        assert [type(one) for one in found] == [ReadProblem]


def test_a_file_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.sgm").write_text("<DOC><BODY><TEXT>\nسر\n</TEXT></BODY></DOC>", encoding="utf-8")
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.sgm").symlink_to(tmp_path / "secret.sgm")
    (inside / "a.apf.xml").write_text("<a/>", encoding="utf-8")
    (found,) = read_articles(inside)
    assert "leads out" in str(found)


def test_what_ace_has_no_place_for_is_counted(tmp_path: Path) -> None:
    lines = written(tmp_path / "out", article())
    assert "Notes left out: 2." in lines
    assert "Titles left out: 1." in lines


def test_an_xml_sign_that_cannot_be_is_replaced_there_but_not_in_the_text(tmp_path: Path) -> None:
    document = Document(Article("a", "أ\x07ب"), mentions={"m": Mention("m", Span(0, 3), "PER")})
    assert any("XML cannot hold" in line for line in written(tmp_path / "out", document))
    (found,) = read_articles(tmp_path / "out")
    assert isinstance(found, Document)
    assert found.text == document.text
    assert [one.span for one in found.mentions.values()] == [Span(0, 3)]


@pytest.mark.parametrize("name", ["ace", "xmi", "label-studio"])
def test_a_parser_that_refuses_entities_reads_every_xml_file_that_is_written(name: str, tmp_path: Path) -> None:
    """An independent one, which APF is allowed its DOCTYPE by, and no other format anything of the kind."""
    defused = pytest.importorskip("defusedxml.ElementTree")
    try:
        WRITABLE[name].load_write()([article()], tmp_path, WriteOptions())
    except MissingExtraError as error:
        pytest.skip(str(error))
    files = [path for path in tmp_path.iterdir() if path.suffix in (".xml", ".xmi")]
    roots = {path.name: defused.parse(path, forbid_dtd=name != "ace").getroot() for path in files}
    assert len(roots) == {"ace": 1, "xmi": 2, "label-studio": 1}[name]
    if name == "ace":
        (root,) = roots.values()
        assert {one.get("TYPE") for one in root.iter("event")} == {"Conflict", "Contact"}
        assert len(list(root.iter("event_mention_argument"))) == 5
