import type { Milestone } from '../../../../src/common/milestones/milestone.js';
import type { ScriptedFault } from '../../../../src/fibo/simulator/faults/scripted-fault.js';

/** An instant at which a process dies that was asked for a picture and to tell of it. */
export interface WebhookCrashPoint {
  readonly milestone: Milestone;
  /** The same picture was made before, and nobody was to be told of it. */
  readonly isHit?: true;
  readonly faults?: readonly ScriptedFault[];
  /** Of which the receiver is told all the same; undefined: nothing was promised to anybody. */
  readonly event: 'generation.completed' | 'generation.failed' | undefined;
}

const REFUSED: ScriptedFault = { stage: 'submission', answer: 'error', status: 422 };

/** Around the outbox and the sending. */
export const WEBHOOK_CRASH_POINTS: readonly WebhookCrashPoint[] = [
  { milestone: 'rows.inserted', event: 'generation.completed' },
  { milestone: 'completions.recording', event: 'generation.completed' },
  { milestone: 'completions.recorded', event: 'generation.completed' },
  { milestone: 'failure.recording', faults: [REFUSED, REFUSED], event: 'generation.failed' },
  { milestone: 'failure.recorded', faults: [REFUSED], event: 'generation.failed' },
  { milestone: 'subscription.keeping', isHit: true, event: undefined },
  { milestone: 'subscription.kept', isHit: true, event: 'generation.completed' },
  { milestone: 'deliveries.claimed', event: 'generation.completed' },
  { milestone: 'delivery.answered', event: 'generation.completed' },
  { milestone: 'delivery.recorded', event: 'generation.completed' },
];

/** Around the end of a batch, which is told of wherever its process dies, once it was accepted. */
export const BATCH_CRASH_POINTS: readonly (readonly [Milestone, 'handed over' | 'waited for'])[] = [
  ['rows.inserted', 'handed over'],
  ['rows.inserted', 'waited for'],
  ['completions.recorded', 'handed over'],
  ['batch.completing', 'handed over'],
  ['batch.completing', 'waited for'],
  ['batch.completed', 'handed over'],
  ['batch.completed', 'waited for'],
  ['deliveries.claimed', 'handed over'],
  ['delivery.answered', 'handed over'],
];
