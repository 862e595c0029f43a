import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import type { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const WATCH = { prompt: 'A luxury watch', mode: 'manual' };

/** Holds every acceptance up in the database for longer than a statement may last, so that the way to it can be cut meanwhile. */
const HOLD_ACCEPTANCES_UP = `
  CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$;
  CREATE TRIGGER hold_up BEFORE UPDATE OF request_id ON generation_attempt FOR EACH ROW EXECUTE FUNCTION hold_up()`;
const LET_ACCEPTANCES_PASS = 'DROP FUNCTION hold_up CASCADE';

describe('A job that FIBO accepted while the database went away', () => {
  let scene: ServiceScene;
  let proxy: TcpProxy;
  let service: ServiceProcess;
  let spool: string;

  beforeEach(async () => {
    scene = await ServiceScene.create();
    spool = join(scene.dataDir, 'spool');
    proxy = await TcpProxy.to(Number(new URL(scene.database.url).port));
    service = await start();
  });

  afterEach(async () => {
    await scene.clear();
    await proxy.close();
  });

  function start(): Promise<ServiceProcess> {
    const url = new URL(scene.database.url);
    url.port = String(proxy.port);
    return scene.start({ DATABASE_URL: url.href, LEASE_MS: '600' });
  }

  /** Resolves when the service knows a job that the database does not. */
  async function orderAndCutOff(): Promise<number> {
    await scene.database.query(HOLD_ACCEPTANCES_UP);
    service.post(WATCH).catch(() => undefined);
    const id = await scene.generationIn('submitting');
    await scene.submissions(1);
    await acceptanceUnderWay();
    proxy.shut();
    await service.logged('job.unrecorded');
    await scene.database.query(LET_ACCEPTANCES_PASS);
    return id;
  }

  async function acceptanceUnderWay(): Promise<void> {
    await eventually(async () => {
      const [sleeper] = await scene.database.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      );
      return sleeper;
    });
  }

  it('is recorded when it is back, and leaves nothing in the spool', async () => {
    const id = await orderAndCutOff();
    const spooled = await readdir(spool);
    proxy.open();

    expect(await service.settled(id)).toMatchObject({ status: 'completed', retry_count: 0 });
    expect(await readFile(join(spool, String(spooled)), 'utf8')).toContain(`"generationId":${id},`);
    service.signal('SIGTERM');
    await service.ended();
    expect(await readdir(spool)).toEqual([]);
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('is not bought again when the service was killed meanwhile', async () => {
    const id = await orderAndCutOff();
    await service.kill();
    proxy.open();

    const restarted = await start();

    expect(await restarted.settled(id)).toMatchObject({ status: 'completed', retry_count: 0 });
    expect(await readdir(spool)).toEqual([]);
    expect(scene.simulator.arrivals()).toHaveLength(1);
    expect(scene.simulator.purchases()).toBe(1);
  });

  it('goes on after the restart though something else in the spool is of no use', async () => {
    const id = await orderAndCutOff();
    await service.kill();
    const [left = ''] = await readdir(spool);
    const foreign = {
      generationId: 4711,
      fence: 1,
      number: 1,
      requestId: 'foreign',
      acceptedAt: 0,
    };
    await appendFile(join(spool, left), `{"generationId":\n${JSON.stringify(foreign)}\n`);
    proxy.open();

    const restarted = await start();

    expect(await restarted.settled(id)).toMatchObject({ status: 'completed', retry_count: 0 });
    expect(await readdir(spool)).toEqual(['aside']);
    expect(await readdir(join(spool, 'aside'))).toEqual([left]);
    expect(scene.simulator.purchases()).toBe(1);
  });
});

describe('A picture that comes while the database is away', () => {
  it('is fetched again after the service was killed, for one purchase', async () => {
    const scene = await ServiceScene.create();
    const url = new URL(scene.database.url);
    const proxy = await TcpProxy.to(Number(url.port));
    url.port = String(proxy.port);
    try {
      scene.simulator.script({ stage: 'job', latencyMs: 500 });
      const killed = await scene.start({ DATABASE_URL: url.href, LEASE_MS: '600' });
      killed.post(WATCH).catch(() => undefined);
      const id = await scene.generationIn('processing');
      proxy.shut();
      await killed.logged('generation.unwritten');
      await killed.kill();

      const restarted = await scene.start();

      expect(await restarted.settled(id)).toMatchObject({ status: 'completed', retry_count: 0 });
      expect(scene.simulator.purchases()).toBe(1);
    } finally {
      await scene.clear();
      await proxy.close();
    }
  });
});
