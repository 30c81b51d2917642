"""What a reviewer sees and presses; the only package that imports Qt."""
