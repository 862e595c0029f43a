import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const GENERATOR = fileURLToPath(new URL('generate.js', import.meta.url));
const COMMITTED = new URL('api.ts', import.meta.url);

const run = promisify(execFile);

describe('Types of a generated client', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'generation-api-client-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('are the committed ones, to the letter; `npm run openapi` renews those', async () => {
    const made = join(folder, 'api.ts');

    await run(process.execPath, [GENERATOR, made]);

    expect(await readFile(made, 'utf8')).toBe(await readFile(COMMITTED, 'utf8'));
  });
});
