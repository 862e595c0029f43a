import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import { Injectable, Logger } from '@nestjs/common';
import { syncDirectory, writeDurably } from '../../common/files/durable-file.js';
import { AppConfig } from '../../config/app-config.js';
import type { Acceptance } from '../acceptances.repository.js';
import { readAcceptance, writeAcceptance } from './spooled-acceptance.js';

const EXTENSION = '.json';

const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR']);

/** An acceptance and the file that holds it. */
export interface SpooledAcceptance {
  readonly fileName: string;
  readonly acceptance: Acceptance;
}

/**
 * Acceptances that the database could not be told of, as files: `<DATA_DIR>/spool/<generation>-<uuid>.json`. What cannot be used lies in
 * `aside` below it. A disk that refuses is logged and stops nobody.
 */
@Injectable()
export class AcceptanceSpool {
  private readonly logger = new Logger(AcceptanceSpool.name);
  private readonly directory: string;
  private readonly aside: string;

  constructor(private readonly config: AppConfig) {
    this.directory = join(config.dataDir, 'spool');
    this.aside = join(this.directory, 'aside');
  }

  /** The file to remove when the database has it; undefined when none could be written. */
  async keep(acceptance: Acceptance): Promise<string | undefined> {
    const { id: generationId } = acceptance.hold;
    const fileName = `${generationId}-${randomUUID()}${EXTENSION}`;
    try {
      await mkdir(this.directory, { recursive: true });
      await syncDirectory(this.config.dataDir);
      await writeDurably(join(this.directory, fileName), writeAcceptance(acceptance));
      return fileName;
    } catch (error) {
      this.logger.error({ event: 'spool.unwritten', generationId, error });
      return undefined;
    }
  }

  /** All of them; what is none is put aside. Rejects when the disk cannot be read. */
  async list(): Promise<readonly SpooledAcceptance[]> {
    const spooled: SpooledAcceptance[] = [];
    for (const fileName of await this.fileNames()) {
      const found = await this.read(fileName);
      if (found) spooled.push(found);
    }
    return spooled;
  }

  /** Not durably: what comes back after a power cut is recorded a second time, which changes nothing. */
  async remove(fileName: string): Promise<void> {
    try {
      await rm(join(this.directory, fileName), { force: true });
    } catch (error) {
      this.logger.warn({ event: 'spool.not_removed', fileName, error });
    }
  }

  /** For somebody to look at: it may tell of a picture that is paid for. */
  async putAside(fileName: string, error: unknown): Promise<void> {
    this.logger.error({ event: 'spool.put_aside', fileName, error });
    try {
      await mkdir(this.aside, { recursive: true });
      await rename(join(this.directory, fileName), join(this.aside, fileName));
    } catch (immovable) {
      this.logger.error({ event: 'spool.not_put_aside', fileName, error: immovable });
    }
  }

  /** Without those that are being written. */
  private async fileNames(): Promise<readonly string[]> {
    const names = await unlessMissing(readdir(this.directory));
    return names?.filter((name) => name.endsWith(EXTENSION)) ?? [];
  }

  private async read(fileName: string): Promise<SpooledAcceptance | undefined> {
    const text = await unlessMissing(readFile(join(this.directory, fileName), 'utf8'));
    if (text === undefined) return undefined;
    try {
      return { fileName, acceptance: readAcceptance(text) };
    } catch (error) {
      await this.putAside(fileName, error);
      return undefined;
    }
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
