import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import type { Acceptance } from '../rows/acceptances.repository.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';
import { writeAcceptance } from './acceptance-line.js';
import type { HeldAttempt } from '../leases/hold.js';
import { writeStep } from './attempt-line.js';
import { spoolDirectory, spoolFileName } from './spool-name.js';
import { SpoolFile } from './spool-file.js';

/** Some 100 KB: whoever finds a file reads all of it. */
const MOST_LINES = 1_000;

/** What is kept until the database knows more than that. */
export interface SpooledLine {
  /** The database does. */
  settle(): void;
}

/** An acceptance that the database is still to be told of. */
export interface SpooledAcceptance extends SpooledLine {
  /** Resolves when a power cut does not take it either. */
  makeDurable(): Promise<void>;
}

interface Kept {
  readonly text: string;
  isDurable: boolean;
}

/**
 * What this process does at FIBO, from the instant before it is done until the database knows what came of it, in a file that outlives
 * the process. A line is written at once and nobody waits for the disk: what is written nowhere is, after a kill, bought twice or given up.
 * A disk that refuses is logged, and stops orders only when it cannot even be told that something is missing.
 *
 * As long as the file says that it is whole it tells of every sending of which the database does not know what came: so an attempt that is open, and
 * that it does not tell of, was not sent. What is settled stays in it until it is written anew, from memory.
 */
@Injectable()
export class AttemptSpool implements OnApplicationShutdown {
  private readonly logger = new Logger(AttemptSpool.name);
  private readonly path: string;
  private readonly kept = new Set<Kept>();
  private file: SpoolFile | undefined;
  /** The highest generation with a sending that is settled. */
  private settledUpTo = 0;

  constructor(
    config: AppConfig,
    @Inject(LeaseKeeper) private readonly leases: Pick<LeaseKeeper, 'owner'>,
  ) {
    this.path = join(spoolDirectory(config), spoolFileName(leases.owner));
  }

  /** Whose it is, as leases name their owners. */
  get owner(): string {
    return this.leases.owner;
  }

  /** What is still to be told stays for the next start. */
  onApplicationShutdown(): void {
    const { file } = this;
    this.file = undefined;
    file?.close();
    if (this.kept.size === 0) this.try(() => file?.remove());
  }

  /** To be called before an attempt is written down: without a file nothing tells that it was not sent. */
  open(): void {
    if (!this.file) this.try(() => this.renew());
  }

  /** An attempt on a row that another process had is about to be written down: it is nobody else's then. */
  keepBeginning(attempt: HeldAttempt): SpooledLine {
    return this.keep(writeStep('begin', attempt)).line;
  }

  /** An attempt's first byte is about to be sent. Throws when the disk neither takes that nor lets the file say that it is not whole: then nothing may be sent. */
  keepSending(attempt: HeldAttempt): SpooledLine {
    const { line, isWritten } = this.keep(writeStep('send', attempt));
    const settle = () => {
      this.settledUpTo = Math.max(this.settledUpTo, attempt.hold.id);
      line.settle();
    };
    if (isWritten) return { settle };
    try {
      SpoolFile.disown(this.path);
      return { settle };
    } catch (error) {
      line.settle();
      throw error;
    }
  }

  keepAcceptance(acceptance: Acceptance): SpooledAcceptance {
    const { kept, line, isWritten } = this.keep(writeAcceptance(acceptance));
    const makeDurable = async () => {
      kept.isDurable = true;
      try {
        if (!isWritten || !this.file?.isOfUse) this.renew();
        await this.file?.sync();
      } catch (error) {
        this.tell(error);
      }
    };
    return { ...line, makeDurable };
  }

  private keep(text: string) {
    const kept: Kept = { text, isDurable: false };
    this.kept.add(kept);
    const isWritten = this.try(() => {
      if (this.file?.isOfUse) this.file.append(text);
      else this.renew();
    });
    if (this.file && this.file.lines >= MOST_LINES) this.try(() => this.renew());
    const line: SpooledLine = { settle: () => void this.kept.delete(kept) };
    return { kept, line, isWritten };
  }

  /** A file with nothing but what is still to be kept. Throws when the disk refuses, and then the one before it stays. */
  private renew(): void {
    const kept = [...this.kept];
    const isDurable = kept.some((line) => line.isDurable);
    const lines = kept.map(({ text }) => text);
    const before = this.file;
    const { owner, settledUpTo: tellsAbove } = this;
    this.file = SpoolFile.create(this.path, { owner, tellsAbove, lines }, isDurable);
    before?.close();
  }

  /** @returns whether the disk did it */
  private try(act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      this.tell(error);
      return false;
    }
  }

  private tell(error: unknown): void {
    this.logger.error({ event: 'spool.failed', error });
  }
}
