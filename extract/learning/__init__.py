"""Learning from decisions: what was decided for equal strings, and a head over the frozen encoder's vectors."""

from extract.learning.learner import Learner, LearnerError

__all__ = ["Learner", "LearnerError"]
