import { matchesOf } from './matches.js';
import type { Span } from './span.js';

const NEGATOR =
  /\b(?:not(?! (?:only|just|merely))|no(?! longer)|without|never|neither|nor|non|lacks?|lacking|avoid(?:s|ing)?|devoid of|free (?:of|from)|absence of|eliminat(?:es|ing)|far from|anything but|hardly|barely|scarcely|less|little|rather than|instead of|(?:is|are|does|do)n't)\b/g;

const CLAUSE = '[^,.;:()]*';
const LIST_ITEM = ',(?! (?:an?|the)\\b)(?: \\w+){1,4}';
/** What a negation reaches: its clause, and in a list that goes on to "or" the whole list. */
const SCOPE = new RegExp(
  `${CLAUSE}(?:(?:${LIST_ITEM}){0,3}(?:,| \\w+)? (?:or|nor)\\b${CLAUSE})?`,
  'y',
);
const TURN = /\b(?:but|with|yet|while)\b/;

/** The stretches of a comparable text in which nothing holds of what is said: "without *harsh shadows*". */
export function negatedSpans(text: string): Span[] {
  return matchesOf(text, NEGATOR).map(({ 0: negator, index }) => {
    const start = index + negator.length;
    SCOPE.lastIndex = start;
    const [reach = ''] = SCOPE.exec(text) ?? [];
    const turn = reach.search(TURN);
    return { start, end: start + (turn < 0 ? reach.length : turn) };
  });
}
