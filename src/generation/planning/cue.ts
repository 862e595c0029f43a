import type { Span } from './span.js';

/** A place in a text that speaks for a value. */
export interface Cue extends Span {
  readonly meaning: string;
  readonly weight: number;
}

/** Finds all cues in a comparable text. */
export type Vocabulary = (text: string) => readonly Cue[];

/**
 * How much a cue weighs: the value's own name, what only it has, what goes well with it, what hardly tells. A name
 * weighs less than two signs: in a later clause, which counts half, it does not outweigh a sign that stood first.
 */
export const WEIGHT = { names: 5, signs: 3, hints: 1, traces: 0.5 } as const;

/** The meaning of an ordinary phrase that looks like a cue and is none; it hides what it contains. */
export const NOTHING = '';
