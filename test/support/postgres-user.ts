import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT } from './launcher-copy.js';

/** Stays until it is killed, or its input ends, as it does with the test's own process. */
const SCRIPT = `
const [launcher, dataDir, uid] = process.argv.slice(1);
const { startEmbeddedPostgres } = await import(launcher);
if (uid) {
  process.setgroups([]);
  process.setgid(Number(uid));
  process.setuid(Number(uid));
}
const log = () => undefined;
const { url, location } = await startEmbeddedPostgres({ dataDir, durable: false, log });
console.log(JSON.stringify({ url, location }));
process.stdin.resume();
`;

export interface PostgresUserOptions {
  /** The project that is run; default: the one under test. */
  readonly project?: string;
  /** Whom the process becomes, which takes root; default: nobody else. */
  readonly uid?: number;
}

/** A process of its own, in a process group of its own, that uses the embedded PostgreSQL of a data directory. */
export class PostgresUser {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly location: string,
  ) {}

  /** Resolves when the server answers. */
  static async start(
    dataDir: string,
    { project = PROJECT, uid }: PostgresUserOptions = {},
  ): Promise<PostgresUser> {
    const launcher = join(project, 'dist/src/database/embedded/embedded-postgres.js');
    const args = [launcher, dataDir, ...(uid === undefined ? [] : [String(uid)])];
    const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, ...args], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(child.stdout)) {
      const { url, location } = JSON.parse(line) as { url: string; location: string };
      return new PostgresUser(child, url, location);
    }
    throw new Error('The process ended before PostgreSQL was up');
  }

  /** Ends the process without a chance to clean up. */
  async kill(): Promise<void> {
    if (this.hasEnded()) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** Does what a terminal does on Ctrl-C: every process of the group gets the signal. */
  async interruptGroup(): Promise<void> {
    if (this.child.pid === undefined || this.hasEnded()) return;
    process.kill(-this.child.pid, 'SIGINT');
    await once(this.child, 'exit');
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
