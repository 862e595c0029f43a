import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chown, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { findDatabaseUser } from '../../src/database/embedded/database-user.js';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { prepareBinaries } from '../../src/database/embedded/postgres-binaries.js';
import { runAs } from '../../src/database/embedded/run-command.js';
import { poll } from '../../src/database/embedded/poll.js';
import {
  awaitServerNote,
  PostgresScene,
  query,
  recall,
  remember,
} from '../support/postgres-scene.js';

jest.setTimeout(60_000);

const KEPT = [{ word: 'kept' }];

describe(startEmbeddedPostgres.name, () => {
  let scene: PostgresScene;

  beforeEach(async () => {
    scene = await PostgresScene.create();
  });

  afterEach(() => scene.clean());

  it('serves a database in UTF-8 and UTC, with a password, on loopback only', async () => {
    const { url } = await scene.start();
    const sql = `select current_database() as name, current_setting('timezone') as zone, lower('Ä') as lower,
      current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
      current_setting('unix_socket_directories') as sockets`;
    await expect(query(url, sql)).resolves.toEqual([
      {
        name: 'generation',
        zone: 'UTC',
        lower: 'ä',
        encoding: 'UTF8',
        addresses: '127.0.0.1',
        sockets: '',
      },
    ]);
    const withoutPassword = new URL(url);
    withoutPassword.password = 'guess';
    await expect(query(withoutPassword.href, 'select 1')).rejects.toThrow('password');
  });

  it('keeps the data over a restart', async () => {
    await scene.leaveCluster();
    const { url } = await scene.start();
    await expect(recall(url)).resolves.toEqual(KEPT);
  });

  it('is one server for two processes that start at once, until the last has ended', async () => {
    const [one, other] = await Promise.all([scene.startProcess(), scene.startProcess()]);
    expect(other.url).toBe(one.url);
    await remember(one.url);
    await one.kill();
    await expect(recall(other.url)).resolves.toEqual(KEPT);
    await other.kill();
    await scene.waitForEnd(other.location);
  });

  it('ends with its only user, killed, and has the data at the next start', async () => {
    const user = await scene.startProcess();
    await remember(user.url);
    await user.kill();
    await scene.waitForEnd(user.location);
    const { url } = await scene.start();
    await expect(recall(url)).resolves.toEqual(KEPT);
  });

  it("is out of reach of its starter's Ctrl-C", async () => {
    const starter = await scene.startProcess();
    const { url } = await scene.start();
    await starter.interruptGroup();
    await remember(url);
    await expect(recall(url)).resolves.toEqual(KEPT);
  });

  it('starts anew when the old server is still stopping', async () => {
    const user = await scene.startProcess();
    await remember(user.url);
    const { pid } = await awaitServerNote(user.location);
    process.kill(pid, 'SIGSTOP');
    await user.kill();
    const next = scene.start();
    await poll(
      () => Promise.resolve(scene.lines[0]),
      30_000,
      () => 'It does not wait',
    ).finally(() => process.kill(pid, 'SIGCONT'));
    const { url, location } = await next;
    await expect(recall(url)).resolves.toEqual(KEPT);
    expect((await awaitServerNote(location)).pid).not.toBe(pid);
  });

  it('takes the place of a server that has lost its keeper', async () => {
    const { location, url } = await scene.leaveCluster();
    const user = await findDatabaseUser();
    const { postgres } = await prepareBinaries(user, () => undefined);
    const settings = ['-c', `port=${new URL(url).port}`, '-c', 'unix_socket_directories='];
    const leftOver = spawn(postgres, ['-D', location, ...settings], {
      ...runAs(user),
      stdio: 'ignore',
    });
    const ended = once(leftOver, 'exit');
    await awaitServerNote(location);
    const next = await scene.start();
    await ended;
    await expect(recall(next.url)).resolves.toEqual(KEPT);
  });

  it('starts in spite of the note of a dead server whose process number has a new owner', async () => {
    const { location } = await scene.leaveCluster();
    const { uid, gid } = await stat(location);
    const bystander = spawn('sleep', ['600'], { uid, gid, cwd: '/', stdio: 'ignore' });
    try {
      const note = [bystander.pid, location, 1, 5432, '', '127.0.0.1', '1 1', 'ready', ''];
      const path = join(location, 'postmaster.pid');
      await writeFile(path, note.join('\n'), { mode: 0o600 });
      await chown(path, uid, gid);
      const { url } = await scene.start();
      await expect(recall(url)).resolves.toEqual(KEPT);
      expect(bystander.signalCode).toBeNull();
    } finally {
      bystander.kill();
    }
  });

  it('clears away a cluster that was never finished', async () => {
    await mkdir(join(scene.dataDir, 'postgres.new-abcdef', 'data'), { recursive: true });
    await scene.start();
    const names = await readdir(scene.dataDir);
    expect(names.filter((name) => name.includes('.new-'))).toEqual([]);
  });

  it('moves aside a cluster without its password', async () => {
    const { location } = await scene.leaveCluster();
    await rm(join(scene.dataDir, 'postgres.password'));
    const { url } = await scene.start();
    await expect(recall(url)).rejects.toThrow('does not exist');
    const names = await readdir(join(location, '..'));
    const aside = names.filter((name) => name.startsWith(`${basename(location)}.left-`));
    expect(aside).toHaveLength(1);
    expect(scene.lines).toContainEqual(expect.stringContaining(aside.join()));
    await rm(join(location, '..', aside.join()), { recursive: true });
  });

  it('refuses a cluster that is not its own', async () => {
    const path = join(scene.dataDir, 'postgres');
    await mkdir(scene.dataDir);
    await writeFile(path, '');
    await expect(scene.start()).rejects.toThrow(`${path} is no folder of uid`);
  });

  it("tells the server's last words when it does not start", async () => {
    const { location } = await scene.leaveCluster();
    await appendFile(join(location, 'postgresql.conf'), '\nnonsense = 1\n');
    await expect(scene.start()).rejects.toThrow('unrecognized configuration parameter "nonsense"');
  });
});
