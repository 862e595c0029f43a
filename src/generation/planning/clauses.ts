import { matchesOf } from './matches.js';
import { negatedSpans } from './negation.js';
import type { Span } from './span.js';

/** A part of a sentence. */
export interface Clause extends Span {
  /** Whether it only sets something off against what the sentence states: "…, *contrasted with a vibrant red*". */
  readonly isAside: boolean;
}

const CONTRAST = [
  'contrast(?:s|ed|ing)|in contrast|against|(?<!nothing |anything )but|yet|while|whereas|versus',
  'although|though|despite|unlike|(?:as )?opposed to|rather than|instead of|juxtaposed',
  '(?:except|save) for|(?:apart|aside) from|other than|offset|set off|set against',
  '(?:accented|punctuated|complemented|highlighted|interrupted|lifted) (?:by|with)',
  '(?:counter)?balanced (?:by|with|against)|(?:broken|tempered|relieved|softened) (?:\\w+ )?by',
].join('|');
const ACCENT = 'accents?|highlights?|pops?|splash(?:es)?|touch(?:es)?|hints?|flecks?|glints?';

const SENTENCE = /\S.*?(?:[.;!?](?=\s|$)|$)/g;
const BOUNDARY = new RegExp(`[,:()]|\\b(?:${CONTRAST}|with)\\b`, 'g');
const OPENS_CONTRAST = new RegExp(`^(?:${CONTRAST})\\b`);
const HAS_ACCENT = new RegExp(`\\b(?:${ACCENT})\\b`);

/** The clauses of a comparable text, in its order. */
export function clausesOf(text: string): Clause[] {
  return matchesOf(text, SENTENCE).flatMap(({ 0: sentence, index }) =>
    clausesOfSentence(sentence).map(({ start, end, isAside }) => ({
      start: index + start,
      end: index + end,
      isAside,
    })),
  );
}

/** An aside goes on until the sentence ends; one that opens the sentence ends at its first comma. */
function clausesOfSentence(sentence: string): Clause[] {
  const negated = negatedSpans(sentence);
  let isAside = false;
  let isLeading = false;
  return partsOf(sentence).map((part, index) => {
    const words = sentence.slice(part.start, part.end);
    if (index === 0) {
      isAside = isLeading = OPENS_CONTRAST.test(words) && sentence.includes(',');
    } else if (isLeading && words.startsWith(',')) {
      isAside = isLeading = false;
    } else if (!isAside) {
      // "Not centered but off to one side" corrects what it denies.
      const isCorrection = words.startsWith('but') && negated.some(({ end }) => end === part.start);
      isAside = HAS_ACCENT.test(words) || (OPENS_CONTRAST.test(words) && !isCorrection);
    }
    return { ...part, isAside };
  });
}

/** A sentence cut before each mark or word that begins a clause. */
function partsOf(sentence: string): Span[] {
  const starts = [0, ...matchesOf(sentence, BOUNDARY).map(({ index }) => index)];
  return starts
    .map((start, index) => ({ start, end: starts[index + 1] ?? sentence.length }))
    .filter(({ start, end }) => start < end);
}
