"""`python -m extractor.cli` is `plandiff`."""

from extractor.cli import main

main()
