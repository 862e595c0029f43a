import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '../support/eventually.js';
import { ServiceProcess } from '../support/service-process.js';
import { ServiceScene } from '../support/service-scene.js';
import { TcpProxy } from '../support/tcp-proxy.js';

const CANNOT_START = 'The service cannot start: ';

describe('A service with a configuration that cannot be used', () => {
  it('names every fault in one message and quotes no value', async () => {
    const service = await ServiceProcess.spawn({
      PORT: '70000',
      FIBO: 'bananas',
      LEASE_MS: '-17',
      BRIA_API_TOKEN: 'a token',
      DATABASE_URL: 'mysql://user:mysecret@host/name',
    });

    const { exitCode, stderr } = await service.ended();

    expect(exitCode).toBe(1);
    expect(stderr.split('\n')).toEqual([
      'The configuration is not valid:',
      expect.stringMatching(/^ {2}PORT: must be /),
      expect.stringMatching(/^ {2}DATABASE_URL: must be /),
      expect.stringMatching(/^ {2}FIBO: must be /),
      expect.stringMatching(/^ {2}BRIA_API_TOKEN: must /),
      expect.stringMatching(/^ {2}LEASE_MS: must be /),
      '',
    ]);
    expect(stderr).not.toMatch(/70000|bananas|-17|a token|mysecret/);
  });

  it('serves simulated pictures beside a real database only on purpose', async () => {
    const service = await ServiceProcess.spawn({ DATABASE_URL: 'postgres://127.0.0.1:1/name' });

    const { exitCode, stderr } = await service.ended();

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'BRIA_API_TOKEN is missing; set FIBO=simulator to serve simulated pictures on purpose',
    );
  });

  it('hands its exit code on through npm', async () => {
    const npm = ['npm', 'run', '--silent', 'start:prod'];
    const service = await ServiceProcess.spawn({ PORT: '70000' }, npm);

    const { exitCode, stderr } = await service.ended();

    expect(exitCode).toBe(1);
    expect(stderr).toContain('PORT: must be ');
  });
});

describe('A service that starts', () => {
  let scene: ServiceScene;
  let proxy: TcpProxy;

  beforeEach(async () => {
    scene = await ServiceScene.create();
    proxy = await TcpProxy.to(Number(new URL(scene.database.url).port));
  });

  afterEach(async () => {
    await scene.clear();
    await proxy.close();
  });

  it('comes up beside two others on an empty database, with a single connection', async () => {
    const one = { DATABASE_POOL_MAX: '1' };
    const services = await Promise.all([scene.start(one), scene.start(one), scene.start(one)]);

    const readiness = await Promise.all(services.map((service) => service.get('/health/ready')));
    const picture = await services[0].post({ prompt: 'A luxury watch', mode: 'manual' });

    expect(readiness.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(picture.status).toBe(200);
  });

  it('waits for a database that starts beside it', async () => {
    const service = await startBehindShutDoor();
    await service.logged('database.awaited');
    proxy.open();

    const { level } = await service.logged('service.listening');

    expect(level).toBe('info');
  });

  it('can be told to end while it waits', async () => {
    const service = await startBehindShutDoor();
    await service.logged('database.awaited');

    service.signal('SIGTERM');

    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
  });

  it('can be told to end in the middle of a migration, which the next one makes', async () => {
    // A table of the same name that nobody has decided about yet.
    const other = new Client({ connectionString: scene.database.url });
    await other.connect();
    await other.query('BEGIN; CREATE TABLE generation ()');
    const service = await scene.spawn();
    await waitsForOther();

    service.signal('SIGTERM');

    expect(await service.ended()).toEqual({ exitCode: 0, stderr: '' });
    await other.end();
    const next = await scene.start();
    expect(await next.post({ prompt: 'A luxury watch', mode: 'manual' })).toMatchObject({
      status: 200,
    });
  });

  it('gives up a database that does not come, and keeps its password to itself', async () => {
    const service = await startBehindShutDoor();

    const { exitCode, stderr } = await service.ended();

    const { password } = new URL(scene.database.url);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^${CANNOT_START}PostgreSQL at 127\\.0\\.0\\.1:${proxy.port} cannot be used: .+\n$`,
      ),
    );
    expect(service.log.filter(({ event }) => event === 'database.awaited')).toHaveLength(4);
    expect(stderr + JSON.stringify(service.log)).not.toContain(password);
  });

  it('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    const { exitCode, stderr } = await (await scene.spawn({ PORT: String(port) })).ended();

    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `${CANNOT_START}listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`,
    );
    other.close();
  });

  /** Resolves when a session waits for another one to make up its mind. */
  async function waitsForOther(): Promise<void> {
    await eventually(async () => {
      const [waiting] = await scene.database.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting;
    });
  }

  async function startBehindShutDoor(): Promise<ServiceProcess> {
    const url = new URL(scene.database.url);
    proxy.shut();
    url.port = String(proxy.port);
    return scene.spawn({ DATABASE_URL: url.href });
  }
});
