import type { Bench } from './bench.js';
import { faultsBench } from './faults.bench.js';
import { hitBench } from './hit.bench.js';
import { memoryBench } from './memory.bench.js';
import { missBench } from './miss.bench.js';
import { startBench } from './start.bench.js';
import { Stage } from './programs/stage.js';
import { type Figure, isFailure } from './report/figure.js';
import { machine } from './report/machine.js';
import { table } from './report/table.js';

const BENCHES: ReadonlyMap<string, Bench> = new Map([
  ['hit', hitBench],
  ['miss', missBench],
  ['start', startBench],
  ['memory', memoryBench],
  ['faults', faultsBench],
]);

/** Nothing was measured, or not all of it. */
const NOT_RUN = 2;

/** All when none is named. Throws for a name that is none. */
function chosen(names: readonly string[]): readonly [string, Bench][] {
  const unknown = names.filter((name) => !BENCHES.has(name));
  if (unknown.length > 0) {
    const known = [...BENCHES.keys()].join(', ');
    throw new TypeError(`There is no bench ${unknown.join(', ')}, only ${known}`);
  }
  return [...BENCHES].filter(([name]) => names.length === 0 || names.includes(name));
}

/** What the bench finds, or why it finds nothing; nothing of it is left either way, nor when the run is interrupted. */
async function run(
  [name, bench]: [string, Bench],
  interruption: Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
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

function failure(name: string, error: unknown): Figure {
  const bar = { text: 'runs', isMet: false, concerns: 'correctness' } as const;
  return { what: name, value: error instanceof Error ? error.message : String(error), bar };
}

const interruption = new Promise<never>((_, reject) => {
  const interrupt = (signal: NodeJS.Signals) => reject(new Error(`Interrupted by ${signal}`));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
});
try {
  const figures: Figure[] = [];
  for (const named of chosen(process.argv.slice(2))) {
    process.stderr.write(`${named[0]} …\n`);
    figures.push(...(await run(named, interruption)));
  }
  process.stdout.write(`${machine()}\n\n${table(figures)}`);
  process.exit(figures.some(isFailure) ? 1 : 0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(NOT_RUN);
}
