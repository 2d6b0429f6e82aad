"""Plans laid out anew: the same clauses under other labels, headings, line widths, page lines and furniture.

The clauses of a plan that is read right are printed again in a layout of choice and read again; each must come out with
its heading, kind, parent and text. `benchmarks/relaid.py` does so with layouts drawn by chance.
"""

from relaying.layout import HEADINGS, LABELS, NONE, Layout
from relaying.printing import Piece, pieces_of, printed
from relaying.reading import Tally, read_again

__all__ = ["HEADINGS", "LABELS", "NONE", "Layout", "Piece", "Tally", "pieces_of", "printed", "read_again"]
