import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CacheFigures } from '../../src/cache/cache-figures.js';
import { DailyCacheFigures } from '../../src/cache/cache-figures-daily.js';
import { AppConfig } from '../../src/config/app-config.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { GenerationStatisticsReader } from '../../src/generation/generation-statistics.read.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { seededRandom } from '../load/faults/seeded-random.js';
import {
  DAYS,
  LAST_END_MS,
  makeHistories,
  periodEndsMs,
  pick,
} from '../support/random-histories.js';
import { StatisticsFromRows, type StatisticsQuestion } from '../support/statistics-from-rows.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { startTestService, type TestService } from '../support/test-service.js';

const USERS = 1_000;
const PRICE_USD_MICROS = 30_000;

/** In the periods that are asked for: while the questions are, some more days are added to their months. */
const FIRST_WATERMARK = '2026-01-20';
/** For a question. */
const DAYS_OVER = 0.1;

/** No project's id: all projects. */
const ALL = 0;

/** Where the day is another one than in UTC for most of it, and where clocks are put forward and back. */
const ZONES = ['Pacific/Kiritimati', 'America/St_Johns'];

describe.each(ZONES)('The statistics of random histories, to a database in %s,', (zone) => {
  const random = seededRandom(zone.length);
  let database: TestDatabase;
  let service: TestService;
  let rows: StatisticsFromRows;
  /** Its sessions are in the database's zone; the service's own ask for UTC. */
  let sessions: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { pathname } = new URL(database.url);
    await database.query(`ALTER DATABASE ${pathname.slice(1)} SET TimeZone = '${zone}'`);
    service = await startTestService({
      DATABASE_URL: database.url,
      FIBO_PRICE_USD_MICROS: String(PRICE_USD_MICROS),
    });
    await database.query('UPDATE generation_rollup_watermark SET day = $1, user_id = $2', [
      FIRST_WATERMARK,
      USERS / 2,
    ]);
    await makeHistories(database, USERS, random);
    await database.query(CACHE_HISTORIES, [USERS, new Date(LAST_END_MS).toISOString()]);
    rows = await StatisticsFromRows.read(database);
    const options = dataSourceOptions(database.url, { poolMax: 1, ca: undefined });
    sessions = await new DataSource(options).initialize();
  });

  afterAll(async () => {
    await sessions.destroy();
    await service.stop();
    await database.drop();
  });

  function randomQuestion(userId: number): StatisticsQuestion {
    return {
      userId,
      projectId: pick(random, [ALL, ALL, 1, 2, 3]) || undefined,
      days: pick(random, DAYS),
      atMs: pick(random, periodEndsMs(userId)),
    };
  }

  it('are what rows and attempts say, figure for figure', async () => {
    const statistics = new StatisticsService(
      new GenerationStatisticsReader(sessions),
      service.app.get(DailyCacheFigures, { strict: false }),
      service.app.get(AppConfig, { strict: false }),
    );
    let generations = 0;

    for (let userId = 1; userId <= USERS; userId++) {
      if (random() < DAYS_OVER) await database.query('SELECT generation_rollup_advance()');
      const question = randomQuestion(userId);
      const { projectId: project_id, days, atMs } = question;
      const query = { user_id: userId, days, ...(project_id === undefined ? {} : { project_id }) };

      const answer = await statistics.get(query, new Date(atMs));

      const expected = rows.of(question, PRICE_USD_MICROS);
      expect({ question, answer }).toEqual({ question, answer: expected });
      generations += answer.total_generations;
    }

    expect(generations).toBeGreaterThan(USERS);
    expect(await sessions.query('SHOW TimeZone')).toEqual([{ TimeZone: zone }]);
    expect(service.app.get(CacheFigures, { strict: false }).unwritten.counts).toEqual([]);
  });
});

/** Some hits and shared answers of each user, on days about the begins of periods. */
const CACHE_HISTORIES = `
  INSERT INTO cache_daily (user_id, day, project_id, hits, coalesced)
  SELECT user_id, ($2::timestamptz AT TIME ZONE 'UTC')::date - days_ago, user_id % 3, user_id % 7, user_id % 11
  FROM generate_series(1, $1::integer) user_id, unnest(ARRAY[0, 1, 2, 3, 7, 8, 29, 30, 31, 35, 365, 366]) days_ago
  WHERE (user_id + days_ago) % 2 = 0`;
