import type { Milestone } from '../../../../src/common/milestones/milestone.js';

/** An instant at which a process dies that was asked for pictures by somebody who does not wait, and how many of them are made all the same. */
export interface HandOverCrashPoint {
  readonly milestone: Milestone;
  /** Which time that it comes to this; default 1. */
  readonly time?: number;
  /** What the process was asked, or what it was doing for whoever is named here. */
  readonly during: 'order' | 'batch' | 'cancel' | 'retry' | 'events';
  /** Of those asked for. */
  readonly made: number;
}

/** FIBO has one of four pictures when the rest is cancelled. */
export const ITEMS = 4;

/** Around the hand-over of orders and batches, what is changed of them, and the telling of events. */
export const HAND_OVER_CRASH_POINTS: readonly HandOverCrashPoint[] = [
  { milestone: 'rows.inserting', during: 'order', made: 0 },
  { milestone: 'rows.inserted', during: 'order', made: 1 },
  { milestone: 'visit.beginning', during: 'order', made: 1 },
  { milestone: 'rows.taken_over', during: 'order', made: 1 },
  { milestone: 'batch.accepting', during: 'batch', made: 0 },
  { milestone: 'batch.accepted', during: 'batch', made: ITEMS },
  { milestone: 'batch.seen', during: 'batch', made: ITEMS },
  { milestone: 'rows.inserting', during: 'batch', made: ITEMS },
  { milestone: 'rows.inserted', during: 'batch', made: ITEMS },
  { milestone: 'items.begun', during: 'batch', made: ITEMS },
  { milestone: 'visit.beginning', during: 'batch', made: ITEMS },
  { milestone: 'rows.taken_over', during: 'batch', made: ITEMS },
  { milestone: 'batch.completing', during: 'batch', made: ITEMS },
  { milestone: 'batch.completed', during: 'batch', made: ITEMS },
  { milestone: 'batch.cancelling', during: 'cancel', made: ITEMS },
  { milestone: 'batch.cancelled', during: 'cancel', made: 1 },
  { milestone: 'items.left_out', during: 'cancel', made: 1 },
  { milestone: 'cancellations.recording', during: 'cancel', made: 1 },
  { milestone: 'cancellations.recorded', during: 'cancel', made: 1 },
  { milestone: 'batch.retrying', during: 'retry', made: 1 },
  { milestone: 'batch.retried', during: 'retry', made: ITEMS },
  { milestone: 'change.heard', during: 'events', made: 1 },
  { milestone: 'event.telling', time: 2, during: 'events', made: 1 },
  { milestone: 'event.told', time: 2, during: 'events', made: 1 },
];
