import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { isAlive, isDead } from '../../common/process/process-identity.js';
import { fileIdentity } from './spool-file.js';
import { findOwner, isDraft, spoolDirectory } from './spool-name.js';
import { readSpool, type SpoolText } from './spool-text.js';

/** Who has not written for so long, and cannot be seen from here, is taken for dead. */
const SILENCE_MS = 86_400_000;

const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/** A file of the spool that another process has written. */
export interface LeftSpool extends Omit<SpoolText, 'isWhole'> {
  readonly fileName: string;
  /** Who wrote it, as leases name their owners. */
  readonly owner: string;
  /** By size and time: another one has something new to tell. */
  readonly version: string;
  /** Nobody will add to it. */
  readonly isFinal: boolean;
  /**
   * Its owner was dead before it was read, in this boot of the machine, which owners' names tell: so nothing was lost that was written. What is not
   * among `sent` was never sent, or the database knows how it ended.
   */
  readonly tellsAll: boolean;
}

/** What other processes have left in the spool: those that have died, and those of which nobody here can tell. */
@Injectable()
export class LeftSpools {
  private readonly logger = new Logger(LeftSpools.name);
  private readonly directory: string;
  private readonly aside: string;
  /** Versions of files that are done with, but not final. */
  private readonly done = new Map<string, string>();

  constructor(
    config: AppConfig,
    @Inject(LeaseKeeper) private readonly leases: Pick<LeaseKeeper, 'owner'>,
    private readonly clock: Clock,
  ) {
    this.directory = spoolDirectory(config);
    this.aside = join(this.directory, 'aside');
  }

  /** Those that have something new to tell. Rejects when the disk cannot be read. */
  async list(): Promise<readonly LeftSpool[]> {
    const spools: LeftSpool[] = [];
    for (const fileName of (await unlessMissing(readdir(this.directory))) ?? []) {
      const spool = await this.read(fileName);
      if (spool) spools.push(spool);
    }
    return spools;
  }

  /**
   * The database knows what it tells. Not removed durably: what comes back after a power cut is recorded a second time, which changes nothing.
   *
   * @param isUnclear for somebody to look at: it may tell of a picture that is paid for
   */
  async close({ fileName, version, isFinal }: LeftSpool, isUnclear: boolean): Promise<void> {
    if (!isFinal) this.done.set(fileName, version);
    else if (isUnclear) await this.try(fileName, () => this.putAside(fileName));
    else await this.remove(fileName);
  }

  private async remove(fileName: string): Promise<void> {
    await this.try(fileName, () => rm(join(this.directory, fileName), { force: true }));
  }

  /** Nobody is stopped by a file that stays. */
  private async try(fileName: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.logger.error({ event: 'spool.not_closed', fileName, error });
    }
  }

  private async putAside(fileName: string): Promise<void> {
    this.logger.error({ event: 'spool.put_aside', fileName });
    await mkdir(this.aside, { recursive: true });
    const path = join(this.directory, fileName);
    // Not renamed: its owner may live after all, and sees that the file is gone by its having no name.
    await copyFile(path, join(this.aside, fileName));
    await rm(path);
  }

  private async read(fileName: string): Promise<LeftSpool | undefined> {
    const owner = findOwner(fileName);
    if (owner === undefined || owner === this.leases.owner || isAlive(owner)) return undefined;
    const path = join(this.directory, fileName);
    // Before it is read: what is written later is in another version, and the dead write nothing.
    const isOfTheDead = isDead(owner);
    if (isDraft(fileName)) {
      if (isOfTheDead) await this.remove(fileName);
      return undefined;
    }
    const found = await unlessMissing(stat(path, { bigint: true }));
    if (!found) return undefined;
    const version = `${found.size}/${found.mtimeNs}`;
    if (!isOfTheDead && this.done.get(fileName) === version) return undefined;
    const isFinal = isOfTheDead || this.clock.now() - Number(found.mtimeMs) > SILENCE_MS;
    const text = await unlessMissing(readFile(path, 'utf8'));
    if (text === undefined) return undefined;
    const { isWhole, ...told } = readSpool(text, { owner, file: fileIdentity(found) });
    return { fileName, owner, version, isFinal, tellsAll: isWhole && isOfTheDead, ...told };
  }
}

/** Somebody else may have removed it by now; a disk that fails otherwise may not fail the next time. */
async function unlessMissing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    const isMissing = isNativeError(error) && 'code' in error && MISSING.has(error.code);
    if (isMissing) return undefined;
    throw error;
  }
}
