import type { Bench } from './bench.js';
import { Stage } from './programs/stage.js';
import type { Figure } from './report/figure.js';

/** What the bench finds, or why it finds nothing; nothing of it is left either way, nor when the run is interrupted. */
export async function runBench(
  [name, bench]: readonly [string, Bench],
  interruption: Promise<never>,
): Promise<readonly Figure[]> {
  process.stderr.write(`${name} …\n`);
  const stage = new Stage();
  try {
    return await Promise.race([
      bench(stage).catch((error: unknown) => [failure(name, error)]),
      interruption,
    ]);
  } finally {
    await stage.clear();
  }
}

/** Rejects on Ctrl-C and when the process is asked to end. */
export function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    const interrupt = (signal: NodeJS.Signals) => reject(new Error(`Interrupted by ${signal}`));
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  });
}

function failure(name: string, error: unknown): Figure {
  const bar = { text: 'runs', isMet: false, concerns: 'correctness' } as const;
  return { what: name, value: error instanceof Error ? error.message : String(error), bar };
}
