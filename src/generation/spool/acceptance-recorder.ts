import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/time/clock.js';
import { isUniqueViolation } from '../../database/unique-violation.js';
import { FailedAttempt } from '../../fibo/fibo-failure.js';
import type { Acceptance } from '../rows/acceptances.repository.js';
import { GenerationRepository } from '../rows/generation.repository.js';
import { HoldLost } from '../leases/hold.js';
import { AttemptSpool, type SpooledAcceptance } from './attempt-spool.js';

/** How long after a failed write of an accepted job the next one is made. */
const RECORD_AGAIN_MS = 500;

/** A failed write of so many is told to the log, and the spool is asked to survive a power cut. */
const TELL_EVERY = 20;

/** How the database took it. */
interface Recording {
  /** Why it will never be ours. */
  readonly refusal?: Error;
  /** Whether it is known to the database, ours or not. */
  readonly isKept: boolean;
}

/** Writes down that FIBO accepted a job: at once in the spool, so that it outlives this process, and then in the database. */
@Injectable()
export class AcceptanceRecorder {
  private readonly logger = new Logger(AcceptanceRecorder.name);

  constructor(
    private readonly repository: GenerationRepository,
    private readonly spool: AttemptSpool,
    private readonly clock: Clock,
  ) {}

  /**
   * Rejects with HoldLost, or with FailedAttempt when the job is another generation's. Whatever else the database says, it does not give up:
   * the job is paid for.
   */
  async record(acceptance: Acceptance): Promise<void> {
    const spooled = this.spool.keepAcceptance(acceptance);
    const { refusal, isKept } = await this.insist(acceptance, spooled);
    if (isKept) spooled.settle();
    if (!refusal) return;
    this.tell(acceptance, refusal);
    throw refusal;
  }

  private async insist(acceptance: Acceptance, spooled: SpooledAcceptance): Promise<Recording> {
    for (let writes = 1; ; writes++) {
      try {
        return await this.write(acceptance);
      } catch (error) {
        if (writes % TELL_EVERY === 1) {
          this.tell(acceptance, error);
          await spooled.makeDurable();
        }
        await this.clock.sleep(RECORD_AGAIN_MS);
      }
    }
  }

  private async write(acceptance: Acceptance): Promise<Recording> {
    try {
      return await this.acceptOrNote(acceptance);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Its picture would be another generation's, and so perhaps another user's.
      const message = 'FIBO gave the job an id that is taken';
      return { refusal: new FailedAttempt('lost', message, { cause: error }), isKept: true };
    }
  }

  private async acceptOrNote(acceptance: Acceptance): Promise<Recording> {
    const { hold, number, job } = acceptance;
    try {
      await this.repository.acceptAttempt(hold, number, job);
      return { isKept: true };
    } catch (error) {
      if (!(error instanceof HoldLost)) throw error;
      // Another process has taken the row over: it is noted for that one.
      const isKept = await this.repository.noteAcceptance(acceptance, this.spool.owner);
      return { refusal: error, isKept };
    }
  }

  private tell({ hold, job }: Acceptance, error: unknown): void {
    const { requestId: fiboRequestId } = job;
    this.logger.error({ event: 'job.unrecorded', generationId: hold.id, fiboRequestId, error });
  }
}
