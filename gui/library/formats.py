"""What formats, their settings and what they carry are called in the window; storage knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from gui.translation import QT_TRANSLATE_NOOP
from storage.formats.registry import Carried, Format, Setting

TITLES: Final = (
    QT_TRANSLATE_NOOP("Formats", "Tawsim JSONL"),
    QT_TRANSLATE_NOOP("Formats", "CoNLL-2003 columns"),
    QT_TRANSLATE_NOOP("Formats", "Table of events"),
    QT_TRANSLATE_NOOP("Formats", "Excel workbook of events"),
    QT_TRANSLATE_NOOP("Formats", "GeoJSON of linked events"),
    QT_TRANSLATE_NOOP("Formats", "Label Studio"),
    QT_TRANSLATE_NOOP("Formats", "doccano JSONL"),
    QT_TRANSLATE_NOOP("Formats", "OneIE JSON"),
    QT_TRANSLATE_NOOP("Formats", "DyGIE++ JSON"),
    QT_TRANSLATE_NOOP("Formats", "ACE 2005 (APF and SGM)"),
    QT_TRANSLATE_NOOP("Formats", "UIMA CAS XMI (INCEpTION)"),
    QT_TRANSLATE_NOOP("Formats", "WebAnno TSV 3.3"),
    QT_TRANSLATE_NOOP("Formats", "Hugging Face dataset (Parquet)"),
    QT_TRANSLATE_NOOP("Formats", "brat standoff"),
    QT_TRANSLATE_NOOP("Formats", "spaCy DocBin"),
    QT_TRANSLATE_NOOP("Formats", "Prodigy JSONL"),
    QT_TRANSLATE_NOOP("Formats", "Web page"),
    QT_TRANSLATE_NOOP("Formats", "Plain text"),
)
"""The titles of all formats."""

ABOUT: Final[Mapping[str, str]] = {
    "jsonl": QT_TRANSLATE_NOOP("Formats", "Everything, one article a line: to keep, to hand on and to read in again."),
    "conll": QT_TRANSLATE_NOOP("Formats", "Two columns, token and tag: for training a tagger of entities."),
    "csv": QT_TRANSLATE_NOOP("Formats", "A row an event with a column a role: for a spreadsheet."),
    "excel": QT_TRANSLATE_NOOP("Formats", "The table of events as a workbook, from right to left."),
    "geojson": QT_TRANSLATE_NOOP("Formats", "Events as points on a map, where a mention carries coordinates."),
    "label-studio": QT_TRANSLATE_NOOP("Formats", "Tasks with the labelling configuration that fits them."),
    "doccano": QT_TRANSLATE_NOOP("Formats", "Entities and relations, one article a line."),
    "oneie": QT_TRANSLATE_NOOP("Formats", "Sentences with entities, triggers and arguments: for training OneIE."),
    "dygie": QT_TRANSLATE_NOOP("Formats", "Sentences of tokens with events and clusters: for training DyGIE++."),
    "ace": QT_TRANSLATE_NOOP("Formats", "The files of LDC's ACE 2005: source text and annotation apart."),
    "xmi": QT_TRANSLATE_NOOP("Formats", "A CAS an article with its type system: for INCEpTION and UIMA."),
    "webanno": QT_TRANSLATE_NOOP("Formats", "Tokens with layers, slots and chains: for INCEpTION and WebAnno."),
    "hf": QT_TRANSLATE_NOOP("Formats", "A folder with its card that load_dataset reads."),
    "brat": QT_TRANSLATE_NOOP("Formats", "A text and an .ann an article, with brat's configuration."),
    "spacy": QT_TRANSLATE_NOOP("Formats", "Documents that spacy train takes, events beside them."),
    "prodigy": QT_TRANSLATE_NOOP("Formats", "Tasks with tokens, spans and relations."),
}
"""A line on each format that is written, by its name."""

_CARRIED: Final[Mapping[Carried, str]] = {
    Carried.NESTED: QT_TRANSLATE_NOOP("Formats", "nested mentions"),
    Carried.SUBWORD: QT_TRANSLATE_NOOP("Formats", "edges inside words"),
    Carried.SPACE: QT_TRANSLATE_NOOP("Formats", "edges on white space"),
    Carried.LEVEL: QT_TRANSLATE_NOOP("Formats", "name or common noun"),
    Carried.EVENTS: QT_TRANSLATE_NOOP("Formats", "events"),
    Carried.ARGUMENTS: QT_TRANSLATE_NOOP("Formats", "arguments"),
    Carried.ATTRIBUTES: QT_TRANSLATE_NOOP("Formats", "modality and polarity"),
    Carried.COREFERENCE: QT_TRANSLATE_NOOP("Formats", "which mentions are one entity"),
    Carried.NOTES: QT_TRANSLATE_NOOP("Formats", "notes"),
    Carried.CANDIDATES: QT_TRANSLATE_NOOP("Formats", "candidates"),
    Carried.REJECTIONS: QT_TRANSLATE_NOOP("Formats", "rejections"),
    Carried.REMARKS: QT_TRANSLATE_NOOP("Formats", "flags, and notes on articles"),
    Carried.PLACES: QT_TRANSLATE_NOOP("Formats", "links to places"),
}

SETTINGS: Final[Mapping[str, str]] = {
    "scheme": QT_TRANSLATE_NOOP("Formats", "Tags"),
    "flat": QT_TRANSLATE_NOOP("Formats", "Of nested mentions"),
    "tokens": QT_TRANSLATE_NOOP("Formats", "Words that a mention cuts"),
}
"""What the settings of formats are called, by their names."""

VALUES: Final[Mapping[str, str]] = {
    "bio": "BIO",
    "bioes": "BIOES",
    "outermost": QT_TRANSLATE_NOOP("Formats", "keep the outermost"),
    "innermost": QT_TRANSLATE_NOOP("Formats", "keep the innermost"),
    "cut": QT_TRANSLATE_NOOP("Formats", "cut into parts"),
    "words": QT_TRANSLATE_NOOP("Formats", "leave them whole"),
}
"""What the values of settings are called."""


def title_of(format_: Format) -> str:
    """The format's title in the interface's language."""
    return _translated(format_.title)


def about(format_: Format) -> str:
    """What the format is for."""
    return _translated(ABOUT[format_.name])


def lost(format_: Format) -> list[str]:
    """What the format has no place for; nothing for tables, which are made for one purpose."""
    return [_translated(text) for kind, text in _CARRIED.items() if kind not in format_.carries]


def setting_name(setting: Setting) -> str:
    """What a setting is called."""
    return _translated(SETTINGS[setting.name])


def value_name(value: str) -> str:
    """What a setting's value is called."""
    return _translated(VALUES[value])


def _translated(source: str) -> str:
    return QCoreApplication.translate("Formats", source)
