import { describe, expect, it } from '@jest/globals';
import { MILESTONES } from '../../src/common/milestones/milestone.js';
import { CRASH_POINTS, isOrdering } from './harness/points/crash-points.js';
import { HAND_OVER_CRASH_POINTS } from './harness/points/hand-over-crash-points.js';
import { WEBHOOK_CRASH_POINTS } from './harness/points/webhook-crash-points.js';
import { describeCrashPoints } from './harness/points/describe-crash-points.js';

describeCrashPoints('retry', CRASH_POINTS.filter(isOrdering));
describeCrashPoints(
  'fail',
  CRASH_POINTS.filter(({ fail }) => fail),
);

describe('CRASH_POINTS', () => {
  it('tells of every milestone', () => {
    const all = [...CRASH_POINTS, ...HAND_OVER_CRASH_POINTS, ...WEBHOOK_CRASH_POINTS];
    const points = all.map(({ milestone }) => milestone);

    expect(new Set(points)).toEqual(new Set(MILESTONES));
  });
});
