import type { HeldAttempt } from '../leases/hold.js';

const STEPS = ['begin', 'send'] as const;

/** What is about to be done with an attempt: written down, or sent. */
export type AttemptStep = (typeof STEPS)[number];

const INTEGERS = ['generationId', 'fence', 'number'] as const;

type Entry = Readonly<Record<(typeof INTEGERS)[number], number>> & { readonly step: AttemptStep };

/** A step of an attempt as a line of the spool. */
export function writeStep(step: AttemptStep, { hold, number }: HeldAttempt): string {
  const entry: Entry = { step, generationId: hold.id, fence: hold.fence, number };
  return `${JSON.stringify(entry)}\n`;
}

/** Throws when the line is not, or not the whole of, what `writeStep` made. */
export function readStep(text: string): HeldAttempt & { readonly step: AttemptStep } {
  const entry: unknown = JSON.parse(text);
  if (!isEntry(entry)) throw new TypeError('this is no step of an attempt');
  const { step, generationId: id, fence, number } = entry;
  return { step, hold: { id, fence }, number };
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const hasIntegers = INTEGERS.every((name) => Number.isSafeInteger(Reflect.get(value, name)));
  return hasIntegers && STEPS.some((step) => step === Reflect.get(value, 'step'));
}
