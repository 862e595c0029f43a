import { Injectable } from '@nestjs/common';
import { ApiError } from '../../common/errors/api-error.js';
import { Gathered } from '../../database/gathered.js';
import type { AttemptHistory } from '../../fibo/attempt-journal.js';
import type { GenerationAttemptEntity } from '../generation-attempt.entity.js';
import { GenerationDriver } from '../generation-driver.js';
import { GenerationReader, type ReadGeneration, type RecordedWork } from '../generation.read.js';
import { CancellationWatch } from '../cancelling/cancellation-watch.js';
import { Journals } from '../journal/journals.js';
import type { Hold } from '../leases/hold.js';

/** Goes on with a generation from what its rows tell. */
@Injectable()
export class Resumption {
  private readonly records: Gathered<number, RecordedWork | undefined>;

  constructor(
    reader: GenerationReader,
    private readonly journals: Journals,
    private readonly driver: GenerationDriver,
    private readonly cancellations: CancellationWatch,
  ) {
    this.records = new Gathered((ids) => reader.listRecordedWork(ids));
  }

  /** See Journals: to be awaited before anything is taken over. */
  async catchUp(): Promise<void> {
    await this.journals.catchUp();
  }

  /** As far as it goes now; rejects as GenerationDriver does. */
  async resume(hold: Hold, signal: AbortSignal): Promise<ReadGeneration> {
    const recorded = await this.records.add(hold.id);
    if (!recorded) throw new ApiError('NOT_FOUND', 'Generation not found');
    const { terms, attempts } = recorded;
    const journal = this.journals.resume(hold, historyOf(attempts));
    const drive = (ending: AbortSignal) => this.driver.drive(terms, journal, ending);
    return this.cancellations.during(journal, drive, signal);
  }
}

function historyOf(attempts: readonly GenerationAttemptEntity[]): AttemptHistory {
  const failed = attempts.flatMap(({ attemptClass }) => attemptClass ?? []);
  const last = attempts.at(-1);
  if (!last || last.attemptClass) return { failed, open: undefined };
  const { requestId, acceptedAt } = last;
  const open = requestId && acceptedAt ? { requestId, acceptedAt: acceptedAt.getTime() } : null;
  return { failed, open };
}
