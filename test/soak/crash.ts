import { fileURLToPath } from 'node:url';
import { crashRun } from '../faults/harness/crash-run.js';
import { MOST_DUPLICATES_A_KILL } from '../faults/harness/promises.js';
import { type CrashArguments, readArguments, USAGE } from './crash-arguments.js';
import { Tally } from './tally.js';
import { withPostgres } from './with-postgres.js';

/** The folder of what was compiled; this file runs from there. */
const BUILT = fileURLToPath(new URL('../..', import.meta.url));
/** Kills before the books are held against each other, so that a fault is told soon and among few orders. */
const KILLS_A_ROUND = 100;
/** Beyond FIBO's own time, so that a process may die at any instant of a batch and after it. */
const LIFE_AFTER_PICTURES_MS = 1_000;

/** @returns whether every promise was kept */
async function soak({ kills, seed, ...terms }: CrashArguments): Promise<boolean> {
  const { unknownOutcome, latencyMs, hasWebhooks } = terms;
  say(
    `seed ${seed}, FIBO_UNKNOWN_OUTCOME=${unknownOutcome}, pictures take ${latencyMs} ms, webhooks ${hasWebhooks ? 'on' : 'off'}`,
  );
  const tally = new Tally();
  for (let round = 0; tally.kills < kills; round++) {
    const plan = {
      seed: seed + round,
      kills: Math.min(KILLS_A_ROUND, kills - tally.kills),
      longestLifeMs: latencyMs + LIFE_AFTER_PICTURES_MS,
    };
    const found = await crashRun({ built: BUILT, ...terms }, plan);
    for (const { kind, sentence } of found.discrepancies)
      say(`seed ${plan.seed}, ${kind}: ${sentence}`);
    tally.add(plan.kills, found);
    say(tally.toString());
  }
  const isCheap = tally.duplicatesAKill <= MOST_DUPLICATES_A_KILL[unknownOutcome];
  return isCheap && tally.discrepancies.length === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const plan = readArguments(process.argv.slice(2));
  const isKept = await withPostgres(() => soak(plan));
  process.exitCode = isKept ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}
