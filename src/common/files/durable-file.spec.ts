import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDurably } from './durable-file.js';

describe(writeDurably.name, () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'durable-file-'));
  });

  afterEach(() => rm(directory, { recursive: true }));

  it('leaves the whole file under its name and nothing else', async () => {
    await writeDurably(join(directory, 'note'), 'to be kept');

    expect(await readdir(directory)).toEqual(['note']);
    expect(await readFile(join(directory, 'note'), 'utf8')).toBe('to be kept');
  });

  it('leaves nothing behind when it cannot give the file its name', async () => {
    await mkdir(join(directory, 'note'));

    await expect(writeDurably(join(directory, 'note'), 'to be kept')).rejects.toThrow();

    expect(await readdir(directory)).toEqual(['note']);
  });
});
