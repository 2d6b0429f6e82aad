"""One module a page: read rows, arrange them for the reader, render."""
