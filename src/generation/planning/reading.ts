import { elect } from './ballot.js';
import { type Clause, clausesOf } from './clauses.js';
import { type Cue, type Vocabulary, WEIGHT } from './cue.js';
import { comparableText } from './plain-text.js';
import { contains, type Span } from './span.js';
import { spokenCues } from './spoken-cues.js';

/** What a text was understood to say. */
export interface Reading {
  readonly meaning: string;
  /** Plain text. */
  readonly text: string;
  /** The phrase that decided. */
  readonly cue: Span;
  /** What the text states around it, without its asides. */
  readonly statement: Span;
  /** What the text sets off against it. */
  readonly aside: Span | undefined;
  /** Whether the value was named, or something that only it has. */
  readonly isClear: boolean;
}

/** A clause with what it speaks for. */
type SpokenClause = Clause & { readonly cues: readonly Cue[] };

/**
 * The meaning that a plain text speaks for most; undefined when it speaks for none. Neither what is denied nor what is
 * only set off against the rest has a say.
 */
export function readText(text: string, vocabulary: Vocabulary): Reading | undefined {
  const comparable = comparableText(text);
  const cues = spokenCues(comparable, vocabulary);
  const clauses = clausesOf(comparable).map((clause) => ({
    ...clause,
    cues: cues.filter(({ start }) => contains(clause, start)),
  }));
  const cue = elect(clauses.filter(({ isAside }) => !isAside).map((clause) => clause.cues));
  return (
    cue && {
      meaning: cue.meaning,
      text,
      cue,
      statement: statementAround(cue, clauses),
      aside: asideFrom(cue, clauses),
      isClear: cue.weight >= WEIGHT.signs,
    }
  );
}

function statementAround({ start }: Cue, clauses: readonly SpokenClause[]): Span {
  const asides = clauses.filter(({ isAside }) => isAside);
  const before = asides.findLast((aside) => aside.end <= start);
  const after = asides.find((aside) => aside.start > start);
  return { start: before?.end ?? 0, end: after?.start ?? clauses.at(-1)?.end ?? 0 };
}

/** The first aside that speaks for something else, from there on. */
function asideFrom({ meaning }: Cue, clauses: readonly SpokenClause[]): Span | undefined {
  for (const { isAside, cues, end } of clauses) {
    const other = isAside ? cues.find((cue) => cue.meaning !== meaning) : undefined;
    if (other !== undefined) return { start: other.start, end };
  }
  return undefined;
}
