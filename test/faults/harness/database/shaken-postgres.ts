import { Client } from 'pg';
import type { EmbeddedPostgres } from '../../../../src/database/embedded/embedded-postgres.js';
import { awaitServerNote, PostgresScene } from '../../../support/postgres-scene.js';
import { TcpProxy } from '../../../support/tcp-proxy.js';
import { signalTree } from './process-tree.js';

/** A PostgreSQL that belongs to a test alone, behind a proxy, and what can befall it. */
export class ShakenPostgres {
  static async start(): Promise<ShakenPostgres> {
    const scene = await PostgresScene.create();
    const server = await scene.start();
    return new ShakenPostgres(scene, server, await TcpProxy.to(portOf(server)));
  }

  private constructor(
    private readonly scene: PostgresScene,
    private server: EmbeddedPostgres,
    readonly proxy: TcpProxy,
  ) {}

  /** Through the proxy: the same for as long as there is a server. */
  get url(): string {
    const url = new URL(this.server.url);
    url.port = String(this.proxy.port);
    return url.href;
  }

  /** As for an update: sessions are ended in order. */
  async stop(): Promise<void> {
    await this.server.release();
    await this.scene.waitForEnd(this.server.location);
  }

  /** Resolves when it serves again. */
  async startAgain(): Promise<void> {
    this.server = await this.scene.start();
    this.proxy.lead(portOf(this.server));
  }

  /** Takes connections and answers nobody, as on a disk that hangs. */
  async freeze(): Promise<void> {
    await signalTree(await this.findPid(), 'SIGSTOP');
  }

  async thaw(): Promise<void> {
    await signalTree(await this.findPid(), 'SIGCONT');
  }

  /** Kills one of its processes, upon which PostgreSQL throws all sessions out and recovers. */
  async crash(): Promise<void> {
    const client = new Client({ connectionString: this.server.url });
    // The connection breaks by what is done here.
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    process.kill(Number(rows[0]?.pid), 'SIGKILL');
  }

  async clear(): Promise<void> {
    await this.proxy.close();
    await this.scene.clean();
  }

  private async findPid(): Promise<number> {
    return (await awaitServerNote(this.server.location)).pid;
  }
}

function portOf({ url }: EmbeddedPostgres): number {
  return Number(new URL(url).port);
}
