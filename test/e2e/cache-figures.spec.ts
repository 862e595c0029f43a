import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { CacheDailyRepository } from '../../src/cache/cache-daily.repository.js';
import { DailyCacheFigures } from '../../src/cache/cache-figures-daily.js';
import { askTogether } from '../support/ask-together.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestService, type TestService } from '../support/test-service.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

interface Written {
  readonly user_id: number;
  readonly project_id: number;
  readonly hits: number;
  readonly coalesced: number;
}

describe('The figures of the cache', () => {
  let database: TestDatabase;
  let service: TestService;
  let add: jest.Spied<CacheDailyRepository['add']>;

  beforeEach(async () => {
    database = await createTestDatabase();
    service = await startTestService({ DATABASE_URL: database.url, FIBO_MAX_CONCURRENCY: '1' });
    add = jest.spyOn(service.app.get(CacheDailyRepository, { strict: false }), 'add');
    await service.post(WATCH);
  });

  afterEach(async () => {
    await service.stop();
    await database.drop();
  });

  async function hit(times: number, changes: object = {}): Promise<void> {
    for (let asked = 0; asked < times; asked++) {
      const { body } = await service.post({ ...WATCH, ...changes });
      expect(body['cached']).toBe(true);
    }
  }

  /** Of all days, because midnight may come. */
  async function written(): Promise<readonly Written[]> {
    return database.query(
      `SELECT user_id, project_id, sum(hits)::int AS hits, sum(coalesced)::int AS coalesced
       FROM cache_daily GROUP BY user_id, project_id ORDER BY user_id, project_id`,
    );
  }

  async function untilWritten(hits: number): Promise<void> {
    await eventually(async () => {
      const sum = (await written()).reduce((total, row) => total + row.hits, 0);
      return sum >= hits || undefined;
    });
  }

  async function figures(query: string): Promise<unknown> {
    return (await service.get(`/api/generate/statistics?${query}`)).body['cache'];
  }

  it('are written by user and by the project of who asks, not of who asked first', async () => {
    const next = { ...WATCH, prompt: 'The next watch' };
    await hit(2);
    await hit(1, { project_id: 5 });
    await askTogether(service, 2, () =>
      Promise.all([service.post(next), service.post({ ...next, project_id: 6 })]),
    );
    await service.post({ ...WATCH, user_id: 2, project_id: 5 });
    await hit(1, { user_id: 2, project_id: 5 });
    await untilWritten(4);
    await hit(1);
    await untilWritten(5);

    expect(await written()).toEqual([
      { user_id: 1, project_id: 0, hits: 3, coalesced: 0 },
      { user_id: 1, project_id: 5, hits: 1, coalesced: 0 },
      { user_id: 1, project_id: 6, hits: 0, coalesced: 1 },
      { user_id: 2, project_id: 5, hits: 1, coalesced: 0 },
    ]);
  });

  it('are known to statistics before they are written, and count no more afterwards', async () => {
    const known = { hits: 3, coalesced: 0 };
    await hit(2);
    await hit(1, { project_id: 5 });

    expect(await figures('user_id=1')).toMatchObject(known);
    await untilWritten(3);
    expect(await figures('user_id=1')).toMatchObject(known);
    expect(await figures('user_id=1&project_id=5')).toMatchObject({ hits: 1 });
    expect(await figures('user_id=2')).toMatchObject({ hits: 0 });
  });

  it('count once while they are being written', async () => {
    const sum = jest.spyOn(service.app.get(DailyCacheFigures, { strict: false }), 'sum');
    const lock = new Client({ connectionString: database.url });
    await lock.connect();
    try {
      await lock.query('BEGIN');
      await lock.query('LOCK TABLE cache_daily IN EXCLUSIVE MODE');
      await hit(2);
      await eventually(() => Promise.resolve(add.mock.calls[0]));
      await hit(1);
      const asked = figures('user_id=1');
      await eventually(() => Promise.resolve(sum.mock.calls[0]));
      // Whoever does not wait for the write has looked into the table by then.
      await service.get('/health/ready');
      await lock.query('COMMIT');

      expect(await asked).toMatchObject({ hits: 3 });
    } finally {
      await lock.end();
    }
  });

  it('are kept while the database takes none, and no hit fails', async () => {
    await database.query('ALTER TABLE cache_daily RENAME TO cache_daily_away');
    await hit(3);
    await eventually(() => Promise.resolve(add.mock.results[1]));
    await hit(2);
    await database.query('ALTER TABLE cache_daily_away RENAME TO cache_daily');
    await untilWritten(5);

    expect(await written()).toMatchObject([{ hits: 5 }]);
    expect(await figures('user_id=1')).toMatchObject({ hits: 5 });
    await expect(add.mock.results[0]?.value).rejects.toThrow('cache_daily');
  });

  it('are written before the service stops', async () => {
    await hit(4);

    await service.app.close();

    expect(await written()).toMatchObject([{ user_id: 1, hits: 4 }]);
  });

  it('cost no statement where there is nothing to write', async () => {
    await service.app.close();

    expect(add).not.toHaveBeenCalled();
  });
});
