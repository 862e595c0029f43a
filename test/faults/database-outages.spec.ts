import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, ask, postGeneration } from '../support/ask.js';
import { eventually } from '../support/eventually.js';
import type { ServiceProcess } from '../support/service-process.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { CrashScene } from './harness/crash-scene.js';
import { HeldLock } from './harness/database/held-lock.js';
import { OUTAGES } from './harness/database/outages.js';
import { ShakenPostgres } from './harness/database/shaken-postgres.js';
import type { Told } from './harness/evidence.js';
import { gatherEvidence } from './harness/gather-evidence.js';
import { type Order, OrderBook } from './harness/orders.js';
import { comeToRest } from './harness/random-kills.js';
import { readLedger } from './harness/read-ledger.js';
import { reconcile } from './harness/reconcile.js';

const OPTIONS = {
  built: fileURLToPath(new URL('../../dist', import.meta.url)),
  latencyMs: 100,
  unknownOutcome: 'retry',
  // Few enough that all of them can be held up.
  settings: { DATABASE_POOL_MAX: '3' },
} as const;

const TOLD_WITHIN_MS = 3_000;
const RECOVERED_WITHIN_MS = 2_000;
/** More than there are connections. */
const AT_ONCE = 5;
const ROUNDS = 2;

let postgres: ShakenPostgres;
let scene: CrashScene;
let service: ServiceProcess;
let orders: OrderBook;

beforeAll(async () => {
  postgres = await ShakenPostgres.start();
});

beforeEach(async () => {
  scene = await CrashScene.create(OPTIONS, createTestDatabase(postgres.url));
  await outliveCrashes(scene.database);
  service = await scene.start();
  orders = new OrderBook(() => 0);
});

afterEach(() => scene.clear());

afterAll(() => postgres.clear());

/** The server of a test does without, for the sake of speed. */
async function outliveCrashes(database: TestDatabase): Promise<void> {
  const name = new URL(database.url).pathname.slice(1);
  await database.query(`ALTER DATABASE ${name} SET synchronous_commit = on`);
}

interface Heard {
  readonly order: Order;
  readonly answer: Answer;
  readonly ms: number;
}

async function order(next = orders.next()): Promise<Heard> {
  const begun = performance.now();
  const answer = await postGeneration(service.url, next.body);
  return { order: next, answer, ms: performance.now() - begun };
}

async function look(id: unknown): Promise<Omit<Heard, 'order'>> {
  const begun = performance.now();
  const answer = await ask(`${service.url}/api/generate/${String(id)}`);
  return { answer, ms: performance.now() - begun };
}

/** Resolves when FIBO is at work on something. */
async function accepted(): Promise<void> {
  await eventually(async () => {
    const [row] = await scene.database.query(`SELECT FROM generation WHERE state = 'processing'`);
    return row;
  });
}

async function findDiscrepancies(...heard: readonly Heard[]) {
  await comeToRest(scene);
  const told = heard.filter(({ answer }) => answer.status === 200).map(toldOf);
  return reconcile(await gatherEvidence(scene, service.url, told)).discrepancies;
}

describe('A database that', () => {
  it.each(OUTAGES)('$title', async (outage) => {
    const first = await order();
    await scene.simulator.script({ stage: 'job', latencyMs: 500 });
    const underWay = order();
    await accepted();
    const lock = new HeldLock(scene.database.url, 'generation');
    await outage.begin(postgres, lock);
    const refused: Heard[] = [];
    const reads: Omit<Heard, 'order'>[] = [];
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const asked = Array.from({ length: AT_ONCE }, () => order());
        const looked = Array.from({ length: AT_ONCE }, () => look(first.answer.body['id']));
        refused.push(...(await Promise.all(asked)));
        reads.push(...(await Promise.all(looked)));
      }
    } finally {
      await outage.end(postgres, lock);
    }
    const bought = await readLedger(scene.ledgerFile);
    const healedAt = performance.now();
    const recovered = await eventually(async () => {
      const heard = await order();
      return heard.answer.status === 200 ? heard : undefined;
    });
    const recoveredInMs = performance.now() - healedAt;

    for (const { answer, ms } of [...refused, ...reads]) {
      expect(answer.body).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(ms).toBeLessThan(TOLD_WITHIN_MS);
    }
    expect(bought).toHaveLength(2);
    expect(recoveredInMs).toBeLessThan(RECOVERED_WITHIN_MS);
    expect(await findDiscrepancies(first, recovered, await underWay)).toEqual([]);
    expect(await ordersBought(unbilled(refused))).toEqual([]);
  });

  it('crashes under load loses nothing and has nothing bought twice', async () => {
    const load = Array.from({ length: 20 }, () => order());
    await scene.simulator.script({ stage: 'job', latencyMs: 100 });
    await postgres.crash();
    const heard = await Promise.all(load);
    const recovered = await eventually(async () => {
      const again = await order();
      return again.answer.status === 200 ? again : undefined;
    });

    expect(await findDiscrepancies(...heard, recovered)).toEqual([]);
    expect(await ordersBought(unbilled(heard))).toEqual([]);
  });
});

/** Orders whose caller was told that nothing was bought. */
function unbilled(heard: readonly Heard[]): readonly Order[] {
  return heard.filter(({ answer }) => answer.body['billed'] === 'no').map(({ order }) => order);
}

/** Which of these orders FIBO sold after all. */
async function ordersBought(suspects: readonly Order[]): Promise<readonly string[]> {
  const names = new Set(suspects.map(({ name }) => name));
  const ledger = await readLedger(scene.ledgerFile);
  return ledger.map((purchase) => purchase.order).filter((name) => names.has(name));
}

function toldOf({ order: { name }, answer: { body } }: Heard): Told {
  return { order: name, generationId: Number(body['id']), errorCode: undefined };
}
