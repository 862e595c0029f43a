import { type Cue, NOTHING, type Vocabulary } from './cue.js';
import { negatedSpans } from './negation.js';
import { contains, overlap, type Span } from './span.js';

/** The cues by which a comparable text affirms something, in its order. */
export function spokenCues(text: string, vocabulary: Vocabulary): Cue[] {
  const negated = negatedSpans(text);
  return longest(vocabulary(text))
    .filter(({ meaning }) => meaning !== NOTHING)
    .filter(({ start }) => !negated.some((span) => contains(span, start)))
    .sort((one, other) => one.start - other.start);
}

/** A longer phrase hides the shorter ones that it overlaps: "off-center" is not "center". */
function longest(cues: readonly Cue[]): Cue[] {
  const byLength = [...cues].sort((one, other) => lengthOf(other) - lengthOf(one));
  const kept: Cue[] = [];
  for (const cue of byLength) {
    const isHidden = kept.some(
      (longer) => lengthOf(longer) > lengthOf(cue) && overlap(longer, cue),
    );
    if (!isHidden) kept.push(cue);
  }
  return kept;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
