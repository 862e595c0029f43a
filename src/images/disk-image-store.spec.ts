import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { itKeepsImages } from '../../test/support/image-store.conformance.js';
import { SystemClock } from '../common/time/system-clock.js';
import { DiskImageStore } from './disk-image-store.js';

describe(DiskImageStore.name, () => {
  let directory: string;
  let store: DiskImageStore;

  async function listFiles(): Promise<string[]> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'images-')), 'images');
    store = new DiskImageStore(directory, new SystemClock());
    await store.onModuleInit();
  });

  afterEach(async () => {
    await rm(join(directory, '..'), { recursive: true });
  });

  itKeepsImages(() => Promise.resolve(store));

  it('keeps one file for the same bytes', async () => {
    const { sha256 } = await store.put(Buffer.from('picture'), 'image/jpeg');

    await store.put(Buffer.from('picture'), 'image/jpeg');

    await expect(listFiles()).resolves.toEqual([`${sha256}.jpg`]);
  });

  it('mends a file that is not whole', async () => {
    const image = await store.put(Buffer.from('picture'), 'image/png');
    await writeFile(join(directory, image.sha256.slice(0, 2), `${image.sha256}.png`), 'pic');

    await store.put(Buffer.from('picture'), 'image/png');

    await expect(store.findSizeBytes(image)).resolves.toBe(7);
  });

  it('makes its directories again when somebody has removed them', async () => {
    await rm(directory, { recursive: true });

    const image = await store.put(Buffer.from('picture'), 'image/png');

    await expect(store.findSizeBytes(image)).resolves.toBe(7);
  });

  it('leaves nothing behind when a picture cannot be kept', async () => {
    const { sha256 } = await store.put(Buffer.from('picture'), 'image/png');
    await rm(join(directory, sha256.slice(0, 2)), { recursive: true });
    await writeFile(join(directory, sha256.slice(0, 2)), 'in the way');

    await expect(store.put(Buffer.from('picture'), 'image/png')).rejects.toThrow();

    await expect(readdir(join(directory, '.incoming'))).resolves.toEqual([]);
  });

  it('sweeps at start what was left behind more than an hour ago, and nothing else', async () => {
    const image = await store.put(Buffer.from('picture'), 'image/png');
    const hourAgo = Date.now() / 1000 - 3600;
    for (const [name, time] of [
      ['old', hourAgo - 60],
      ['recent', hourAgo + 60],
    ] as const) {
      await writeFile(join(directory, '.incoming', name), 'part');
      await utimes(join(directory, '.incoming', name), time, time);
    }

    await store.onModuleInit();

    await expect(listFiles().then((names) => names.sort())).resolves.toEqual(
      [`${image.sha256}.png`, 'recent'].sort(),
    );
  });
});
