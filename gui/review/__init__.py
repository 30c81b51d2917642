"""The review of one article: its text with the annotation drawn beneath, and what belongs to it."""
