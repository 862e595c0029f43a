import { Injectable } from '@nestjs/common';
import { SpendLimit } from '../spending/spend-limit.js';
import { GenerationInsertRepository, type NewRow } from './generation-insert.repository.js';
import type { Hold } from './hold.js';
import { LeaseKeeper } from './lease-keeper.js';

interface Insert {
  readonly row: NewRow;
  readonly resolve: (hold: Hold | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Makes rows; those that are wanted in the same turn of the event loop, as a batch's are, come into being by one statement. */
@Injectable()
export class RowInserts {
  private waiting: Insert[] = [];

  constructor(
    private readonly repository: GenerationInsertRepository,
    private readonly leases: LeaseKeeper,
    private readonly spending: SpendLimit,
  ) {}

  /** The new row, held by this process. Rejects with SpendLimitReached, and then there is none. */
  async insert(row: NewRow): Promise<Hold> {
    const hold = await new Promise<Hold | undefined>((resolve, reject) => {
      if (this.waiting.length === 0) setImmediate(() => void this.flush());
      this.waiting.push({ row, resolve, reject });
    });
    if (!hold) throw await this.spending.refusal();
    this.leases.hold(hold);
    return hold;
  }

  private async flush(): Promise<void> {
    const inserts = this.waiting;
    this.waiting = [];
    const { owner, leaseMs } = this.leases;
    try {
      const rows = inserts.map(({ row }) => row);
      const holds = await this.repository.insertAll(rows, { owner, ms: leaseMs });
      inserts.forEach(({ resolve }, index) => resolve(holds[index]));
    } catch (error) {
      for (const { reject } of inserts) reject(error);
    }
  }
}
