import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseUnavailable } from '../../database/database-unavailable.js';
import type { Acceptance } from '../rows/acceptances.repository.js';
import { GenerationRepository } from '../rows/generation.repository.js';
import { type LeftSpool, LeftSpools } from './left-spools.js';

/** Tells the database what a process could tell the spool only: the one before this, or another with the same DATA_DIR. */
@Injectable()
export class SpoolRecovery {
  private readonly logger = new Logger(SpoolRecovery.name);

  constructor(
    private readonly spools: LeftSpools,
    private readonly repository: GenerationRepository,
  ) {}

  /** Before anything is taken over. Rejects while the database is away, or the disk. */
  async run(): Promise<void> {
    for (const spool of await this.spools.list()) await this.record(spool);
  }

  private async record(spool: LeftSpool): Promise<void> {
    let isUnclear = spool.isDamaged;
    for (const acceptance of await this.repository.listUnrecorded(spool.acceptances)) {
      if (!(await this.note(acceptance, spool.owner))) isUnclear = true;
    }
    if (spool.tellsAll && !(await this.endUnsent(spool))) isUnclear = true;
    await this.spools.close(spool, isUnclear);
  }

  private async endUnsent(spool: LeftSpool): Promise<boolean> {
    const { owner } = spool;
    try {
      const generationIds = await this.repository.endUnsent(owner, spool);
      if (generationIds.length > 0)
        this.logger.log({ event: 'spool.attempts_not_sent', owner, generationIds });
      return true;
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      this.logger.error({ event: 'spool.unclear', owner, error });
      return false;
    }
  }

  private async note(acceptance: Acceptance, owner: string): Promise<boolean> {
    const { hold, job } = acceptance;
    const names = { generationId: hold.id, fiboRequestId: job.requestId };
    try {
      const isNoted = await this.repository.noteAcceptance(acceptance, owner);
      if (!isNoted) throw new Error('it belongs to no attempt in this database');
      this.logger.log({ event: 'spool.recorded', ...names });
      return true;
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      this.logger.error({ event: 'spool.unclear', ...names, error });
      return false;
    }
  }
}
