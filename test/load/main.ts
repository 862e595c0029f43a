import { batchBench } from './batch.bench.js';
import type { Bench } from './bench.js';
import { eventsBench } from './events.bench.js';
import { faultsBench } from './faults.bench.js';
import { handOverBench } from './hand-over.bench.js';
import { hitBench } from './hit.bench.js';
import { memoryBench } from './memory.bench.js';
import { missBench } from './miss.bench.js';
import { type Figure, isFailure } from './report/figure.js';
import { machine } from './report/machine.js';
import { table } from './report/table.js';
import { interruption, runBench } from './run-bench.js';
import { startBench } from './start.bench.js';

const BENCHES: ReadonlyMap<string, Bench> = new Map([
  ['hit', hitBench],
  ['miss', missBench],
  ['batch', batchBench],
  ['hand-over', handOverBench],
  ['start', startBench],
  ['memory', memoryBench],
  ['events', eventsBench],
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

const interrupted = interruption();
try {
  const figures: Figure[] = [];
  for (const named of chosen(process.argv.slice(2)))
    figures.push(...(await runBench(named, interrupted)));
  process.stdout.write(`${machine()}\n\n${table(figures)}`);
  process.exit(figures.some(isFailure) ? 1 : 0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(NOT_RUN);
}
