import { describe, expect, it } from '@jest/globals';
import { PollSchedule } from './poll-schedule.js';

function firstWaits(schedule: PollSchedule, count: number): number[] {
  const waits = schedule.waitsMs();
  return Array.from({ length: count }, () => waits.next().value);
}

function scheduleThatLearned(durationsMs: readonly number[], intervalMs = 1000): PollSchedule {
  const schedule = new PollSchedule(intervalMs);
  durationsMs.forEach((durationMs) => schedule.sawEnded(durationMs, 0));
  return schedule;
}

describe(PollSchedule.name, () => {
  it('grows its gaps by half an interval up to three while it knows nothing', () => {
    expect(firstWaits(new PollSchedule(1000), 7)).toEqual([
      1000, 1500, 2000, 2500, 3000, 3000, 3000,
    ]);
  });

  it('knows nothing after four jobs', () => {
    expect(firstWaits(scheduleThatLearned([15_000, 15_000, 15_000, 15_000]), 1)).toEqual([1000]);
  });

  it('looks first after 0.8 of the median of five jobs', () => {
    const schedule = scheduleThatLearned([90_000, 14_000, 15_000, 13_000, 16_000]);
    expect(firstWaits(schedule, 3)).toEqual([12_000, 1000, 1500]);
  });

  it('starts its gaps at a tenth of the median when that is shorter than the interval', () => {
    const schedule = scheduleThatLearned([2000, 2000, 2000, 2000, 2000]);
    expect(firstWaits(schedule, 7)).toEqual([1600, 200, 300, 400, 500, 600, 600]);
  });

  it('forgets all but the last fifty jobs', () => {
    const old = Array.from({ length: 200 }, () => 100_000);
    const recent = Array.from({ length: 50 }, () => 10_000);
    expect(firstWaits(scheduleThatLearned([...old, ...recent]), 1)).toEqual([8000]);
  });

  it('learns when a look was due, though it came a little late', () => {
    const schedule = new PollSchedule(1000);
    for (let job = 0; job < 5; job++) schedule.sawEnded(11_000, 1000);
    expect(firstWaits(schedule, 1)).toEqual([8000]);
  });

  it('looks sooner as long as the first look finds jobs ended', () => {
    const schedule = new PollSchedule(1000);
    for (let job = 0; job < 5; job++) schedule.sawEnded(1000, 0, true);
    expect(firstWaits(schedule, 3)).toEqual([400, 50, 75]);
  });

  it.each([
    [900, [720]],
    [300, [400]],
    [1200, [800]],
  ])('guesses no less than the age %d at which another job was under way', (ageMs, waits) => {
    const schedule = new PollSchedule(1000);
    schedule.sawUnderWay(ageMs);
    for (let job = 0; job < 5; job++) schedule.sawEnded(1000, 0, true);
    expect(firstWaits(schedule, 1)).toEqual(waits);
  });

  it('knows how long a job takes by the median, once five have ended', () => {
    expect(scheduleThatLearned([1, 2, 3, 4]).medianMs).toBeUndefined();
    expect(scheduleThatLearned([10, 50, 20, 40, 30]).medianMs).toBe(30);
  });

  it('looks later and more seldom once five ends in a row were told', () => {
    const schedule = new PollSchedule(1000);
    for (let job = 0; job < 5; job++) schedule.sawTold(15_000);
    expect(firstWaits(schedule, 4)).toEqual([22_500, 4000, 6000, 8000]);
  });

  it('looks as before once an end was not told', () => {
    const schedule = new PollSchedule(1000);
    for (let job = 0; job < 6; job++) schedule.sawTold(15_000);
    schedule.sawEnded(15_000, 0);
    expect(firstWaits(schedule, 2)).toEqual([12_000, 1000]);
  });

  it.each([
    ['nothing from looks that came late', undefined, [1000]],
    ['from a late look when a job of about that age was just seen under way', 13_000, [12_800]],
    ['nothing when that job was much younger', 11_000, [1000]],
  ])('learns %s', (_what, underWayMs, waits) => {
    const schedule = new PollSchedule(1000);
    if (underWayMs !== undefined) schedule.sawUnderWay(underWayMs);
    for (let job = 0; job < 5; job++) schedule.sawEnded(16_000, 15_000);
    expect(firstWaits(schedule, 1)).toEqual(waits);
  });
});
