import { Api, expectStatus } from './api.js';
import { batchGeneration } from './areas/batch-generation.js';
import { cacheHit } from './areas/cache-hit.js';
import { cacheManagement } from './areas/cache-management.js';
import { generationHistory } from './areas/generation-history.js';
import { parameterValidation } from './areas/parameter-validation.js';
import { singleGeneration } from './areas/single-generation.js';
import { statistics } from './areas/statistics.js';
import { readArguments, type SmokeArguments, USAGE } from './smoke-arguments.js';
import { SmokeRun } from './smoke-run.js';

/** In this order: later ones look at what earlier ones have made. */
const AREAS = [
  ['single generation, ai and manual', singleGeneration],
  ['parameter validation', parameterValidation],
  ['cache hit and miss', cacheHit],
  ['batch, parallel and sequential', batchGeneration],
  ['generation history', generationHistory],
  ['statistics', statistics],
  ['cache management', cacheManagement],
] as const;

/** @returns whether all is well */
async function smoke({ baseUrl, key, userId }: SmokeArguments): Promise<boolean> {
  say(`${baseUrl} as user ${userId}, whose cache is emptied and whose history stays`);
  const run = new SmokeRun(new Api(baseUrl, key), userId);
  if (!(await goesWell('the service', () => reach(run.api)))) return false;
  let isWell = true;
  for (const [name, check] of AREAS) {
    if (await goesWell(name, () => check(run))) say(`ok      ${name}`);
    else isWell = false;
  }
  return (await goesWell('the bill', async () => say(await run.purchases.bill()))) && isWell;
}

/** Without it nothing else can be said. */
async function reach(api: Api): Promise<void> {
  expectStatus(await api.get('/parameters'), 200);
}

/** Says in a line what goes wrong. */
async function goesWell(name: string, check: () => Promise<void>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch (error) {
    say(`failed  ${name}: ${messageOf(error)}`);
    return false;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  const isWell = await smoke(readArguments(process.argv.slice(2)));
  process.exitCode = isWell ? 0 : 1;
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}
