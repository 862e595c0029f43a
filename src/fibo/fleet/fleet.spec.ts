import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fiboRequest } from '../../../test/support/fibo-request.js';
import { ManualClock } from '../../../test/support/manual-clock.js';
import { PaperFleet } from '../../../test/support/paper-fleet.js';
import { testConfig } from '../../../test/support/test-config.js';
import type { FiboRequest } from '../fibo-provider.js';
import { JobSlots } from '../job-slots.js';
import { Fleet } from './fleet.js';
import { OwnNode } from './own-node.js';

const JOB_MS = 15_000;
const LEASE_MS = 15_000;

/** A node of a fleet, and the jobs it makes. */
class Node {
  underWay = 0;
  private readonly ends: (() => void)[] = [];

  constructor(
    readonly fleet: Fleet,
    private readonly slots: JobSlots,
  ) {}

  /** Resolves when the job has ended: by itself after so long, or when `endOne` is its turn. */
  async run(changes: Partial<FiboRequest>, work?: () => Promise<void>): Promise<void> {
    await this.slots.hold(fiboRequest(changes), async () => {
      this.underWay += 1;
      await (work ?? (() => new Promise<void>((resolve) => this.ends.push(resolve))))();
      this.underWay -= 1;
    });
  }

  /** False: there is none. */
  endOne(): boolean {
    const end = this.ends.shift();
    end?.();
    return end !== undefined;
  }
}

/** The second node has an idle slot, and has not been told that the first one uses all of its own. */
const UNTOLD_USE = (['run 0', 'run 2', 'run 1', 'run 0', 'end 2', 'run 1'] as const).map((step) => {
  const [act = 'run', node] = step.split(' ');
  const request = { priority: 'interactive', ownerId: 1 } as const;
  return { ...request, node: Number(node), act: act as 'run' | 'end', isHasty: false };
});

describe(Fleet.name, () => {
  let clock: ManualClock;
  let paper: PaperFleet;
  let nodes: Node[];

  beforeEach(() => {
    clock = new ManualClock();
    paper = new PaperFleet(clock);
    nodes = [];
  });

  afterEach(() => leaveAll());

  async function leaveAll(): Promise<void> {
    await Promise.all(nodes.splice(0).map(({ fleet }) => fleet.onApplicationShutdown()));
  }

  async function start(jobs: number): Promise<Node> {
    const config = testConfig({ FIBO_MAX_CONCURRENCY: String(jobs), LEASE_MS: String(LEASE_MS) });
    const fleet = new Fleet(
      config,
      paper.repository(),
      new OwnNode(),
      paper.notifications(),
      clock,
    );
    const node = new Node(fleet, new JobSlots(fleet, clock));
    await fleet.onApplicationBootstrap();
    nodes.push(node);
    return node;
  }

  /** Until the nodes have told each other what there is to tell. */
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await nextTurn();
  }

  function underWay(): readonly number[] {
    return nodes.map((node) => node.underWay);
  }

  function many(node: Node, count: number, changes: Partial<FiboRequest> = {}): void {
    for (let n = 0; n < count; n++) void node.run(changes);
  }

  it('gives a node that is alone everything, and asks for nothing more', async () => {
    const node = await start(5);
    many(node, 8);
    await settle();

    expect(underWay()).toEqual([5]);
    expect(paper.claims).toBe(1);
  });

  it('lends to a node in need what another one does not use', async () => {
    const [one, other] = [await start(6), await start(6)];
    many(one, 2);
    many(other, 9);
    await settle();
    expect(underWay()).toEqual([2, 4]);

    [1, 2].forEach(() => one.endOne());
    await settle();
    expect(underWay()).toEqual([0, 6]);
  });

  it('knows of what a node waits for while it gets something', async () => {
    const [one, other] = [await start(6), await start(6)];
    await start(6);
    many(one, 4);
    await settle();
    many(other, 1);
    await settle();
    many(one, 2);
    await settle();
    expect(underWay()).toEqual([5, 1, 0]);

    other.endOne();
    await settle();
    expect(underWay()).toEqual([6, 0, 0]);
  });

  it('lets an interactive request at one node go before the batch at another', async () => {
    const [one, other] = [await start(3), await start(3)];
    many(one, 9, { priority: 'batch' });
    await settle();
    many(other, 1);
    await settle();
    expect(underWay()).toEqual([3, 0]);

    one.endOne();
    await settle();
    expect(underWay()).toEqual([2, 1]);

    other.endOne();
    await settle();
    expect(underWay()).toEqual([3, 0]);
  });

  it('lets owners have equal parts, whichever nodes they ask', async () => {
    const [one, other] = [await start(4), await start(4)];
    many(one, 20, { ownerId: 1 });
    await settle();
    many(other, 3, { ownerId: 2 });
    await settle();
    for (let n = 0; n < 2; n++) {
      one.endOne();
      await settle();
    }
    expect(underWay()).toEqual([2, 2]);
  });

  it.each([
    ['first', 0, 1],
    ['last', 1, 0],
  ])(
    'lets owners take turns for a single slot when the heavy one asks the %s node',
    async (...[, heavy, light]) => {
      await start(1);
      await start(1);
      const [one, other] = [nodes[heavy], nodes[light]] as [Node, Node];
      many(one, 20, { ownerId: 1 });
      await settle();
      many(other, 3, { ownerId: 2 });
      await settle();
      const turns: boolean[] = [];
      for (let n = 0; n < 6; n++) {
        turns.push(other.underWay === 1);
        await clock.advance(JOB_MS / 1000);
        (other.underWay === 1 ? other : one).endOne();
        await settle();
      }

      expect(turns).toEqual([false, true, false, true, false, true]);
    },
  );

  it('submits nothing when the lease has run out, and goes on when there is another', async () => {
    const node = await start(2);
    paper.isAway = true;
    await clock.advance(LEASE_MS);
    many(node, 1);
    await settle();
    expect(underWay()).toEqual([0]);

    paper.isAway = false;
    many(node, 1);
    await settle();
    expect(underWay()).toEqual([2]);
  });

  it('leaves alone what the jobs of dead nodes hold', async () => {
    paper.left = 3;
    const node = await start(5);
    many(node, 5);
    await settle();

    expect(underWay()).toEqual([2]);
  });

  it('gives up its slots when it leaves', async () => {
    const [one, other] = [await start(4), await start(4)];
    many(other, 4);
    await settle();
    await one.fleet.onApplicationShutdown();
    await settle();

    expect(underWay()).toEqual([0, 4]);
  });

  it('makes pictures of a light owner take at most 1.5 times as long as alone beside one with twenty times its share', async () => {
    const takes = async (heavyCount: number): Promise<number> => {
      const [one, other] = [await start(10), await start(10)];
      const job = () => clock.sleep(JOB_MS);
      // The first ones have begun one after the other.
      for (let n = 1; n <= heavyCount; n++)
        void one.run({ ownerId: 1 }, () => clock.sleep((JOB_MS * Math.min(n, 10)) / 10));
      await settle();
      const startedAt = clock.now();
      const tookMs: number[] = [];
      for (let n = 0; n < 5; n++) {
        void other.run({ ownerId: 2 }, job).then(() => tookMs.push(clock.now() - startedAt));
      }
      while (tookMs.length < 5) {
        await settle();
        await clock.advance(JOB_MS / 10);
      }
      await leaveAll();
      return tookMs.reduce((sum, ms) => sum + ms, 0) / tookMs.length;
    };

    const alone = await takes(0);
    clock = new ManualClock();
    paper = new PaperFleet(clock);
    const beside = await takes(100);

    expect(alone).toBe(JOB_MS);
    expect(beside / alone).toBeLessThanOrEqual(1.5);
  });

  it('never has more under way than there are slots, and leaves none idle while somebody waits', async () => {
    const step = fc.record({
      node: fc.nat(2),
      act: fc.constantFrom('run', 'run', 'end'),
      priority: fc.constantFrom('interactive' as const, 'batch' as const),
      ownerId: fc.integer({ min: 1, max: 3 }),
      isHasty: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(step), async (jobs, steps) => {
        await leaveAll();
        paper = new PaperFleet(clock);
        for (let n = 0; n < 3; n++) await start(jobs);
        let [asked, ended] = [0, 0];
        for (const { node, act, isHasty, ...request } of steps) {
          const at = nodes[node];
          if (act === 'run') {
            asked += 1;
            void at?.run(request);
          } else if (at?.endOne()) ended += 1;
          if (!isHasty) await settle();
          expect(sum(underWay())).toBeLessThanOrEqual(jobs);
        }
        await settle();
        await settle();
        expect(sum(underWay())).toBe(Math.min(jobs, asked - ended));
      }),
      { numRuns: 60, examples: [[4, UNTOLD_USE]] },
    );
  });
});

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
