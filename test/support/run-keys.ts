import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const NODE = [process.execPath, 'dist/src/keys.js'];

/** How a command ended, and what it left behind. */
export interface CommandEnd {
  readonly exitCode: number;
  /** Without the last line break. */
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the built `keys` as a process of its own.
 *
 * @param environment all that it sees, beside PATH
 */
export async function runKeys(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  [file = '', ...before]: readonly string[] = NODE,
): Promise<CommandEnd> {
  const env = { PATH: process.env['PATH'], ...environment };
  return new Promise((resolve) => {
    const child = execFile(
      file,
      [...before, ...args],
      { cwd: PROJECT, env },
      (_, stdout, stderr) => {
        resolve({ exitCode: child.exitCode ?? -1, stdout: stdout.trimEnd(), stderr });
      },
    );
  });
}
