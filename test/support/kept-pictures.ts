import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Whoever keeps pictures: a service within the test, or what outlives its processes. */
interface Keeper {
  readonly dataDir: string;
}

/** The names of the pictures that are kept, and of whatever else lies there. */
export async function keptPictures({ dataDir }: Keeper): Promise<readonly string[]> {
  const files = await readdir(join(dataDir, 'images'), { recursive: true, withFileTypes: true });
  return files.filter((file) => file.isFile()).map(({ name }) => name);
}

/** From now on all of them are as if they had been put a minute ago. */
export async function agePictures(keeper: Keeper): Promise<void> {
  const minuteAgo = Date.now() / 1000 - 60;
  for (const name of await keptPictures(keeper)) {
    await utimes(join(keeper.dataDir, 'images', name.slice(0, 2), name), minuteAgo, minuteAgo);
  }
}

/** The name of the picture at an address. */
export const pictureName = (address: unknown): string => String(address).split('/').at(-1) ?? '';
