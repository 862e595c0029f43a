import type {
  FollowedBatch,
  FollowedItem,
} from '../../batch/handed-over/followed-batches.repository.js';
import type { ItemPhase } from '../../batch/handed-over/item-phase.js';
import { readBatchEventId, type SeenBatch } from './batch-event-id.js';

const NOTHING = 0;
const ENDED = 3;

const RANK_OF: Readonly<Record<ItemPhase, number>> = {
  waiting: NOTHING,
  lost: NOTHING,
  pending: 1,
  processing: 2,
  completed: ENDED,
  failed: ENDED,
  erased: ENDED,
};

/** A generation of a batch, and the items that have it, by their indices. */
export interface UntoldGeneration {
  readonly id: number;
  /** The item that it was made for; empty: none of this batch. */
  readonly own: readonly number[];
  readonly shared: readonly number[];
}

/** What a client has seen of a batch, by the id of the last event that it says it has seen. What cannot be such an id counts as none. */
export function seenOf(lastEventId: string, batch: FollowedBatch): SeenBatch {
  const { round, completedAt, items } = batch;
  const nothing = { round, ranks: items.map(() => NOTHING), isEnd: false };
  const said = readBatchEventId(lastEventId, items.length);
  if (!said || said.round > round) return nothing;
  // An item that was tried again since begins anew.
  const ranks = items.map((item, index) =>
    item.round > said.round ? NOTHING : (said.ranks[index] ?? NOTHING),
  );
  const seen = { round, ranks, isEnd: said.isEnd && said.round === round };
  const isBeyond = items.some((item, index) => isUnderWay(item) && ranks[index] === ENDED);
  const isEndBeyond = seen.isEnd && (!completedAt || untold(batch, seen).length > 0);
  return isBeyond || isEndBeyond ? nothing : seen;
}

/** The generations that have come further than a client has seen, in the order of their first items. */
export function untold(batch: FollowedBatch, { ranks }: SeenBatch): readonly UntoldGeneration[] {
  const ids = new Set(batch.items.flatMap(({ generationId }) => generationId ?? []));
  return [...ids].flatMap((id) => {
    const indices = batch.items.flatMap((item, index) => (item.generationId === id ? [index] : []));
    // What was told of it was told for all its items, also for those that got it since.
    const isSeen = (rank: number) => indices.some((index) => (ranks[index] ?? NOTHING) >= rank);
    if (indices.every((index) => isSeen(rankOf(batch.items[index])))) return [];
    const isOwn = (index: number) => batch.items[index]?.isShared === false;
    return [{ id, own: indices.filter(isOwn), shared: indices.filter((index) => !isOwn(index)) }];
  });
}

/** The ids of the generations that are to go on. */
export function underWay({ items }: FollowedBatch): ReadonlySet<number> {
  return new Set(items.flatMap((item) => (isUnderWay(item) ? (item.generationId ?? []) : [])));
}

function isUnderWay(item: FollowedItem): boolean {
  const rank = rankOf(item);
  return rank > NOTHING && rank < ENDED;
}

function rankOf(item: FollowedItem | undefined): number {
  return item && item.generationId !== null ? RANK_OF[item.phase] : NOTHING;
}
