import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NO_DEMAND } from '../../src/fibo/fleet/demand.js';
import { type Claim, FleetRepository } from '../../src/fibo/fleet/fleet.repository.js';
import { eventually } from '../support/eventually.js';
import { GenerationTable } from '../support/generation-table.js';
import { servicePerTest } from '../support/service-per-test.js';

const TOTALS = [10, 20, 30] as const;
const ALL = { wanted: TOTALS } as const;
const NOTHING = [0, 0, 0] as const;

let table: GenerationTable;

beforeAll(async () => {
  table = await GenerationTable.create();
});

beforeEach(() => table.empty());

afterAll(() => table.drop());

function claim(name: string, changes: Partial<Claim> = {}) {
  return table.fleet.claim({
    name,
    simulated: false,
    leaseMs: 60_000,
    wanted: NOTHING,
    held: NOTHING,
    totals: TOTALS,
    demand: { jobs: NO_DEMAND, submissions: NO_DEMAND, looks: NO_DEMAND },
    dead: [],
    jobMs: 60_000,
    callMs: 60_000,
    ...changes,
  });
}

describe(FleetRepository.name, () => {
  it('gives what there is to whoever comes first, and the rest to the next', async () => {
    const first = await claim('first', { wanted: [6, 20, 0] });
    const second = await claim('second', ALL);

    expect(first).toMatchObject({ slots: [6, 20, 0], lost: NOTHING, peers: [] });
    expect(second).toMatchObject({ slots: [4, 0, 30], lost: NOTHING });
    expect(second.peers).toMatchObject([{ id: first.id, name: 'first', slots: [6, 20, 0] }]);
  });

  it('never gives more than there is, whoever asks at the same time', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `node ${n}`);
    const states = await Promise.all(names.map((name) => claim(name, { wanted: [3, 7, 9] })));

    const sums = TOTALS.map((_, budget) =>
      states.reduce((sum, { slots }) => sum + (slots[budget] ?? 0), 0),
    );
    expect(sums).toEqual(TOTALS);
  });

  it('leaves a node what it has, until it wants less, and never less than it uses', async () => {
    await claim('one', { wanted: [8, 0, 0] });
    await claim('other', ALL);

    await expect(claim('one', { wanted: [9, 0, 0] })).resolves.toMatchObject({ slots: [8, 0, 0] });
    const less = await claim('one', { wanted: [1, 0, 0], held: [5, 0, 0] });
    expect(less.slots).toEqual([5, 0, 0]);
    await expect(claim('other', ALL)).resolves.toMatchObject({ slots: [5, 20, 30] });
  });

  it('keeps the slots of a dead node for the jobs that it has under way, and for the calls that FIBO counts', async () => {
    const looks = { ...NO_DEMAND, held: 4 };
    const demand = { jobs: NO_DEMAND, submissions: NO_DEMAND, looks };
    table.node.id = (await claim('dead', { wanted: [10, 20, 30], demand })).id;
    const [ended, underWay] = [await table.insert(), await table.insert()];
    table.node.id = (await claim('alive')).id;
    await table.insert();
    await claim('alive', { dead: ['dead'] });

    await expect(claim('alive', ALL)).resolves.toMatchObject({
      slots: [8, 18, 26],
      lost: [2, 2, 4],
      peers: [],
    });
    await table.generations.endAttempt(
      ended,
      { number: 1, attemptClass: 'refused', httpStatus: 422, billed: 'no' },
      'no',
    );
    await expect(claim('alive', ALL)).resolves.toMatchObject({ lost: [1, 2, 4] });
    await table.ageAttempts(underWay.id, 61);
    await expect(claim('alive', { ...ALL, callMs: 0 })).resolves.toMatchObject({
      slots: TOTALS,
      lost: NOTHING,
    });
  });

  it('forgets a node when its lease has run out or it leaves', async () => {
    await claim('silent', { ...ALL, leaseMs: 1 });
    await eventually(async () => {
      const { peers } = await claim('other');
      return peers.length === 0 || undefined;
    });
    await claim('leaving', { wanted: [10, 0, 0] });
    await claim('leaving', { leaseMs: 0 });

    const { slots, peers } = await claim('other', { ...ALL, callMs: 0 });
    expect(peers).toEqual([]);
    expect(slots).toEqual(TOTALS);
  });

  it('keeps those of the simulator apart', async () => {
    await claim('simulated', { ...ALL, simulated: true });

    await expect(claim('real', ALL)).resolves.toMatchObject({ slots: TOTALS, peers: [] });
  });
});

describe('A service', () => {
  const startService = servicePerTest();

  it('has all slots when it is alone, and marks what it makes in them', async () => {
    const service = await startService({
      FIBO_MAX_CONCURRENCY: '7',
      FIBO_REQUESTS_PER_MINUTE: '9',
    });
    await service.post({ prompt: 'A luxury watch' });

    const nodes = await service.database.query('SELECT id, slots, simulated FROM fibo_node');
    const attempts = await service.database.query('SELECT node_id FROM generation_attempt');
    expect(nodes).toEqual([{ id: 1, slots: [7, 9, 9], simulated: false }]);
    expect(attempts).toEqual([{ node_id: 1 }]);
  });
});
