import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gatherEvidence } from '../faults/harness/gather-evidence.js';
import { comeToRest } from '../faults/harness/random-kills.js';
import { reconcile } from '../faults/harness/reconcile.js';
import { Stage } from '../load/programs/stage.js';
import { readArguments, type RollingArguments, USAGE } from './rolling-arguments.js';
import { Client } from './rolling/client.js';
import { assertHaproxy } from '../support/haproxy.js';
import { type Replacement, replaceNode } from './rolling/replace-node.js';
import { type RollingScene, setUp } from './rolling/rolling-scene.js';
import { Visitors } from './rolling/visitors.js';
import { Visits } from './rolling/visits.js';
import { withPostgres } from './with-postgres.js';

/** The folder of what was compiled; this file runs from there. */
const BUILT = fileURLToPath(new URL('../..', import.meta.url));
/** Each node writes its figures of shared answers once a second. */
const FIGURES_WRITTEN_MS = 2_000;
/** Failures that are told one by one. */
const MOST_TOLD = 50;

/** @returns whether no request failed, each process ended by itself, and the books agree */
async function soak({ rounds, latencyMs }: RollingArguments): Promise<boolean> {
  const stage = new Stage();
  try {
    const scene = await setUp(stage, BUILT, latencyMs);
    const visits = new Visits();
    const visitors = new Visitors(new Client(scene.haproxy.url), visits, Math.random);
    say(`two nodes behind ${scene.haproxy.url}, pictures take ${latencyMs} ms`);
    await visitors.begin();
    const visiting = visitors.come();
    const haveEndedWell = await replaceInTurn(scene, rounds, visits).finally(async () => {
      visitors.sendHome();
      await visiting;
    });
    const areBooksRight = await holdBooks(scene, visitors);
    say(`${visits.count} requests, ${visits.failures.length} failed: ${visits.toString()}`);
    visits.failures.slice(0, MOST_TOLD).forEach(say);
    return haveEndedWell && areBooksRight && visits.failures.length === 0;
  } finally {
    await stage.clear();
  }
}

/** @returns whether each process ended with 0 */
async function replaceInTurn(
  { nodes, haproxy }: RollingScene,
  rounds: number,
  visits: Visits,
): Promise<boolean> {
  const all: Replacement[] = [];
  for (let round = 1; round <= rounds; round++) {
    const replaced: Replacement[] = [];
    for (const node of nodes) replaced.push(await replaceNode(node, haproxy));
    const { count, failures } = visits;
    say(
      `round ${round}: ${replaced.map(lineOf).join('; ')}; ${count} requests so far, ${failures.length} failed`,
    );
    all.push(...replaced);
  }
  return all.every(({ exitCode }) => exitCode === 0);
}

function lineOf({ name, exitCode, endedAfterMs, backAfterMs }: Replacement): string {
  return `${name} ended after ${endedAfterMs} ms with ${exitCode ?? 'a signal'} and was back after ${backAfterMs} ms`;
}

/** @returns whether nothing was lost and nothing bought twice */
async function holdBooks({ shared, haproxy }: RollingScene, { told }: Visitors): Promise<boolean> {
  await comeToRest(shared);
  await sleep(FIGURES_WRITTEN_MS);
  const found = reconcile(await gatherEvidence(shared, haproxy.url, told));
  const { discrepancies, generations, purchases, duplicates } = found;
  for (const { kind, sentence } of discrepancies) say(`${kind}: ${sentence}`);
  say(
    `${generations} generations, ${purchases} purchases, ${duplicates} duplicates, ${discrepancies.length} discrepancies`,
  );
  return discrepancies.length === 0 && duplicates === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  const plan = readArguments(process.argv.slice(2));
  await assertHaproxy();
  const isKept = await withPostgres(() => soak(plan));
  process.exitCode = isKept ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
  process.exitCode = 1;
}
