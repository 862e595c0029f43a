import { channel } from 'node:diagnostics_channel';

/** Instants of the work at which it matters whether the process lives on: what is done by then, and what is not. */
export const MILESTONES = [
  /** A call's Idempotency-Key is its own, and nothing was done under it. */
  'key.claimed',
  /** The rows of new generations are about to be written. */
  'rows.inserting',
  /** They are committed, and nothing is sent yet. */
  'rows.inserted',
  /** An attempt on a row that is there is about to be written. */
  'attempt.beginning',
  /** It is committed, and nothing is sent yet. */
  'attempt.begun',
  /** It is kept that a submission's first byte is about to be sent, and none is. */
  'submission.sending',
  /** The last byte of a submission was handed to the connection. */
  'submission.sent',
  /** FIBO has accepted, and only this process knows the job. */
  'submission.answered',
  /** Jobs that FIBO accepted are about to be recorded. */
  'acceptances.recording',
  /** They are committed. */
  'acceptances.recorded',
  /** FIBO is about to be asked how a job is. */
  'job.looking',
  /** FIBO has said that a job is finished. */
  'job.finished',
  /** A whole picture came, and only this process has it. */
  'picture.fetched',
  /** It is on the disk, not under its name yet. */
  'picture.written',
  /** It is kept, and no row tells of it. */
  'picture.kept',
  /** Generations are about to be completed. */
  'completions.recording',
  /** They are committed, and no caller was told. */
  'completions.recorded',
  /** The end of an attempt that another one follows is about to be written. */
  'attempt.ending',
  /** It is committed. */
  'attempt.ended',
  /** A generation is about to fail for good. */
  'failure.recording',
  /** That is committed, and no caller was told. */
  'failure.recorded',
  /** A row that is still under way is about to be given back. */
  'row.releasing',
  /** That is committed. */
  'row.released',
  /** Rows that nobody worked on are committed to this process, which has not begun to. */
  'rows.taken_over',
  /** The spending limit has refused a purchase. */
  'spending.refused',
  /** What a call with a key came to is about to be written. */
  'outcome.keeping',
  /** That is committed, and the caller was not told. */
  'outcome.kept',
  /** A batch that is handed over is about to be written. */
  'batch.accepting',
  /** It is committed, with the job to go on with it, and its caller was not told. */
  'batch.accepted',
  /** It was seen how far a batch is, and nothing was done about it. */
  'batch.seen',
  /** Items of a batch were begun, and nothing is written of those that need no generation of their own. */
  'items.begun',
  /** A batch all of whose items have ended is about to end. */
  'batch.completing',
  /** That is committed, with its event where that is wanted, and nobody was told. */
  'batch.completed',
  /** A batch is about to be cancelled. */
  'batch.cancelling',
  /** That is committed, and nothing was given up yet. */
  'batch.cancelled',
  /** What was not begun of a batch is committed to be left out; what was begun is not given up yet. */
  'items.left_out',
  /** Generations of which nothing was bought are about to be cancelled. */
  'cancellations.recording',
  /** That is committed. */
  'cancellations.recorded',
  /** Items of a batch that failed are about to be tried again. */
  'batch.retrying',
  /** That is committed. */
  'batch.retried',
  /** The job to look after a row was taken up, and nobody holds the row. */
  'visit.beginning',
  /** News of a generation or a batch came, and nobody who follows it was told. */
  'change.heard',
  /** An event is about to be written to a client. */
  'event.telling',
  /** It was handed to the connection. */
  'event.told',
  /** A generation that was not made for this request is to be told of at an address, and nothing says so yet. */
  'subscription.keeping',
  /** That is committed, with its event if the generation has ended. */
  'subscription.kept',
  /** Events that are due are committed to this process, which has not begun to send them. */
  'deliveries.claimed',
  /** A receiver has taken an event, or has not, and only this process knows. */
  'delivery.answered',
  /** That is committed. */
  'delivery.recorded',
  /** An answer has entered the cache, and no caller was told. */
  'answer.kept',
  /** What the cache has counted is about to be written. */
  'figures.writing',
  /** It is committed. */
  'figures.written',
] as const;

export type Milestone = (typeof MILESTONES)[number];

/** The channel on which whoever watches the process from within hears of milestones, each by its name. */
const milestones = channel('generation-api.milestone');

/** Tells whoever listens, which in production is nobody, and comes back when they have heard it. */
export function reached(milestone: Milestone): void {
  if (milestones.hasSubscribers) milestones.publish(milestone);
}
