import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { unlessMissing } from '../common/files/unless-missing.js';
import type { Clock } from '../common/time/clock.js';

/** Whoever has put a file has written down within this time that it is needed: no statement and no lease lasts so long. */
const SETTLED_AFTER_MS = 30_000;

/**
 * Removes files that others may be putting at the same moment under the same name. A file is first set aside: what is put after that is
 * another one. Then it is looked at once more, and put back if it was fresh, or is needed by now.
 */
export class FileRemoval {
  /** @param aside directory on the same file system, made when missing */
  constructor(
    private readonly aside: string,
    private readonly clock: Clock,
  ) {}

  /** @returns false: the file was put a moment ago, and stays for now */
  async remove(path: string, isNeeded: () => Promise<boolean>): Promise<boolean> {
    await this.putBackLeft(path);
    if (await isNeeded()) return true;
    if (await this.isFresh(path)) return false;
    await mkdir(this.aside, { recursive: true });
    // A name of its own: somebody else may be at the same file.
    const setAside = join(this.aside, `${basename(path)}.${randomUUID()}`);
    const moved = await unlessMissing(rename(path, setAside).then(() => true));
    if (!moved) return true;
    let isKept = true;
    try {
      const isFresh = await this.isFresh(setAside);
      isKept = isFresh || (await isNeeded());
      if (!isKept) await rm(setAside, { force: true });
      return !isFresh;
    } finally {
      if (isKept) await putBack(setAside, path);
    }
  }

  /** What a crash has left aside is put back first, and then taken for what it is. */
  private async putBackLeft(path: string): Promise<void> {
    const names = (await unlessMissing(readdir(this.aside))) ?? [];
    const own = names.filter((name) => name.startsWith(`${basename(path)}.`));
    for (const name of own) await putBack(join(this.aside, name), path);
  }

  private async isFresh(path: string): Promise<boolean> {
    const stats = await unlessMissing(stat(path));
    return stats !== undefined && this.clock.now() - stats.mtimeMs < SETTLED_AFTER_MS;
  }
}

/** Unless the same was put there meanwhile. */
async function putBack(setAside: string, path: string): Promise<void> {
  try {
    await unlessMissing(link(setAside, path));
  } catch (error) {
    if (!isNativeError(error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
  await rm(setAside, { force: true });
}
