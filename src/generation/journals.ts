import { Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.js';
import type { AttemptHistory } from '../fibo/attempt-journal.js';
import { GenerationRepository, type GenerationTerms } from './generation.repository.js';
import type { Hold } from './hold.js';
import { LeaseKeeper } from './lease-keeper.js';
import { RowJournal } from './row-journal.js';

/** Opens journals on rows. */
@Injectable()
export class Journals {
  constructor(
    private readonly repository: GenerationRepository,
    private readonly leases: LeaseKeeper,
    private readonly clock: Clock,
  ) {}

  /** The journal of a generation that has no row yet. */
  begin(generation: GenerationTerms): RowJournal {
    return new RowJournal(generation, this.repository, this.leases, this.clock);
  }

  /** The journal of a generation that was taken over, with the attempts its rows tell of. */
  resume(hold: Hold, history: AttemptHistory): RowJournal {
    return new RowJournal({ hold, history }, this.repository, this.leases, this.clock);
  }
}
