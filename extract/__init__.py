"""From text to candidates, and how that is trained and evaluated."""
