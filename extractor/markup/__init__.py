"""Notations that stand in a text for plain characters. What is read in their place has as many characters."""

FILL = "\u200b"  # has no width, and counts as white space
