import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BUILT } from './built.js';
import type { Stage } from './stage.js';

/** What a node program prints until it ends. Rejects when it fails, or when the stage is cleared before. */
export async function runProgram(
  stage: Stage,
  script: string,
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<string> {
  const leaving = new AbortController();
  stage.put(() => {
    leaving.abort();
    return Promise.resolve();
  });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...nodeOptions, BUILT + script, ...args],
    { cwd: `${BUILT}..`, env: { PATH: process.env['PATH'] }, signal: leaving.signal },
  );
  return stdout;
}
