"""What a lower plan says in the upper level's name: words, bodies of its lists, the shell of its notice, what it calls itself.

Four questions, in the order asked:

1. `words_left`: which words of the upper level stand in its sentences, tables and titles? Below it, from the last step to the first:
   - `kinds`: of what kind is such a word, and how is it told?
   - `shared`, `aims`, `conferred`: is it said of both places, of what the lower place becomes, or by one of its own bodies?
   - `rightful`, with `rightful_names` and `rightful_bodies`: do the words beside it make it right? Those words are in `rightful.yml`.
   - `mentions`: the word in its phrase, and the words beside it.
   - `upper_words`: where do such words stand in a text? By the name of the upper place (`names`), beside own bodies that
     show it (`own_bodies`), and by one pattern of the tier (`patterns`), which is made of words for all the place
     (`scopes`), its places (`places`), its bodies (`upper_bodies`, `nation`, with what `acting` knows of both), in frames that
     show what is meant (`frames`, from `frames.yml`).
2. `wrong_tier`: which bodies in its lists of responsible units are of another tier?
3. `left_in_notice`: what in the notice around it (`notice`) is by the upper level's words?
4. `self_named`: does it go by the kind of the upper plan?

All are asked of the same two places: `sides`.
"""

from collections.abc import Iterator

from extractor.compare.localising.notice import left_in_notice
from extractor.compare.localising.self_named import self_named
from extractor.compare.localising.sides import sides_of
from extractor.compare.localising.words_left import words_left
from extractor.compare.localising.wrong_tier import wrong_tier
from extractor.compare.pair import Pair
from extractor.compare.phrases import Copies
from extractor.models import Finding


def not_localised(pair: Pair, copies: Copies) -> Iterator[Finding]:
    """Findings `unlocalised`; `copies` are the passages taken over."""
    sides = sides_of(pair)
    if sides is not None:
        yield from words_left(pair, sides, copies)
        yield from wrong_tier(pair, sides)
        yield from left_in_notice(pair, sides)
        yield from self_named(pair)
