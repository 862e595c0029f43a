import { Injectable } from '@nestjs/common';
import { AnsweredElsewhere } from '../../cache/answered-elsewhere.js';
import { joinableMs } from '../../cache/joinable.js';
import { Clock } from '../../common/time/clock.js';
import { AppConfig } from '../../config/app-config.js';
import { reached } from '../../common/milestones/milestone.js';
import { Gathered } from '../../database/gathered.js';
import { SpendLimit } from '../../spending/spend-limit.js';
import {
  GenerationInsertRepository,
  type Insertion,
  type NewRow,
} from './generation-insert.repository.js';
import { claimLost } from './claim-lost.js';
import { PlaceTaken } from './place-taken.js';
import type { GenerationTerms } from '../generation-terms.js';
import type { Hold } from '../leases/hold.js';
import { LeaseKeeper } from '../leases/lease-keeper.js';

/**
 * A row's age counts from its insert, and what its node knows of it from the request before that: whoever was told there that it is too late
 * to join must not be made to join for the moment that the insert took.
 */
const LONGEST_INSERT_MS = 2_500;

/** Makes rows; those that are wanted at the same time, as a batch's are, come into being by one statement. */
@Injectable()
export class RowInserts {
  private readonly inserts: Gathered<NewRow, Insertion>;
  private readonly worthJoiningMs: number;

  constructor(
    private readonly repository: GenerationInsertRepository,
    private readonly leases: LeaseKeeper,
    private readonly spending: SpendLimit,
    private readonly clock: Clock,
    config: AppConfig,
  ) {
    this.worthJoiningMs = Math.min(LONGEST_INSERT_MS, joinableMs(config) / 4);
    const lease = { owner: leases.owner, ms: leases.leaseMs };
    this.inserts = new Gathered(async (rows) => {
      reached('rows.inserting');
      const insertions = await repository.insertAll(rows, lease);
      reached('rows.inserted');
      return insertions;
    });
  }

  /** A row that is looked after by whoever is free: a new one, or that of somebody who wants the same. Rejects as `insert` does, but for AnsweredElsewhere, and with PlaceTaken. */
  async handOver(
    terms: GenerationTerms,
  ): Promise<{ readonly id: number; readonly isNew: boolean }> {
    for (;;) {
      const found = await this.insertOrJoin({ terms, state: 'pending', isHandedOver: true });
      if (found.isNew) return found;
      // Whoever asked for it first may give it up, or wait less long.
      const isPromise = terms.place === undefined;
      if (await this.repository.promise(found.id, terms.deadlineAt, isPromise)) return found;
    }
  }

  /** The new row, held by this process. Rejects with SpendLimitReached, with AnsweredElsewhere, or with ApiError when the key was lost, and then there is none. */
  async insert(row: Omit<NewRow, 'isHandedOver'>): Promise<Hold> {
    const hold = await this.insertOnce(row);
    this.leases.hold(hold);
    return hold;
  }

  private async insertOrJoin(
    row: NewRow,
  ): Promise<{ readonly id: number; readonly isNew: boolean }> {
    try {
      return { id: (await this.insertOnce(row)).id, isNew: true };
    } catch (error) {
      if (error instanceof AnsweredElsewhere) return { id: error.generationId, isNew: false };
      throw error;
    }
  }

  private async insertOnce(row: NewRow): Promise<Hold> {
    for (;;) {
      const insertion = await this.inserts.add(row).catch((error: unknown) => {
        throw claimLost(error) ?? error;
      });
      switch (insertion.is) {
        case 'inserted':
          if (row.terms.subscription) row.terms.subscription.storedWith = insertion.hold.id;
          return insertion.hold;
        case 'refused':
          throw await this.spending.refusal();
        case 'taken':
          throw new PlaceTaken();
        case 'known':
          await this.outlive(insertion.id, insertion.joinableMs);
          break;
        case 'contended':
          break;
      }
    }
  }

  /** Rejects with AnsweredElsewhere while there is time to wait for a generation; resolves when it stands in nobody's way any more. */
  private async outlive(id: number, leftMs: number): Promise<void> {
    if (leftMs > this.worthJoiningMs) throw new AnsweredElsewhere(id, leftMs);
    if (leftMs > 0) await this.clock.sleep(leftMs);
    await this.repository.endFlight(id);
  }
}
