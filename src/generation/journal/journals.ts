import { Injectable } from '@nestjs/common';
import type { AttemptHistory } from '../../fibo/attempt-journal.js';
import { GenerationRepository } from '../rows/generation.repository.js';
import type { GenerationTerms } from '../generation-terms.js';
import type { Hold } from '../leases/hold.js';
import { RowInserts } from '../rows/row-inserts.js';
import { RowJournal } from './row-journal.js';
import { AcceptanceRecorder } from '../spool/acceptance-recorder.js';
import { AttemptSpool } from '../spool/attempt-spool.js';
import { SpoolRecovery } from '../spool/spool-recovery.js';

/** Opens journals on rows. */
@Injectable()
export class Journals {
  constructor(
    private readonly repository: GenerationRepository,
    private readonly inserts: RowInserts,
    private readonly recorder: AcceptanceRecorder,
    private readonly recovery: SpoolRecovery,
    private readonly spool: AttemptSpool,
  ) {}

  /** Until this has resolved, rows may not tell of jobs that this node has bought, nor of orders that it never sent: nobody goes on with them before. Rejects while the database is away. */
  async catchUp(): Promise<void> {
    await this.recovery.run();
  }

  /** The journal of a generation that has no row yet. */
  begin(generation: GenerationTerms): RowJournal {
    return new RowJournal(generation, this.repository, this.inserts, this.recorder, this.spool);
  }

  /** The journal of a generation that was taken over, with the attempts its rows tell of. */
  resume(hold: Hold, history: AttemptHistory): RowJournal {
    return new RowJournal(
      { hold, history },
      this.repository,
      this.inserts,
      this.recorder,
      this.spool,
    );
  }
}
