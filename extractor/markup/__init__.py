"""Notations that stand in a text for plain characters. What is read in their place has as many characters."""

FILL = "\u200b"  # has no width, and counts as white space
ROW_END = "\uf8f0"  # stands where a row of a table ends until line ends of the source are told from those a reader sees
