"""Learning from decisions: what was decided for equal strings, and a head over the frozen encoder's vectors."""

from extract.learning.learner import Learner, LearnerError
from extract.learning.vectors import vectors_of

__all__ = ["Learner", "LearnerError", "vectors_of"]
