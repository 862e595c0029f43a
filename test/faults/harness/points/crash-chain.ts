import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Milestone } from '../../../../src/common/milestones/milestone.js';
import { type Answer, postGeneration } from '../../../support/ask.js';
import { postBatch } from '../../../support/post-batch.js';
import type { Environment, ServiceProcess } from '../../../support/service-process.js';
import { unlessDead } from '../callers.js';
import type { CrashScene } from '../crash-scene.js';
import type { Told } from '../evidence.js';
import { gatherEvidence } from '../gather-evidence.js';
import { type Order, OrderBook } from '../orders.js';
import { comeToRest } from '../random-kills.js';
import { reconcile, type Reconciliation } from '../reconcile.js';
import type { CrashPoint, PromisedEnd } from './crash-points.js';
import { endOf, hitsOf } from './found-end.js';

const DIE_AT_MILESTONE = fileURLToPath(new URL('die-at-milestone.js', import.meta.url));
const PATIENCE_MS = 10_000;

/** What is found when the next process has brought everything to its end. */
export interface Aftermath {
  /** Of each picture that was ordered of the process that died. */
  readonly ends: readonly (PromisedEnd | undefined)[];
  /** How many more hits of the cache statistics tell of. */
  readonly hits: number;
  /** Of everything since the first process. */
  readonly reconciliation: Reconciliation;
}

/** Process after process on one scene: each brings to its end what the one before it left, and dies at the next point. */
export class CrashChain {
  private readonly orders = new OrderBook(() => 0);
  private readonly told: Told[] = [];
  private readonly verdict: string;
  private service: ServiceProcess | undefined;

  constructor(private readonly scene: CrashScene) {
    this.verdict = join(scene.folder, 'die-at');
  }

  /** Rejects when the service does not come to the point. */
  async dieAt(point: CrashPoint): Promise<Aftermath> {
    const doomed = await this.startFor(point);
    const hitsBefore = await hitsOf(doomed.url);
    const orders = this.orders.several(point.pictures ?? 1);
    await this.bringToDeath(doomed, orders, point);
    const heir = await this.start();
    await comeToRest(this.scene);
    if (point.hasKey) await this.askAgain(heir, orders);
    return {
      ends: await Promise.all(orders.map((order) => endOf(order, heir.url, this.scene.ledgerFile))),
      hits: (await hitsOf(heir.url)) - hitsBefore,
      reconciliation: reconcile(await gatherEvidence(this.scene, heir.url, this.told)),
    };
  }

  /** The process that is there, unless it must be one with settings of its own. */
  private async startFor({ settings }: CrashPoint): Promise<ServiceProcess> {
    if (!settings) return this.service ?? this.start();
    await this.service?.kill();
    return this.start(settings);
  }

  private async start(settings: Environment = {}): Promise<ServiceProcess> {
    await writeFile(this.verdict, '');
    this.service = await this.scene.start(this.doomed(settings));
    return this.service;
  }

  private doomed(settings: Environment) {
    return {
      preload: DIE_AT_MILESTONE,
      settings: { ...settings, DIE_AT_FILE: this.verdict },
    };
  }

  private async bringToDeath(
    service: ServiceProcess,
    orders: readonly Order[],
    { milestone, time = 1, after, before, hasKey, faults = [] }: CrashPoint,
  ): Promise<void> {
    if (before)
      await this.orderBefore(service, before === 'same' ? orders : this.orders.several(1));
    for (const fault of faults) await this.scene.simulator.script(fault);
    await this.sentence(after ?? milestone, after ? 1 : time);
    const asking = unlessDead(hasKey ? askWithKeys(service, orders) : ask(service, orders));
    await died(service, after ?? milestone);
    await asking;
    if (!after) return;
    await this.sentence(milestone, time);
    await died(await this.scene.spawn(this.doomed({})), milestone);
  }

  /** The answer must come, and from what was bought already if anything was. */
  private async askAgain(service: ServiceProcess, orders: readonly Order[]): Promise<void> {
    for (const { status, body } of await askWithKeys(service, orders))
      if (status !== 200)
        throw new Error(`a repeat was answered ${status}: ${String(body['detail'])}`);
  }

  private async orderBefore({ url }: ServiceProcess, orders: readonly Order[]): Promise<void> {
    for (const { name, body } of orders) {
      const answer = await postGeneration(url, body);
      const generationId = Number(answer.body['id']);
      this.told.push({ order: name, generationId, errorCode: undefined });
    }
  }

  /** Whoever reaches the milestone so often from now on is to die there. */
  private async sentence(milestone: Milestone, time: number): Promise<void> {
    await writeFile(this.verdict, `${milestone} ${time}`);
  }
}

async function ask(service: ServiceProcess, orders: readonly Order[]): Promise<unknown> {
  const [first, ...others] = orders.map(({ body }) => body);
  return others.length === 0
    ? postGeneration(service.url, first)
    : postBatch(service, { requests: [first, ...others] });
}

/** Each by itself. */
async function askWithKeys({ url }: ServiceProcess, orders: readonly Order[]): Promise<Answer[]> {
  return Promise.all(
    orders.map(({ name, body }) => {
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': name.replaceAll(' ', '-'),
      };
      return postGeneration(url, body, { headers });
    }),
  );
}

async function died(service: ServiceProcess, milestone: Milestone): Promise<void> {
  const dead = new AbortController();
  const patience = sleep(PATIENCE_MS, 'alive' as const, { signal: dead.signal });
  // It is cut short when the process has died.
  patience.catch(() => undefined);
  const end = await Promise.race([service.ended(), patience]);
  dead.abort();
  if (end === 'alive') throw new Error(`the service never came to ${milestone}`);
  const { exitCode, stderr } = end;
  if (exitCode !== null) throw new Error(`the service ended by itself (${exitCode}): ${stderr}`);
}
