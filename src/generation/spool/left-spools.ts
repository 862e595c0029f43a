import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import type { Acceptance } from '../acceptances.repository.js';
import { LeaseKeeper } from '../lease-keeper.js';
import { isAlive, isDead } from '../../common/process/process-identity.js';
import { readAcceptance } from './acceptance-line.js';
import { findOwner, spoolDirectory } from './spool-name.js';

/** Who has not written for so long, and cannot be seen from here, is taken for dead. */
const SILENCE_MS = 86_400_000;

const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/** A segment of the spool that another process has written. */
export interface LeftSpool {
  readonly fileName: string;
  /** Who wrote it, as leases name their owners. */
  readonly owner: string;
  /** By size and time: another one has something new to tell. */
  readonly version: string;
  /** Nobody will add to it. */
  readonly isFinal: boolean;
  readonly acceptances: readonly Acceptance[];
  /** It has lines that say nothing. */
  readonly isDamaged: boolean;
}

/** What other processes have left in the spool: those that have died, and those of which nobody here can tell. */
@Injectable()
export class LeftSpools {
  private readonly logger = new Logger(LeftSpools.name);
  private readonly directory: string;
  private readonly aside: string;
  /** Versions of segments that are done with, but not final. */
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
    const segments: LeftSpool[] = [];
    for (const fileName of (await unlessMissing(readdir(this.directory))) ?? []) {
      const segment = await this.read(fileName);
      if (segment) segments.push(segment);
    }
    return segments;
  }

  /**
   * The database knows what it tells. Not removed durably: what comes back after a power cut is recorded a second time, which changes nothing.
   *
   * @param isUnclear for somebody to look at: it may tell of a picture that is paid for
   */
  async close({ fileName, version, isFinal }: LeftSpool, isUnclear: boolean): Promise<void> {
    try {
      if (!isFinal) this.done.set(fileName, version);
      else if (isUnclear) await this.putAside(fileName);
      else await rm(join(this.directory, fileName), { force: true });
    } catch (error) {
      this.logger.error({ event: 'spool.not_closed', fileName, error });
    }
  }

  private async putAside(fileName: string): Promise<void> {
    this.logger.error({ event: 'spool.put_aside', fileName });
    await mkdir(this.aside, { recursive: true });
    await rename(join(this.directory, fileName), join(this.aside, fileName));
  }

  private async read(fileName: string): Promise<LeftSpool | undefined> {
    const owner = findOwner(fileName);
    if (owner === undefined || owner === this.leases.owner || isAlive(owner)) return undefined;
    const path = join(this.directory, fileName);
    const found = await unlessMissing(stat(path));
    if (!found) return undefined;
    const version = `${found.size}/${found.mtimeMs}`;
    if (this.done.get(fileName) === version) return undefined;
    // Before it is read: what is written later is in another version.
    const isFinal = isDead(owner) || this.clock.now() - found.mtimeMs > SILENCE_MS;
    const text = await unlessMissing(readFile(path, 'utf8'));
    if (text === undefined) return undefined;
    // What stands behind the last line's end is being written, or its writer was killed over it.
    const lines = text.split('\n').slice(0, -1);
    const acceptances = lines.flatMap((line) => findAcceptance(line) ?? []);
    const isDamaged = acceptances.length < lines.length;
    return { fileName, owner, version, isFinal, acceptances, isDamaged };
  }
}

function findAcceptance(line: string): Acceptance | undefined {
  try {
    return readAcceptance(line);
  } catch {
    // Counted as damage.
    return undefined;
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
