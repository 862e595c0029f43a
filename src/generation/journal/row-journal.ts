import type { Billed } from '../../common/errors/api-error.js';
import { isStatementInDoubt } from '../../database/statement-in-doubt.js';
import { type AttemptClass, billedFor, billedForAll } from '../../fibo/attempt-class.js';
import {
  type AcceptedJob,
  type AttemptHistory,
  AttemptJournal,
} from '../../fibo/attempt-journal.js';
import {
  FailedAttempt,
  ImageUnavailable,
  TimedOutBeforeAcceptance,
} from '../../fibo/fibo-failure.js';
import type { AttemptEnd, GenerationRepository } from '../rows/generation.repository.js';
import type { GenerationTerms } from '../generation-terms.js';
import type { HeldAttempt, Hold } from '../leases/hold.js';
import type { RowInserts } from '../rows/row-inserts.js';
import type { AcceptanceRecorder } from '../spool/acceptance-recorder.js';
import type { AttemptSpool, SpooledLine } from '../spool/attempt-spool.js';

/** A row that was taken over, with the attempts it tells of. */
export interface RecordedGeneration {
  readonly hold: Hold;
  readonly history: AttemptHistory;
}

/** A generation's attempts as its rows record them. The row itself comes into being with the first entry: who is turned away at the door leaves none. */
export class RowJournal extends AttemptJournal {
  private readonly failedClasses: AttemptClass[] = [];
  private openJob: AcceptedJob | null | undefined;
  private currentHold: Hold | undefined;
  /** Of the attempt under way. */
  private spooled: SpooledLine[] = [];

  /** Whether a row may have come into being though its insert failed; whoever takes it over will go on with it. */
  isRowInDoubt = false;

  /** Called with the row when the generation begins to wait, for its turn or its next attempt; without one when that is over. What waits may be cancelled. */
  onWaiting: ((row: Hold | undefined) => void) | undefined;

  /** @param start a generation without a row, or a row that was taken over */
  constructor(
    private readonly start: GenerationTerms | RecordedGeneration,
    private readonly repository: GenerationRepository,
    private readonly inserts: RowInserts,
    private readonly recorder: AcceptanceRecorder,
    private readonly spool: AttemptSpool,
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
    this.onWaiting?.(this.currentHold);
  }

  override async begun(): Promise<void> {
    this.onWaiting?.(undefined);
    this.spool.open();
    this.spooled = 'hold' in this.start ? [this.spool.keepBeginning(this.heldAttempt)] : [];
    try {
      if (this.currentHold)
        await this.repository.beginAttempt(this.currentHold, this.attemptNumber);
      else await this.insert('submitting');
    } catch (error) {
      this.recorded();
      throw error;
    }
    this.openJob = null;
  }

  override sending(): void {
    this.spooled.push(this.spool.keepSending(this.heldAttempt));
  }

  override async accepted(job: AcceptedJob): Promise<void> {
    const attempt = this.heldAttempt;
    this.openJob = job;
    await this.recorder.record({ ...attempt, job });
    this.recorded();
  }

  override async failed(failure: FailedAttempt): Promise<void> {
    const end = endOf(failure, this.attemptNumber);
    const hold = this.requireHold();
    this.openJob = undefined;
    this.failedClasses.push(failure.attemptClass);
    this.onWaiting?.(hold);
    await this.repository.endAttempt(hold, end, this.billed);
    this.recorded();
  }

  /** The database knows what became of the attempt that was under way, FIBO's job or its end; or the row is this process's no more, and others judge for themselves. */
  recorded(): void {
    for (const line of this.spooled) line.settle();
    this.spooled = [];
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

  private get heldAttempt(): HeldAttempt {
    return { hold: this.requireHold(), number: this.attemptNumber };
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
