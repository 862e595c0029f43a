import { matchesOf } from './matches.js';
import { contains, type Span } from './span.js';

/** The most of FIBO's own words that one sentence of reasoning repeats. */
export const MAX_QUOTED_WORDS = 12;
/** Some languages have no spaces between words. */
const MAX_QUOTED_CHARACTERS = 120;

/** Fewer words say little, even if they are a clause. */
const MIN_WORDS = 4;
const WORD = /\S+/g;
const CLAUSE_END = /[,.;:)]$/;
const LOOSE_ENDS = /^[\s"'“”‘’.,;:]+|[\s"'“”‘’.,;:(]+$/g;
const DANGLING =
  /(?:[\s,;:(]+(?:an?|the|and|or|but|of|with|to|in|into|on|at|as|for|by|from|toward|towards|through|like|that|its|is|are|e\.g|around|beside|between|behind|over|under|above|below|against|near|across|along|within|without|both|this|her|his|their|includes))+$/i;

/**
 * A text's own words around a phrase, as many as make sense by themselves and at most so many.
 *
 * @param stretch the part of the text to stay in
 */
export function quote(
  text: string,
  stretch: Span,
  phrase: Span,
  maxWords = MAX_QUOTED_WORDS,
): string {
  const words = matchesOf(text, WORD)
    .map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      isLast: CLAUSE_END.test(word),
    }))
    .filter(({ start }) => contains(stretch, start));
  const first = words.findIndex(({ end }) => end > phrase.start);
  const last = words.findLastIndex(({ start }) => start < phrase.end);
  const clauseStart = words.findLastIndex(({ isLast }, index) => isLast && index < first) + 1;
  const from = [0, clauseStart].find((start) => last - start < maxWords) ?? first;
  const limit = Math.min(from + maxWords, words.length);
  const clauseEnd = words.findLastIndex(({ isLast }, index) => isLast && index < limit) + 1;
  const isCut = limit < words.length;
  const to = isCut && clauseEnd > last && clauseEnd - from >= MIN_WORDS ? clauseEnd : limit;
  const stretched = text.slice(words[from]?.start, words[to - 1]?.end);
  const quoted = Array.from(stretched)
    .slice(0, MAX_QUOTED_CHARACTERS)
    .join('')
    .replace(LOOSE_ENDS, '');
  return isCut ? quoted.replace(DANGLING, '') : quoted;
}
