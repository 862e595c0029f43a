import { Logger } from '@nestjs/common';
import type { Billed } from '../common/errors/api-error.js';
import type { Clock } from '../common/time/clock.js';
import { isDatabaseUnavailable } from '../database/database-unavailable.js';
import { isStatementInDoubt } from '../database/statement-in-doubt.js';
import { isUniqueViolation } from '../database/unique-violation.js';
import { type AttemptClass, billedFor, billedForAll } from '../fibo/attempt-class.js';
import { type AcceptedJob, type AttemptHistory, AttemptJournal } from '../fibo/attempt-journal.js';
import { FailedAttempt, ImageUnavailable, TimedOutBeforeAcceptance } from '../fibo/fibo-failure.js';
import type { AttemptEnd, GenerationRepository, GenerationTerms } from './generation.repository.js';
import { type Hold, HoldLost } from './hold.js';
import type { RowInserts } from './row-inserts.js';

/** How long after a failed write of an accepted job the next one is made. */
const RECORD_AGAIN_MS = 500;
const LOG_EVERY = 20;

/** A row that was taken over, with the attempts it tells of. */
export interface RecordedGeneration {
  readonly hold: Hold;
  readonly history: AttemptHistory;
}

/** A generation's attempts as its rows record them. The row itself comes into being with the first entry: who is turned away at the door leaves none. */
export class RowJournal extends AttemptJournal {
  private readonly logger = new Logger(RowJournal.name);
  private readonly failedClasses: AttemptClass[] = [];
  private openJob: AcceptedJob | null | undefined;
  private currentHold: Hold | undefined;

  /** Whether a row may have come into being though its insert failed; whoever takes it over will go on with it. */
  isRowInDoubt = false;

  /** @param start a generation without a row, or a row that was taken over */
  constructor(
    private readonly start: GenerationTerms | RecordedGeneration,
    private readonly repository: GenerationRepository,
    private readonly inserts: RowInserts,
    private readonly clock: Clock,
  ) {
    super();
    if (!('hold' in start)) return;
    this.currentHold = start.hold;
    this.failedClasses.push(...start.history.failed);
    this.openJob = start.history.open;
  }

  get hold(): Hold | undefined {
    return this.currentHold;
  }

  override get generationId(): number | undefined {
    return this.currentHold?.id;
  }

  override get history(): AttemptHistory {
    return { failed: this.failedClasses, open: this.openJob };
  }

  /** Number of the attempt under way. */
  get attemptNumber(): number {
    return this.failedClasses.length + 1;
  }

  /** Whether the row may go without a trace: it is ours, its caller was not told of it, and no attempt has begun. */
  get mayBeForgotten(): boolean {
    return !('hold' in this.start) && this.openJob === undefined && this.failedClasses.length === 0;
  }

  /** What all attempts so far cost; one under way may have been billed. */
  get billed(): Billed {
    const open: Billed[] = this.openJob === undefined ? [] : ['unknown'];
    return billedForAll([...this.failedClasses.map(billedFor), ...open]);
  }

  override async queued(): Promise<void> {
    if (!this.currentHold) await this.insert('pending');
  }

  override async begun(): Promise<void> {
    if (this.currentHold) await this.repository.beginAttempt(this.currentHold, this.attemptNumber);
    else await this.insert('submitting');
    this.openJob = null;
  }

  /** Does not give up while the database is away: the job is paid for, and only this process knows of it. */
  override async accepted(job: AcceptedJob): Promise<void> {
    const hold = this.requireHold();
    this.openJob = job;
    for (let writes = 1; ; writes++) {
      try {
        await this.repository.acceptAttempt(hold, this.attemptNumber, job);
        return;
      } catch (error) {
        if (writes % LOG_EVERY === 1) this.logUnrecorded(job, error);
        if (!isDatabaseUnavailable(error)) throw await this.refusedRecord(error, job, hold);
        await this.clock.sleep(RECORD_AGAIN_MS);
      }
    }
  }

  override async failed(failure: FailedAttempt): Promise<void> {
    const end = endOf(failure, this.attemptNumber);
    const hold = this.requireHold();
    this.openJob = undefined;
    this.failedClasses.push(failure.attemptClass);
    await this.repository.endAttempt(hold, end, this.billed);
  }

  override async answered(rawAnswer: Buffer, billed: Billed): Promise<void> {
    await this.repository.keepRawAnswer(this.requireHold(), rawAnswer, billed);
  }

  /** What all attempts cost when the generation ends by this failure: a refusal bought nothing, though its attempt was open until now. */
  billedAfter(failure: unknown): Billed {
    const end = this.endedBy(failure);
    return billedForAll([...this.failedClasses.map(billedFor), ...(end ? [end.billed] : [])]);
  }

  /** How the attempt under way ends by this failure of the generation; undefined when none is. */
  endedBy(failure: unknown): AttemptEnd | undefined {
    if (this.openJob === undefined) return undefined;
    if (failure instanceof FailedAttempt) return endOf(failure, this.attemptNumber);
    if (failure instanceof TimedOutBeforeAcceptance) return this.endedBy(unsent(failure));
    // FIBO had accepted, and nobody waits for its picture any longer.
    return {
      number: this.attemptNumber,
      attemptClass: 'lost',
      httpStatus: null,
      billed: failure instanceof ImageUnavailable ? 'yes' : billedFor('lost'),
    };
  }

  /** Throws before the first entry: nothing is held yet. */
  requireHold(): Hold {
    if (!this.currentHold) throw new Error('an attempt is recorded before it has begun');
    return this.currentHold;
  }

  private async insert(state: 'pending' | 'submitting'): Promise<void> {
    if ('hold' in this.start) throw new Error('a row that was taken over is not inserted again');
    try {
      this.currentHold = await this.inserts.insert({ terms: this.start, state });
    } catch (error) {
      this.isRowInDoubt = isStatementInDoubt(error);
      throw error;
    }
  }

  private logUnrecorded({ requestId: fiboRequestId }: AcceptedJob, error: unknown): void {
    const { generationId } = this;
    this.logger.error({ event: 'job.unrecorded', generationId, fiboRequestId, error });
  }

  /** Why an acceptance cannot be recorded as ours. */
  private async refusedRecord(error: unknown, job: AcceptedJob, hold: Hold): Promise<unknown> {
    if (error instanceof HoldLost) {
      await this.repository.noteAcceptance(hold.id, this.attemptNumber, job);
      return error;
    }
    // Its picture would be another generation's, and so perhaps another user's.
    return isUniqueViolation(error)
      ? new FailedAttempt('lost', 'FIBO gave the job an id that is taken', { cause: error })
      : error;
  }
}

/** The attempt had begun, but time ran out before its first byte. */
function unsent(cause: TimedOutBeforeAcceptance): FailedAttempt {
  return new FailedAttempt('not_sent', cause.message, { cause });
}

function endOf(failure: FailedAttempt, number: number): AttemptEnd {
  return {
    number,
    attemptClass: failure.attemptClass,
    httpStatus: failure.httpStatus ?? null,
    billed: billedFor(failure.attemptClass),
  };
}
