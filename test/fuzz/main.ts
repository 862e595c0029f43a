import { fileURLToPath } from 'node:url';
import { withPostgres } from '../soak/with-postgres.js';
import { campaign } from './campaign.js';
import { readArguments, USAGE } from './fuzz-arguments.js';

/** The folder of what was compiled; this file runs from there. */
const BUILT = fileURLToPath(new URL('../..', import.meta.url));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const plan = readArguments(process.argv.slice(2));
  say(`seed ${plan.seed}, ${plan.requests} requests`);
  const { faults, counts, purchases } = await withPostgres(() =>
    campaign({ ...plan, built: BUILT }),
  );
  for (const [kind, count] of [...counts].sort()) say(`${kind}: ${count}`);
  say(`${purchases} purchases, ${faults.length} faults`);
  faults.forEach(say);
  process.exitCode = faults.length > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}
