import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import type { AttemptHistory } from '../fibo/attempt-journal.js';
import { GenerationRepository, type GenerationTerms } from './generation.repository.js';
import type { Hold } from './hold.js';
import { RowInserts } from './row-inserts.js';
import { RowJournal } from './row-journal.js';

/** Opens journals on rows. */
@Injectable()
export class Journals {
  constructor(
    private readonly repository: GenerationRepository,
    private readonly inserts: RowInserts,
    private readonly clock: Clock,
  ) {}

  /** The journal of a generation that has no row yet. */
  begin(generation: GenerationTerms): RowJournal {
    return new RowJournal(generation, this.repository, this.inserts, this.clock);
  }

  /** The journal of a generation that was taken over, with the attempts its rows tell of. */
  resume(hold: Hold, history: AttemptHistory): RowJournal {
    return new RowJournal({ hold, history }, this.repository, this.inserts, this.clock);
  }
}
