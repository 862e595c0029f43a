import type { Books } from '../books.js';
import { type Check, type Discrepancy, broken, unless } from '../discrepancy.js';
import type { GenerationRow, Told } from '../evidence.js';
import { nameOf } from './names.js';

const ENDED = ['completed', 'failed', 'cancelled'];

/** Every generation has ended, for a reason that a kill explains; nobody holds it; and what callers were told is still true. */
export const checkRows: Check = (books) => [
  ...books.evidence.generations.flatMap((generation) => checkRow(books, generation)),
  ...books.evidence.told.flatMap((told) => checkTold(books, told)),
];

function checkRow(books: Books, generation: GenerationRow): Discrepancy[] {
  const { id, state, order, leaseOwner, leaseExpiresAt, errorCode } = generation;
  const [first] = books.generationsOf(order);
  const twin = `${order} was made once and is generation ${first?.id ?? 0} and ${id}`;
  const isAlone = unless(first === generation || state === 'cancelled', 'unaccounted', twin);
  if (!ENDED.includes(state))
    return [...isAlone, ...broken('left behind', `generation ${id} is still ${state}`)];
  const open = books.attemptsOf(generation).filter((row) => row.attemptClass === null);
  return [
    ...isAlone,
    ...open.flatMap((attempt) =>
      broken('left behind', `${nameOf(attempt)} has no end, and the generation is ${state}`),
    ),
    ...unless(
      leaseOwner === null && leaseExpiresAt === null,
      'left behind',
      `generation ${id} is ${state} and leased to ${leaseOwner ?? 'nobody'} until ${leaseExpiresAt ?? 'never'}`,
    ),
    ...unless(
      state !== 'failed' || books.unknownAttemptsOf(generation).length > 0,
      'lost',
      `generation ${id} failed with ${errorCode ?? 'no code'}, which no kill explains`,
    ),
  ];
}

function checkTold(books: Books, { order, generationId, errorCode }: Told): Discrepancy[] {
  if (errorCode !== undefined)
    return broken('lost', `the caller of ${order} was told ${errorCode}, and nobody fails`);
  const generation = generationId === undefined ? undefined : books.findGeneration(generationId);
  const name = `the caller of ${order} was told of generation ${generationId ?? 'nought'}`;
  if (!generation) return broken('lost', `${name}, which is gone`);
  return [
    ...unless(
      generation.order === order,
      'wrongly assigned',
      `${name}, which is ${generation.order}`,
    ),
    ...unless(generation.state === 'completed', 'lost', `${name}, which is ${generation.state}`),
  ];
}
