import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseUnavailable } from '../../database/database-unavailable.js';
import { GenerationRepository } from '../generation.repository.js';
import { AcceptanceSpool, type SpooledAcceptance } from './acceptance-spool.js';

/** Tells the database what a process could tell the spool only: the one before this, or another with the same DATA_DIR. */
@Injectable()
export class SpoolRecovery {
  private readonly logger = new Logger(SpoolRecovery.name);

  constructor(
    private readonly spool: AcceptanceSpool,
    private readonly repository: GenerationRepository,
  ) {}

  /** Before anything is taken over. Rejects while the database is away, or the disk. */
  async run(): Promise<void> {
    for (const spooled of await this.spool.list()) await this.record(spooled);
  }

  private async record({ fileName, acceptance }: SpooledAcceptance): Promise<void> {
    const { hold, number, job } = acceptance;
    try {
      const isNoted = await this.repository.noteAcceptance(hold.id, number, job);
      if (!isNoted) throw new Error('it belongs to no attempt in this database');
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      await this.spool.putAside(fileName, error);
      return;
    }
    await this.spool.remove(fileName);
    const { requestId: fiboRequestId } = job;
    this.logger.log({ event: 'spool.recorded', generationId: hold.id, fiboRequestId });
  }
}
