import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { interruption, runBench } from '../run-bench.js';
import { machine } from '../report/machine.js';
import { table } from '../report/table.js';
import { scaleBench } from './scale.bench.js';

const USAGE = 'Usage: npm run bench:scale -- [--rows N]   (10000000; at least 100000)';
const LEAST_ROWS = 100_000;

/** Nothing was measured, or not all of it. */
const NOT_RUN = 2;

function rowsWanted(args: readonly string[]): number {
  const options = { rows: { type: 'string', default: '10000000' } } as const;
  const { rows } = parseArgs({ args: [...args], options }).values;
  if (!/^\d{1,9}$/.test(rows) || Number(rows) < LEAST_ROWS) throw new TypeError(USAGE);
  return Number(rows);
}

try {
  const rows = rowsWanted(process.argv.slice(2));
  const figures = await runBench(['scale', scaleBench(rows)], interruption());
  process.stdout.write(`${machine()}\n\n${table(figures)}`);
  process.exit(figures.every(({ bar }) => bar?.isMet ?? true) ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(NOT_RUN);
}
