import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/database/embedded/embedded-postgres.js';
import { poll } from '../../src/database/embedded/poll.js';
import { findServerNote, type ServerNote } from '../../src/database/embedded/server-process.js';
import { tryLock } from '../../src/database/embedded/start-lock.js';
import { PostgresUser, type PostgresUserOptions } from './postgres-user.js';

const END_TIMEOUT_MS = 30_000;

/** A throw-away data directory and everything that is started on it. */
export class PostgresScene {
  /** What the launcher logged in this process. */
  readonly lines: string[] = [];
  private readonly servers: EmbeddedPostgres[] = [];
  private readonly users: PostgresUser[] = [];

  private constructor(
    /** Open to every user. */
    readonly folder: string,
    /** Not there yet. */
    readonly dataDir: string,
  ) {}

  static async create(): Promise<PostgresScene> {
    const folder = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
    await chmod(folder, 0o755);
    return new PostgresScene(folder, join(folder, 'data'));
  }

  /** Starts or joins the server from within this process. */
  async start(): Promise<EmbeddedPostgres> {
    const log = (line: string) => this.lines.push(line);
    const server = await startEmbeddedPostgres({ dataDir: this.dataDir, durable: false, log });
    this.servers.push(server);
    return server;
  }

  /** Starts or joins the server from another process. */
  async startProcess(options?: PostgresUserOptions): Promise<PostgresUser> {
    const user = await PostgresUser.start(this.dataDir, options);
    this.users.push(user);
    return user;
  }

  /** Leaves behind a cluster with something in it, and no server. */
  async leaveCluster(): Promise<EmbeddedPostgres> {
    const server = await this.start();
    await remember(server.url);
    await server.release();
    await this.waitForEnd(server.location);
    return server;
  }

  /** Until neither the server nor its keeper is left. */
  async waitForEnd(location: string): Promise<void> {
    const isOver = async () => {
      const lock = await tryLock(join(this.dataDir, 'postgres.lock'));
      await lock?.close();
      return lock && !(await findServerNote(location)) ? true : undefined;
    };
    await poll(isOver, END_TIMEOUT_MS, () => `Something is left of the server in ${location}`);
  }

  async clean(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.release()));
    await Promise.all(this.users.map((user) => user.kill()));
    const locations = new Set([...this.servers, ...this.users].map(({ location }) => location));
    await Promise.all([...locations].map((location) => this.waitForEnd(location)));
    await Promise.all(
      [this.folder, ...locations].map((path) => rm(path, { recursive: true, force: true })),
    );
  }
}

/** The note of the server that runs in a cluster, waiting for it if need be. */
export function awaitServerNote(location: string): Promise<ServerNote> {
  return poll(
    () => findServerNote(location),
    END_TIMEOUT_MS,
    () => `There is no server in ${location}`,
  );
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Writes what `recall` reads. */
export async function remember(url: string): Promise<void> {
  await query(url, `create table memory as select 'kept' as word`);
}

/** Rows of the only table. */
export function recall(url: string): Promise<unknown[]> {
  return query(url, 'select word from memory');
}
