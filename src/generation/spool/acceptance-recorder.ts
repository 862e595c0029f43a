import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { isUniqueViolation } from '../../database/unique-violation.js';
import { FailedAttempt } from '../../fibo/fibo-failure.js';
import type { Acceptance } from '../acceptances.repository.js';
import { GenerationRepository } from '../generation.repository.js';
import { HoldLost } from '../hold.js';
import { AcceptanceSpool } from './acceptance-spool.js';

/** How long after a failed write of an accepted job the next one is made. */
const RECORD_AGAIN_MS = 500;

/** A failed write of so many is told to the log, and to the spool as long as that does not have it. */
const TELL_EVERY = 20;

/** Writes down that FIBO accepted a job. Until that is done only this process, and after the first failure its spool, knows of what is paid for. */
@Injectable()
export class AcceptanceRecorder {
  private readonly logger = new Logger(AcceptanceRecorder.name);

  constructor(
    private readonly repository: GenerationRepository,
    private readonly spool: AcceptanceSpool,
    private readonly clock: Clock,
  ) {}

  /**
   * Rejects with HoldLost, or with FailedAttempt when the job is another generation's. Whatever else the database says, it does not give up:
   * the job is paid for.
   */
  async record(acceptance: Acceptance): Promise<void> {
    const refusal = await this.insist(acceptance);
    if (!refusal) return;
    this.tell(acceptance, refusal);
    throw refusal;
  }

  private async insist(acceptance: Acceptance): Promise<Error | undefined> {
    let fileName: string | undefined;
    for (let writes = 1; ; writes++) {
      try {
        const refusal = await this.write(acceptance);
        if (fileName !== undefined) await this.spool.remove(fileName);
        return refusal;
      } catch (error) {
        if (writes % TELL_EVERY === 1) {
          fileName ??= await this.spool.keep(acceptance);
          this.tell(acceptance, error);
        }
        await this.clock.sleep(RECORD_AGAIN_MS);
      }
    }
  }

  /** Why the database will never take it as ours; undefined: it has. */
  private async write(acceptance: Acceptance): Promise<Error | undefined> {
    try {
      await this.acceptOrNote(acceptance);
      return undefined;
    } catch (error) {
      if (error instanceof HoldLost) return error;
      if (!isUniqueViolation(error)) throw error;
      // Its picture would be another generation's, and so perhaps another user's.
      return new FailedAttempt('lost', 'FIBO gave the job an id that is taken', { cause: error });
    }
  }

  /** Rejects with HoldLost when another process has taken the row over, and the job is noted for it. */
  private async acceptOrNote({ hold, number, job }: Acceptance): Promise<void> {
    try {
      await this.repository.acceptAttempt(hold, number, job);
    } catch (error) {
      if (error instanceof HoldLost) await this.repository.noteAcceptance(hold.id, number, job);
      throw error;
    }
  }

  private tell({ hold, job }: Acceptance, error: unknown): void {
    const { requestId: fiboRequestId } = job;
    this.logger.error({ event: 'job.unrecorded', generationId: hold.id, fiboRequestId, error });
  }
}
