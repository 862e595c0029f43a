import { Injectable } from '@nestjs/common';
import type { AttemptHistory } from '../../fibo/attempt-journal.js';
import type { GenerationAttemptEntity } from '../generation-attempt.entity.js';
import { GenerationDriver } from '../generation-driver.js';
import { GenerationReader, type ReadGeneration } from '../generation.read.js';
import { Journals } from '../journal/journals.js';
import type { Hold } from '../leases/hold.js';

/** Goes on with a generation from what its rows tell. */
@Injectable()
export class Resumption {
  constructor(
    private readonly reader: GenerationReader,
    private readonly journals: Journals,
    private readonly driver: GenerationDriver,
  ) {}

  /** See Journals: to be awaited before anything is taken over. */
  async catchUp(): Promise<void> {
    await this.journals.catchUp();
  }

  /** As far as it goes now; rejects as GenerationDriver does. */
  async resume(hold: Hold, signal: AbortSignal): Promise<ReadGeneration> {
    const terms = await this.reader.getTerms(hold.id);
    const history = historyOf(await this.reader.listAttempts(hold.id));
    return this.driver.drive(terms, this.journals.resume(hold, history), signal);
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
