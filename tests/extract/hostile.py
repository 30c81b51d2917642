"""Texts that nobody writes, for properties."""

from hypothesis import strategies as st

HOSTILE = st.text(
    st.one_of(
        st.characters(min_codepoint=0x0600, max_codepoint=0x06FF),
        st.characters(min_codepoint=0x0900, max_codepoint=0x0980),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFC),
    ),
    max_size=60,
)
"""Presentation forms beside letters that compose or decompose."""
