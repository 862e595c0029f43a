import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { serviceDataSourceOptions } from '../../src/database/data-source-options.js';
import { Notifications } from '../../src/database/notifications.js';
import { RecordingClock } from '../support/recording-clock.js';
import { eventually } from '../support/eventually.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { testConfig } from '../support/test-config.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const CHANNEL = 'weather';
const LISTENING = `application_name = 'generation-api listening'`;

describe(Notifications.name, () => {
  const warn = jest.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
  let database: TestDatabase;
  let proxy: TcpProxy;
  let dataSource: DataSource;
  let notifications: Notifications;
  let heard: string[];

  beforeEach(async () => {
    database = await createTestDatabase();
    const url = new URL(database.url);
    proxy = await TcpProxy.to(Number(url.port));
    url.port = String(proxy.port);
    const options = serviceDataSourceOptions(url.href, { poolMax: 1, ca: undefined });
    dataSource = await new DataSource(options).initialize();
    notifications = new Notifications(dataSource, testConfig(), new RecordingClock());
    heard = [];
    notifications.listen(CHANNEL, {
      hear: (payload) => heard.push(payload),
      miss: () => heard.push('missed something'),
    });
    warn.mockClear();
  });

  afterEach(async () => {
    notifications.onApplicationShutdown();
    await dataSource.destroy();
    await proxy.close();
    await database.drop();
  });

  async function untilHeard(count: number): Promise<readonly string[]> {
    await eventually(() => Promise.resolve(heard.length >= count || undefined));
    return heard;
  }

  async function countListeners(): Promise<number> {
    const sql = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND ${LISTENING}`;
    return (await database.query(sql)).length;
  }

  it('hear what anybody tells, in order', async () => {
    await notifications.onApplicationBootstrap();

    await notifications.tell(CHANNEL, 'rain');
    await database.query(`NOTIFY ${CHANNEL}, 'sun'`);
    await database.query(`NOTIFY elsewhere, 'snow'`);
    await notifications.tell(CHANNEL, '');

    expect(await untilHeard(3)).toEqual(['rain', 'sun', '']);
  });

  it.each<[string, () => unknown]>([
    [
      'PostgreSQL ends their connection',
      () =>
        database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${LISTENING}`),
    ],
    ['the network breaks', () => proxy.shut()],
  ])('say that something was missed when %s, and hear again', async (_, fault) => {
    await notifications.onApplicationBootstrap();
    await fault();
    proxy.open();

    expect(await untilHeard(1)).toEqual(['missed something']);
    await database.query(`NOTIFY ${CHANNEL}, 'sun'`);
    expect(await untilHeard(2)).toEqual(['missed something', 'sun']);
    expect(warn).toHaveBeenCalledWith({
      event: 'notifications.lost',
      reason: expect.stringMatching(/./),
    });
    expect(await countListeners()).toBe(1);
  });

  it('let a service start whose database is away, and hear as soon as it is back', async () => {
    proxy.shut();
    await notifications.onApplicationBootstrap();
    proxy.open();

    await untilHeard(1);
    await database.query(`NOTIFY ${CHANNEL}, 'sun'`);

    expect(await untilHeard(2)).toEqual(['missed something', 'sun']);
  });

  it('leave no connection behind', async () => {
    await notifications.onApplicationBootstrap();
    expect(await countListeners()).toBe(1);

    notifications.onApplicationShutdown();

    await eventually(async () => ((await countListeners()) === 0 ? true : undefined));
    expect(warn).not.toHaveBeenCalled();
  });
});
