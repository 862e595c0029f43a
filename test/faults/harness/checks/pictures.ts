import type { Books } from '../books.js';
import { type Check, type Discrepancy, broken, unless } from '../discrepancy.js';
import type { AttemptRow, GenerationRow, Shown } from '../evidence.js';
import { nameOf } from './names.js';

/** Every finished job whose id is known is found by its owner, and by nobody else, as a completed generation with the picture of that very job. */
export const checkPictures: Check = (books) => [
  ...books.evidence.attempts.flatMap((attempt) => checkJob(books, attempt)),
  ...books.evidence.generations.flatMap((generation) => checkViews(books, generation)),
];

function checkJob(books: Books, attempt: AttemptRow): Discrepancy[] {
  const { requestId, attemptClass } = attempt;
  const generation = books.findGeneration(attempt.generationId);
  const isFinished = books.findPurchase(requestId)?.isCompleted === true;
  if (!isFinished || !generation || attemptClass === 'unknown') return [];
  const job = `job ${String(requestId)} of ${nameOf(attempt)} is finished`;
  if (attemptClass !== 'delivered')
    return broken('lost', `${job} and was given up as ${attemptClass ?? 'never ended'}`);
  const end = generation.state + (generation.errorCode ? ` (${generation.errorCode})` : '');
  return unless(generation.state === 'completed', 'lost', `${job} and the generation is ${end}`);
}

function checkViews(books: Books, generation: GenerationRow): Discrepancy[] {
  const { id, userId } = generation;
  const views = books.viewsOf(generation);
  const strangers = views.filter((view) => view.userId !== userId);
  const own = views.filter((view) => view.userId === userId);
  return [
    ...strangers.flatMap((view) =>
      broken(
        'wrongly assigned',
        `user ${view.userId} finds generation ${id} in the history, which is user ${userId}’s`,
      ),
    ),
    ...unless(
      own.length === (generation.state === 'cancelled' ? 0 : 1),
      'lost',
      `user ${userId} finds generation ${id} ${own.length} times in the history`,
    ),
    ...own.flatMap((view) => checkView(books, generation, view)),
  ];
}

function checkView(books: Books, generation: GenerationRow, view: Shown): Discrepancy[] {
  const { id, state } = generation;
  if (state !== 'completed') return [];
  if (view.status !== 'completed')
    return broken('lost', `generation ${id} is completed and shown as ${view.status}`);
  if (view.pictureSha256 === undefined)
    return broken('lost', `the picture of generation ${id} cannot be fetched`);
  const attempts = books.attemptsOf(generation);
  const delivered = attempts.filter(({ attemptClass }) => attemptClass === 'delivered');
  if (delivered.length !== 1)
    return broken('unaccounted', `generation ${id} is completed by ${delivered.length} attempts`);
  const own = delivered[0]?.requestId ?? null;
  if (books.findPurchase(own)?.pictureSha256 === view.pictureSha256) return [];
  const painted = books.findPainted(view.pictureSha256);
  const other = painted ? `the picture of job ${painted.requestId}` : 'a picture of no job';
  return broken(
    'wrongly assigned',
    `generation ${id} shows ${other}, and its own job is ${own ?? 'not known'}`,
  );
}
