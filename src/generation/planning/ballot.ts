import type { Cue } from './cue.js';

/** Each clause weighs half as much as the one before: what stands first outweighs all that follows of its kind. */
const CLAUSE_DECAY = 0.5;
/** Within a clause, what stands first weighs slightly more. */
const ORDER_DECAY = 0.95;
/** What a meaning's further cues in a clause count beside its strongest one. */
const ECHO = 0.25;

interface Vote {
  readonly cue: Cue;
  readonly weight: number;
}

/**
 * The strongest cue of the meaning that the clauses speak for most; of equal ones the first.
 *
 * @param clauses their cues, in the order of the text
 */
export function elect(clauses: readonly (readonly Cue[])[]): Cue | undefined {
  const votes = clauses
    .filter(({ length }) => length > 0)
    .flatMap((cues, rank) => votesOf(cues, CLAUSE_DECAY ** rank));
  const sums = new Map<string, number>();
  for (const { cue, weight } of votes) {
    sums.set(cue.meaning, (sums.get(cue.meaning) ?? 0) + weight);
  }
  const sumOf = ({ cue }: Vote) => sums.get(cue.meaning) ?? 0;
  const [winner] = votes.sort(
    (one, other) =>
      sumOf(other) - sumOf(one) || other.weight - one.weight || one.cue.start - other.cue.start,
  );
  return winner?.cue;
}

/** The strongest cue of each meaning counts in full, so that a clause does not win by repeating itself. */
function votesOf(cues: readonly Cue[], clauseWeight: number): Vote[] {
  const votes = cues
    .map((cue, order) => ({ cue, weight: cue.weight * clauseWeight * ORDER_DECAY ** order }))
    .sort((one, other) => other.weight - one.weight);
  const heard = new Set<string>();
  return votes.map(({ cue, weight }) => {
    const isEcho = heard.has(cue.meaning);
    heard.add(cue.meaning);
    return { cue, weight: isEcho ? weight * ECHO : weight };
  });
}
