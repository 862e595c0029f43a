import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EventListener } from '../../../support/event-listener.js';
import { eventually } from '../../../support/eventually.js';
import { changeBatch, handOverBatch } from '../../../support/handed-over-batch.js';
import { postPreferring } from '../../../support/post-preferring.js';
import type { ServiceProcess } from '../../../support/service-process.js';
import { unlessDead } from '../callers.js';
import type { CrashScene } from '../crash-scene.js';
import type { AcceptedBatch, Followed, Told } from '../evidence.js';
import { gatherEvidence } from '../gather-evidence.js';
import { type Order, OrderBook } from '../orders.js';
import { comeToRest } from '../random-kills.js';
import { readLedger } from '../read-ledger.js';
import { reconcile, type Reconciliation } from '../reconcile.js';
import { type HandOverCrashPoint, ITEMS } from './hand-over-crash-points.js';

const DIE_AT_MILESTONE = fileURLToPath(new URL('die-at-milestone.js', import.meta.url));

/** FIBO takes so long for whatever somebody meddles with. */
const LONG_MS = 3_000;

/** What is found when the next process has brought everything to its end. */
export interface HandOverAftermath {
  /** How many of the pictures FIBO sold. */
  readonly made: number;
  readonly reconciliation: Reconciliation;
}

/** Process after process on one scene, each asked by callers who do not wait, each killed, and each the heir of the one before. */
export class HandOverCrash {
  private readonly orders = new OrderBook(() => 0);
  private readonly told: Told[] = [];
  private readonly accepted: AcceptedBatch[] = [];
  private readonly followed: Followed[] = [];
  private readonly verdict: string;
  private service: ServiceProcess | undefined;

  constructor(private readonly scene: CrashScene) {
    this.verdict = join(scene.folder, 'die-at');
  }

  /** Rejects when the service does not come to the point. */
  async dieAt(point: HandOverCrashPoint): Promise<HandOverAftermath> {
    const doomed = this.service ?? (await this.start());
    const isOne = point.during === 'order' || point.during === 'events';
    const orders = this.orders.several(isOne ? 1 : ITEMS);
    const follow = await this.bringToDeath(doomed, orders, point);
    const heir = await this.start();
    await follow?.(heir);
    await comeToRest(this.scene);
    const names = orders.map(({ name }) => name);
    const sales = await readLedger(this.scene.ledgerFile);
    const { told, accepted, followed } = this;
    const evidence = await gatherEvidence(this.scene, heir.url, told, { accepted, followed });
    return {
      made: sales.filter(({ order }) => names.includes(order)).length,
      reconciliation: reconcile(evidence),
    };
  }

  /** @returns goes on listening to whoever comes next, if there is anything to hear */
  private async bringToDeath(
    service: ServiceProcess,
    orders: readonly Order[],
    point: HandOverCrashPoint,
  ): Promise<((heir: ServiceProcess) => Promise<void>) | undefined> {
    switch (point.during) {
      case 'order':
        await this.sentence(point);
        await Promise.all([unlessDead(this.order(service, orders)), service.ended()]);
        return undefined;
      case 'batch':
        await this.sentence(point);
        await Promise.all([unlessDead(this.handOver(service, orders)), service.ended()]);
        return undefined;
      case 'cancel':
      case 'retry':
        await this.meddle(service, orders, point);
        return undefined;
      case 'events':
        return this.follow(service, orders, point);
    }
  }

  private async order(service: ServiceProcess, [order]: readonly Order[]): Promise<number> {
    if (!order) throw new Error('nothing is ordered');
    const { body } = await postPreferring(service, 'respond-async', order.body);
    const generationId = Number(body['id']);
    this.told.push({ order: order.name, generationId, errorCode: undefined });
    return generationId;
  }

  private async handOver(service: ServiceProcess, orders: readonly Order[]): Promise<number> {
    const requests = orders.map(({ body }) => body);
    const { body } = await handOverBatch(service, { requests });
    const id = Number(body['id']);
    this.accepted.push({ id, orders: orders.map(({ name }) => name) });
    return id;
  }

  /** Cancels a batch of which FIBO has one picture; a batch is tried again when that has been done before. */
  private async meddle(
    service: ServiceProcess,
    orders: readonly Order[],
    point: HandOverCrashPoint,
  ): Promise<void> {
    await this.scene.simulator.script({ stage: 'job', latencyMs: LONG_MS });
    const id = await this.handOver(service, orders);
    await this.untilAtFibo();
    if (point.during === 'retry') {
      await changeBatch(service, id, 'cancel');
      await comeToRest(this.scene);
    }
    await this.sentence(point);
    const change = point.during === 'retry' ? 'retry' : 'cancel';
    await Promise.all([unlessDead(changeBatch(service, id, change)), service.ended()]);
  }

  private async follow(
    service: ServiceProcess,
    orders: readonly Order[],
    point: HandOverCrashPoint,
  ): Promise<(heir: ServiceProcess) => Promise<void>> {
    await this.scene.simulator.script({ stage: 'job', latencyMs: LONG_MS });
    const generationId = await this.order(service, orders);
    await this.untilAtFibo();
    const path = `/api/generate/${generationId}/events`;
    // The first one is told at once.
    await this.sentence(point);
    const first = await EventListener.to(service.url + path);
    await Promise.all([first.ended, service.ended()]);
    return async (heir) => {
      const second = await EventListener.to(heir.url + path, first.lastEventId);
      await second.ended;
      const statuses = [...first.statuses, ...second.statuses].map(String);
      this.followed.push({ generationId, statuses });
    };
  }

  private async untilAtFibo(): Promise<void> {
    await eventually(async () => {
      const [row] = await this.scene.database.query(
        `SELECT FROM generation WHERE state = 'processing'`,
      );
      return row;
    });
  }

  private async start(): Promise<ServiceProcess> {
    await writeFile(this.verdict, '');
    const settings = { DIE_AT_FILE: this.verdict };
    this.service = await this.scene.start({ preload: DIE_AT_MILESTONE, settings });
    return this.service;
  }

  /** Whoever reaches the milestone so often from now on is to die there. */
  private async sentence({ milestone, time = 1 }: HandOverCrashPoint): Promise<void> {
    await writeFile(this.verdict, `${milestone} ${time}`);
  }
}
