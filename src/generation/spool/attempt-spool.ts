import { join } from 'node:path';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import type { Acceptance } from '../acceptances.repository.js';
import { LeaseKeeper } from '../lease-keeper.js';
import { writeAcceptance } from './acceptance-line.js';
import { spoolFileName, spoolDirectory } from './spool-name.js';
import { SpoolFile } from './spool-file.js';

/** Some 100 KB: whoever finds a segment reads all of it. */
const SEGMENT_LINES = 1_000;

/** An acceptance that the database is still to be told of. */
export interface SpooledAcceptance {
  /** Resolves when a power cut does not take it either. */
  makeDurable(): Promise<void>;
  /** The database has it. */
  settle(): Promise<void>;
}

/**
 * What FIBO accepted, from the instant it is known until the database has it, in files that outlive the process. A line is written at once
 * and nobody waits for the disk: as long as it is nowhere, a kill makes the picture be bought twice. A disk that refuses is logged and stops nobody.
 */
@Injectable()
export class AttemptSpool implements OnApplicationShutdown {
  private readonly logger = new Logger(AttemptSpool.name);
  private readonly directory: string;
  private segment: SpoolFile | undefined;
  private segments = 0;

  constructor(
    config: AppConfig,
    @Inject(LeaseKeeper) private readonly leases: Pick<LeaseKeeper, 'owner'>,
  ) {
    this.directory = spoolDirectory(config);
  }

  /** Whose it is, as leases name their owners. */
  get owner(): string {
    return this.leases.owner;
  }

  /** What is still to be told stays for the next start. */
  async onApplicationShutdown(): Promise<void> {
    await this.sealSegment();
  }

  keep(acceptance: Acceptance): SpooledAcceptance {
    let segment = this.write(acceptance);
    const settle = () => this.try(async () => segment?.settle());
    const makeDurable = () =>
      this.try(async () => {
        segment ??= this.write(acceptance);
        await segment?.sync();
      });
    return { makeDurable, settle };
  }

  /** Where it stands; undefined: the disk refuses. */
  private write(acceptance: Acceptance): SpoolFile | undefined {
    try {
      if (this.segment?.isGone) void this.sealSegment();
      this.segment ??= this.createSegment();
      const { segment } = this;
      segment.append(writeAcceptance(acceptance));
      if (segment.lines >= SEGMENT_LINES) void this.sealSegment();
      return segment;
    } catch (error) {
      this.tell(error);
      // Half a line is not to be the beginning of another one.
      void this.sealSegment();
      return undefined;
    }
  }

  private createSegment(): SpoolFile {
    return SpoolFile.create(join(this.directory, spoolFileName(this.owner, this.segments++)));
  }

  private async sealSegment(): Promise<void> {
    const { segment } = this;
    this.segment = undefined;
    await this.try(async () => segment?.seal());
  }

  private async try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    this.logger.error({ event: 'spool.failed', error });
  }
}
