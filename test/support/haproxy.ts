import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './eventually.js';

/** The path of haproxy's own figures, which every configuration has to serve. */
export const FIGURES_PATH = '/haproxy';

const HAPROXY = process.env['HAPROXY_PATH'] ?? '/usr/sbin/haproxy';

/** Rejects with words for the user when there is no haproxy to be run. */
export async function assertHaproxy(): Promise<void> {
  await access(HAPROXY, constants.X_OK).catch((cause: unknown) => {
    const remedy = 'install Debian’s package haproxy, or name one with HAPROXY_PATH';
    throw new Error(`haproxy is missing (${HAPROXY}): ${remedy}`, { cause });
  });
}

/** A real haproxy in front of the service. */
export class Haproxy {
  /** Resolves when it listens; every node counts as up before the first check. */
  static async start(folder: string, port: number, configuration: string): Promise<Haproxy> {
    const file = join(folder, 'haproxy.cfg');
    await writeFile(file, configuration);
    // In the foreground, quiet about nodes that go and come.
    const child = spawn(HAPROXY, ['-db', '-q', '-f', file], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await once(child, 'spawn');
    const haproxy = new Haproxy(child, `http://127.0.0.1:${port}`);
    await eventually(() => haproxy.findFigures());
    return haproxy;
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Resolves when it sends requests to the node. */
  async seesUp(name: string): Promise<void> {
    await eventually(async () => statusIn(await this.findFigures(), name) === 'UP' || undefined);
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    if (this.child.kill('SIGTERM')) await exited;
  }

  /** As CSV; undefined: it does not listen yet. */
  private async findFigures(): Promise<string | undefined> {
    if (this.child.exitCode !== null) throw new Error('haproxy has ended');
    return fetch(`${this.url}${FIGURES_PATH};csv`).then(
      (response) => response.text(),
      () => undefined,
    );
  }
}

function statusIn(csv: string | undefined, name: string): string | undefined {
  const [titles = [], ...rows] = (csv ?? '').split('\n').map((line) => line.split(','));
  const row = rows.find((columns) => columns[titles.indexOf('svname')] === name);
  return row?.[titles.indexOf('status')];
}
