import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { findFreePort } from '../../../src/database/embedded/free-port.js';
import { BUILT } from './built.js';
import type { Stage } from './stage.js';

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 5;

/** What is run, and how. */
export interface ProgramOptions {
  /** Below the folder of what was compiled. */
  readonly script: string;
  /** Options of node itself. */
  readonly nodeOptions?: readonly string[];
  readonly args?: (port: number) => readonly string[];
  /** Beside PATH. */
  readonly environment?: (port: number) => Readonly<Record<string, string>>;
  /** Answers below 500 when the program is ready. */
  readonly readyPath: string;
  /** A file descriptor that takes what the program prints; default: nobody reads it. */
  readonly output?: number;
}

/** A node program of its own on a free port of 127.0.0.1. */
export class Program {
  /** Resolves when it is ready. */
  static async start(stage: Stage, options: ProgramOptions): Promise<Program> {
    const { script, nodeOptions = [], args, environment, output = 'ignore' } = options;
    const port = await findFreePort();
    const child = spawn(
      process.execPath,
      [...nodeOptions, `${BUILT}${script}`, ...(args?.(port) ?? [])],
      {
        cwd: `${BUILT}..`,
        env: { PATH: process.env['PATH'], ...environment?.(port) },
        stdio: ['ignore', output, 'inherit'],
      },
    );
    const program = new Program(child, `http://127.0.0.1:${port}`);
    stage.put(() => program.stop());
    await program.untilReady(options.readyPath);
    return program;
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
  ) {}

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the program could not be started');
    return this.child.pid;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Resolves when it has ended; one that does not end is killed. */
  async stop(): Promise<void> {
    if (this.hasEnded) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const killing = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE_MS);
    await ended;
    clearTimeout(killing);
  }

  private async untilReady(path: string): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await isUp(this.origin + path))) {
      if (this.hasEnded) throw new Error(`${this.child.spawnargs.join(' ')} ended at once`);
      if (Date.now() > end) throw new Error(`${this.child.spawnargs.join(' ')} does not answer`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}

/** Nobody listening yet is a no. */
async function isUp(url: string): Promise<boolean> {
  try {
    const { statusCode, body } = await request(url, { reset: true });
    await body.dump();
    return statusCode < 500;
  } catch {
    return false;
  }
}
