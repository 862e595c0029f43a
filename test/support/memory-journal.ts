import type { AttemptClass } from '../../src/fibo/attempt-class.js';
import {
  type AcceptedJob,
  type AttemptHistory,
  AttemptJournal,
} from '../../src/fibo/attempt-journal.js';
import type { FailedAttempt } from '../../src/fibo/fibo-failure.js';

/** A journal that forgets with the test; its entries read `begun`, `accepted <request_id>`, `failed <class>`, … */
export class MemoryJournal extends AttemptJournal {
  override readonly generationId = 101;
  readonly entries: string[] = [];
  private readonly failedClasses: AttemptClass[];
  private open: AcceptedJob | null | undefined;

  /** @param history what an earlier driver left; default: nothing */
  constructor(history: AttemptHistory = { failed: [], open: undefined }) {
    super();
    this.failedClasses = [...history.failed];
    this.open = history.open;
  }

  override get history(): AttemptHistory {
    return { failed: this.failedClasses, open: this.open };
  }

  override async queued(): Promise<void> {
    await this.write('queued');
  }

  override async begun(): Promise<void> {
    await this.write('begun');
    this.open = null;
  }

  override sending(): void {
    this.entries.push('sending');
  }

  override async accepted(job: AcceptedJob): Promise<void> {
    await this.write(`accepted ${job.requestId}`);
    this.open = job;
  }

  override async failed(failure: FailedAttempt): Promise<void> {
    await this.write(`failed ${failure.attemptClass}`);
    this.open = undefined;
    this.failedClasses.push(failure.attemptClass);
  }

  override async answered(rawAnswer: Buffer): Promise<void> {
    await this.write(`answered ${rawAnswer.toString()}`);
  }

  private async write(entry: string): Promise<void> {
    this.entries.push(entry);
    return Promise.resolve();
  }
}
