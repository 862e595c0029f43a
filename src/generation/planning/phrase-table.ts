import { type Cue, NOTHING, type Vocabulary, WEIGHT } from './cue.js';
import { matchesOf } from './matches.js';

/**
 * Phrases in a comparable text's spelling, separated by commas. A space stands for a hyphen too; `(a|b)` is either, `s?`
 * perhaps, and `…` up to three words.
 */
type Phrases = string;

/** What speaks for one value, by weight. */
export type PhraseRow = Partial<Record<keyof typeof WEIGHT, Phrases>>;

interface Pattern {
  readonly meaning: string;
  readonly weight: number;
  readonly expression: RegExp;
}

/**
 * A vocabulary with one row for each value.
 *
 * @param unrelated phrases that mean none of the values though they contain words of some
 */
export function phraseTable(
  rows: Readonly<Record<string, PhraseRow>>,
  unrelated: Phrases = '',
): Vocabulary {
  const patterns: Pattern[] = Object.entries(rows).flatMap(([meaning, row]) =>
    Object.entries(row).map(([strength, phrases]) => ({
      meaning,
      // Object.entries forgets the names of the columns.
      weight: WEIGHT[strength as keyof typeof WEIGHT],
      expression: expressionFor(phrases),
    })),
  );
  if (unrelated)
    patterns.push({ meaning: NOTHING, weight: 0, expression: expressionFor(unrelated) });
  return (text) => patterns.flatMap((pattern) => cuesOf(pattern, text));
}

/** The cues of several vocabularies. */
export function joined(...vocabularies: readonly Vocabulary[]): Vocabulary {
  return (text) => vocabularies.flatMap((vocabulary) => vocabulary(text));
}

/** Where several phrases begin at the same place, the longer one is found. */
function expressionFor(phrases: Phrases): RegExp {
  const alternatives = phrases
    .split(',')
    .map((phrase) => phrase.trim().replace(/\s+/g, ' '))
    .sort((one, other) => other.length - one.length)
    .map((phrase) => phrase.replaceAll('…', "(?:[\\w']+ ){0,3}"));
  return new RegExp(`\\b(?:${alternatives.join('|')})\\b`, 'g');
}

function cuesOf({ meaning, weight, expression }: Pattern, text: string): Cue[] {
  return matchesOf(text, expression).map(({ 0: phrase, index }) => ({
    meaning,
    weight,
    start: index,
    end: index + phrase.length,
  }));
}
