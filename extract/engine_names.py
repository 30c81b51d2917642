"""The names by which a command asks for an engine, apart so that the command line starts without any of them."""

from enum import StrEnum


class Engine(StrEnum):
    """The engines that a command can name."""

    DEFAULT = "default"
    LEXICON = "lexicon"
