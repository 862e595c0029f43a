import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { CrashScene } from '../faults/harness/crash-scene.js';
import { HAND_OVER_CRASH_POINTS } from '../faults/harness/points/hand-over-crash-points.js';
import { HandOverCrash } from '../faults/harness/points/hand-over-crash.js';

const OPTIONS = {
  built: fileURLToPath(new URL('../../dist', import.meta.url)),
  latencyMs: 100,
  unknownOutcome: 'retry',
  // Whoever meddles with a batch finds one picture at FIBO and the others in line.
  settings: { FIBO_MAX_CONCURRENCY: '1' },
} as const;
const PATIENCE_MS = 90_000;

describe('A process that dies with what was handed over to it', () => {
  let scene: CrashScene | undefined;
  let crash: HandOverCrash | undefined;
  let isSound = true;

  /** What a failure left is not what the next point is about. */
  afterEach(async () => {
    if (!isSound) await clear();
  });

  afterAll(() => clear());

  async function clear(): Promise<void> {
    await scene?.clear();
    scene = undefined;
    crash = undefined;
  }

  it.each(HAND_OVER_CRASH_POINTS)(
    'at $milestone ($during) leaves what another one brings to its end, each picture bought once',
    async (point) => {
      isSound = false;
      scene ??= await CrashScene.create(OPTIONS);
      crash ??= new HandOverCrash(scene);

      const { made, reconciliation } = await crash.dieAt(point);

      expect(made).toBe(point.made);
      expect(reconciliation.discrepancies).toEqual([]);
      isSound = true;
    },
    PATIENCE_MS,
  );
});
