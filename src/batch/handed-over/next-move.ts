import type { ItemPhase } from './item-phase.js';

/** An item as whoever goes on with its batch sees it. */
export interface SeenItem {
  /** From 0. */
  readonly index: number;
  /** In which the item was to be begun. */
  readonly round: number;
  readonly generationId: number | null;
  readonly isShared: boolean;
  readonly phase: ItemPhase;
  /** A body of POST /api/generate/; null: it was begun. */
  readonly request: object | null;
}

/** A batch as whoever goes on with it sees it. */
export interface SeenBatch {
  readonly id: number;
  readonly parallel: boolean;
  readonly continueOnError: boolean;
  readonly round: number;
  readonly isCancelled: boolean;
  /** By index. */
  readonly items: readonly SeenItem[];
}

/** What may be done for a batch now. */
export interface Move {
  readonly begin: readonly SeenItem[];
  /** What is not wanted any more, as far as FIBO does not have it. */
  readonly giveUp: readonly SeenItem[];
  /** The item whose failure is the reason to give up; null: there is none, or the batch was cancelled. */
  readonly failedItem: number | null;
  readonly isEnded: boolean;
}

/** Decides by what is seen alone: whoever comes next, on whatever node, decides the same. */
export function nextMove({ items, ...batch }: SeenBatch): Move {
  const isIn = (...phases: readonly ItemPhase[]) =>
    items.filter(({ phase }) => phases.includes(phase));
  const waiting = isIn('waiting', 'lost');
  const isAtWork = isIn('pending', 'processing').length > 0;
  const failure = batch.continueOnError ? undefined : firstFailure(items, batch.round);
  const isGivenUp = batch.isCancelled || failure !== undefined;
  const mayBegin = !isGivenUp && (batch.parallel || !isAtWork);
  return {
    begin: mayBegin ? waiting.slice(0, batch.parallel ? undefined : 1) : [],
    giveUp: isGivenUp ? [...waiting, ...isIn('pending', 'processing').filter(isOwn)] : [],
    failedItem: batch.isCancelled ? null : (failure?.index ?? null),
    isEnded: waiting.length === 0 && !isAtWork,
  };
}

/** What failed in an earlier round, and was not tried again, has had its say. */
function firstFailure(items: readonly SeenItem[], round: number): SeenItem | undefined {
  return items.find((item) => item.phase === 'failed' && item.round === round);
}

/** Others may want what was made for them. */
function isOwn({ isShared }: SeenItem): boolean {
  return !isShared;
}
