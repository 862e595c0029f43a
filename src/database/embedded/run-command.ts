import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { basename } from 'node:path';

/** Whom a process runs as. */
export interface ProcessOwner {
  readonly uid: number;
  readonly gid: number;
}

export interface CommandOptions {
  /** Whom the command runs as, with an empty environment; default: ourselves, with our environment. */
  readonly user?: ProcessOwner;
  /** Descriptor that the command inherits as its number 3. */
  readonly inherit?: number;
  readonly input?: string;
}

interface CommandOutcome {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the database's user gets to see of our environment: nothing, it holds secrets. */
const BARE_ENVIRONMENT = { LC_ALL: 'C' };

/** How a child process runs as another user; in `/`, since our own folder may be closed to that user. */
export function runAs({ uid, gid }: ProcessOwner) {
  return { uid, gid, env: BARE_ENVIRONMENT, cwd: '/' };
}

/** Runs a command to its end, whatever its exit code; rejects when it cannot be started. */
export async function tryCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandOutcome> {
  // The overloads know streams of three pipes only, not of four.
  const child = spawn(command, args, {
    ...(options.user && runAs(options.user)),
    stdio: ['pipe', 'pipe', 'pipe', options.inherit ?? 'ignore'],
  }) as ChildProcessWithoutNullStreams;
  await once(child, 'spawn');
  const ended = once(child, 'close') as Promise<[code: number | null]>;
  // A command that does not listen to the end says why on stderr.
  child.stdin.on('error', () => undefined).end(options.input);
  const [[code], stdout, stderr] = await Promise.all([
    ended,
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

/** Runs a command and returns its standard output; rejects with its complaint when it fails. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await tryCommand(command, args, options);
  if (code !== 0) {
    throw new Error(`${basename(command)} failed (${String(code)}): ${stderr.trim()}`);
  }
  return stdout;
}
