import type { Acceptance } from '../rows/acceptances.repository.js';

const INTEGERS = ['generationId', 'fence', 'number', 'acceptedAt'] as const;

type Entry = Readonly<Record<(typeof INTEGERS)[number], number>> & { readonly requestId: string };

/** An acceptance as a line of the spool. */
export function writeAcceptance({ hold, number, job }: Acceptance): string {
  const { requestId, acceptedAt } = job;
  const entry: Entry = { generationId: hold.id, fence: hold.fence, number, requestId, acceptedAt };
  return `${JSON.stringify(entry)}\n`;
}

/** Throws when the line is not, or not the whole of, what `writeAcceptance` made. */
export function readAcceptance(text: string): Acceptance {
  const entry: unknown = JSON.parse(text);
  if (!isEntry(entry)) throw new TypeError('this is no acceptance');
  const { generationId: id, fence, number, requestId, acceptedAt } = entry;
  return { hold: { id, fence }, number, job: { requestId, acceptedAt } };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const hasIntegers = INTEGERS.every((name) => Number.isSafeInteger(Reflect.get(value, name)));
  return hasIntegers && typeof Reflect.get(value, 'requestId') === 'string';
}
