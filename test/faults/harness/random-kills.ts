import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../support/random-histories.js';
import type { ServiceProcess } from '../../support/service-process.js';
import { seededRandom } from '../../load/faults/seeded-random.js';
import { Callers } from './callers.js';
import type { CrashScene, Launch } from './crash-scene.js';
import type { Told } from './evidence.js';
import { OrderBook } from './orders.js';

/** How often the service is killed, and when. */
export interface KillPlan {
  /** Decides what is ordered and how long each process lives; what it has come to by then is the machine's affair. */
  readonly seed: number;
  readonly kills: number;
  /** Of a process, from when it listens. */
  readonly longestLifeMs: number;
  /** What is killed in the service's place; default: the service. */
  readonly victim?: Launch;
}

/** Processes that die before they listen, of all. */
const SHARE_OF_STILLBORN = 0.1;
const REST_PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Kills process after process while pictures are ordered of it; what the callers heard. */
export async function killAtRandom(scene: CrashScene, plan: KillPlan): Promise<readonly Told[]> {
  const random = seededRandom(plan.seed);
  const callers = new Callers(new OrderBook(random), random);
  for (let kills = 0; kills < plan.kills; kills++) {
    const lifeMs = random() * plan.longestLifeMs;
    if (isStillborn(random)) await killAfter(lifeMs, await scene.spawn(plan.victim));
    else await killWhileItWorks(await scene.start(plan.victim), callers, lifeMs);
  }
  return callers.told;
}

/** A process that is not killed, once nothing is under way any more or patience is at its end. */
export async function bringToRest(scene: CrashScene): Promise<ServiceProcess> {
  const service = await scene.start();
  await comeToRest(scene);
  return service;
}

/** Resolves when nothing is under way any more or patience is at its end. */
export async function comeToRest(scene: CrashScene): Promise<void> {
  const end = Date.now() + REST_PATIENCE_MS;
  while (Date.now() < end && (await isBusy(scene))) await sleep(LOOK_EVERY_MS);
}

function isStillborn(random: Random): boolean {
  return random() < SHARE_OF_STILLBORN;
}

async function killWhileItWorks(
  service: ServiceProcess,
  callers: Callers,
  lifeMs: number,
): Promise<void> {
  const calling = callers.callUntilItDies(service);
  await killAfter(lifeMs, service);
  await calling;
}

async function killAfter(lifeMs: number, service: ServiceProcess): Promise<void> {
  await sleep(lifeMs);
  await service.kill();
}

async function isBusy({ database }: CrashScene): Promise<boolean> {
  const rows = await database.query(
    `SELECT FROM generation WHERE state IN ('pending', 'submitting', 'processing')
     UNION ALL SELECT FROM batch WHERE completed_at IS NULL LIMIT 1`,
  );
  return rows.length > 0;
}
