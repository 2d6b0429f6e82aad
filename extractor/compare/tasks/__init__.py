"""Tasks and their measures: which are kept, changed, left out or new."""
