"""An engine that proposes what its word lists name: quick, and the same on every machine."""

from __future__ import annotations

import re

from gui.library.opening import Proposal
from storage.model import ArgumentCandidate, Candidates, EventCandidate, Level, MentionCandidate, Span

MENTIONS = {
    "قاعدة عسكرية": ("FAC", Level.NOM),
    "سوريا": ("GPE", Level.NAM),
    "العراق": ("GPE", Level.NAM),
    "واشنطن": ("GPE", Level.NAM),
    "صواريخ": ("WEA", Level.NOM),
    "القوات": ("ORG", Level.NOM),
    "الجيش": ("ORG", Level.NOM),
    "المحكمة": ("ORG", Level.NOM),
    "الوزير": ("PER", Level.NOM),
    "الرئيس": ("PER", Level.NOM),
    "جنود": ("PER", Level.NOM),
    "المتهم": ("PER", Level.NOM),
    "أمس": ("TIME", Level.NOM),
}
TRIGGERS = {
    "قصف": "Conflict.Attack",
    "هجوم": "Conflict.Attack",
    "مقتل": "Life.Die",
    "زيارة": "Movement.Transport",
    "محاكمة": "Justice.Trial-Hearing",
    "الاجتماع": "Contact.Meet",
}
ROLES = {
    "Conflict.Attack": {"FAC": "Target", "WEA": "Instrument", "GPE": "Place", "ORG": "Attacker", "TIME": "Time"},
    "Life.Die": {"PER": "Victim", "TIME": "Time"},
    "Movement.Transport": {"PER": "Artifact", "GPE": "Destination"},
    "Justice.Trial-Hearing": {"PER": "Defendant", "ORG": "Adjudicator"},
    "Contact.Meet": {"PER": "Entity"},
}


def propose_words(text: str) -> Proposal:
    """Every listed word; the mentions of a trigger's paragraph get their role."""
    mentions = sorted(
        (Span(match.start(), match.end()), label, level)
        for word, (label, level) in MENTIONS.items()
        for match in re.finditer(re.escape(word), text)
    )
    candidates = tuple(
        MentionCandidate(f"m{number}", span, label, level, 0.9, "words/1")
        for number, (span, label, level) in enumerate(mentions, start=1)
    )
    events: list[EventCandidate] = []
    for word, label in TRIGGERS.items():
        for match in re.finditer(re.escape(word), text):
            trigger = Span(match.start(), match.end())
            events.append(
                EventCandidate(f"e{len(events) + 1}", trigger, label, _arguments(text, trigger, label, candidates))
            )
    return Proposal(Candidates(candidates, tuple(events)), "words", "1")


def _arguments(text, trigger, label, candidates) -> tuple[ArgumentCandidate, ...]:
    start = text.rfind("\n", 0, trigger.start) + 1
    end = text.find("\n", trigger.end)
    around = Span(start, len(text) if end < 0 else end)
    found = []
    for candidate in candidates:
        role = ROLES[label].get(candidate.label)
        if role is not None and around.contains(candidate.span):
            found.append(ArgumentCandidate(role, candidate.id, 0.8))
    return tuple(found[:4])
