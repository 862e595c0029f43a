import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { mkdtemp, readdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../test/support/eventually.js';
import { itKeepsImages } from '../../test/support/image-store.conformance.js';
import { LeapingClock } from '../../test/support/leaping-clock.js';
import { DiskImageStore } from './disk-image-store.js';
import { StorageFull, type StoredImage } from './image-store.js';

/** No disk is as large. */
const TOO_MUCH_BYTES = Number.MAX_SAFE_INTEGER;

describe(DiskImageStore.name, () => {
  let directory: string;
  let clock: LeapingClock;
  let store: DiskImageStore;

  async function listFiles(): Promise<string[]> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  }

  beforeEach(async () => {
    Logger.overrideLogger(false);
    directory = join(await mkdtemp(join(tmpdir(), 'images-')), 'images');
    clock = new LeapingClock(Date.now());
    store = new DiskImageStore(directory, 1, clock);
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

    await expect(store.put(Buffer.from('picture'), 'image/png')).rejects.toThrow(StorageFull);

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

  describe('that removes a picture', () => {
    const picture = Buffer.from('picture');
    let image: StoredImage;

    beforeEach(async () => {
      image = await store.put(picture, 'image/png');
      clock.leap(60_000);
    });

    const names = async () => (await listFiles()).map((name) => name.slice(0, 64));

    it('leaves nothing of it', async () => {
      await expect(store.remove(image, () => Promise.resolve(false))).resolves.toBe(true);

      await expect(listFiles()).resolves.toEqual([]);
    });

    it('keeps what is put meanwhile', async () => {
      const putAgain = async () => {
        await store.put(picture, 'image/png');
        return false;
      };

      await store.remove(image, putAgain);

      await expect(store.findSizeBytes(image)).resolves.toBe(7);
    });

    it('puts it back when it is needed by the time that nobody can find it', async () => {
      const sizes: (number | undefined)[] = [];
      const isNeeded = async () => sizes.push(await store.findSizeBytes(image)) > 1;

      await expect(store.remove(image, isNeeded)).resolves.toBe(true);

      expect(sizes).toEqual([7, undefined]);
      await expect(names()).resolves.toEqual([image.sha256]);
      await expect(store.findSizeBytes(image)).resolves.toBe(7);
    });

    it('puts it back when nobody can say whether it is needed', async () => {
      let asked = 0;
      const isNeeded = () =>
        asked++ === 0 ? Promise.resolve(false) : Promise.reject(new Error('who knows'));

      await expect(store.remove(image, isNeeded)).rejects.toThrow('who knows');

      await expect(store.findSizeBytes(image)).resolves.toBe(7);
    });

    it.each([
      ['needed', true, 7],
      ['not needed', false, undefined],
    ])('goes on, after a crash in between, with one that is %s', async (_, isNeeded, size) => {
      const crash = new Promise<boolean>(() => undefined);
      let asked = 0;
      void store.remove(image, () => (asked++ === 0 ? Promise.resolve(false) : crash));
      await eventually(async () => (await store.findSizeBytes(image)) === undefined || undefined);

      await expect(store.remove(image, () => Promise.resolve(isNeeded))).resolves.toBe(true);

      await expect(store.findSizeBytes(image)).resolves.toBe(size);
      await expect(listFiles()).resolves.toHaveLength(size === undefined ? 0 : 1);
    });
  });

  describe('asked for room', () => {
    /** As good as an unmounted or read-only disk, for root too. */
    async function loseDirectory(): Promise<void> {
      await rename(directory, `${directory}.away`);
      await writeFile(directory, 'in the way');
    }

    async function findDirectory(): Promise<void> {
      await rm(directory);
      await rename(`${directory}.away`, directory);
    }

    it('has some, and leaves nothing behind', async () => {
      await expect(store.assertRoom()).resolves.toBeUndefined();

      await expect(listFiles()).resolves.toEqual([]);
    });

    it('has none when less is free than must be, and still keeps what was bought', async () => {
      const full = new DiskImageStore(directory, TOO_MUCH_BYTES, clock);

      await expect(full.assertRoom()).rejects.toThrow(StorageFull);
      const image = await full.put(Buffer.from('picture'), 'image/png');

      await expect(full.findSizeBytes(image)).resolves.toBe(7);
    });

    it('has none when its directory cannot be written, and some when it can be again', async () => {
      await loseDirectory();
      await expect(store.assertRoom()).rejects.toThrow(StorageFull);

      await findDirectory();
      clock.leap(1000);
      await expect(store.assertRoom()).resolves.toBeUndefined();
    });

    it('has none at once when a picture could not be kept', async () => {
      await store.assertRoom();
      await loseDirectory();

      await expect(store.put(Buffer.from('picture'), 'image/png')).rejects.toThrow(StorageFull);

      await expect(store.assertRoom()).rejects.toThrow(StorageFull);
    });

    it('makes its directories again when somebody has removed them', async () => {
      await rm(directory, { recursive: true });

      await expect(store.assertRoom()).resolves.toBeUndefined();
    });

    it('has started though it has none', async () => {
      await loseDirectory();

      await store.onModuleInit();

      await expect(store.assertRoom()).rejects.toThrow(StorageFull);
    });
  });
});
