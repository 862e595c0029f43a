import { EventListener, type HeardEvent } from './event-listener.js';

/** A client of GET /api/generate/batch/{id}/events. @param batch what has its id: an answer */
export async function followBatch(
  { url }: { readonly url: string },
  { body }: { readonly body: { readonly id?: unknown } },
  lastEventId?: string,
): Promise<EventListener> {
  return EventListener.to(`${url}/api/generate/batch/${String(body.id)}/events`, lastEventId);
}

/** What a client that has seen this one last is told until the stream ends. @param lastEventId default: none */
export async function heardAfter(
  ...following: Parameters<typeof followBatch>
): Promise<readonly HeardEvent[]> {
  const { ended, events } = await followBatch(...following);
  if ((await ended) !== 'ended') throw new Error('the stream was cut off');
  return events;
}

/** The statuses of each generation, in the order told, by its id. */
export function livesIn(events: readonly HeardEvent[]): ReadonlyMap<unknown, readonly unknown[]> {
  const lives = new Map<unknown, unknown[]>();
  for (const { type, data } of events) {
    if (type === 'generation')
      lives.set(data['id'], [...(lives.get(data['id']) ?? []), data['status']]);
  }
  return lives;
}

/** How each generation stands after these events. */
export function statusesAfter(events: readonly HeardEvent[]): readonly unknown[] {
  return [...livesIn(events).values()].map((life) => life.at(-1)).sort();
}

/** Whether all events but the last are of generations, that one is the batch, and their ids rise. */
export function areInOrder(events: readonly HeardEvent[]): boolean {
  const ids = events.map(({ id }) => BigInt(id ?? ''));
  const isRising = ids.every((id, index) => id > (ids[index - 1] ?? 0n));
  const last = events.length - 1;
  return isRising && events.every(({ type }, index) => (type === 'batch') === (index === last));
}
