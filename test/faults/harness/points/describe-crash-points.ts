import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { CrashScene } from '../crash-scene.js';
import { CrashChain } from './crash-chain.js';
import type { CrashPoint } from './crash-points.js';

const OPTIONS = {
  built: fileURLToPath(new URL('../../../../dist', import.meta.url)),
  latencyMs: 100,
};

/** A test for each point, one after the other in one scene. */
export function describeCrashPoints(
  unknownOutcome: 'retry' | 'fail',
  points: readonly CrashPoint[],
): void {
  describe(`A process that dies (${unknownOutcome})`, () => {
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
}

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
