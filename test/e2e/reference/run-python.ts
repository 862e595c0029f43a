import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PYTHON = process.env['PYTHON_PATH'] ?? '/usr/bin/python3';
/** Far longer than two rounds of pictures at 15 s. */
const PATIENCE_MS = 100_000;

/**
 * What a client of this folder prints, read as JSON; rejects with what it writes to stderr when it fails. Needs Debian's python3-httpx,
 * or a Python with httpx that PYTHON_PATH names.
 */
export async function runPython(script: string, origin: string): Promise<unknown> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  // Nothing of the test's environment: httpx would heed a proxy.
  const options = { env: {}, timeout: PATIENCE_MS };
  const { stdout } = await promisify(execFile)(PYTHON, ['-B', path, origin], options);
  return JSON.parse(stdout);
}
