import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { MILESTONES } from '../../src/common/milestones/milestone.js';
import { CrashScene } from './harness/crash-scene.js';
import { CrashChain } from './harness/points/crash-chain.js';
import { CRASH_POINTS, type CrashPoint } from './harness/points/crash-points.js';

const OPTIONS = {
  built: fileURLToPath(new URL('../../dist', import.meta.url)),
  latencyMs: 100,
};

const POLICIES = [
  { unknownOutcome: 'retry', points: CRASH_POINTS },
  { unknownOutcome: 'fail', points: CRASH_POINTS.filter(({ fail }) => fail) },
] as const;

describe.each(POLICIES)('A process that dies ($unknownOutcome)', ({ unknownOutcome, points }) => {
  let scene: CrashScene | undefined;
  let chain: CrashChain | undefined;
  let isSound = true;

  /** What a failure left is not what the next point is about. */
  afterEach(async () => {
    if (!isSound) await clear();
  });

  afterAll(() => clear());

  async function clear(): Promise<void> {
    await scene?.clear();
    scene = undefined;
    chain = undefined;
  }

  it.each(points.map((point) => [titleOf(point), point] as const))(
    'at %s leaves what another one brings to its promised end',
    async (_title, point) => {
      isSound = false;
      scene ??= await CrashScene.create({ ...OPTIONS, unknownOutcome });
      chain ??= new CrashChain(scene);

      const { ends, hits, reconciliation } = await chain.dieAt(point);

      expect(ends).toEqual(ends.map(() => point[unknownOutcome]));
      expect(hits).toBe(point.hits ?? 0);
      expect(reconciliation.discrepancies).toEqual([]);
      isSound = true;
    },
  );
});

describe('CRASH_POINTS', () => {
  it('tells of every milestone', () => {
    const points = CRASH_POINTS.map(({ milestone }) => milestone);

    expect(new Set(points)).toEqual(new Set(MILESTONES));
  });
});

function titleOf({ milestone, time, when, pictures, after, hasKey }: CrashPoint): string {
  const words = [
    milestone,
    time !== undefined && `time ${time}`,
    pictures !== undefined && `of ${pictures}`,
    after !== undefined && `after ${after}`,
    when !== undefined && `when ${when}`,
    hasKey && 'with a key',
  ];
  return words.filter(Boolean).join(', ');
}
