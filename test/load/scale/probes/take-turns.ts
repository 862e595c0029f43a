import type { Scene } from '../scene.js';
import type { Probe } from './probe.js';

const WARM_UP_ROUNDS = 30;
const ROUNDS = 400;
const PATIENCE_MS = 120_000;

/** What is asked in two histories of different length. */
export interface Scenes {
  readonly smaller: Scene;
  readonly larger: Scene;
}

/** How long each answer to a probe took. */
export interface Finding {
  readonly probe: Probe;
  readonly smallerMs: number[];
  readonly largerMs: number[];
}

/** Asks everything in both histories, round by round, so that whatever else the machine does falls on all alike. Fewer rounds on a slow machine. */
export async function takeTurns(
  probes: readonly Probe[],
  { smaller, larger }: Scenes,
): Promise<readonly Finding[]> {
  const turns = await Promise.all(
    probes.map(async (probe) => ({
      finding: nothingFound(probe),
      askSmaller: await probe.prepare(smaller),
      askLarger: await probe.prepare(larger),
    })),
  );
  const end = performance.now() + PATIENCE_MS;
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS && performance.now() < end; round++) {
    for (const { finding, askSmaller, askLarger } of turns) {
      const smallerMs = await timed(() => askSmaller(round));
      const largerMs = await timed(() => askLarger(round));
      if (round < WARM_UP_ROUNDS) continue;
      finding.smallerMs.push(smallerMs);
      finding.largerMs.push(largerMs);
    }
  }
  return turns.map(({ finding }) => finding);
}

function nothingFound(probe: Probe): Finding {
  return { probe, smallerMs: [], largerMs: [] };
}

async function timed(act: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
