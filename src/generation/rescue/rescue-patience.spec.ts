import { beforeEach, describe, expect, it } from '@jest/globals';
import { LeapingClock } from '../../../test/support/leaping-clock.js';
import { MemoryJournal } from '../../../test/support/memory-journal.js';
import { testConfig } from '../../../test/support/test-config.js';
import type { AttemptJournal } from '../../fibo/attempt-journal.js';
import { CircuitOpen, FailedAttempt, ImageUnavailable, LateJob } from '../../fibo/fibo-failure.js';
import { StorageFull } from '../../images/image-store.js';
import { RescuePatience } from './rescue-patience.js';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

describe(RescuePatience.name, () => {
  let clock: LeapingClock;
  let patience: RescuePatience;

  beforeEach(() => {
    clock = new LeapingClock();
    patience = new RescuePatience(testConfig({ FIBO_RESCUE_HOURS: '24' }), clock);
  });

  const nextLookMs = (failure: unknown, journal: AttemptJournal) =>
    patience.nextLookMs(failure, journal, new Date(clock.now() + HOUR_MS));

  function journalOfJob(ageMs: number): MemoryJournal {
    const open = { requestId: 'req-1', acceptedAt: clock.now() - ageMs };
    return new MemoryJournal({ failed: [], open });
  }

  it.each([
    [2 * SECOND_MS, 3 * SECOND_MS],
    [120 * SECOND_MS, 12 * SECOND_MS],
    [HOUR_MS / 2, 180 * SECOND_MS],
    [HOUR_MS, 300 * SECOND_MS],
    [23 * HOUR_MS, 300 * SECOND_MS],
  ])('looks after a job of %i ms again in %i ms', (ageMs, gapMs) => {
    expect(nextLookMs(new LateJob(), journalOfJob(ageMs))).toBe(gapMs);
  });

  it('asks again for a picture that cannot be had yet', () => {
    const missing = new ImageUnavailable(undefined);
    expect(nextLookMs(missing, journalOfJob(120 * SECOND_MS))).toBe(12 * SECOND_MS);
  });

  it.each([
    [120 * SECOND_MS, 12 * SECOND_MS],
    [HOUR_MS, 30 * SECOND_MS],
    [23 * HOUR_MS, 30 * SECOND_MS],
  ])('asks soon whether there is room by now for a picture of %i ms: in %i ms', (ageMs, gapMs) => {
    const unkept = new ImageUnavailable(new StorageFull(undefined));
    expect(nextLookMs(unkept, journalOfJob(ageMs))).toBe(gapMs);
  });

  it('is at its end after FIBO_RESCUE_HOURS', () => {
    expect(nextLookMs(new LateJob(), journalOfJob(24 * HOUR_MS))).toBeUndefined();
  });

  it.each([
    new FailedAttempt('lost', 'FIBO lost the job'),
    new CircuitOpen(1500),
    new StorageFull(undefined),
  ])('has none with a failure that is final: %s', (failure) => {
    expect(nextLookMs(failure, journalOfJob(SECOND_MS))).toBeUndefined();
  });

  it('waits for FIBO to answer again with what was not begun yet, until its deadline', () => {
    const [closed, unbegun] = [new CircuitOpen(1500), new MemoryJournal()];

    expect(nextLookMs(closed, unbegun)).toBe(1500);
    expect(patience.nextLookMs(closed, unbegun, new Date(clock.now()))).toBeUndefined();
  });

  it('rests for a lease after a fault of our own, and ends with FIBO_RESCUE_HOURS there too', () => {
    const fault = new Error('the statement is wrong');

    expect(nextLookMs(fault, new MemoryJournal())).toBe(15 * SECOND_MS);
    expect(nextLookMs(fault, journalOfJob(SECOND_MS))).toBe(15 * SECOND_MS);
    expect(nextLookMs(fault, journalOfJob(24 * HOUR_MS))).toBeUndefined();
  });
});
