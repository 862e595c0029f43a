import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { CacheDailyRepository } from '../../src/cache/cache-daily.repository.js';
import type { DailySharedAnswers } from '../../src/cache/cache-figures-tally.js';
import { seededRandom } from '../load/faults/seeded-random.js';
import { HistoryTable } from '../support/history-table.js';

const USERS = 400;
const DAYS = [20_000, 20_001];
const PROJECTS = [null, 7];
const WRITES = 25;

/** The same keys for every node. */
const COUNTS: readonly DailySharedAnswers[] = Array.from({ length: USERS }, (_, user) => user + 1)
  .flatMap((owner) => DAYS.map((day) => ({ owner, day })))
  .flatMap((key) => PROJECTS.map((project) => ({ ...key, project, hits: 2, coalesced: 1 })));

describe(CacheDailyRepository.name, () => {
  let table: HistoryTable;
  let nodes: readonly DataSource[];

  beforeAll(async () => {
    table = await HistoryTable.create();
    nodes = [await table.connect(), await table.connect()];
  });

  afterAll(() => table.drop());

  it('adds what two nodes write at once, though each has counted in an order of its own', async () => {
    const written = nodes.map(async (node, number) => {
      const random = seededRandom(number + 1);
      const repository = new CacheDailyRepository(node);
      for (let write = 0; write < WRITES; write++) {
        await repository.add(shuffled(COUNTS, random));
      }
    });

    // Waits for both, so that none writes on when the other one fails.
    const outcomes = await Promise.allSettled(written);

    expect(outcomes).toEqual(nodes.map(() => ({ status: 'fulfilled', value: undefined })));
    const writes = nodes.length * WRITES;
    await expect(
      table.database.query(
        `SELECT count(*)::int AS keys, min(hits)::int AS least_hits, max(hits)::int AS most_hits,
           min(coalesced)::int AS least_coalesced, max(coalesced)::int AS most_coalesced FROM cache_daily`,
      ),
    ).resolves.toEqual([
      {
        keys: COUNTS.length,
        least_hits: 2 * writes,
        most_hits: 2 * writes,
        least_coalesced: writes,
        most_coalesced: writes,
      },
    ]);
  });
});

function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
