import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };
const HITS = 1_000;
const AT_ONCE = 50;
const STATISTICS = '/api/generate/statistics?user_id=1&days=1';

/** At any hour, it is another day than in UTC in one of them at least. */
const ZONES = ['Pacific/Kiritimati', 'Etc/GMT+12'];

let scene: ServiceScene;

beforeEach(async () => {
  scene = await ServiceScene.create();
});

afterEach(() => scene.clear());

async function hit(service: ServiceProcess, times: number): Promise<void> {
  for (let asked = 0; asked < times; asked += AT_ONCE) {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => service.post(WATCH)));
    for (const { body } of answers) expect(body['cached']).toBe(true);
  }
}

async function hitsIn(service: ServiceProcess): Promise<number> {
  const { body } = await service.get(STATISTICS);
  return (body['cache'] as { readonly hits: number }).hits;
}

async function writtenHits(): Promise<number> {
  const [row] = await scene.database.query<{ hits: number }>(
    'SELECT coalesce(sum(hits), 0)::int AS hits FROM cache_daily',
  );
  return row?.hits ?? NaN;
}

/** Resolves when everything that was counted is written. */
async function untilWritten(hits: number): Promise<void> {
  await eventually(async () => (await writtenHits()) === hits || undefined);
}

describe('The figures of the cache', () => {
  it('lose at most the last second when the process is killed', async () => {
    const killed = await scene.start();
    await killed.post(WATCH);
    await hit(killed, HITS);
    await untilWritten(HITS);
    await hit(killed, AT_ONCE);
    await killed.kill();

    const hits = await hitsIn(await scene.start());

    expect(hits).toBeGreaterThanOrEqual(HITS);
    expect(hits).toBeLessThanOrEqual(HITS + AT_ONCE);
  });

  it('lose nothing when the process is asked to end', async () => {
    const stopped = await scene.start();
    await stopped.post(WATCH);
    await hit(stopped, 2 * AT_ONCE);
    stopped.signal('SIGTERM');
    await stopped.ended();

    expect(await writtenHits()).toBe(2 * AT_ONCE);
    expect(await hitsIn(await scene.start())).toBe(2 * AT_ONCE);
  });

  it.each(ZONES)('are of UTC days when the process lives in %s', async (zone) => {
    const service = await scene.start({ TZ: zone });
    const before = today();
    await service.post(WATCH);
    await hit(service, AT_ONCE);
    const { body } = await service.get(STATISTICS);
    await untilWritten(AT_ONCE);
    const after = today();

    const days = await scene.database.query<{ day: string }>('SELECT day::text FROM cache_daily');

    expect(body).toMatchObject({
      total_generations: 1,
      cache: { hits: AT_ONCE, misses: 1, hit_rate: 98.04 },
    });
    for (const { day } of days) expect([before, after]).toContain(day);
    expect(days).not.toEqual([]);
  });
});

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
