import { CRASH_POINTS, isOrdering } from './harness/points/crash-points.js';
import { describeCrashPoints } from './harness/points/describe-crash-points.js';

describeCrashPoints(
  'retry',
  CRASH_POINTS.filter((point) => !isOrdering(point)),
);
