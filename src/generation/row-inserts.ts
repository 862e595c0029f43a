import { Injectable } from '@nestjs/common';
import { reached } from '../common/milestones/milestone.js';
import { Gathered } from '../database/gathered.js';
import { SpendLimit } from '../spending/spend-limit.js';
import { GenerationInsertRepository, type NewRow } from './generation-insert.repository.js';
import type { Hold } from './hold.js';
import { LeaseKeeper } from './lease-keeper.js';

/** Makes rows; those that are wanted at the same time, as a batch's are, come into being by one statement. */
@Injectable()
export class RowInserts {
  private readonly inserts: Gathered<NewRow, Hold | undefined>;

  constructor(
    repository: GenerationInsertRepository,
    private readonly leases: LeaseKeeper,
    private readonly spending: SpendLimit,
  ) {
    const lease = { owner: leases.owner, ms: leases.leaseMs };
    this.inserts = new Gathered(async (rows) => {
      reached('rows.inserting');
      const holds = await repository.insertAll(rows, lease);
      reached('rows.inserted');
      return holds;
    });
  }

  /** The new row, held by this process. Rejects with SpendLimitReached, and then there is none. */
  async insert(row: NewRow): Promise<Hold> {
    const hold = await this.inserts.add(row);
    if (!hold) throw await this.spending.refusal();
    this.leases.hold(hold);
    return hold;
  }
}
