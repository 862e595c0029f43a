import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Answer, ask, postGeneration } from './ask.js';
import { eventually } from './eventually.js';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const NODE = [process.execPath, 'dist/src/main.js'];

/** By the names of the configuration table; of the test's own environment the service sees PATH only. */
export type Environment = Readonly<Record<string, string>>;

/** A log line of production. */
export type LogLine = Readonly<Record<string, unknown>>;

/** The built service as a process of its own, seen from outside. */
export class ServiceProcess {
  /** In the order written. */
  readonly log: LogLine[] = [];
  private readonly exited: Promise<unknown>;
  private readonly stderr: Promise<string>;
  private baseUrl: string | undefined;

  /** Resolves as soon as the process runs, whether or not it comes to listen. */
  static async spawn(environment: Environment, command = NODE): Promise<ServiceProcess> {
    const [file = '', ...args] = command;
    const env = { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', ...environment };
    const child = spawn(file, args, { cwd: PROJECT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    await once(child, 'spawn');
    return new ServiceProcess(child, child.stdout, child.stderr);
  }

  /** Resolves when it listens. */
  static async start(environment: Environment, command = NODE): Promise<ServiceProcess> {
    const service = await ServiceProcess.spawn(environment, command);
    service.baseUrl = String((await service.logged('service.listening'))['url']);
    return service;
  }

  private constructor(
    private readonly child: ChildProcess,
    stdout: Readable,
    stderr: Readable,
  ) {
    this.exited = once(child, 'close');
    this.stderr = text(stderr);
    createInterface(stdout).on('line', (line) => this.log.push(JSON.parse(line) as LogLine));
  }

  get url(): string {
    if (this.baseUrl === undefined) throw new Error('the service was not started to listen');
    return this.baseUrl;
  }

  post(body: unknown, signal?: AbortSignal): Promise<Answer> {
    return postGeneration(this.url, body, signal ? { signal } : {});
  }

  get(path: string): Promise<Answer> {
    return ask(this.url + path);
  }

  /** The generation once it is completed or failed. */
  async settled(id: unknown): Promise<Answer['body']> {
    return eventually(async () => {
      const { body } = await this.get(`/api/generate/${String(id)}`);
      return ['completed', 'failed'].includes(String(body['status'])) ? body : undefined;
    });
  }

  /** The first log line of this event; rejects when the process ends without it. */
  async logged(event: string): Promise<LogLine> {
    return eventually(async () => {
      const line = this.log.find((record) => record['event'] === event);
      if (!line && this.hasEnded) throw new Error(`no ${event}; ${await this.stderr}`);
      return line;
    });
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** What is left when the process has ended by itself. */
  async ended(): Promise<{ readonly exitCode: number | null; readonly stderr: string }> {
    await this.exited;
    return { exitCode: this.child.exitCode, stderr: await this.stderr };
  }

  /** Ends the process without a chance to clean up. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
